"""A file is whole or not there."""

from pathlib import Path

import pytest

from exports.statistical.whole_files import whole_file


def test_a_file_is_there_when_it_is_written(tmp_path: Path) -> None:
    with whole_file(tmp_path / "a.csv") as unfinished:
        unfinished.write_text("neu")
        assert not (tmp_path / "a.csv").exists()
    assert [path.name for path in tmp_path.iterdir()] == ["a.csv"]


def fail_halfway(path: Path) -> None:
    with whole_file(path) as unfinished:
        unfinished.write_text("halb")
        raise OSError("voll")


def test_what_fails_leaves_the_older_file_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("alt")
    with pytest.raises(OSError, match="voll"):
        fail_halfway(tmp_path / "a.csv")
    assert [path.read_text() for path in tmp_path.iterdir()] == ["alt"]
