"""The CSV that a German Excel opens by itself: a mark, semicolons, decimal commas, words beside codes."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as arrow_csv

from exports.statistical.labelled import Words, has_words, numbers_only, word_names
from exports.statistical.model import Dataset, Kind, Variable
from exports.statistical.raw_csv import LINES_AT_ONCE
from exports.statistical.rows import Progress, batches, is_dictionary, untold
from exports.statistical.whole_files import whole_file

_MARK = "\ufeff"
_SIGNS = pa.array(list("=+-@\uff1d\uff0b\uff0d\uff20"))
_FORMULA = r"^([\s\pZ]*[=+\-@\x{ff1d}\x{ff0b}\x{ff0d}\x{ff20}])"
"""How a cell begins that Excel or LibreOffice would calculate, with the wide forms of the signs too."""


def write_excel_csv(dataset: Dataset, path: Path, progress: Progress = untold) -> None:
    """Write codes and, beside each, its words; a number that is missing is empty, and its words say why.

    A text that begins like a formula gets an apostrophe in front, as Excel itself marks what is text.
    """
    columns = _Columns(dataset)
    options = arrow_csv.WriteOptions(include_header=False, delimiter=";", eol="\r\n", batch_size=LINES_AT_ONCE)
    with whole_file(path) as unfinished, unfinished.open("wb") as file:
        file.write(_header(columns.names).encode())
        with arrow_csv.CSVWriter(file, columns.schema, write_options=options) as writer:
            for batch in batches(dataset, progress):
                writer.write(columns.of(batch))


def guarded(column: Any) -> Any:
    """Return texts of which none is calculated."""
    first = pc.utf8_slice_codeunits(pc.utf8_ltrim_whitespace(column), 0, 1)
    if not pc.any(pc.is_in(first, _SIGNS)).as_py():
        return column
    return pc.replace_substring_regex(column, _FORMULA, r"'\1")


class _Columns:
    """The columns of the file, made from the columns of a batch."""

    def __init__(self, dataset: Dataset) -> None:
        self._variables = dataset.variables
        self._words = {one.name: Words(one, guarded) for one in dataset.variables if has_words(one)}
        word_name = word_names(dataset)
        fields: list[Any] = []
        for variable in dataset.variables:
            is_code = variable.is_numeric and not _has_comma(variable) and variable.kind is not Kind.NUMBER
            fields.append(pa.field(variable.name, pa.int32() if is_code else _type(variable)))
            if variable.name in word_name:
                fields.append(pa.field(word_name[variable.name], pa.string()))
        self.schema = pa.schema(fields)
        self.names = [field.name for field in fields]

    def of(self, batch: Any) -> Any:
        """Return a batch as it stands in the file."""
        return pa.RecordBatch.from_arrays(list(self._each(batch)), schema=self.schema)

    def _each(self, batch: Any) -> Iterator[Any]:
        for column, variable in zip(batch.columns, self._variables, strict=True):
            yield _shown(column, variable)
            if variable.name in self._words:
                yield self._words[variable.name].of(column)


def _has_comma(variable: Variable) -> bool:
    return variable.kind is Kind.NUMBER and variable.decimals > 0


def _type(variable: Variable) -> Any:
    return pa.int64() if variable.kind is Kind.NUMBER and not variable.decimals else pa.string()


def _shown(column: Any, variable: Variable) -> Any:
    """Return a column as a German Excel reads it."""
    if variable.kind is Kind.TEXT:
        return guarded(column.dictionary).take(column.indices) if is_dictionary(column) else guarded(column)
    if variable.kind is Kind.DAY:
        days = column.dictionary_encode()  # there are few different ones, and writing one is slow
        return pc.strftime(days.dictionary, format="%d.%m.%Y").take(days.indices)
    numbers = numbers_only(column, variable)
    return pc.replace_substring(numbers.cast(pa.string()), ".", ",") if _has_comma(variable) else numbers


def _header(names: list[str]) -> str:
    """Return the first line with its mark; names are guarded like every text."""
    line = io.StringIO(newline="")
    csv.writer(line, delimiter=";").writerow(guarded(pa.array(names)).to_pylist())
    return _MARK + line.getvalue()
