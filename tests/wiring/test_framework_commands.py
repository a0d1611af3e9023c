"""Frameworks on the command line: checked with their neighbours, compared, published once and for all, described."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from qualitaetsrahmen.file_kinds import FileKind
from qualitaetsrahmen.schema.json_schema import file_name_of, schema_of
from tests.fakes.versions import REWORDED, map_of, text_of
from tests.wiring.command_line import MAP, Answer, Command, answer_to, collection_at

PUBLISHED = ("status: draft", "status: published")
FIRST, SECOND = "kleiner-rahmen-1.0.yaml", "kleiner-rahmen-2.0.yaml"


@pytest.fixture
def command(capsys: pytest.CaptureFixture[str]) -> Command:
    """Runs ``framework`` with what follows."""
    return lambda *arguments: answer_to(("framework", *arguments), capsys)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two versions of the small framework and the map between them."""
    return collection_at(tmp_path / "frameworks")


def rewrite(path: Path, old: str, new: str) -> Path:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    return path


def codes(answer: Answer) -> list[str]:
    return [line.split()[1] for line in answer.out.splitlines()]


# check


def test_files_of_every_kind_are_checked_together(command: Command, folder: Path) -> None:
    files = sorted(folder.rglob("*.yaml"))
    assert command("check", *files) == Answer(0, "Alle 3 Dateien sind in Ordnung.\n", "")


def test_a_file_is_checked_against_its_neighbours(command: Command, folder: Path) -> None:
    (folder / "maps" / "kleiner-rahmen-1.0--2.0.yaml").unlink()
    answer = command("check", folder / SECOND)
    assert (answer.code, codes(answer)) == (1, ["REV_NOT_RAISED"])


def test_a_map_and_a_translation_find_their_frameworks_in_the_folder_above(command: Command, folder: Path) -> None:
    bad = folder / "maps" / "kleiner-rahmen-1.0--2.0.yaml"
    rewrite(bad, "from: [absprachen.gelten]", "from: [absprachen.galten]")
    text = folder / "text" / "kleiner-rahmen-1.0.tr.yaml"
    text.parent.mkdir()
    text.write_text(
        "schema: 1\ntranslation: {of: kleiner-rahmen@1.0, language: tr}\ntexts: {a: {source: '0', text: b}}\n"
    )
    answer = command("check", bad, text)
    assert answer.code == 1
    assert {line.split(":")[0] for line in answer.out.splitlines()} == {str(bad), str(text)}
    assert "MISSPELT_REFERENCE" in codes(answer)


