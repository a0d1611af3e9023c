"""The translator's spreadsheet can be filled in by anybody, does nothing by itself, and comes back as it went."""

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from exports.errors import TranslatorFileRefused
from exports.translator_sheet import read_translator_sheet, translator_sheet
from qualitaetsrahmen.languages.translators import Refusal, taken_in
from tests.exports.translators import ARABIC, FRAMEWORK, STATEMENT, order_of, texts_in, with_text
from tests.fakes.versions import framework
from texts.catalogue import translator

DE = translator("de")
KEY, WHERE, GERMAN, TRANSLATION, STATE, MARK = range(1, 7)


def opened(content: bytes) -> tuple[Workbook, Worksheet]:
    workbook = load_workbook(io.BytesIO(content))
    return workbook, workbook.worksheets[0]


def saved(workbook: Workbook) -> bytes:
    file = io.BytesIO()
    workbook.save(file)
    return file.getvalue()


def filled(language: str = "tr", **texts: str | float) -> bytes:
    """A sheet in whose first rows somebody has written."""
    workbook, sheet = opened(translator_sheet(order_of(language), DE))
    for number, text in enumerate(texts.values(), start=3):
        sheet.cell(number, TRANSLATION).value = text
    return saved(workbook)


def row_of(sheet: Worksheet, key: str) -> int:
    return next(cells[0].row for cells in sheet.iter_rows() if cells[0].value == key)


def test_every_text_has_a_row_with_its_place_in_words_and_its_german() -> None:
    what = order_of(is_translated=True)
    _, sheet = opened(translator_sheet(what, DE))
    row = [cell.value for cell in sheet[row_of(sheet, STATEMENT)]]
    assert sheet.max_row == 2 + len(what.texts)
    assert row[:4] == [
        STATEMENT,
        "1.2 Verständlichkeit · Eltern · Aussage",
        "Ich verstehe die Texte.",
        "tr: Ich verstehe die Texte.",
    ]
    assert row[4] == "übersetzt"
    assert [cell.value for cell in sheet[2]] == [
        "Schlüssel",
        "Wo der Text steht",
        "Deutsch",
        "Türkçe",
        "Stand",
        "Kennzeichen",
    ]


def test_an_outdated_text_shows_what_was_there_and_asks_for_a_new_one() -> None:
    later = framework(("Ich verstehe die Texte.", "Ich verstehe alle Texte."))
    _, sheet = opened(translator_sheet(order_of(is_translated=True, framework=later), DE))
    row = row_of(sheet, STATEMENT)
    assert sheet.cell(row, TRANSLATION).value is None
    assert str(sheet.cell(row, STATE).value).endswith("bisher: tr: Ich verstehe die Texte.")


def test_the_header_stays_in_sight_and_only_the_translation_can_be_written() -> None:
    _, sheet = opened(translator_sheet(order_of(), DE))
    assert sheet.freeze_panes == "A3"
    assert sheet.protection.sheet
    assert not sheet.protection.password
    open_cells = {
        (cell.row, cell.column) for cells in sheet.iter_rows() for cell in cells if not cell.protection.locked
    }
    assert open_cells == {(row, TRANSLATION) for row in range(3, sheet.max_row + 1)}
    assert all(cell.alignment.wrap_text for cells in sheet.iter_rows() for cell in cells)
    assert sheet.cell(3, KEY).fill.fgColor.rgb != sheet.cell(3, GERMAN).fill.fgColor.rgb


@pytest.mark.parametrize(("language", "is_right_to_left"), [("ar", True), ("fa", True), ("tr", False)])
def test_a_sheet_runs_as_its_language_is_written_and_its_german_from_left_to_right(
    language: str, is_right_to_left: bool
) -> None:
    _, sheet = opened(translator_sheet(order_of(language), DE))
    own, german = sheet.cell(3, TRANSLATION).alignment, sheet.cell(3, GERMAN).alignment
    assert bool(sheet.sheet_view.rightToLeft) is is_right_to_left
    assert (own.readingOrder, own.horizontal) == ((2, "right") if is_right_to_left else (1, "left"))
    assert (german.readingOrder, german.horizontal) == (1, "left")


@pytest.mark.parametrize("text", ["=1+1", "+49 30", "-nein", "@wer", "=HYPERLINK(0)", "#N/A", "12"])
def test_no_text_is_ever_a_formula_a_number_or_an_error(text: str) -> None:
    content = translator_sheet(with_text(text), DE)
    _, sheet = opened(content)
    cell = sheet.cell(3, TRANSLATION)
    assert (cell.value, cell.data_type, cell.number_format) == (text, "s", "@")
    assert bool(cell.quotePrefix) is (text[0] in "=+-@")
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert b"<f>" not in archive.read("xl/worksheets/sheet1.xml")
    assert texts_in(read_translator_sheet(content))["framework/title"] == text


