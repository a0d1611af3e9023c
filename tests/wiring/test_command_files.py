"""A command names the file that it cannot use, and a file is written whole or stays as it was."""

from pathlib import Path

import pytest

from texts.catalogue import LANGUAGES, translator
from wiring.command_files import content_of, naming, write_file
from wiring.errors import CommandRefused, FileUnusable


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (FileNotFoundError(2, "No such file"), "missing"),
        (NotADirectoryError(20, "Not a directory"), "missing"),
        (IsADirectoryError(21, "Is a directory"), "folder"),
        (PermissionError(13, "Permission denied"), "permission"),
        (OSError(28, "No space left on device"), "other"),
    ],
)
def test_what_the_system_says_becomes_one_line_that_names_the_file(error: OSError, reason: str, language: str) -> None:
    with pytest.raises(FileUnusable) as caught, naming(Path("rahmen.yaml")):
        raise error
    assert caught.value.data["reason"] == reason
    sentence = translator(language).error(FileUnusable.code, caught.value.data)
    assert sentence.startswith("rahmen.yaml ")
    assert sentence.endswith(".")


def test_a_file_is_named_as_it_was_typed_and_another_one_by_its_own_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(FileUnusable) as caught, naming(Path("fehlt.yaml")):
        (tmp_path / "fehlt.yaml").read_bytes()
    assert caught.value.data["file"] == "fehlt.yaml"
    with pytest.raises(FileUnusable) as caught, naming(Path("da.yaml")):
        (tmp_path / "daneben.yaml").read_bytes()
    assert caught.value.data["file"] == str(tmp_path / "daneben.yaml")


def test_what_was_written_can_be_read_and_nothing_else_is_left(tmp_path: Path) -> None:
    path = tmp_path / "text" / "neu.yaml"
    write_file(path, b"eins", replaces=False)
    write_file(path, b"zwei", replaces=True)
    assert content_of(path) == b"zwei"
    assert [path.name for path in path.parent.iterdir()] == ["neu.yaml"]


def test_a_file_is_not_replaced_unasked(tmp_path: Path) -> None:
    path = tmp_path / "da.yaml"
    path.write_bytes(b"eins")
    with pytest.raises(CommandRefused) as caught:
        write_file(path, b"zwei", replaces=False)
    assert caught.value.data == {"reason": "exists", "file": str(path)}
    assert path.read_bytes() == b"eins"


def test_a_place_where_nothing_can_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "datei").write_bytes(b"")
    with pytest.raises(FileUnusable):
        write_file(tmp_path / "datei" / "neu.yaml", b"eins", replaces=True)
