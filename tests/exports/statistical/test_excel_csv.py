"""The CSV for a German Excel: it opens as a table, calculates nothing that people typed, and says what codes mean."""

import csv
from pathlib import Path
from tempfile import TemporaryDirectory

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from exports.statistical.excel_csv import guarded, write_excel_csv
from exports.statistical.model import Dataset, Kind, Variable
from tests.exports.statistical.example import RELEASED, STEPS, example, texts_only, tidied

FORMULA_SIGNS = "=+-@＝＋－＠"


def read(dataset: Dataset, folder: Path) -> list[list[str]]:
    path = folder / "daten.csv"
    write_excel_csv(dataset, path)
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file, delimiter=";", strict=True))


def test_the_file_begins_with_the_mark_that_excel_looks_for(tmp_path: Path) -> None:
    read(example(), tmp_path)
    assert (tmp_path / "daten.csv").read_bytes().startswith(b"\xef\xbb\xbfland;land_text;a1_eltern;")


def test_words_stand_beside_every_code(tmp_path: Path) -> None:
    header, *rows = read(example(), tmp_path)
    place = header.index("a1_eltern")
    assert header[place + 1] == "a1_eltern_text"
    assert rows[0][place : place + 2] == ["1", "trifft nicht zu"]
    assert rows[2][place : place + 2] == ["-91", "weiß nicht"]
    assert rows[7][place : place + 2] == ["-99", "nicht gezeigt"]


def test_numbers_have_a_comma_and_a_missing_one_is_never_counted(tmp_path: Path) -> None:
    header, *rows = read(example(), tmp_path)
    place = header.index("anteil")
    assert [row[place : place + 2] for row in rows[:5]] == [
        ["12,5", ""],
        ["0", ""],
        ["", "nicht beantwortet"],
        ["", "nicht gezeigt"],
        ["-2,5", ""],
    ]
    place = header.index("zahl")
    assert [row[place : place + 2] for row in rows[2:4]] == [["", "nicht gezeigt"], ["-1", ""]]


def test_days_are_written_as_in_germany(tmp_path: Path) -> None:
    assert [row[-1] for row in read(example(), tmp_path)[1:4]] == ["20.11.2026", "31.12.1999", ""]


@pytest.mark.parametrize("sign", FORMULA_SIGNS)
def test_what_begins_like_a_formula_is_marked_as_text(tmp_path: Path, sign: str) -> None:
    rows = read(texts_only(f"{sign}1+1", f" \t{sign}SUMME(A1)", f"a{sign}b"), tmp_path)
    assert [row[0] for row in rows[1:]] == [f"'{sign}1+1", f"'  {sign}SUMME(A1)", f"a{sign}b"]


def test_words_of_codes_and_headings_are_guarded_too(tmp_path: Path) -> None:
    labels = {1: "=WEBDIENST(1)", 2: "@a"}
    dataset = Dataset("a", "A", (Variable("a", "=A", Kind.NOMINAL, labels),), lambda: [[(1,), (2,)]], RELEASED)
    assert [row[1] for row in read(dataset, tmp_path)[1:]] == ["'=WEBDIENST(1)", "'@a"]
    assert guarded(pa.array(["=a", "b"])).to_pylist() == ["'=a", "b"]


def test_a_column_of_words_never_takes_the_name_of_another(tmp_path: Path) -> None:
    variables = (Variable("a", "A", Kind.ORDINAL, STEPS), Variable("a_text", "Text", Kind.TEXT))
    dataset = Dataset("a", "A", variables, lambda: [[(1, "x")]], RELEASED)
    assert read(dataset, tmp_path) == [["a", "a_text2", "a_text"], ["1", "trifft nicht zu", "x"]]


@given(texts=st.lists(st.text(max_size=200).filter(tidied), min_size=1, max_size=10))
def test_any_text_comes_back_and_none_begins_like_a_formula(texts: list[str]) -> None:
    with TemporaryDirectory() as folder:
        rows = [row[0] for row in read(texts_only(*texts), Path(folder))[1:]]
    assert [text.removeprefix("'") for text in rows] == [(tidied(text) or "").removeprefix("'") for text in texts]
    assert not [text for text in rows if text.lstrip()[:1] in set(FORMULA_SIGNS)]
