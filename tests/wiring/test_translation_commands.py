"""Texts go out to translators and come back into the file of the translation, and nothing is lost on the way."""

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook

from qualitaetsrahmen.languages.texts_of import needed_by, texts_of
from qualitaetsrahmen.languages.translations import Translation
from qualitaetsrahmen.languages.translators import Refusal
from qualitaetsrahmen.loading import read_file
from qualitaetsrahmen.writing import translation_text
from tests.fakes.addition import ADDITION, OPTIONAL
from tests.fakes.small_framework import SMALL_YAML, small_framework
from tests.fakes.translation import translation_of
from tests.fakes.versions import text_of
from tests.wiring.command_line import Answer, Command, answer_to
from texts.catalogue import LANGUAGES, translator

FRAMEWORK = small_framework()
STATEMENT = "items/sprache.texte/ask/eltern/text"
ARABIC = "أفهم النصوص، حتى «الطويلة» منها."
TRANSLATION, MARK = 4, 6


@pytest.fixture
def command(capsys: pytest.CaptureFixture[str]) -> Command:
    """Runs ``framework texts`` with what follows."""
    return lambda *arguments: answer_to(("framework", "texts", *arguments), capsys)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The small framework in a folder of its own."""
    path = tmp_path / "rahmen" / "kleiner-rahmen-1.0.yaml"
    path.parent.mkdir()
    path.write_text(SMALL_YAML, "utf-8")
    return path


Fill = Callable[[Path, dict[str, str]], None]


def fill_sheet(path: Path, texts: dict[str, str]) -> None:
    """Write into a spreadsheet as a translator does."""
    workbook = load_workbook(path)
    for cells in workbook.worksheets[0].iter_rows(min_row=3):
        if cells[0].value in texts:
            cells[TRANSLATION - 1].value = texts[str(cells[0].value)]
    workbook.save(path)


def fill_xliff(path: Path, texts: dict[str, str]) -> None:
    """Write into a translator's file as a program does."""
    parts = path.read_text("utf-8").split("<trans-unit ")
    for number, part in enumerate(parts):
        key = part.partition('id="')[2].partition('"')[0]
        if key in texts:
            target = f'<target state="translated">{texts[key]}</target>'
            parts[number] = part.replace('<target state="needs-translation"></target>', target)
    path.write_text("<trans-unit ".join(parts), "utf-8")


KINDS: dict[str, Fill] = {"xlsx": fill_sheet, "xlf": fill_xliff, "xliff": fill_xliff}


def written(path: Path, language: str) -> Translation:
    """The translation beside a framework; nothing may be wrong with it."""
    file = path.parent / "text" / f"kleiner-rahmen-1.0.{language}.yaml"
    read = read_file(file.read_bytes(), file.name, {FRAMEWORK.name: FRAMEWORK}.get)
    assert read.findings == ()
    assert isinstance(read.value, Translation)
    return read.value


def put(path: Path, translation: Translation, opening: str = "") -> Path:
    """Lay a translation beside a framework."""
    file = path.parent / "text" / f"kleiner-rahmen-1.0.{translation.language}.yaml"
    file.parent.mkdir(exist_ok=True)
    file.write_text(translation_text(translation, opening), "utf-8")
    return file


def exported(command: Command, path: Path, language: str, kind: str = "xlsx") -> Path:
    out = path.parent / f"{language}.{kind}"
    answer = command("export", path, "--language", language, "--perspective", "eltern", "--out", out)
    assert (answer.code, answer.err) == (0, "")
    return out


def brought_back(command: Command, file: Path) -> Answer:
    return command("import", file, "--to", file.parent)


@pytest.mark.parametrize("kind", KINDS)
def test_arabic_goes_the_whole_way_and_back(command: Command, path: Path, kind: str) -> None:
    file = exported(command, path, "ar", kind)
    KINDS[kind](file, {STATEMENT: ARABIC, "framework/title": "إطار صغير"})
    answer = brought_back(command, file)
    assert (answer.code, answer.err) == (0, "")
    translation = written(path, "ar")
    assert {key: text.text for key, text in translation.texts.items()} == {
        "framework/title": "إطار صغير",
        STATEMENT: ARABIC,
    }
    assert not translation.is_checked


