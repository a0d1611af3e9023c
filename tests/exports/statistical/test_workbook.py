"""The workbook holds words, codes and the codebook; nothing in it is a formula, and nothing says when it was made."""

import zipfile
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.utils.escape import unescape

from exports.errors import DataExportRefused
from exports.statistical import workbook
from exports.statistical.model import Dataset, Kind, Variable
from exports.statistical.workbook import write_xlsx
from tests.exports.statistical.example import LONG_LABEL, RELEASED, ROWS, VARIABLES, column, example, texts_only, tidied


def sheets(dataset: Dataset, folder: Path) -> dict[str, list[tuple[Any, ...]]]:
    path = folder / "a.xlsx"
    write_xlsx(dataset, path)
    book = openpyxl.load_workbook(path)
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book.worksheets}


def test_the_first_sheet_tells_every_code_in_words(tmp_path: Path) -> None:
    header, *rows = sheets(example(), tmp_path)["Daten in Worten"]
    assert header == tuple(variable.label for variable in VARIABLES)
    assert header[1] == LONG_LABEL
    assert [row[1] for row in rows[:3]] == ["trifft nicht zu", "trifft zu – „ganz & gar“ <sehr>", "weiß nicht"]
    assert [row[3] for row in rows[:5]] == [12.5, 0, "nicht beantwortet", "nicht gezeigt", -2.5]
    assert {row[2] for row in rows} == {None}


def test_the_second_sheet_holds_the_codes(tmp_path: Path) -> None:
    header, *rows = sheets(example(), tmp_path)["Daten in Codes"]
    assert header == tuple(variable.name for variable in VARIABLES)
    assert [row[1] for row in rows] == column("a1_eltern")
    assert [row[5] for row in rows] == column("worte")
    assert [row[7].date() if row[7] else None for row in rows] == column("tag")


def test_the_third_sheet_is_the_codebook_with_the_conditions(tmp_path: Path) -> None:
    rows = sheets(example(), tmp_path)["Codebuch"]
    assert rows[0][0] == "Codebuch: Ergebnisse der Runde „Frühjahr“"
    assert example().conditions[0] in [row[0] for row in rows]
    suppressed = [row for row in rows if row[0] == "a1_eltern" and row[4] == -99]
    assert [row[5:8] for row in suppressed] == [(".s", "nicht gezeigt", "fehlt")]


def test_what_looks_like_a_formula_is_text_in_every_sheet(tmp_path: Path) -> None:
    labels = {1: "=WEBDIENST(1)", 2: "+1"}
    variables = (Variable("a", "=A1", Kind.NOMINAL, labels), Variable("worte", "@b", Kind.TEXT))
    dataset = Dataset("a", "=A", variables, lambda: [[(1, "=1+1"), (2, "http://example.org")]], RELEASED)
    write_xlsx(dataset, tmp_path / "a.xlsx")
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert not [cell for cell in cells if cell.hyperlink]
    assert {"=1+1", "=A1", "=WEBDIENST(1)"} <= {cell.value for cell in cells}


def test_markup_of_the_workbook_itself_is_only_text(tmp_path: Path) -> None:
    text = '<r></r></is></c><c r="A9" t="str"><f>1+1</f></c><r>x</r>'
    rows = sheets(texts_only(text), tmp_path)["Daten in Worten"]
    assert rows == [("Worte",), (f"{text} ",)]


@settings(max_examples=30)
@given(texts=st.lists(st.text(max_size=200).filter(tidied), min_size=1, max_size=10))
def test_any_text_comes_back(texts: list[str]) -> None:
    with TemporaryDirectory() as folder:
        rows = sheets(texts_only(*texts), Path(folder))["Daten in Codes"]
    assert [unescape(str(row[0])) for row in rows[1:]] == [tidied(text) for text in texts]


def test_no_entry_says_when_it_was_written(tmp_path: Path) -> None:
    sheets(example(), tmp_path)
    with zipfile.ZipFile(tmp_path / "a.xlsx") as archive:
        assert len({entry.date_time for entry in archive.infolist()}) == 1
        assert archive.read("docProps/core.xml").count(b"2026-11-20T00:00:00Z") == 2


def test_it_is_told_often_how_many_rows_are_written_even_of_one_batch(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbook, "_ROWS_TOLD", 2)
    told: list[int] = []
    write_xlsx(replace(example(), source=lambda: [ROWS]), tmp_path / "a.xlsx", told.append)
    assert told == [2, 4, 6, 8]
    assert len(sheets(example(), tmp_path)["Daten in Codes"]) == 1 + len(ROWS)


def test_more_rows_than_a_sheet_holds_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MOST_ROWS", 7)
    with pytest.raises(DataExportRefused) as refused:
        write_xlsx(example(), tmp_path / "a.xlsx")
    assert refused.value.data["reason"] == "too_many_rows"
    assert list(tmp_path.iterdir()) == []


def test_more_columns_than_a_sheet_holds_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MOST_COLUMNS", 7)
    with pytest.raises(DataExportRefused) as refused:
        write_xlsx(example(), tmp_path / "a.xlsx")
    assert refused.value.data["reason"] == "too_many_columns"


def test_a_text_that_no_cell_holds_is_refused_rather_than_left_out(tmp_path: Path) -> None:
    with pytest.raises(DataExportRefused) as refused:
        write_xlsx(texts_only("a" * 32_768), tmp_path / "a.xlsx")
    assert refused.value.data == {"reason": "text_too_long", "variable": "worte"}
