"""The list to tick off has numbers and empty lines, and says why there is no code on it."""

from io import BytesIO

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from exports.hand_over import FEWEST_LINES, MOST_LINES, hand_over_list, hand_over_table
from tests.exports.pdf_text import pages_of, squeezed
from texts.catalogue import translator

GERMAN = translator("de")


def pages(slips: int) -> list[str]:
    return pages_of(hand_over_list("Zusammenarbeit 2026", "Eltern", slips, GERMAN))


@pytest.mark.parametrize(
    "said",
    [
        "Zettel übergeben",
        "Zusammenarbeit 2026 – Eltern",
        "Stelle / Einrichtung",
        "übergeben",
        "keine Namen",
        "stehen keine Codes, damit niemand einen Code einer Person zuordnen kann",
        "Seite 1 von 1",
    ],
)
def test_the_list_says(said: str) -> None:
    assert squeezed(said) in pages(10)[0]


@pytest.mark.parametrize(("slips", "lines"), [(0, FEWEST_LINES), (60, 60), (5000, MOST_LINES)])
def test_there_is_a_line_for_each_slip_at_least_a_page_and_never_a_book(slips: int, lines: int) -> None:
    text = "".join(pages(slips))
    assert f"{lines - 1}{lines}" in text
    assert f"{lines}{lines + 1}" not in text


def test_every_further_page_has_its_columns_again() -> None:
    made = pages(60)
    assert len(made) > 1
    assert all(squeezed("Stelle / Einrichtung") in text for text in made)


def sheet(round_title: str, slips: int) -> Worksheet:
    return load_workbook(BytesIO(hand_over_table(round_title, "Eltern", slips, GERMAN))).worksheets[0]


@pytest.mark.parametrize(("slips", "lines"), [(0, FEWEST_LINES), (60, 60), (5000, MOST_LINES)])
def test_the_spreadsheet_has_the_same_lines_and_columns(slips: int, lines: int) -> None:
    rows = list(sheet("Zusammenarbeit 2026", slips).iter_rows(values_only=True))
    head = rows.index(("Nr.", "Stelle / Einrichtung", "Zettel", "übergeben"))
    assert [row[0] for row in rows[head + 1 :]] == list(range(1, lines + 1))
    assert any("keine Codes" in str(row[0]) for row in rows[:head])


def test_a_title_that_looks_like_a_formula_stays_text_in_the_spreadsheet() -> None:
    cell = sheet("=1+1", 1)["A2"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == ("=1+1 – Eltern", "s", True)


def test_what_is_typed_as_a_place_stays_text_in_the_spreadsheet() -> None:
    assert sheet("Zusammenarbeit 2026", 1)["B6"].number_format == "@"
