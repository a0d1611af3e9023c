"""Rows as whole columns: what is the same for many rows is made once, and small batches are put together."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import pyarrow as pa

from exports.datasets.columns import Column
from exports.datasets.figure_columns import FigureRow
from exports.statistical.model import Cell, Variable
from exports.statistical.rows import ROWS_AT_ONCE, type_of


def schema_of(variables: Iterable[Variable]) -> Any:
    """Return the types of all variables by name."""
    return pa.schema([pa.field(one.name, type_of(one)) for one in variables])


def repeated(cell: Cell, variable: Variable, count: int) -> Any:
    """Return a column in which every row says the same."""
    return pa.repeat(pa.scalar(cell, type_of(variable)), count)


def joined(batches: Iterator[Any]) -> Iterator[Any]:
    """Yield batches put together to the size at which writers work, because each of them is checked by itself."""
    waiting: list[Any] = []
    for batch in batches:
        waiting.append(batch)
        if sum(map(len, waiting)) >= ROWS_AT_ONCE:
            yield from pa.Table.from_batches(waiting).combine_chunks().to_batches()
            waiting = []
    if waiting:
        yield from pa.Table.from_batches(waiting).combine_chunks().to_batches()


class Staying:
    """Columns that depend on nothing but framework, item, group and reach; each such combination is worked out once."""

    def __init__(self, columns: Sequence[Column[FigureRow]]) -> None:
        self._columns = columns
        self._places: dict[tuple[object, ...], int] = {}
        self._cells: list[list[Cell]] = [[] for _ in columns]
        self._made: list[Any] = []

    def of(self, rows: Sequence[FigureRow]) -> dict[str, Any]:
        """Return the columns of these rows, by name."""
        known = len(self._places)
        places = pa.array([self._place(row) for row in rows])
        if len(self._places) > known:
            pairs = zip(self._cells, self._columns, strict=True)
            self._made = [pa.array(cells, type_of(one.variable)) for cells, one in pairs]
        return {one.variable.name: made.take(places) for one, made in zip(self._columns, self._made, strict=True)}

    def _place(self, row: FigureRow) -> int:
        key = id(row.framework), row.item.id, row.kind, row.group, row.reach
        if key not in self._places:
            self._places[key] = len(self._places)
            for cells, column in zip(self._cells, self._columns, strict=True):
                cells.append(column.cell(row))
        return self._places[key]
