"""A field for a day takes whatever is typed and says in our words which days are possible."""

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

FIRST, LAST = date(2026, 11, 21), date(2026, 12, 31)


PAGE = """
from datetime import date
import streamlit as st
from texts.catalogue import translator
from ui.parts.day_field import Days, ask_day

day = ask_day("Tag", {proposed}, Days({first}, {last}), translator("{language}"), key="day")
st.text(f"{{day.chosen}} {{day.is_possible}}")
"""


def field(proposed: date | None, first: date | None, last: date | None, language: str = "de") -> AppTest:
    """A page with one field and, below it, the day that would be recorded."""
    days = {"proposed": proposed, "first": first, "last": last}
    source = {name: day and f"date({day.year}, {day.month}, {day.day})" for name, day in days.items()}
    return AppTest.from_string(PAGE.format(**source, language=language)).run()


@pytest.mark.parametrize("day", [FIRST, LAST])
def test_the_first_and_the_last_day_are_possible(day: date) -> None:
    at = field(FIRST, FIRST, LAST)
    at.date_input(key="day").set_value(day).run()
    assert at.text[0].value == f"{day} True"
    assert not at.error


@pytest.mark.parametrize(
    ("first", "last", "day", "words"),
    [
        (FIRST, None, date(2026, 11, 20), "Möglich ist jeder Tag ab dem 21. November 2026."),
        (None, LAST, date(2027, 1, 1), "Möglich ist jeder Tag bis zum 31. Dezember 2026."),
        (None, None, date(26, 12, 1), "Möglich ist jeder Tag ab dem 1. Januar 1900."),
        (FIRST, None, date(9999, 12, 30), "Möglich ist jeder Tag vom 21. November 2026 bis zum 31. Dezember 2199."),
        (FIRST, LAST, date(2206, 12, 1), "Möglich ist jeder Tag vom 21. November 2026 bis zum 31. Dezember 2026."),
    ],
)
def test_a_day_outside_stays_in_the_field_and_is_never_recorded_as_another(
    first: date | None, last: date | None, day: date, words: str
) -> None:
    at = field(FIRST, first, last)
    assert at.date_input(key="day").min < day < at.date_input(key="day").max
    at.date_input(key="day").set_value(day).run()
    assert at.date_input(key="day").value == day
    assert at.text[0].value == "None False"
    assert words in at.error[0].value


def test_it_is_said_in_english_where_english_is_read() -> None:
    at = field(FIRST, LAST, None, "en")
    assert "Any day from 31 December 2026 on is possible." in at.error[0].value


def test_a_field_may_be_left_empty_only_where_no_day_is_proposed() -> None:
    assert field(None, FIRST, None).text[0].value == "None True"
    at = field(FIRST, FIRST, None)
    at.date_input(key="day").set_value(None).run()
    assert at.text[0].value == "None False"
    assert "Es fehlt der Tag." in at.error[0].value
