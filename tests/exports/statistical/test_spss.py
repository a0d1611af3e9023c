"""SPSS files: what pyreadstat reads back is what was put in, with every kind of missing value apart."""

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

from exports.errors import DataExportRefused
from exports.statistical.model import Dataset, Kind, Variable
from exports.statistical.spss import write_sav
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


def read(dataset: Dataset, folder: Path) -> tuple[Any, Any]:
    write_sav(dataset, folder / "a.sav")
    return pyreadstat.read_sav(folder / "a.sav", user_missing=True)


def test_every_cell_comes_back(tmp_path: Path) -> None:
    frame, _ = read(example(), tmp_path)
    for name in ("land", "a1_eltern", "leer", "anteil", "zahl"):
        cells = [None if pd.isna(cell) else cell for cell in frame[name]]
        assert cells == column(name), name
    assert list(frame["worte"]) == [cell or "" for cell in column("worte")]
    assert list(frame["ohne_worte"]) == [""] * len(frame)
    assert [cell if isinstance(cell, dt.date) else None for cell in frame["tag"]] == column("tag")


def test_missing_values_are_missing_and_still_told_apart(tmp_path: Path) -> None:
    _, about = read(example(), tmp_path)
    assert about.missing_ranges["a1_eltern"] == [{"lo": -99, "hi": -91}]
    assert {one["lo"] for one in about.missing_ranges["anteil"]} == {-98, -99}
    assert about.variable_value_labels["a1_eltern"] == STEPS | OFF_SCALE | APART
    seen, _ = pyreadstat.read_sav(tmp_path / "a.sav")
    assert seen["a1_eltern"].notna().tolist() == [True, True] + [False] * 6


def test_labels_and_levels_of_measurement_come_back(tmp_path: Path) -> None:
    _, about = read(example(), tmp_path)
    assert about.file_label == "Ergebnisse der Runde „Frühjahr“"
    assert about.column_names_to_labels["anteil"] == "Anteil „weiß nicht“"
    assert about.variable_measure == {
        "land": "nominal",
        "a1_eltern": "ordinal",
        "leer": "ordinal",
        "anteil": "scale",
        "zahl": "scale",
        "worte": "nominal",
        "ohne_worte": "nominal",
        "tag": "scale",
    }


def test_a_label_that_spss_has_no_room_for_is_cut_visibly_and_stands_whole_in_the_documents(tmp_path: Path) -> None:
    _, about = read(example(), tmp_path)
    label = about.column_names_to_labels["a1_eltern"]
    assert (label[-1], len(label.encode()) <= 255) == ("…", True)
    assert f"a1_eltern: {LONG_LABEL}" in " ".join(about.notes)
    assert example().conditions[0] in " ".join(about.notes)


def test_long_words_for_a_code_and_a_long_title_stand_in_the_documents_too(tmp_path: Path) -> None:
    words, title = "ü" * 300, "Größe " * 20 + "Ende"
    variables = (Variable("a", "A", Kind.ORDINAL, {1: words}),)
    _, about = read(Dataset("a", title, variables, lambda: [[(1,)]], RELEASED), tmp_path)
    assert about.variable_value_labels["a"][1].endswith("…")
    assert words in "".join(about.notes)
    assert title in " ".join(about.notes)


def test_the_file_carries_the_day_of_the_release_and_no_moment(tmp_path: Path) -> None:
    read(example(), tmp_path)
    _, about = pyreadstat.read_sav(tmp_path / "a.sav", metadataonly=True)
    assert str(about.creation_time) == "2026-11-20 00:00:00"
    other = replace(example(), released=dt.date(2031, 2, 3))
    _, about = read(other, tmp_path)
    assert about.creation_time.date() == dt.date(2031, 2, 3)


def test_a_text_longer_than_spss_holds_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DataExportRefused) as refused:
        write_sav(texts_only("ü" * 16_384), tmp_path / "a.sav")
    assert refused.value.data == {"reason": "text_too_long", "variable": "worte"}
    assert list(tmp_path.iterdir()) == []


def test_a_data_set_without_rows_is_a_file_all_the_same(tmp_path: Path) -> None:
    frame, _ = read(Dataset("a", "A", VARIABLES, list, RELEASED), tmp_path)
    assert list(frame.columns) == [variable.name for variable in VARIABLES]
    assert len(frame) == 0


@settings(max_examples=50)
@given(texts=st.lists(st.text(max_size=400), min_size=1, max_size=10))
def test_any_text_comes_back(texts: list[str]) -> None:
    with TemporaryDirectory() as folder:
        frame, _ = read(texts_only(*texts), Path(folder))
    assert list(frame["worte"]) == [tidied(text) or "" for text in texts]
