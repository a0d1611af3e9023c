"""The rows of a data set as typed batches of bounded size, checked against its codes and cleaned for all files."""

import datetime as dt
import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from exports.plain_text import printable
from exports.statistical.model import CODED, Batch, Cell, Dataset, Kind, NotADataset, Variable

Progress = Callable[[int], None]
"""Is told after every batch how many rows are written."""

ROWS_AT_ONCE = 16_384
_UNPRINTABLE = r"[\x00-\x08\x0b-\x1f\x7f-\x{9f}\x{fffe}\x{ffff}]"


def untold(_rows: int) -> None:
    """Take the progress for a caller who does not ask for it."""


def type_of(variable: Variable) -> Any:
    """Return the type of a variable's cells."""
    if variable.kind is Kind.NUMBER:
        return pa.float64() if variable.decimals else pa.int64()
    return {Kind.TEXT: pa.string(), Kind.DAY: pa.date32()}.get(variable.kind, pa.int32())


def batches(dataset: Dataset, progress: Progress = untold) -> Iterator[Any]:
    """Yield the rows as record batches with the variables' types, each small enough for any machine.

    Raises NotADataset where a cell holds what its variable does not know.
    """
    schema = pa.schema([pa.field(variable.name, type_of(variable)) for variable in dataset.variables])
    done = 0
    for batch in dataset.source():
        for part in _small_parts(batch, dataset.variables):
            columns = [_checked(column, one) for column, one in zip(part, dataset.variables, strict=True)]
            yield pa.RecordBatch.from_arrays(columns, schema=schema)
            done += len(columns[0])
            progress(done)


def _small_parts(batch: Batch, variables: tuple[Variable, ...]) -> Iterator[list[Any]]:
    """Yield the columns of a batch, in the order of the variables, as many rows at once as memory should hold."""
    for start in range(0, len(batch), ROWS_AT_ONCE):
        if isinstance(batch, pa.RecordBatch):
            part = batch.slice(start, ROWS_AT_ONCE)
            yield [part.column(one.name) for one in variables]
        elif isinstance(batch, pd.DataFrame):
            frame = batch.iloc[start : start + ROWS_AT_ONCE]
            yield [_from_pandas(frame[one.name], one) for one in variables]
        else:
            yield _from_tuples(batch[start : start + ROWS_AT_ONCE], variables)


def _from_tuples(rows: Sequence[Sequence[Cell]], variables: tuple[Variable, ...]) -> list[Any]:
    columns = list(zip(*rows, strict=True))
    if len(columns) != len(variables):
        raise NotADataset(f"{len(columns)} cells in a row, {len(variables)} variables")
    return [pa.array(_encodable(cells, one), type_of(one)) for cells, one in zip(columns, variables, strict=True)]


def _encodable(cells: Iterable[Any], variable: Variable) -> list[Any]:
    """Return cells that pyarrow can take: half a surrogate has no bytes, and a day with a time would keep it."""
    if variable.kind is Kind.TEXT:
        return [printable(cell) if isinstance(cell, str) else cell for cell in cells]
    if variable.kind is Kind.DAY:
        return [cell.date() if isinstance(cell, dt.datetime) else cell for cell in cells]
    return [None if isinstance(cell, float) and math.isnan(cell) else cell for cell in cells]


def _from_pandas(column: "pd.Series[Any]", variable: Variable) -> Any:
    """Return a column of a frame; what pandas holds as missing is an empty cell."""
    if variable.is_numeric and column.dtype != object:
        return pa.Array.from_pandas(column)
    cells = [None if gone else cell for cell, gone in zip(column.tolist(), column.isna(), strict=True)]
    return pa.array(_encodable(cells, variable), type_of(variable))


def _checked(column: Any, variable: Variable) -> Any:
    """Return a column of the variable's type in which every cell means something."""
    try:
        column = column.cast(type_of(variable))
    except pa.ArrowInvalid as error:
        raise NotADataset(f"{variable.name}: {error}") from error
    if variable.kind is Kind.TEXT:
        return _tidy(column)
    if variable.kind is Kind.NUMBER:
        return _checked_number(column, variable)
    if variable.kind in CODED:
        _refuse(pc.invert(pc.is_in(column, pa.array(variable.labels, column.type))), column, variable)
    return column


def _checked_number(column: Any, variable: Variable) -> Any:
    if variable.decimals:
        column = pc.if_else(pc.is_nan(column), pa.scalar(None, column.type), column)
        _refuse(pc.is_inf(column), column, variable)
    if variable.missing:
        low, high = min(variable.missing), max(variable.missing)
        in_range = pc.and_(pc.greater_equal(column, low), pc.less_equal(column, high))
        known = pc.is_in(column, pa.array(variable.missing, column.type))
        _refuse(pc.and_not(in_range, known), column, variable)
    return column


def _refuse(wrong: Any, column: Any, variable: Variable) -> None:
    """Raise for the first cell that is wrong; an empty one never is."""
    found = column.filter(pc.and_(wrong, column.is_valid()), null_selection_behavior="drop")
    if len(found):
        raise NotADataset(f"{variable.name}: no meaning for {found[0].as_py()}")


def _tidy(column: Any) -> Any:
    """Return texts that every format holds alike: printable, without spaces at the end, and never empty but missing."""
    column = pc.replace_substring(column, "\t", " ")
    column = pc.replace_substring_regex(column, _UNPRINTABLE, "")
    column = pc.utf8_rtrim_whitespace(column)
    return pc.if_else(pc.equal(column, ""), pa.scalar(None, column.type), column)
