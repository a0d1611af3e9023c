"""The one place that limits every statement to a scope, and raises when there is none.

A statement reaches the database only through a connection that carries a scope. Reads, changes and deletions are
narrowed to the scope's networks (and round, perspective or session); an insert outside of it raises. Tables that a
scope has no business with raise too, so a forgotten ``where`` cannot leak another network's data.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeVar

from sqlalchemy import Column, Connection, Delete, Engine, Insert, Select, Table, Update, event
from sqlalchemy.sql import visitors
from sqlalchemy.sql.elements import (
    ClauseElement,
    ColumnClause,
    ReleaseSavepointClause,
    RollbackToSavepointClause,
    SavepointClause,
    TextClause,
)
from sqlalchemy.sql.selectable import AliasedReturnsRows, SelectBase

from networks.scopes import (
    AdministrationScope,
    BallotScope,
    LinkScope,
    NetworkScope,
    PublishedScope,
    RoomScope,
    Scope,
    StaffScope,
    SystemScope,
)

Statement = TypeVar("Statement", Select[Any], Update, Delete)

Change = TypeVar("Change", Update, Delete)

Limits = dict[str, frozenset[str]]
"""For each column the values that a scope may touch; an empty mapping means every row."""

_SAVEPOINTS = (SavepointClause, RollbackToSavepointClause, ReleaseSavepointClause)
_IDENTITY = {"account", "role_grant", "staff_session", "sign_in_link"}
_SIGN_IN = {"audit_entry", *_IDENTITY}
_SET_UP = {"network", "network_municipality", "municipality", "organisation", "audit_entry", *_IDENTITY}
_SHARED = {"municipality", "framework_snapshot"}
_ANSWERS = {"rating", "round_matrix", "used_mark", "draft_text", "sent_text", "paper_sheet", "round_key"}
"""What people answered: closed to everybody's work but the answering itself and the closing."""
_BALLOT_READS = {
    "network",
    "network_municipality",
    "round",
    "round_plan",
    "round_translation",
    "round_key",
    "framework_snapshot",
}
_BALLOT_WRITES = {"ballot", "rating", "used_mark", "draft_text", "sent_text", "paper_sheet"}
_PUBLISHED = {
    "network",
    "network_municipality",
    "round",
    "round_plan",
    "round_translation",
    "framework_snapshot",
    "release_part",
    "agreement",
    "agreement_status",
}
_ROOM_READS = {
    "network",
    "round",
    "round_plan",
    "round_translation",
    "framework_snapshot",
    "dialogue_session",
    "agenda_item",
    "live_vote",
}
_ROOM_WRITES = {"seat", "vote_count", "vote_mark", "contribution"}


class ScopeMissing(RuntimeError):
    """A statement was about to run without a scope: a mistake in our code, never one of a person."""


class OutsideScope(RuntimeError):
    """A statement touches what its scope has no business with: a mistake in our code or an attempt to reach over."""


def enforce_scopes(engine: Engine) -> None:
    """Let no statement of this engine run unscoped."""
    event.listen(engine, "before_execute", _narrow, retval=True)


def _narrow(
    _connection: Connection,
    statement: Any,
    multiparams: Sequence[Mapping[str, object]],
    params: Mapping[str, object],
    execution_options: Mapping[str, Any],
) -> tuple[Any, Any, Any]:
    scope: Scope | None = execution_options.get("scope")
    if scope is None:
        raise ScopeMissing(str(statement)[:200])
    if not isinstance(scope, SystemScope):
        rows = list(multiparams) or ([params] if params else [])
        statement = _limited(statement, rows, scope)
    return statement, multiparams, params


def _limited(statement: ClauseElement, rows: list[Mapping[str, object]], scope: Scope) -> ClauseElement:
    if isinstance(statement, Insert):
        _check_rows(statement, rows, scope)
        return statement
    if isinstance(statement, Update):
        _check_stays(statement, rows, scope)
        return _limited_change(statement, scope)
    if isinstance(statement, Delete):
        return _limited_change(statement, scope)
    if isinstance(statement, Select):
        for table in _tables_of(statement):
            limits = limits_of(scope, table.name, table.c.keys(), writes=False)
            statement = _with_limits(statement, table, limits)
        return statement
    if isinstance(statement, _SAVEPOINTS):
        return statement
    raise OutsideScope(f"only a system scope may run {type(statement).__name__}")


def limits_of(scope: Scope, table: str, columns: Iterable[str], *, writes: bool) -> Limits:
    """Return to which rows of a table a scope is limited; raises OutsideScope when it has no business there."""
    limits = _allowed(scope, table, writes=writes)
    if limits is None:
        raise OutsideScope(f"{type(scope).__name__} may not {'write' if writes else 'read'} {table}")
    return {column: values for column, values in limits.items() if column in set(columns)}