def test_no_cell_is_left_that_could_take_a_formula() -> None:
    _, sheet = opened(translator_sheet(order_of(), DE))
    assert {cell.number_format for cells in sheet.iter_rows() for cell in cells} == {"@"}


def test_a_sheet_that_nobody_has_filled_in_brings_nothing() -> None:
    assert texts_in(read_translator_sheet(translator_sheet(order_of(), DE))) == {}


def test_arabic_comes_back_as_it_was_written() -> None:
    delivery = read_translator_sheet(filled("ar", title=ARABIC))
    assert (delivery.of, delivery.language) == ("kleiner-rahmen@1.0", "ar")
    assert texts_in(delivery) == {"framework/title": ARABIC}


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1).map(str.strip).filter(bool))
def test_any_text_comes_back_as_it_went_out(text: str) -> None:
    (back,) = texts_in(read_translator_sheet(translator_sheet(with_text(text), DE))).values()
    assert back == text.replace("\ufffe", "").replace("\uffff", "")


def test_rows_may_be_sorted_and_columns_moved() -> None:
    workbook, sheet = opened(translator_sheet(order_of(is_translated=True), DE))
    header, rest = list(sheet.values)[:2], list(sheet.values)[2:]
    other = workbook.create_sheet("Kopie", 0)
    notes = workbook.create_sheet("Notizen", 0)
    notes.append(["Frage an die Stadt", None, "?"])
    for row in [*header, *reversed(rest)]:
        other.append([row[MARK - 1], row[TRANSLATION - 1], None, row[KEY - 1]])
    workbook.remove(sheet)
    texts = texts_in(read_translator_sheet(saved(workbook)))
    assert texts[STATEMENT] == "tr: Ich verstehe die Texte."
    assert len(texts) == len([row for row in rest if row[TRANSLATION - 1]])


@pytest.mark.parametrize("value", ["=A1", 12, 1.5, True])
def test_what_is_no_text_is_told_with_its_row(value: str | float) -> None:
    taken = taken_in(FRAMEWORK, None, read_translator_sheet(filled(title="Başlık", eltern=value)))
    assert list(taken.translation.texts) == ["framework/title"]
    assert [(one.line, one.reason) for one in taken.refused] == [(4, Refusal.NOT_TEXT)]


def test_a_text_without_a_key_is_told_with_its_row() -> None:
    workbook, sheet = opened(translator_sheet(order_of(), DE))
    sheet.cell(sheet.max_row + 3, TRANSLATION).value = "Nereye?"
    taken = taken_in(FRAMEWORK, None, read_translator_sheet(saved(workbook)))
    assert [(one.line, one.reason) for one in taken.refused] == [(sheet.max_row, Refusal.NO_KEY)]


def outcome(content: bytes) -> object:
    """Why a file was refused, or that it was read."""
    try:
        read_translator_sheet(content)
    except TranslatorFileRefused as refusal:
        return refusal.data["reason"]
    return "read"


def test_a_file_that_is_no_spreadsheet_is_refused() -> None:
    content = translator_sheet(order_of(), DE)
    for damaged in (b"", b"schema: 1", b"PK\x03\x04", content[:500], content[:-40]):
        assert outcome(damaged) == "damaged"


@given(st.integers(0, 9_000), st.binary(min_size=1, max_size=40))
def test_a_damaged_spreadsheet_is_refused_or_read_and_never_ends_in_an_error(at: int, noise: bytes) -> None:
    content = translator_sheet(order_of(), DE)
    damaged = content[:at] + noise + content[at + len(noise) :]
    assert outcome(damaged) in {"read", "damaged", "not_ours", "too_large"}


def test_a_spreadsheet_without_our_first_row_is_refused() -> None:
    for change in (
        (KEY, "Schlüssel"),
        (TRANSLATION, None),
        (TRANSLATION, "Türkçe!"),
        (MARK, None),
        (KEY, "../../a@1.0"),
    ):
        workbook, sheet = opened(translator_sheet(order_of(), DE))
        sheet.cell(1, change[0]).value = change[1]
        assert outcome(saved(workbook)) == "not_ours"
    assert outcome(saved(Workbook())) == "not_ours"


def test_a_spreadsheet_that_unpacks_to_something_huge_is_refused() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b" " * (41 * 1024 * 1024))
    assert outcome(file.getvalue()) == "too_large"


def test_a_text_far_below_all_others_is_read_and_a_wide_sheet_is_cut() -> None:
    workbook, sheet = opened(translator_sheet(order_of(), DE))
    sheet.cell(1_000_000, TRANSLATION).value = "Çok aşağıda"
    sheet.cell(3, 16_000).value = "Çok sağda"
    taken = taken_in(FRAMEWORK, None, read_translator_sheet(saved(workbook)))
    assert [(one.line, one.reason) for one in taken.refused] == [(1_000_000, Refusal.NO_KEY)]
