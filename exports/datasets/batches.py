"""Rows as whole columns: what is the same for many rows is made once, and told by its place in a list."""

from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

import pyarrow as pa

from exports.datasets.columns import Column
from exports.statistical.model import Kind, Variable
from exports.statistical.rows import type_of

_Row = TypeVar("_Row")


def schema_of(variables: Iterable[Variable]) -> Any:
    """Return the types of all variables by name."""
    return pa.schema([pa.field(one.name, type_of(one)) for one in variables])


class Repeated:
    """A column of a few different rows, each of which stands in many rows of a data set."""

    def __init__(self, column: Column[_Row], rows: Iterable[_Row]) -> None:
        cells = pa.array([column.cell(row) for row in rows], type_of(column.variable))
        self._words = cells.dictionary_encode() if column.variable.kind is Kind.TEXT else None
        self._cells = cells if self._words is None else self._words.indices

    def at(self, places: Any) -> Any:
        """Return the column for these places in the list of rows; texts stay a list of words and places in it."""
        taken = self._cells.take(places)
        return taken if self._words is None else pa.DictionaryArray.from_arrays(taken, self._words.dictionary)


def repeated(columns: Sequence[Column[_Row]], rows: Sequence[_Row]) -> dict[str, Repeated]:
    """Return columns of these rows by name."""
    return {column.variable.name: Repeated(column, rows) for column in columns}
