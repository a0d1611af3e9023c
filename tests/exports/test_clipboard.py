"""A copied table lands in a spreadsheet as cells, numbers as numbers, and nothing of it is calculated."""

import pytest

from exports.clipboard import guarded_cell, tab_separated


def test_cells_are_parted_by_tabs_and_rows_by_lines() -> None:
    assert tab_separated(["Sicht", "n"], [["Eltern", "14"], ["Fachkräfte", 19]]) == (
        "Sicht\tn\r\nEltern\t14\r\nFachkräfte\t19"
    )


def test_a_cell_stays_one_cell_whatever_people_wrote() -> None:
    assert tab_separated(["a"], [["eins\tzwei\nd\u2028rei"]]) == "a\r\neins zwei d rei"


@pytest.mark.parametrize("text", ["=1+1", "+HYPERLINK(1)", "-2+3", "@SUMME(A1)", " =1", "\uff1d1", "-", "\u200b=1"])
def test_what_begins_like_a_formula_is_marked_as_text(text: str) -> None:
    assert guarded_cell(text) == f"'{text}"


@pytest.mark.parametrize("text", ["-0,5", "+1", "1.234,5", "–", "12 (n = 14)", "Frühe Hilfen", "-1.000", ""])
def test_numbers_and_plain_words_stay_as_they_are(text: str) -> None:
    assert guarded_cell(text) == text


def test_headers_are_guarded_too() -> None:
    assert tab_separated(["=a"], []) == "'=a"
