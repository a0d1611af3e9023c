"""The plain CSV holds every code and every text, and Python's own reader gets them back."""

import csv
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st

from exports.statistical.model import Dataset
from exports.statistical.raw_csv import write_csv
from tests.exports.statistical.example import column, example, texts_only, tidied


def read(dataset: Dataset, folder: Path) -> list[list[str]]:
    path = folder / "daten.csv"
    write_csv(dataset, path)
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file, strict=True))


def test_codes_stand_as_they_are_under_plain_names(tmp_path: Path) -> None:
    header, *rows = read(example(), tmp_path)
    assert header == ["land", "a1_eltern", "leer", "anteil", "zahl", "worte", "ohne_worte", "tag"]
    assert [row[1] for row in rows] == ["1", "4", "-91", "-92", "-93", "-94", "-98", "-99"]
    assert rows[0] == ["1", "1", "", "12.5", "24", "Größe: „Öffnung“, ‚Übergänge‘ & 3 < 5", "", "2026-11-20"]
    assert [row[5] or None for row in rows] == column("worte")


def test_the_file_has_no_mark_and_plain_line_ends(tmp_path: Path) -> None:
    read(example(), tmp_path)
    content = (tmp_path / "daten.csv").read_bytes()
    assert content.startswith(b"land,a1_eltern")
    assert b"\r" not in content


def test_a_text_that_looks_like_a_formula_stays_what_it_is(tmp_path: Path) -> None:
    assert read(texts_only("=1+1", "-5"), tmp_path)[1:] == [["=1+1"], ["-5"]]


def test_the_first_line_is_there_without_any_row(tmp_path: Path) -> None:
    assert read(texts_only(), tmp_path) == [["worte"]]


@given(texts=st.lists(st.text(max_size=200).filter(tidied), min_size=1, max_size=10))
def test_any_text_comes_back(texts: list[str]) -> None:
    with TemporaryDirectory() as folder:
        rows = read(texts_only(*texts), Path(folder))
    assert rows[1:] == [[tidied(text)] for text in texts]