def _allowed(scope: Scope, table: str, *, writes: bool) -> Limits | None:
    """Return the limits of a scope on a table, or None when the table is closed to it."""
    match scope:
        case NetworkScope(ids):
            own: Limits = {} if table in _SHARED else {"network_id": ids}
            return None if table in _ANSWERS | _IDENTITY else own
        case BallotScope() | RoomScope():
            return _of_participant(scope, table, writes=writes)
        case PublishedScope(network_id, round_id):
            limits = {"network_id": frozenset({network_id}), "round_id": frozenset({round_id})}
            return limits if table in _PUBLISHED and not writes else None
        case LinkScope(fingerprint):
            return {"fingerprint": frozenset({fingerprint})} if table == "open_link" and not writes else None
        case StaffScope() | AdministrationScope():
            return {} if table in (_SIGN_IN if isinstance(scope, StaffScope) else _SET_UP) else None
        case SystemScope():
            return {}


def _of_participant(scope: BallotScope | RoomScope, table: str, *, writes: bool) -> Limits | None:
    """Return the limits of somebody who answers or sits in a room: one round and perspective, or one session."""
    limits = {"network_id": frozenset({scope.network_id})}
    if isinstance(scope, RoomScope):
        is_open = table in _ROOM_WRITES or (table in _ROOM_READS and not writes)
        return limits | {"session_id": frozenset({scope.session_id})} if is_open else None
    limits["round_id"] = frozenset({scope.round_id})
    if table in ("ballot", "sent_text", "paper_sheet"):
        limits["perspective"] = frozenset({scope.perspective})
    return limits if table in _BALLOT_WRITES or (table in _BALLOT_READS and not writes) else None


def _check_rows(statement: Insert, rows: list[Mapping[str, object]], scope: Scope) -> None:
    table = statement.table
    limits = limits_of(scope, table.name, table.c.keys(), writes=True)
    if not rows or statement.select is not None:
        raise OutsideScope(f"rows for {table.name} must be passed beside the statement")
    for row in rows:
        for column, values in limits.items():
            if row.get(column) not in values:
                raise OutsideScope(f"{table.name}.{column} lies outside the scope")


def _with_limits(statement: Statement, table: Table, limits: Limits) -> Statement:
    for column, values in limits.items():
        statement = statement.where(table.c[column].in_(sorted(values)))
    return statement


def _limited_change(statement: Change, scope: Scope) -> Change:
    _refuse_hidden_parts(statement)
    table = statement.table
    parts = list(visitors.iterate(statement))
    named = {part for part in parts if isinstance(part, Table)}
    named |= {part.table for part in parts if isinstance(part, Column)}
    if not isinstance(table, Table) or not named <= {table}:
        raise OutsideScope("a change may name one table only")
    return _with_limits(statement, table, limits_of(scope, table.name, table.c.keys(), writes=True))


def _check_stays(statement: Update, rows: list[Mapping[str, object]], scope: Scope) -> None:
    """Raise when an update would carry a row out of the scope by giving it another network, round or session."""
    table = statement.table
    if not isinstance(table, Table):
        raise OutsideScope("a change may name one table only")
    limits = limits_of(scope, table.name, table.c.keys(), writes=True)
    names = list(rows[0]) if rows else []
    moved = limits.keys() & statement.compile(column_keys=names).params.keys()
    if moved:
        raise OutsideScope(f"an update may not change {sorted(moved)}")


def _refuse_hidden_parts(statement: ClauseElement) -> None:
    """Raise for what the limits would not reach: a select inside another, a second name of a table, SQL as text."""
    for part in visitors.iterate(statement):
        is_nested = isinstance(part, SelectBase | AliasedReturnsRows) and part is not statement
        is_literal = isinstance(part, ColumnClause) and part.is_literal and part.name != "*"
        if is_nested or is_literal or isinstance(part, TextClause):
            raise OutsideScope(f"{type(part).__name__} inside a statement cannot be narrowed")


def _tables_of(statement: Select[Any]) -> list[Table]:
    """Return the tables that a select reads; raises OutsideScope when some of it would stay hidden from the limits."""
    _refuse_hidden_parts(statement)
    tables: dict[str, Table] = {}
    for part in visitors.iterate(statement):
        table = part.table if isinstance(part, ColumnClause) else part
        if isinstance(table, Table):
            tables[table.name] = table
    if not tables:
        raise OutsideScope("a select that names no table cannot be narrowed")
    return list(tables.values())
