"""The one place that limits every statement to a scope, and raises when there is none.

A statement reaches the database only through a connection that carries a scope. Reads, changes and deletions are
narrowed to the scope's networks (and round, perspective or session); an insert outside of it raises. Tables that a
scope has no business with raise too, so a forgotten ``where`` cannot leak another network's data.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeVar

from sqlalchemy import Connection, Delete, Engine, Insert, Join, Select, Table, Update, event
from sqlalchemy.sql import visitors
from sqlalchemy.sql.elements import (
    ClauseElement,
    ReleaseSavepointClause,
    RollbackToSavepointClause,
    SavepointClause,
)

from networks.scopes import (
    AdministrationScope,
    BallotScope,
    LinkScope,
    NetworkScope,
    RoomScope,
    Scope,
    StaffScope,
    SystemScope,
)

Statement = TypeVar("Statement", Select[Any], Update, Delete)

Limits = dict[str, frozenset[str]]
"""For each column the values that a scope may touch; an empty mapping means every row."""

_SAVEPOINTS = (SavepointClause, RollbackToSavepointClause, ReleaseSavepointClause)
_IDENTITY = {"account", "role_grant", "staff_session", "sign_in_link"}
_SET_UP = {"network", "network_municipality", "municipality", "organisation", "audit_entry", *_IDENTITY}
_SHARED = {"municipality", "framework_snapshot"}
_ANSWERS = {"rating", "round_matrix", "used_mark"}
"""What people answered: closed to everybody's work but the answering itself and the closing."""
_BALLOT_READS = {"network", "round", "round_plan", "framework_snapshot"}
_BALLOT_WRITES = {"ballot", "rating", "used_mark"}
_ROOM_READS = {"network", "round", "round_plan", "framework_snapshot", "dialogue_session", "agenda_item", "live_vote"}
_ROOM_WRITES = {"seat", "vote_count", "vote_mark", "contribution"}


class ScopeMissing(RuntimeError):
    """A statement was about to run without a scope: a mistake in our code, never one of a person."""


class OutsideScope(RuntimeError):
    """A statement touches what its scope has no business with: a mistake in our code or an attempt to reach over."""


def enforce_scopes(engine: Engine) -> None:
    """Let no statement of this engine run unscoped."""
    event.listen(engine, "before_execute", _narrow, retval=True)


def _narrow(
    connection: Connection,
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
        _check_rows(statement.table, rows, scope)
        return statement
    if isinstance(statement, Update | Delete):
        table = _only_table(statement)
        return _with_limits(statement, table, limits_of(scope, table.name, table.c.keys(), writes=True))
    if isinstance(statement, Select):
        tables = list(_tables_of(statement))
        nested = {part for part in visitors.iterate(statement) if isinstance(part, Table)} - set(tables)
        if nested:
            raise OutsideScope(f"a subquery cannot be narrowed: {sorted(table.name for table in nested)}")
        for table in tables:
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
    match scope:
        case NetworkScope(ids):
            if table in _ANSWERS or table in _IDENTITY:
                return None
            return {} if table in _SHARED else {"network_id": ids}
        case BallotScope(network_id, round_id, perspective):
            if table not in _BALLOT_WRITES | (set() if writes else _BALLOT_READS):
                return None
            limits = {"network_id": frozenset({network_id}), "round_id": frozenset({round_id})}
            return limits | ({"perspective": frozenset({perspective})} if table == "ballot" else {})
        case RoomScope(network_id, session_id):
            if table not in _ROOM_WRITES | (set() if writes else _ROOM_READS):
                return None
            return {"network_id": frozenset({network_id}), "session_id": frozenset({session_id})}
        case LinkScope(fingerprint):
            return {"fingerprint": frozenset({fingerprint})} if table == "open_link" and not writes else None
        case StaffScope():
            return {} if table in _IDENTITY or table == "audit_entry" else None
        case AdministrationScope():
            return {} if table in _SET_UP else None
        case SystemScope():
            return {}


def _check_rows(table: Table, rows: list[Mapping[str, object]], scope: Scope) -> None:
    limits = limits_of(scope, table.name, table.c.keys(), writes=True)
    if not rows:
        raise OutsideScope(f"rows for {table.name} must be passed beside the statement")
    for row in rows:
        for column, values in limits.items():
            if row.get(column) not in values:
                raise OutsideScope(f"{table.name}.{column} lies outside the scope")


def _with_limits(statement: Statement, table: Table, limits: Limits) -> Statement:
    for column, values in limits.items():
        statement = statement.where(table.c[column].in_(sorted(values)))
    return statement


def _only_table(statement: Update | Delete) -> Table:
    tables = {part for part in visitors.iterate(statement) if isinstance(part, Table)} | {statement.table}
    if len(tables) != 1 or not isinstance(statement.table, Table):
        raise OutsideScope("a change may name one table only")
    return statement.table


def _tables_of(statement: Select[Any]) -> Iterable[Table]:
    """Yield the tables at the top of a select, those inside joins included."""
    pending = list(statement.get_final_froms())
    while pending:
        part = pending.pop()
        if isinstance(part, Join):
            pending += [part.left, part.right]
        elif isinstance(part, Table):
            yield part