def test_an_addition_goes_out_with_its_own_texts_only_and_comes_back_beside_it(
    command: Command, path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path.write_text(text_of(OPTIONAL), "utf-8")
    extra = path.parent / "additions" / "x-musterstadt.yaml"
    extra.parent.mkdir()
    extra.write_text(ADDITION, "utf-8")
    sheet = path.parent / "eigenes.xlsx"
    answer = command("export", extra, "--language", "tr", "--perspective", "eltern", "--out", sheet)
    assert answer.out == f"{sheet}: 3 Texte, davon 3 noch zu übersetzen.\n"
    fill_sheet(sheet, {"items/x-musterstadt-wege.a/ask/eltern/text": "Uzak değil."})
    assert brought_back(command, sheet).code == 0
    file = path.parent / "text" / "kleiner-rahmen-1.0+x-musterstadt.tr.yaml"
    assert "Uzak değil." in file.read_text("utf-8")
    assert answer_to(("framework", "check", file), capsys).code == 0


def test_a_new_translation_says_at_its_top_that_nobody_has_checked_it(command: Command, path: Path) -> None:
    file = exported(command, path, "tr")
    fill_sheet(file, {STATEMENT: "Metinleri anlıyorum."})
    brought_back(command, file)
    top = (path.parent / "text" / "kleiner-rahmen-1.0.tr.yaml").read_text("utf-8").splitlines()[:3]
    assert top[0] == "# Kleiner Rahmen (kleiner-rahmen@1.0): Türkçe"
    assert top[2].startswith("# Nicht geprüft")


def test_an_export_says_how_much_is_to_be_done(command: Command, path: Path) -> None:
    total = len(texts_of(FRAMEWORK))
    done = len(needed_by(FRAMEWORK, "eltern"))
    put(path, translation_of(FRAMEWORK, "tr"))
    out = path.parent / "alles.xlsx"
    answer = command("export", path, "--language", "tr", "--out", out)
    assert answer.out == f"{out}: {total} Texte, davon {total - done} noch zu übersetzen.\n"


def test_a_file_that_comes_back_unchanged_changes_nothing(command: Command, path: Path) -> None:
    file = put(path, translation_of(FRAMEWORK, "tr"), "# Von Hand")
    before = file.read_bytes()
    answer = brought_back(command, exported(command, path, "tr"))
    assert (answer.code, answer.err) == (0, "")
    assert "nichts Neues" in answer.out
    assert file.read_bytes() == before


def test_what_was_there_stays_and_so_do_the_comments_at_the_top(command: Command, path: Path) -> None:
    before = translation_of(FRAMEWORK, "tr", is_checked=True)
    file = put(path, before, "# Von Hand\n# geschrieben")
    sheet = exported(command, path, "tr")
    fill_sheet(sheet, {STATEMENT: "Yeni.", "framework/title": ""})
    answer = brought_back(command, sheet)
    assert answer.code == 0
    assert "Bitte lassen Sie sie neu prüfen" in answer.out
    assert file.read_text("utf-8").startswith("# Von Hand\n# geschrieben\n\nschema: 1")
    now = written(path, "tr")
    assert not now.is_checked
    assert {**now.texts, STATEMENT: before.texts[STATEMENT]} == before.texts
    assert now.texts[STATEMENT].text == "Yeni."


def test_a_german_text_that_has_changed_since_is_told_and_the_rest_is_taken(command: Command, path: Path) -> None:
    file = exported(command, path, "tr")
    fill_sheet(file, {STATEMENT: "Metinleri anlıyorum.", "framework/title": "Küçük Çerçeve"})
    path.write_text(SMALL_YAML.replace("Ich verstehe die Texte.", "Ich verstehe alle Texte."), "utf-8")
    answer = brought_back(command, file)
    assert answer.code == 1
    (line,) = answer.err.splitlines()
    assert line.startswith(f"{file}, Zeile ")
    assert STATEMENT in line
    assert list(written(path, "tr").texts) == ["framework/title"]


def test_every_row_that_cannot_be_used_is_one_line(command: Command, path: Path) -> None:
    file = exported(command, path, "tr")
    workbook = load_workbook(file)
    sheet = workbook.worksheets[0]
    rows: tuple[tuple[str | None, str | int], ...] = (
        (None, "Nereye?"),
        ("items/yok/ask/eltern/text", "Yok"),
        ("framework/title", "=1+1"),
        ("areas/wege/plain_title", "x" * 2001),
        (STATEMENT, "bir"),
        (STATEMENT, "iki"),
    )
    marks = {key: unit.source for key, unit in texts_of(FRAMEWORK).items()}
    sheet.delete_rows(3, sheet.max_row)
    for key, text in rows:
        sheet.append([key, None, None, text, None, marks.get(key or "", "00000000")])
    workbook.save(file)
    answer = brought_back(command, file)
    assert answer.code == 1
    assert [line.split(": ")[0] for line in answer.err.splitlines()] == [f"{file}, Zeile {row}" for row in range(3, 9)]
    assert len({line.split(": ", 1)[1] for line in answer.err.splitlines()}) == 5
    assert not (path.parent / "text").exists()


@pytest.mark.parametrize("name", ["kaputt.xlsx", "kaputt.xlf", "kaputt.txt", "fehlt.xlsx"])
def test_a_file_that_cannot_be_read_changes_nothing(command: Command, path: Path, name: str) -> None:
    file = path.parent / name
    if name.startswith("kaputt"):
        file.write_text("kaputt", "utf-8")
    answer = brought_back(command, file)
    assert (answer.code, answer.out, len(answer.err.splitlines())) == (1, "", 1)
    assert not (path.parent / "text").exists()


def test_a_translation_for_a_framework_that_is_not_there_is_refused(
    command: Command, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = exported(command, path, "tr")
    monkeypatch.setenv("QD_FRAMEWORKS", str(tmp_path / "leer"))
    for answer in (command("import", file), command("import", file, "--to", tmp_path)):
        assert (answer.code, answer.out, len(answer.err.splitlines())) == (1, "", 1)
        assert "kleiner-rahmen@1.0" in answer.err


def test_unless_a_folder_is_named_it_is_that_of_the_installation(
    command: Command, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = exported(command, path, "tr")
    fill_sheet(file, {STATEMENT: "Metinleri anlıyorum."})
    monkeypatch.setenv("QD_FRAMEWORKS", str(path.parent))
    assert command("import", file).code == 0
    assert list(written(path, "tr").texts) == [STATEMENT]


def test_a_present_translation_with_mistakes_is_told_and_left_alone(command: Command, path: Path) -> None:
    file = exported(command, path, "tr")
    fill_sheet(file, {STATEMENT: "Metinleri anlıyorum."})
    present = put(path, translation_of(FRAMEWORK, "tr"))
    present.write_text(present.read_text("utf-8").replace("schema: 1", "schema: eins"), "utf-8")
    before = present.read_bytes()
    for answer in (
        brought_back(command, file),
        command("export", path, "--language", "tr", "--out", path.parent / "neu.xlsx"),
    ):
        assert answer.code == 1
        assert answer.err.startswith(f"{present}:1:9 NOT_A_CHOICE ")
    assert present.read_bytes() == before


def test_something_else_in_the_place_of_the_translation_is_left_alone(command: Command, path: Path) -> None:
    other = put(path, translation_of(FRAMEWORK, "tr"))
    other.write_text(translation_text(translation_of(FRAMEWORK, "en")), "utf-8")
    answer = command("export", path, "--language", "tr", "--out", path.parent / "neu.xlsx")
    assert (answer.code, answer.out, len(answer.err.splitlines())) == (1, "", 1)
    assert str(other) in answer.err


def test_lost_and_outdated_texts_stay_in_the_file(command: Command, path: Path) -> None:
    old = translation_of(FRAMEWORK, "tr")
    lost = old.model_copy(update={"texts": {**old.texts, "items/weg/ask/eltern/text": old.texts[STATEMENT]}})
    put(path, lost)
    path.write_text(SMALL_YAML.replace("Ich verstehe die Texte.", "Ich verstehe alle Texte."), "utf-8")
    file = exported(command, path, "tr")
    fill_sheet(file, {"framework/title": "Küçük Çerçeve"})
    assert brought_back(command, file).code == 0
    text = (path.parent / "text" / "kleiner-rahmen-1.0.tr.yaml").read_text("utf-8")
    assert "items/weg/ask/eltern/text:" in text
    assert "tr: Ich verstehe die Texte." in text


@pytest.mark.parametrize("language", ["de", "Türkisch", "", "../tr"])
def test_a_language_that_cannot_be_one_is_refused(command: Command, path: Path, language: str) -> None:
    answer = command("export", path, "--language", language, "--out", path.parent / "neu.xlsx")
    assert (answer.code, answer.out, len(answer.err.splitlines())) == (1, "", 1)


def test_leichte_sprache_is_a_language_like_others(command: Command, path: Path) -> None:
    file = exported(command, path, "de-leicht", "xlf")
    fill_xliff(file, {STATEMENT: "Ich verstehe alles."})
    assert brought_back(command, file).code == 0
    assert written(path, "de-leicht").texts[STATEMENT].text == "Ich verstehe alles."


def test_an_unknown_perspective_is_refused_with_those_that_there_are(command: Command, path: Path) -> None:
    answer = command("export", path, "--language", "tr", "--perspective", "elter", "--out", path.parent / "a.xlsx")
    assert answer.code == 1
    assert "koordination, leitung, fachkraft, ehrenamt, eltern" in answer.err


def test_an_export_is_not_written_over_the_work_of_a_translator(command: Command, path: Path) -> None:
    file = exported(command, path, "tr")
    again = ("export", path, "--language", "tr", "--out", file)
    before = file.read_bytes()
    assert command(*again).code == 1
    assert file.read_bytes() == before
    assert command(*again, "--force").code == 0


def test_an_ending_that_says_nothing_is_refused(command: Command, path: Path) -> None:
    answer = command("export", path, "--language", "tr", "--out", path.parent / "a.csv")
    assert (answer.code, answer.out, len(answer.err.splitlines())) == (1, "", 1)
    assert not (path.parent / "a.csv").exists()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("reason", Refusal)
def test_every_reason_not_to_take_a_text_has_its_sentence(reason: Refusal, language: str) -> None:
    assert translator(language)(f"commands.texts.refused.{reason}", key=STATEMENT).endswith(".")
