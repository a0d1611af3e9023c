"""Stata files: what pyreadstat reads back is what was put in, with a letter for every kind of missing value."""

import datetime as dt
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pandas as pd
import pyreadstat
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exports.statistical.model import Dataset, Kind, NotADataset, Variable
from exports.statistical.stata import letters_of, write_dta
from tests.exports.statistical.example import (
    APART,
    LONG_LABEL,
    OFF_SCALE,
    RELEASED,
    STEPS,
    VARIABLES,
    column,
    example,
    texts_only,
    tidied,
)

LETTERS = {-91: "a", -92: "b", -93: "c", -94: "d", -98: "u", -99: "s"}


def read(dataset: Dataset, folder: Path) -> tuple[Any, Any]:
    write_dta(dataset, folder / "a.dta")
    return pyreadstat.read_dta(folder / "a.dta", user_missing=True)


def test_every_cell_comes_back_with_letters_for_what_is_missing(tmp_path: Path) -> None:
    frame, _ = read(example(), tmp_path)
    for variable in VARIABLES[:5]:
        cells = [None if pd.isna(cell) else cell for cell in frame[variable.name]]
        known = {code: LETTERS[code] for code in variable.missing}
        assert cells == [known.get(cell, cell) if isinstance(cell, int) else cell for cell in column(variable.name)]
    assert list(frame["worte"]) == [cell or "" for cell in column("worte")]
    assert [cell if isinstance(cell, dt.date) else None for cell in frame["tag"]] == column("tag")


def test_large_numbers_and_columns_without_any_value_come_back(tmp_path: Path) -> None:
    variables = (Variable("zahl", "Zahl", Kind.NUMBER, missing=APART), Variable("n", "N", Kind.NUMBER, missing=APART))
    rows = [(5_000_000_000, -99), (-98, -98), (None, None)]
    frame, _ = read(Dataset("a", "A", variables, lambda: [rows], RELEASED), tmp_path)
    assert frame["zahl"].tolist()[:2] == [5_000_000_000, "u"]
    assert frame["n"].tolist()[:2] == ["s", "u"]
    assert frame.isna().iloc[2].all()


def test_values_that_come_only_after_a_hundred_missing_ones_come_back(tmp_path: Path) -> None:
    """As where a whole group is suppressed; the library judges a column by its first hundred cells."""
    variables = (
        Variable("stufe", "Stufe", Kind.ORDINAL, STEPS, APART),
        Variable("zahl", "Zahl", Kind.NUMBER, missing=APART, decimals=1),
    )
    rows = [*[(-99, -99)] * 150, (1, 2.5)]
    frame, _ = read(Dataset("a", "A", variables, lambda: [rows], RELEASED), tmp_path)
    assert frame["stufe"].tolist() == [*["s"] * 150, 1]
    assert frame["zahl"].tolist() == [*["s"] * 150, 2.5]


def test_every_code_and_every_letter_has_its_words(tmp_path: Path) -> None:
    _, about = read(example(), tmp_path)
    expected = STEPS | {LETTERS[code]: words for code, words in (OFF_SCALE | APART).items()}
    assert about.variable_value_labels["a1_eltern"] == expected


def test_words_of_a_code_may_be_long(tmp_path: Path) -> None:
    variables = (Variable("a", "A", Kind.ORDINAL, {1: LONG_LABEL}),)
    _, about = read(Dataset("a", "A", variables, lambda: [[(1,)]], RELEASED), tmp_path)
    assert about.variable_value_labels["a"] == {1: LONG_LABEL}


def test_a_label_that_stata_has_no_room_for_stands_whole_in_the_notes(tmp_path: Path) -> None:
    _, about = read(example(), tmp_path)
    label = about.column_names_to_labels["a1_eltern"]
    assert (label[-1], len(label)) == ("…", 80)
    assert about.notes[0] == example().conditions[0]
    assert f"a1_eltern: {LONG_LABEL}" in about.notes


def test_the_parts_of_the_file_lie_where_its_map_says(tmp_path: Path) -> None:
    write_dta(example(), tmp_path / "a.dta")
    frame = pd.read_stata(tmp_path / "a.dta", convert_dates=False)
    assert frame["land"].tolist()[:2] == ["Thüringen", "Baden-Württemberg"]
    assert list(frame["worte"]) == [cell or "" for cell in column("worte")]


def test_a_text_longer_than_a_column_of_stata_comes_back(tmp_path: Path) -> None:
    frame, _ = read(texts_only("ü" * 5000, "kurz"), tmp_path)
    assert list(frame["worte"]) == ["ü" * 5000, "kurz"]


def test_the_file_carries_the_day_of_the_release_and_no_moment(tmp_path: Path) -> None:
    for day in (dt.date(2026, 11, 20), dt.date(2031, 2, 3)):
        write_dta(replace(example(), released=day), tmp_path / "a.dta")
        stamp = day.strftime("%d Nov %Y 00:00") if day.month == 11 else day.strftime("%d Feb %Y 00:00")
        assert b"<timestamp>\x11" + stamp.encode() + b"</timestamp>" in (tmp_path / "a.dta").read_bytes()


def test_codes_of_ones_own_get_the_letters_that_are_free() -> None:
    labels = {code: f"Grund {code}" for code in range(-23, 1)}
    numbers = Variable("zahl", "Zahl", Kind.NUMBER, missing=labels | APART)
    letters = letters_of(Dataset("a", "A", (numbers,), list, RELEASED))
    assert len(set(letters.values())) == 26
    assert (letters[0], letters[-98], letters[-99]) == ("a", "u", "s")


def test_more_kinds_of_missing_values_than_letters_are_refused() -> None:
    numbers = Variable("zahl", "Zahl", Kind.NUMBER, missing=dict.fromkeys(range(-27, 0), "fehlt"))
    with pytest.raises(NotADataset, match="letters"):
        letters_of(Dataset("a", "A", (numbers,), list, RELEASED))


def test_a_data_set_without_rows_is_a_file_all_the_same(tmp_path: Path) -> None:
    frame, _ = read(Dataset("a", "A", VARIABLES, list, RELEASED), tmp_path)
    assert list(frame.columns) == [variable.name for variable in VARIABLES]


@settings(max_examples=50)
@given(texts=st.lists(st.text(max_size=400), min_size=1, max_size=10))
def test_any_text_comes_back(texts: list[str]) -> None:
    with TemporaryDirectory() as folder:
        frame, _ = read(texts_only(*texts), Path(folder))
    assert list(frame["worte"]) == [tidied(text) or "" for text in texts]