def test_findings_name_a_file_as_it_was_typed(command: Command, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rewrite(folder / "maps" / "kleiner-rahmen-1.0--2.0.yaml", "comparable: yes", "comparable: no")
    monkeypatch.chdir(folder / "maps")
    own, framework = "kleiner-rahmen-1.0--2.0.yaml", f"../{SECOND}"
    answer = command("check", framework, own)
    assert [line.split(":")[0] for line in answer.out.splitlines()] == [own]
    monkeypatch.chdir(folder)
    answer = command("check", f"maps/{own}")
    assert [line.split(":")[0] for line in answer.out.splitlines()] == [f"maps/{own}"]


def test_hints_about_plain_language_come_when_asked_for_and_refuse_nothing(command: Command, tmp_path: Path) -> None:
    path = tmp_path / "rahmen.yaml"
    path.write_text(text_of(("Ich verstehe die Texte.", "Ich kenne die Unterstützungsangebote.")), "utf-8")
    assert "Hinweis" not in command("check", path).out
    answer = command("check", "--hints", path)
    assert answer.code == 0
    line = next(line for line in answer.out.splitlines() if "Hinweis" in line)
    assert "„Unterstützungsangebote“" in line
    assert line.startswith(f"{path}:")


def test_two_versions_in_any_folder_are_compared(command: Command, folder: Path, tmp_path: Path) -> None:
    """A changed wording under the same rev is told also where nothing has been published yet."""
    desk = tmp_path / "schreibtisch"
    desk.mkdir()
    for name in ("kleiner-rahmen-1.0.yaml", SECOND):
        (desk / name).write_bytes((folder / name).read_bytes())
    assert codes(command("check", desk / SECOND)) == ["REV_NOT_RAISED"]


def test_a_file_outside_of_a_collection_is_checked_by_itself(command: Command, tmp_path: Path) -> None:
    stray = tmp_path / "irgendwo.yml"
    stray.write_text(text_of(PUBLISHED), "utf-8")
    (tmp_path / "daneben.yaml").write_text("kein: Rahmen", "utf-8")
    assert command("check", stray) == Answer(0, "Die Datei ist in Ordnung.\n", "")


def test_a_neighbour_that_cannot_be_read_does_not_matter(command: Command, folder: Path) -> None:
    (folder / "ordner.yaml").mkdir()
    (folder / "leer.yaml").symlink_to(folder / "nirgends")
    assert command("check", folder / FIRST).code == 0


def test_a_file_that_cannot_be_read_is_one_line_and_the_others_are_checked(command: Command, folder: Path) -> None:
    rewrite(folder / FIRST, "schema: 1", "schema: eins")
    missing = folder / "fehlt.yaml"
    answer = command("check", missing, folder, folder / FIRST)
    assert answer.code == 1
    assert codes(answer) == ["NOT_A_CHOICE"]
    assert [line.split(" ")[0] for line in answer.err.splitlines()] == [str(missing), str(folder)]


def test_a_file_that_cannot_be_read_is_no_clean_file(command: Command, folder: Path) -> None:
    answer = command("check", folder / FIRST, folder / "fehlt.yaml")
    assert (answer.code, answer.out) == (1, "")
    as_json = command("check", "--json", folder / FIRST, folder / "fehlt.yaml")
    assert (as_json.code, as_json.out) == (1, "[]\n")


def test_checking_loads_neither_settings_nor_screens_nor_storage(folder: Path) -> None:
    code = (
        "import sys; from wiring.commands import main; main(sys.argv[1:]);"
        "print([name for name in sys.modules if name.split('.')[0] in sys.argv[4].split()])"
    )
    heavy = "pydantic_settings streamlit sqlalchemy pandas numpy docx openpyxl lxml starlette exports storage"
    answer = subprocess.run(
        [sys.executable, "-c", code, "framework", "check", folder / FIRST, heavy],
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).parents[2],
    )
    assert answer.stdout.splitlines() == ["[]"], answer.stderr


# diff


def test_a_difference_is_told_with_the_map_that_lies_beside_it(command: Command, folder: Path) -> None:
    answer = command("diff", folder / FIRST, folder / SECOND)
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.splitlines()[0] == "Kleiner Rahmen: von 1.0 nach 2.0"
    assert str(folder / "maps" / "kleiner-rahmen-1.0--2.0.yaml") in answer.out.splitlines()[1]
    assert "absprachen.gelten – vergleichbar" in answer.out


