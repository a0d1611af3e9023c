"""Every file of a framework belongs to a folder, in which its neighbours are found and read only when needed."""

from pathlib import Path

import pytest

from qualitaetsrahmen.loading import FrameworkInvalid
from tests.fakes.small_framework import SMALL_YAML, small_framework
from tests.wiring.command_line import collection_at
from wiring.framework_files import FolderFiles, framework_at, place_in_collection


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("rahmen/a-1.0.yaml", "a-1.0.yaml"),
        ("rahmen/maps/a-1.0--2.0.yaml", "maps/a-1.0--2.0.yaml"),
        ("rahmen/text/a-1.0.tr.yaml", "text/a-1.0.tr.yaml"),
        ("rahmen/additions/x-ort.yaml", "additions/x-ort.yaml"),
        ("rahmen/anderes.txt", "anderes.txt"),
    ],
)
def test_a_file_belongs_to_the_folder_of_its_collection(tmp_path: Path, path: str, name: str) -> None:
    assert place_in_collection(tmp_path / path) == (tmp_path / "rahmen", name)


def test_a_file_that_is_named_from_where_it_lies_belongs_to_the_same_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = collection_at(tmp_path)
    monkeypatch.chdir(folder / "maps")
    assert place_in_collection(Path("kleiner-rahmen-1.0--2.0.yaml")) == (folder, "maps/kleiner-rahmen-1.0--2.0.yaml")


def test_the_files_of_a_collection_are_those_in_their_places_and_those_that_were_named(tmp_path: Path) -> None:
    folder = collection_at(tmp_path)
    (folder / "lies-mich.txt").write_text("x", "utf-8")
    (folder / "ordner.yaml").mkdir()
    files = FolderFiles(folder, ["fehlt.yaml"])
    assert sorted(files) == [
        "fehlt.yaml",
        "kleiner-rahmen-1.0.yaml",
        "kleiner-rahmen-2.0.yaml",
        "maps/kleiner-rahmen-1.0--2.0.yaml",
        "published.lock",
    ]
    assert len(files) == 5
    assert files["kleiner-rahmen-1.0.yaml"] == SMALL_YAML.encode()
    assert "../kleiner-rahmen-1.0.yaml" not in files
    with pytest.raises(FileNotFoundError):
        files["fehlt.yaml"]


def test_a_framework_is_read_or_told_with_the_name_of_its_file(tmp_path: Path) -> None:
    path = collection_at(tmp_path) / "kleiner-rahmen-1.0.yaml"
    assert framework_at(path) == small_framework()
    path.write_text(SMALL_YAML.replace("schema: 1", "schema: eins"), "utf-8")
    with pytest.raises(FrameworkInvalid) as caught:
        framework_at(path)
    assert [finding.file for finding in caught.value.findings] == [str(path)]
