"""XLSX for people: the data in words, the data in codes, and the codebook; text stays text everywhere."""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import xlsxwriter

from exports.errors import DataExportRefused
from exports.statistical.codebook import Entry, codebook_of
from exports.statistical.labelled import Words, has_words
from exports.statistical.model import CODED, Dataset, Kind, Variable
from exports.statistical.rows import Progress, batches, is_dictionary, untold
from exports.statistical.whole_files import whole_file
from texts.catalogue import Translator, translator

MOST_ROWS, MOST_COLUMNS = 1_048_575, 16_384
_LONGEST_CELL = 32_767
_EXCEL_DAY_OF_1970 = 25_569
_WIDTHS = (16, 60, 22, 12, 10, 10, 44, 12, 44)
_NARROW, _WIDE = 14, 44
_ROWS_TOLD = 1_000
"""So many rows are written before it is told again how many are: a workbook takes far longer than any other file."""

Write = Callable[[int, int, Any], object]
Column = tuple[Sequence[Any], Write]


def write_xlsx(dataset: Dataset, path: Path, progress: Progress = untold) -> None:
    """Write three sheets, row by row, so that memory does not grow with the rows.

    Raises DataExportRefused for more rows or columns than a sheet holds.
    """
    if len(dataset.variables) > MOST_COLUMNS:
        raise DataExportRefused(reason="too_many_columns", most=MOST_COLUMNS)
    with whole_file(path) as unfinished:
        book = xlsxwriter.Workbook(unfinished, {"constant_memory": True, "strings_to_formulas": False})
        book.use_zip64()
        midnight = dt.datetime.combine(dataset.released, dt.time(), dt.UTC).replace(tzinfo=None)
        book.set_properties({"title": dataset.label, "comments": "\n".join(dataset.conditions), "created": midnight})
        try:
            _write_sheets(book, dataset, progress)
        finally:
            book.close()


def _write_sheets(book: Any, dataset: Dataset, progress: Progress) -> None:
    t = translator(dataset.language)
    styles = _Styles(book)
    words = _DataSheet(book.add_worksheet(t("statistical.sheet.labels")), dataset, styles, in_words=True)
    codes = _DataSheet(book.add_worksheet(t("statistical.sheet.codes")), dataset, styles, in_words=False)
    written = 0
    for part in chain.from_iterable(map(_in_parts, batches(dataset))):
        if written + len(part) > MOST_ROWS:
            raise DataExportRefused(reason="too_many_rows", most=t.number(MOST_ROWS))
        words.add(part)
        codes.add(part)
        written += len(part)
        progress(written)
    words.end()
    codes.end()
    _write_codebook(book, dataset, t)


def _in_parts(batch: Any) -> Iterator[Any]:
    return (batch.slice(start, _ROWS_TOLD) for start in range(0, len(batch), _ROWS_TOLD))


