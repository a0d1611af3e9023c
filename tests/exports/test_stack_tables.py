"""Tables come in as plain text from every office, and hostile files stay outside."""

import io
import zipfile
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from exports import stack_tables
from exports.errors import TableRefused
from exports.stack_tables import MOST_COLUMNS, MOST_ROWS, read_table, stack_template
from selfeval.questionnaire import questionnaire_for
from selfeval.stacks import TableRow, check_stack
from tests.fakes.small_round import FRAMEWORK
from texts.catalogue import translator

QUESTIONS = questionnaire_for(FRAMEWORK, ("finden", "sprache"), "fachkraft")
TEXT = 'Nr.;1;2\n1;"weiß nicht";trifft zu\n\n2;4;-\n'


def sheet(*rows: tuple[object, ...]) -> bytes:
    workbook = Workbook()
    for row in rows:
        workbook.worksheets[0].append(list(row))
    file = io.BytesIO()
    workbook.save(file)
    return file.getvalue()


def refused(content: bytes) -> str:
    with pytest.raises(TableRefused) as caught:
        read_table(content)
    return str(caught.value.data["reason"])


def rebuilt(content: bytes, name: str, changed: bytes) -> bytes:
    """An XLSX file in which one part was replaced."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as after:
        for part in before.infolist():
            after.writestr(part.filename, changed if part.filename == name else before.read(part))
    return made.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_a_csv_is_read_in_every_encoding_that_offices_write(encoding: str) -> None:
    table = read_table(TEXT.encode(encoding))
    assert table.headings == ("Nr.", "1", "2")
    assert table.rows == (TableRow(2, ("1", "weiß nicht", "trifft zu")), TableRow(4, ("2", "4", "-")))


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_columns_are_set_apart_by_semicolon_comma_or_tab(delimiter: str) -> None:
    assert read_table(TEXT.replace(";", delimiter).encode()) == read_table(TEXT.encode())


def test_a_sheet_is_read_like_a_csv() -> None:
    content = sheet(("Nr.", 1, 2), (1, "weiß nicht", "trifft zu"), (), (2, 4.0, "-"))
    assert read_table(content) == read_table(TEXT.encode())


def test_a_formula_is_text_and_is_never_calculated() -> None:
    table = read_table(sheet(("1",), ("=1+3",)))
    assert table.rows[0].cells == ("=1+3",)


def test_the_template_comes_back_as_it_was_filled_in() -> None:
    workbook = load_workbook(io.BytesIO(stack_template(QUESTIONS, translator("de"))))
    filled = workbook.worksheets[0]
    for column, value in enumerate(("7", "4", "weiß nicht", ""), start=1):
        filled.cell(2, column).value = value
    file = io.BytesIO()
    workbook.save(file)
    stack = check_stack(QUESTIONS, read_table(file.getvalue()))
    assert stack.problems == ()
    (ballot,) = stack.ballots["fachkraft"]
    assert ballot.number == 7
    assert {item_id: answer for item_id, (_, answer) in ballot.answers.items()} == {
        "finden.angebote": "trifft-zu",
        "finden.ansprache": "weiss-nicht",
    }


def test_the_legend_of_the_template_names_item_question_and_answers() -> None:
    workbook = load_workbook(io.BytesIO(stack_template(QUESTIONS, translator("de"))))
    row = [cell.value for cell in workbook.worksheets[1][2]]
    assert row[:4] == ["1", "finden.angebote", "Zugangswege", "Familien wissen von unseren Angeboten."]
    assert "4 = trifft zu" in str(row[4])
    assert "w = weiß nicht" in str(row[4])


@pytest.mark.parametrize("content", [b"", b"\n\n", b";;\n;;\n", sheet()])
def test_a_file_with_nothing_in_it_is_refused(content: bytes) -> None:
    assert refused(content) == "empty"


def test_a_file_that_is_too_large_is_refused_unread() -> None:
    assert refused(b"1;2\n" * (stack_tables.MOST_BYTES // 4 + 1)) == "too_large"


def test_more_rows_or_columns_than_a_stack_has_are_refused() -> None:
    assert refused(b"1\n" * (MOST_ROWS + 2)) == "too_many_rows"
    assert refused(b";".join([b"1"] * (MOST_COLUMNS + 1))) == "too_many_columns"


def test_empty_rows_between_and_behind_are_passed_over() -> None:
    workbook = Workbook()
    for line, value in ((1, "1"), (2, "4"), (400_000, "3")):
        workbook.worksheets[0].cell(line, 1).value = value
    file = io.BytesIO()
    workbook.save(file)
    assert [row.line for row in read_table(file.getvalue()).rows] == [2, 400_000]


def test_a_sheet_that_reaches_far_to_the_right_is_refused() -> None:
    workbook = Workbook()
    workbook.worksheets[0]["XFD1"] = "1"
    file = io.BytesIO()
    workbook.save(file)
    assert refused(file.getvalue()) == "too_many_columns"


def test_an_archive_that_unpacks_to_too_much_is_refused_before_it_is_unpacked() -> None:
    bomb = rebuilt(sheet(("1",)), "xl/worksheets/sheet1.xml", b" " * (stack_tables.MOST_UNPACKED + 1))
    assert len(bomb) < stack_tables.MOST_BYTES
    assert refused(bomb) == "too_large"


def test_a_sheet_that_declares_entities_is_refused() -> None:
    hostile = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet><sheetData/></worksheet>'
    assert refused(rebuilt(sheet(("1",)), "xl/worksheets/sheet1.xml", hostile)) == "damaged"


@pytest.mark.parametrize("content", [b"PK\x03\x04 and nothing more", sheet(("1",), ("2",))[:-60], b'1;2\n"a;b'])
def test_a_damaged_file_is_refused(content: bytes) -> None:
    assert refused(content) == "damaged"


def test_a_picture_is_no_table() -> None:
    assert refused(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR") == "not_a_table"


@given(st.binary(max_size=300))
def test_whatever_comes_is_read_or_refused(content: bytes) -> None:
    """Any other error fails this test."""
    with suppress(TableRefused):
        assert read_table(content).headings
