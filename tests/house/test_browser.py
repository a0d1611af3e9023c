"""How the tests find their browser (tools/browser.py), with small scripts in place of real ones."""

from pathlib import Path

import pytest

from tools import browser


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder that is all of PATH, on a machine where nothing can be fetched."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(tmp_path / "downloads"))
    monkeypatch.delenv("QD_BROWSER", raising=False)
    monkeypatch.setattr(browser, "fetch_browser", lambda: None)
    return tmp_path


def program(path: Path, *, starts: bool) -> str:
    path.write_text(f"#!/bin/sh\nexit {0 if starts else 1}\n", "utf-8")
    path.chmod(0o755)
    return str(path)


def test_a_browser_on_the_path_is_printed(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    chromium = program(path / "chromium", starts=True)
    assert browser.main() == 0
    assert capsys.readouterr().out == f"{chromium}\n"


def test_a_wrapper_without_its_browser_is_passed_over(path: Path) -> None:
    program(path / "chromium-browser", starts=False)
    chrome = program(path / "google-chrome", starts=True)
    assert browser.find_browser() == chrome


def test_the_chosen_browser_comes_before_all_others(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(path / "chromium", starts=True)
    chosen = program(path / "my-own", starts=True)
    monkeypatch.setenv("QD_BROWSER", chosen)
    assert browser.find_browser() == chosen


def test_a_chosen_browser_that_does_not_start_is_named(
    path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    program(path / "chromium", starts=True)
    monkeypatch.setenv("QD_BROWSER", str(path / "gone"))
    assert browser.main() == 1
    assert str(path / "gone") in capsys.readouterr().err


@pytest.mark.usefixtures("path")
def test_a_machine_without_any_browser_is_told_what_to_do(capsys: pytest.CaptureFixture[str]) -> None:
    assert browser.main() == 1
    answer = capsys.readouterr()
    assert answer.out == ""
    assert "QD_BROWSER" in answer.err