class _Styles:
    """How cells look, shared by both sheets, because the library numbers styles in the order of their first use."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._numbers: dict[str, Any] = {}
        self.heading = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "num_format": "@"})

    def of(self, variable: Variable) -> Any:
        """Return how a variable shows its numbers, or None where it shows them as they are."""
        if variable.kind is not Kind.DAY and not variable.decimals:
            return None
        pattern = "dd.mm.yyyy" if variable.kind is Kind.DAY else f"0.{'0' * variable.decimals}"
        if pattern not in self._numbers:
            self._numbers[pattern] = self._book.add_format({"num_format": pattern})
        return self._numbers[pattern]


class _DataSheet:
    """One sheet of data, with its headings in place."""

    def __init__(self, sheet: Any, dataset: Dataset, styles: _Styles, *, in_words: bool) -> None:
        self._sheet = sheet
        self._variables = dataset.variables
        self._words = {one.name: Words(one) for one in dataset.variables if in_words and has_words(one)}
        self._row = 1
        self._sheet.freeze_panes(1, 0)
        for place, variable in enumerate(dataset.variables):
            is_wide = in_words and (variable.kind is Kind.TEXT or variable.name in self._words)
            self._sheet.set_column(place, place, _WIDE if is_wide else _NARROW, styles.of(variable))
        for place, variable in enumerate(dataset.variables):
            heading = variable.label if in_words else variable.name
            self._sheet.write_string(0, place, safe_text(heading), styles.heading)

    def add(self, batch: Any) -> None:
        """Write the rows of a batch."""
        columns = [self._column(column, one) for column, one in zip(batch.columns, self._variables, strict=True)]
        _write_rows(columns, self._row, len(batch))
        self._row += len(batch)

    def end(self) -> None:
        """Let people filter what is written."""
        self._sheet.autofilter(0, 0, self._row - 1, len(self._variables) - 1)

    def _column(self, column: Any, variable: Variable) -> Column:
        """Return the cells of a variable with what writes them."""
        if variable.kind is Kind.TEXT:
            return _safe_texts(column, variable), self._sheet.write_string
        if variable.kind is Kind.DAY:
            column = pc.add(column.cast(pa.int32()), _EXCEL_DAY_OF_1970)
        if variable.name not in self._words:
            return column.to_pylist(), self._sheet.write_number
        words = self._words[variable.name].of(column).to_pylist()
        if variable.kind in CODED:
            return words, self._sheet.write_string
        numbers = column.to_pylist()
        return [word or number for word, number in zip(words, numbers, strict=True)], self._write_either

    def _write_either(self, row: int, place: int, cell: str | float) -> object:
        write = self._sheet.write_string if isinstance(cell, str) else self._sheet.write_number
        return write(row, place, cell)


def _safe_texts(column: Any, variable: Variable) -> list[str | None]:
    if is_dictionary(column):
        words = _safe_texts(column.dictionary, variable)
        return [None if place is None else words[place] for place in column.indices.to_pylist()]
    return [None if text is None else safe_text(text, variable.name) for text in column.to_pylist()]


def safe_text(text: str, column: str = "") -> str:
    """Return a text as the library takes it: whole, and never for markup of its own.

    Raises DataExportRefused for one that is longer than a cell holds, which the library would leave out.
    """
    if len(text) > _LONGEST_CELL:
        raise DataExportRefused(reason="text_too_long", variable=column)
    return f"{text} " if text.startswith("<r>") and text.endswith("</r>") else text


def _write_rows(columns: list[Column], first: int, count: int) -> None:
    """Write columns row by row, which is the order that keeps only one row in memory."""
    for number in range(count):
        row = first + number
        for place, (cells, write) in enumerate(columns):
            cell = cells[number]
            if cell is not None:
                write(row, place, cell)


def _write_codebook(book: Any, dataset: Dataset, t: Translator) -> None:
    """Write the codebook: what to know first, then a row for each code of each variable."""
    sheet = book.add_worksheet(t("statistical.sheet.codebook"))
    bold = book.add_format({"bold": True})
    for place, width in enumerate(_WIDTHS):
        sheet.set_column(place, place, width)
    codebook = codebook_of(dataset)
    above = [codebook.title, codebook.released, codebook.size, *dataset.remarks, t("statistical.codebook.missing_help")]
    for row, line in enumerate(above):
        sheet.write_string(row, 0, safe_text(line), bold if row == 0 else None)
    names = ("name", "label", "kind", "unit", "code", "stata", "meaning", "counts_as", "note")
    row = len(above) + 1
    for place, name in enumerate(names):
        sheet.write_string(row, place, t(f"statistical.codebook.{name}"), bold)
    for cells in chain.from_iterable(_codebook_rows(entry, t) for entry in codebook.entries):
        row += 1
        for place, cell in enumerate(cells):
            if isinstance(cell, str) and cell:
                sheet.write_string(row, place, safe_text(cell))
            elif isinstance(cell, int):
                sheet.write_number(row, place, cell)


def _codebook_rows(entry: Entry, t: Translator) -> Iterator[tuple[str | int | None, ...]]:
    """Yield a row for each code, or the only row of a variable without codes."""
    one = entry.variable
    about = (one.name, one.label, entry.kind, one.unit)
    if not entry.codes:
        yield (*about, None, "", "", "", one.note)
    for code in entry.codes:
        counts_as = t("statistical.codebook.missing") if code.is_missing else t("statistical.codebook.valid")
        yield (*about, code.code, code.stata, code.meaning, counts_as, one.note)
