"""Tables of answers as files: the empty one to fill in, and reading CSV and XLSX back as plain text."""

import csv
import io
import warnings
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from exports.errors import TableRefused
from exports.plain_text import printable
from exports.spreadsheets import DAMAGED, TEXT_FORMAT
from selfeval.paper import Signs, topics_of
from selfeval.questionnaire import Questionnaire
from selfeval.stacks import Table, TableRow
from texts.catalogue import Translator

MOST_BYTES = 4 * 1024 * 1024
"""So much a file may hold; a stack of a thousand forms has a hundredth of it."""
MOST_UNPACKED = 40 * 1024 * 1024
MOST_ROWS = 5000
MOST_COLUMNS = 400
_LONGEST_CELL = 5000
_DELIMITERS = ";,\t"
_ZIP = b"PK\x03\x04"
_ROOM = 60
"""Empty rows of the table to fill in that are set as text, so that nothing typed becomes a date."""
_WIDTHS = (8, 34, 28, 70, 90)


def stack_template(questionnaire: Questionnaire, t: Translator) -> bytes:
    """Return the empty table for a perspective, one column a question, with a sheet that explains every answer."""
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = t("paper.template.sheet")
    workbook.properties.creator = t("paper.template.author")
    numbers = [str(number) for number, _ in enumerate(questionnaire.questions, start=1)]
    sheet.append([t("paper.template.number"), *numbers])
    for _ in range(_ROOM):
        sheet.append([None] * (len(numbers) + 1))
    _dress(sheet, is_legend=False)
    sheet.freeze_panes = "B2"
    legend = workbook.create_sheet(t("paper.template.legend"))
    legend.append([t(f"paper.template.column.{name}") for name in ("number", "item", "topic", "question", "answers")])
    for row in _legend_rows(questionnaire, t):
        legend.append([printable(value) for value in row])
    legend.append([None, None, None, t("paper.template.blank_of"), t("paper.template.blank")])
    _dress(legend, is_legend=True)
    legend.freeze_panes = "A2"
    file = io.BytesIO()
    workbook.save(file)
    return file.getvalue()


def _legend_rows(questionnaire: Questionnaire, t: Translator) -> Iterator[Sequence[str]]:
    signs, number = Signs(questionnaire), 1
    for topic, questions in topics_of(questionnaire):
        for question in questions:
            offered = (
                t("paper.template.answer", sign=sign, label=question.answers[answer])
                for sign, answer in signs.of(question).items()
            )
            yield str(number), question.item_id, topic, question.text, " · ".join(offered)
            number += 1


def _dress(sheet: Worksheet, *, is_legend: bool) -> None:
    """Make every cell a true text, whatever is typed into it, and the first row stand out."""
    for number, cells in enumerate(sheet.iter_rows(), start=1):
        for cell in cells:
            cell.number_format = TEXT_FORMAT
            cell.font = Font(bold=number == 1)
            cell.alignment = Alignment(wrap_text=is_legend, vertical="top")
            if cell.value is not None:
                cell.data_type = "s"
    if is_legend:
        for column, width in enumerate(_WIDTHS, start=1):
            sheet.column_dimensions[get_column_letter(column)].width = width


def read_table(content: bytes) -> Table:
    """Return what stands in a CSV or XLSX file; nothing of it is calculated, a formula stays the text that it is.

    Raises TableRefused for a file that is too large, damaged, of another kind, or without headings.
    """
    if len(content) > MOST_BYTES:
        raise TableRefused(reason="too_large", most=MOST_BYTES // 1024 // 1024)
    try:
        rows = _rows_of_sheet(content) if content.startswith(_ZIP) else _rows_of_csv(content)
        return _table(rows)
    except (*DAMAGED, csv.Error) as error:
        raise TableRefused(reason="damaged") from error


def _table(rows: Iterable[tuple[int, Sequence[str]]]) -> Table:
    """Return rows as a table whose first row with anything in it holds the headings."""
    filled: list[tuple[int, tuple[str, ...]]] = []
    for line, cells in rows:
        if len(cells) > MOST_COLUMNS:
            raise TableRefused(reason="too_many_columns", most=MOST_COLUMNS)
        if any(cells):
            filled.append((line, tuple(_tidy(cell) for cell in cells)))
        if len(filled) > MOST_ROWS + 1:
            raise TableRefused(reason="too_many_rows", most=MOST_ROWS)
    if not filled:
        raise TableRefused(reason="empty")
    (_, headings), *others = filled
    return Table(headings, tuple(TableRow(line, cells) for line, cells in others))


def _tidy(text: str) -> str:
    return printable(text[:_LONGEST_CELL]).strip()


def _rows_of_csv(content: bytes) -> Iterator[tuple[int, Sequence[str]]]:
    text = _decoded(content)
    first_line = text.partition("\n")[0]
    delimiter = max(_DELIMITERS, key=first_line.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    for cells in reader:
        yield reader.line_num, cells


def _decoded(content: bytes) -> str:
    """Return a text in UTF-8 with or without its mark, in UTF-16 as Excel writes it, or in Windows-1252."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16")
    if b"\x00" in content:
        raise TableRefused(reason="not_a_table")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252")


def _rows_of_sheet(content: bytes) -> Iterator[tuple[int, Sequence[str]]]:
    """Yield the rows of the first sheet."""
    _check_archive(content)
    with warnings.catch_warnings(action="ignore"):
        workbook = load_workbook(io.BytesIO(content), read_only=True, keep_links=False)
        if not workbook.worksheets:
            raise TableRefused(reason="empty")
        sheet: Any = workbook.worksheets[0]
        sheet.reset_dimensions()  # a file may claim any size, and every row would be filled up to it
        for line, cells in enumerate(sheet.iter_rows(values_only=True), start=1):
            yield line, _trimmed([_as_text(value) for value in cells])


def _check_archive(content: bytes) -> None:
    """Raise TableRefused for an archive that unpacks to more than it may, or whose parts declare entities."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = archive.infolist()
        if sum(part.file_size for part in parts) > MOST_UNPACKED:
            raise TableRefused(reason="too_large", most=MOST_UNPACKED // 1024 // 1024)
        for part in parts:
            with archive.open(part) as stream:
                if b"<!DOCTYPE" in stream.read(4096):
                    raise TableRefused(reason="damaged")


def _as_text(value: object) -> str:
    """Return a cell as people read it: 4 and 4.0 are both "4"."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _trimmed(cells: list[str]) -> list[str]:
    """Return a row without the empty cells at its end, which a sheet may have by the thousand."""
    while cells and not cells[-1]:
        cells.pop()
    return cells
