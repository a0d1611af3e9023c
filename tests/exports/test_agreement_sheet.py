"""The spreadsheet of agreements holds texts as texts, days as days, and no formula."""

import io
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from exports.agreement_list import AgreementList
from exports.agreement_sheet import agreement_sheet
from selfeval.release import Reach
from tests.exports.test_agreement_list import INTERNAL_WORDS, LIST, WITH_ALL, listed
from tests.exports.whole_session import EARLIER, FULL, WAITING
from texts.catalogue import translator

GERMAN = translator("de")


def day(year: int, month: int, number: int) -> datetime:
    """A day as a spreadsheet gives it back."""
    return datetime.combine(date(year, month, number), time())


def sheets(what: AgreementList = LIST) -> Sequence[Worksheet]:
    return load_workbook(io.BytesIO(agreement_sheet(what, GERMAN))).worksheets


def rows(sheet: Worksheet) -> list[dict[str, object]]:
    """The rows of a sheet by the words of its headings."""
    headings, *others = list(sheet.iter_rows(min_row=3, values_only=True))
    return [dict(zip(map(str, headings), row, strict=True)) for row in others]


def test_each_agreement_is_a_row_the_next_due_first() -> None:
    (sheet,) = sheets()
    found = rows(sheet)
    assert [row["Vereinbarung"] for row in found[:2]] == [WAITING.what, FULL.what]
    assert found[1]["Kosten"] == "400 Euro im Jahr"
    assert found[1]["Beschluss nötig von"] == "Jugendhilfeausschuss"
    assert len(found) == 5


def test_days_are_days_and_numbers_are_numbers() -> None:
    (sheet,) = sheets()
    found = rows(sheet)
    assert found[1]["Frist"] == day(2027, 3, 31)
    assert found[1]["Tage überfällig"] == 33
    assert found[2]["Tage überfällig"] is None
    assert sheet["D4"].number_format == "dd.mm.yyyy"
    assert {row["Beschluss vom"] for row in found} == {None, day(2026, 5, 12)}


def test_title_day_and_reach_stand_above_and_at_the_foot() -> None:
    (sheet,) = sheets(replace(LIST, reach=Reach.PUBLIC))
    assert str(sheet["A1"].value).startswith("Vereinbarungen: Netzwerk Musterstadt · Stand: 3. Mai 2027")
    assert "öffentlich" in str(sheet["A1"].value)
    assert sheet.oddFooter is not None
    assert sheet.oddFooter.left.text == "Reichweite: öffentlich"


def test_what_looks_like_a_formula_stays_a_text() -> None:
    odd = FULL.model_copy(update={"what": "=1+1", "responsible": "@SUM(A1)", "sign": "+49", "goal": "-x"})
    (sheet,) = sheets(replace(LIST, entries=(listed(odd),)))
    cells = [cell for row in sheet.iter_rows(min_row=4) for cell in row if cell.value is not None]
    assert "=1+1" in [cell.value for cell in cells]
    assert {cell.data_type for cell in cells} == {"s", "d", "n"}
    assert {cell.number_format for cell in cells if cell.data_type == "s"} == {"@"}


def test_the_history_is_a_sheet_of_its_own_on_demand() -> None:
    assert [sheet.title for sheet in sheets(WITH_ALL)] == ["Vereinbarungen", "Verlauf"]
    steps = [row for row in rows(sheets(WITH_ALL)[1]) if row["Vereinbarung"] == EARLIER.what]
    assert [(row["Datum"], row["Stand"], row["Neue Frist"]) for row in steps] == [
        (day(2026, 4, 2), "offen", None),
        (day(2026, 11, 18), "in Arbeit", day(2027, 1, 15)),
        (day(2027, 2, 1), "erledigt", None),
    ]


def test_for_everybody_the_columns_of_the_network_are_missing() -> None:
    inside = str([list(sheet.values) for sheet in sheets(WITH_ALL)])
    outside = str([list(sheet.values) for sheet in sheets(replace(WITH_ALL, reach=Reach.PUBLIC))])
    for words in INTERNAL_WORDS:
        assert words in inside
        assert words not in outside
    assert "'Notiz'" not in outside


def test_the_same_list_gives_the_same_bytes() -> None:
    assert agreement_sheet(WITH_ALL, GERMAN) == agreement_sheet(replace(WITH_ALL), GERMAN)


def test_the_file_names_the_network_and_the_day_of_the_list_and_no_moment() -> None:
    properties = load_workbook(io.BytesIO(agreement_sheet(LIST, GERMAN))).properties
    assert properties.creator == "Netzwerk Musterstadt"
    assert properties.created == properties.modified == day(2027, 5, 3)


def test_an_english_list_is_english() -> None:
    sheet = load_workbook(io.BytesIO(agreement_sheet(LIST, translator("en")))).worksheets[0]
    assert sheet["A3"].value == "Agreement"
    assert rows(sheet)[0]["Due"] == day(2026, 12, 1)