def test_frameworks_can_be_named_instead_of_their_files(
    command: Command, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QD_FRAMEWORKS", str(folder))
    by_name = command("diff", "kleiner-rahmen@1.0", "kleiner-rahmen@2.0")
    assert by_name == command("diff", folder / FIRST, folder / SECOND)
    missing = command("diff", "kleiner-rahmen@1.0", "kleiner-rahmen@9.0")
    assert (missing.code, len(missing.err.splitlines())) == (1, 1)
    assert "kleiner-rahmen-9.0.yaml" in missing.err


def test_without_a_map_the_comparison_is_a_proposal(command: Command, folder: Path) -> None:
    (folder / "maps" / "kleiner-rahmen-1.0--2.0.yaml").unlink()
    answer = command("diff", folder / FIRST, folder / SECOND)
    assert "nur ein Vorschlag" in answer.out
    assert "absprachen.gelten – vergleichbar" in answer.out


def test_a_map_with_mistakes_is_not_believed(command: Command, folder: Path) -> None:
    rewrite(folder / "maps" / "kleiner-rahmen-1.0--2.0.yaml", "comparable: yes", "comparable: no")
    answer = command("diff", folder / FIRST, folder / SECOND)
    assert answer.code == 0
    assert "hat Fehler" in answer.out
    assert "nicht vergleichbar" not in answer.out.partition("Anders formuliert")[2]


def test_a_drafted_map_can_be_checked_as_it_is_and_is_never_written_over(command: Command, folder: Path) -> None:
    path = folder / "maps" / "kleiner-rahmen-1.0--2.0.yaml"
    refused = command("diff", folder / FIRST, folder / SECOND, "--map", path)
    assert (refused.code, path.read_text("utf-8")) == (1, MAP)
    assert "--force" in refused.err
    path.unlink()
    assert command("diff", folder / FIRST, folder / SECOND, "--map", path).code == 0
    assert path.read_text("utf-8").startswith("# Von kleiner-rahmen@1.0 nach kleiner-rahmen@2.0")
    assert command("check", path).code == 0
    assert command("diff", folder / FIRST, folder / SECOND, "--map", path, "--force").code == 0


def test_over_a_version_in_between_its_maps_are_told_one_after_the_other(command: Command, folder: Path) -> None:
    third = folder / "kleiner-rahmen-3.0.yaml"
    third.write_text(text_of(REWORDED, ("- id: sprache.texte\n", "- id: sprache.klar\n"), version="3.0"), "utf-8")
    renaming = map_of(
        'change: renamed, from: [sprache.texte], to: [sprache.klar], comparable: with_note, note: "Neu benannt."',
        old="2.0",
        new="3.0",
    )
    (folder / "maps" / "kleiner-rahmen-2.0--3.0.yaml").write_text(renaming, "utf-8")
    answer = command("diff", folder / FIRST, third)
    assert (answer.code, answer.err) == (0, "")
    assert "der Weg führt über 2.0" in answer.out
    first, second = answer.out.split("Kleiner Rahmen: von 2.0 nach 3.0")
    assert "absprachen.gelten – vergleichbar" in first
    assert "sprache.texte → sprache.klar – mit Hinweis vergleichbar" in second
    assert "Vorschlag" not in answer.out


def test_two_versions_in_the_wrong_order_are_turned_around(command: Command, folder: Path) -> None:
    turned, right = command("diff", folder / SECOND, folder / FIRST), command("diff", folder / FIRST, folder / SECOND)
    assert turned.out.splitlines()[0].endswith("von 1.0 nach 2.0.")
    assert turned.out.splitlines()[1:] == right.out.splitlines()


def test_no_map_leads_backwards_or_to_itself(command: Command, folder: Path) -> None:
    for old, new in ((SECOND, FIRST), (FIRST, FIRST)):
        answer = command("diff", folder / old, folder / new, "--map", folder / "karte.yaml")
        assert (answer.code, len(answer.err.splitlines())) == (1, 1)
        assert not (folder / "karte.yaml").exists()


def test_different_frameworks_are_not_compared(command: Command, folder: Path) -> None:
    other = folder / "anderer-1.0.yaml"
    other.write_text(text_of(("id: kleiner-rahmen", "id: anderer")), "utf-8")
    answer = command("diff", folder / FIRST, other)
    assert (answer.code, answer.out, len(answer.err.splitlines())) == (1, "", 1)


def test_a_version_with_findings_is_not_compared_but_told(command: Command, folder: Path) -> None:
    rewrite(folder / SECOND, "schema: 1", "schema: eins")
    answer = command("diff", folder / FIRST, folder / SECOND)
    assert (answer.code, answer.out) == (1, "")
    assert answer.err.startswith(f"{folder / SECOND}:1:9 NOT_A_CHOICE ")


def test_whoever_has_read_enough_may_close_the_output(folder: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    answer = subprocess.run(
        [sys.executable, "-m", "wiring.commands", "framework", "diff", folder / FIRST, folder / SECOND],
        stdout=writing,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
        cwd=Path(__file__).parents[2],
    )
    os.close(writing)
    assert answer.stderr == ""


# publish


def publishable(folder: Path) -> Path:
    return rewrite(folder / FIRST, *PUBLISHED)


def test_what_is_published_is_locked_once_and_checked_from_then_on(command: Command, folder: Path) -> None:
    path = publishable(folder)
    assert codes(command("check", path)) == ["NOT_LOCKED"]
    first = command("publish", path)
    lock = (folder / "published.lock").read_bytes()
    second = command("publish", path)
    assert (first.code, second.code) == (0, 0)
    assert "schon veröffentlicht" in second.out
    assert (folder / "published.lock").read_bytes() == lock
    assert command("check", path).code == 0


def test_versions_stand_in_the_lock_beside_each_other(command: Command, folder: Path) -> None:
    rewrite(folder / SECOND, *PUBLISHED)
    assert command("publish", publishable(folder)).code == command("publish", folder / SECOND).code == 0
    lock = (folder / "published.lock").read_text("utf-8")
    assert "kleiner-rahmen@1.0 sha256:" in lock
    assert "kleiner-rahmen@2.0 sha256:" in lock
    assert command("check", *sorted(folder.rglob("*.yaml"))).code == 0


def test_a_folder_without_a_lock_gets_one(command: Command, folder: Path) -> None:
    (folder / "published.lock").unlink()
    assert command("publish", publishable(folder)).code == 0
    assert "kleiner-rahmen@1.0" in (folder / "published.lock").read_text("utf-8")


def test_what_was_published_with_another_content_is_refused_at_its_lines(command: Command, folder: Path) -> None:
    path = publishable(folder)
    command("publish", path)
    lock = (folder / "published.lock").read_bytes()
    rewrite(path, *REWORDED)
    answer = command("publish", path)
    line = path.read_text("utf-8")[: path.read_text("utf-8").index(REWORDED[1])].count("\n") + 1
    assert (answer.code, answer.out) == (1, "")
    assert answer.err.startswith(f"{path}:{line}:")
    assert " PUBLISHED_CHANGED " in answer.err
    assert (folder / "published.lock").read_bytes() == lock


def test_a_draft_is_not_published(command: Command, folder: Path) -> None:
    answer = command("publish", folder / FIRST)
    assert (answer.code, answer.out, len(answer.err.splitlines())) == (1, "", 1)
    assert "draft" in answer.err
    assert (folder / "published.lock").read_text("utf-8") == ""


def test_a_version_without_its_map_is_not_published(command: Command, folder: Path) -> None:
    (folder / "maps" / "kleiner-rahmen-1.0--2.0.yaml").unlink()
    command("publish", publishable(folder))
    lock = (folder / "published.lock").read_text("utf-8")
    answer = command("publish", rewrite(folder / SECOND, *PUBLISHED))
    assert answer.code == 1
    assert " MAP_MISSING " in answer.err
    assert (folder / "published.lock").read_text("utf-8") == lock


def test_a_version_whose_map_still_asks_its_authors_is_not_published(command: Command, folder: Path) -> None:
    rewrite(folder / SECOND, "- id: sprache.texte\n            rev: 1", "- id: sprache.texte\n            rev: 2")
    path = folder / "maps" / "kleiner-rahmen-1.0--2.0.yaml"
    command("diff", folder / FIRST, folder / SECOND, "--map", path, "--force")
    rewrite(folder / SECOND, *PUBLISHED)
    refused = command("publish", folder / SECOND)
    assert (refused.code, (folder / "published.lock").read_text("utf-8")) == (1, "")
    assert "(Anzahl: 1)" in refused.err
    rewrite(path, "Bitte prüfen und in einem Satz sagen, was beim Vergleichen zu beachten ist.", "Neuer Sinn.")
    assert command("publish", folder / SECOND).code == 0


def test_a_file_under_another_name_is_not_published_also_without_a_lock(command: Command, tmp_path: Path) -> None:
    path = tmp_path / "rahmen.yaml"
    path.write_text(text_of(PUBLISHED), "utf-8")
    answer = command("publish", path)
    assert answer.code == 1
    assert " FILE_NAME " in answer.err
    assert [path.name for path in tmp_path.iterdir()] == ["rahmen.yaml"]


def test_only_frameworks_are_published(command: Command, folder: Path) -> None:
    answer = command("publish", folder / "maps" / "kleiner-rahmen-1.0--2.0.yaml")
    assert (answer.code, len(answer.err.splitlines())) == (1, 1)


def test_a_file_that_is_not_there_is_not_published(command: Command, tmp_path: Path) -> None:
    answer = command("publish", tmp_path / "fehlt-1.0.yaml")
    assert (answer.code, len(answer.err.splitlines())) == (1, 1)
    assert list(tmp_path.iterdir()) == []


# schema


@pytest.mark.parametrize("kind", FileKind)
def test_the_schema_of_a_kind_is_printed(command: Command, kind: FileKind) -> None:
    answer = command("schema", "--kind", kind)
    assert (answer.code, json.loads(answer.out)) == (0, schema_of(kind))


def test_unless_another_kind_is_named_it_is_that_of_frameworks(command: Command) -> None:
    assert json.loads(command("schema").out) == schema_of(FileKind.FRAMEWORK)


def test_all_schemas_are_written_into_a_folder(command: Command, tmp_path: Path) -> None:
    for _ in range(2):
        assert command("schema", "--to", tmp_path / "schema").code == 0
    written = {path.name: json.loads(path.read_text("utf-8")) for path in (tmp_path / "schema").iterdir()}
    assert written == {file_name_of(kind): schema_of(kind) for kind in FileKind}


def test_one_schema_is_written_where_one_is_named(command: Command, tmp_path: Path) -> None:
    assert command("schema", "--kind", "map", "--to", tmp_path).code == 0
    assert [path.name for path in tmp_path.iterdir()] == [file_name_of(FileKind.MAP)]
