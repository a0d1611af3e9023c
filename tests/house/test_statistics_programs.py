"""How the slow tests find PSPP and R (tools/statistics_programs.py), with small scripts in place of real programs."""

from pathlib import Path

import pytest

from tools import statistics_programs
from tools.statistics_programs import ProgramMissing, pspp, r_with_haven, r_with_jsonlite


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder that is all of PATH, on a machine where nothing can be fetched."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(statistics_programs, "install_packages", lambda *_: False)
    return tmp_path


def program(path: Path, *, works: bool) -> str:
    path.write_text(f"#!/bin/sh\nexit {0 if works else 1}\n", "utf-8")
    path.chmod(0o755)
    return str(path)


def test_a_program_on_the_path_is_taken(path: Path) -> None:
    installed = program(path / "pspp", works=True)
    assert pspp() == installed


def test_r_without_haven_is_not_enough(path: Path) -> None:
    program(path / "Rscript", works=False)
    with pytest.raises(ProgramMissing, match="r-cran-haven"):
        r_with_haven()
    with pytest.raises(ProgramMissing, match="r-cran-jsonlite"):
        r_with_jsonlite()


@pytest.mark.usefixtures("path")
def test_what_is_missing_is_named_with_its_package() -> None:
    with pytest.raises(ProgramMissing, match="install pspp"):
        pspp()


def test_what_is_missing_is_fetched_first(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fetch(*names: str) -> bool:
        return bool(program(path / names[0], works=True))

    monkeypatch.setattr(statistics_programs, "install_packages", fetch)
    assert pspp() == str(path / "pspp")
