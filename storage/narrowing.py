"""Narrows a statement to the rows that a scope may touch, once for all who run it.

What is kept about a statement holds no value of a scope. Which rows may be touched is asked anew for each execution and
travels beside the statement as parameters, so the same narrowed statement, compiled once, serves everybody. A statement
that is made for one use is looked through at that use and forgotten with it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy import Column, Delete, Select, Table, Update, bindparam
from sqlalchemy.sql import visitors
from sqlalchemy.sql.elements import ClauseElement, ColumnClause, ColumnElement, TextClause
from sqlalchemy.sql.selectable import AliasedReturnsRows, SelectBase

Narrowable = Select[Any] | Update | Delete

Place = tuple[Table, str]
"""A column of a table, by its name."""

Limits = Mapping[Place, frozenset[str]]
"""For each place the values that may be touched; an empty mapping means every row."""

Shape = frozenset[tuple[Place, bool]]
"""All that a narrowed statement depends on: which places are limited, and which of them to a single value."""


class OutsideScope(RuntimeError):
    """A statement touches what its scope has no business with: a mistake in our code or an attempt to reach over."""


@dataclass(frozen=True)
class Anatomy:
    """What a statement is made of, and the narrowed forms in which it has been run."""

    tables: tuple[Table, ...]
    narrowed: dict[Shape, Narrowable] = field(default_factory=dict)
    columns_set: dict[tuple[str, ...], frozenset[str]] = field(default_factory=dict)
    """The columns that an update sets, by the names of the values that are passed beside it."""


_anatomies: "WeakKeyDictionary[Narrowable, Anatomy]" = WeakKeyDictionary()


def tables_of(statement: Narrowable) -> tuple[Table, ...]:
    """Return the tables that a statement touches; raises OutsideScope when limits would not reach all of it."""
    return _anatomy(statement).tables


def columns_set(statement: Update, names: Iterable[str]) -> frozenset[str]:
    """Return the columns that an update sets when values with these names are passed beside it."""
    known, names = _anatomy(statement).columns_set, tuple(names)
    if names not in known:
        known[names] = frozenset(statement.compile(column_keys=names).params)
    return known[names]


def narrowed(statement: Narrowable, limits: Limits) -> tuple[Narrowable, dict[str, object]]:
    """Return the statement with conditions for the limits, and the values that its conditions ask for."""
    known = _anatomy(statement).narrowed
    shape = frozenset((place, len(values) == 1) for place, values in limits.items())
    if shape not in known:
        known[shape] = statement.where(*(_condition(place, is_single) for place, is_single in shape))
    return known[shape], {_name_of(place): _value_of(values) for place, values in limits.items()}


def _condition(place: Place, is_single: bool) -> ColumnElement[bool]:
    table, column = place
    if is_single:
        return table.c[column] == bindparam(_name_of(place))
    return table.c[column].in_(bindparam(_name_of(place), expanding=True))


def _name_of(place: Place) -> str:
    table, column = place
    return f"scope_{table.name}_{column}"


def _value_of(values: frozenset[str]) -> object:
    return next(iter(values)) if len(values) == 1 else sorted(values)


def _anatomy(statement: Narrowable) -> Anatomy:
    known = _anatomies.get(statement)
    if known is None:
        tables = _tables_of(statement) if isinstance(statement, Select) else (_only_table_of(statement),)
        known = _anatomies[statement] = Anatomy(tables)
    return known


def _tables_of(statement: Select[Any]) -> tuple[Table, ...]:
    _refuse_hidden_parts(statement)
    tables: dict[Table, None] = {}
    for part in visitors.iterate(statement):
        table = part.table if isinstance(part, ColumnClause) else part
        if isinstance(table, Table):
            tables[table] = None
    if not tables:
        raise OutsideScope("a select that names no table cannot be narrowed")
    return tuple(tables)


def _only_table_of(statement: Update | Delete) -> Table:
    _refuse_hidden_parts(statement)
    table = statement.table
    parts = list(visitors.iterate(statement))
    named = {part for part in parts if isinstance(part, Table)}
    named |= {part.table for part in parts if isinstance(part, Column)}
    if not isinstance(table, Table) or not named <= {table}:
        raise OutsideScope("a change may name one table only")
    return table


def _refuse_hidden_parts(statement: ClauseElement) -> None:
    """Raise for what the limits would not reach: a select inside another, a second name of a table, SQL as text."""
    for part in visitors.iterate(statement):
        is_nested = isinstance(part, SelectBase | AliasedReturnsRows) and part is not statement
        is_literal = isinstance(part, ColumnClause) and part.is_literal and part.name != "*"
        if is_nested or is_literal or isinstance(part, TextClause):
            raise OutsideScope(f"{type(part).__name__} inside a statement cannot be narrowed")
