"""The one place that limits every statement to a scope, and raises when there is none.

A statement reaches the database only through a connection that carries a scope. Reads, changes and deletions are
narrowed to the scope's networks (and round, perspective or session); an insert outside of it raises. Tables that a
scope has no business with raise too, so a forgotten ``where`` cannot leak another network's data.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Engine, Insert, Select, Table, Update, event
from sqlalchemy.sql.elements import ReleaseSavepointClause, RollbackToSavepointClause, SavepointClause

from networks.scopes import (
    AdministrationScope,
    BallotScope,
    ClusterScope,
    ComparedScope,
    FindingsScope,
    LinkScope,
    MicrodataScope,
    NetworkScope,
    NotesScope,
    OpenedScope,
    PublishedScope,
    ReleasedScope,
    ReviewScope,
    RoomScope,
    Scope,
    StaffScope,
    SystemScope,
)
from storage.narrowing import Narrowable, OutsideScope, columns_set, narrowed, tables_of

__all__ = ["OutsideScope", "ScopeMissing", "enforce_scopes", "limits_of"]

Limits = dict[str, frozenset[str]]
"""For each column the values that a scope may touch; an empty mapping means every row."""

_SAVEPOINTS = (SavepointClause, RollbackToSavepointClause, ReleaseSavepointClause)
_IDENTITY = {"account", "role_grant", "staff_session", "sign_in_link", "access_token"}
_SIGN_IN = {"audit_entry", *_IDENTITY}
_SET_UP = {"network", "network_municipality", "municipality", "organisation", "audit_entry", *_IDENTITY}
_SHARED = {"municipality", "framework_snapshot", "matrix_columns"}
_ANSWERS = {
    "rating",
    "round_matrix",
    "used_mark",
    "draft_text",
    "sent_text",
    "text_in_review",
    "paper_sheet",
    "round_key",
}
"""What people answered: closed to everybody's work but the answering itself, the closing, and the looking through."""
_NEVER_READ = {"round_key"}
"""What the work of coordinators makes and can never look at: the key of the marks of one-time codes."""
_REVIEW_READS = {"round", "round_plan", "release_part"}
_REVIEW_WRITES = {"text_in_review", "release_part"}
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
_UNREAD = {"sent_text"}
"""What people put into the box and nobody takes out again but the closing."""
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
_OPENED = (_PUBLISHED - {"agreement", "agreement_status"}) | {"municipality"}
_PRIVATE = {"preparation_note"}
"""What one account notes for itself: closed to everybody's work but its own."""
_MICRODATA = {"round_matrix", "matrix_columns", "round", "round_plan", "framework_snapshot"}
_COMPARED = {"handed_in", "matrix_columns", "framework_snapshot"}
_CIRCLES = {"comparison_circle"}
"""Which releases are compared together; no network's own, and read only where their figures are."""
_ANALYSED = {"finding", "text_coding"}
"""What analysts make: nobody else's work, but what they publish."""
_OPEN_FINDINGS = frozenset({"published", "replaced", "withdrawn"})
"""What was ever published stays readable, also when it no longer holds."""
_ANALYST_READS = {"handed_in", "matrix_columns", "framework_snapshot", "consent", *_ANALYSED}
_ANALYST_WRITES = {"handed_in", "matrix_columns", "framework_snapshot", "audit_entry", *_ANALYSED}
_OF_ONE_ANALYST = {"text_coding", "audit_entry"}
"""What an analyst writes in their own name only."""
_FOR_ANALYSTS: dict[str, Limits] = {
    "handed_in": {"audience": frozenset({"nzfh"})},
    "consent": {"kind": frozenset({"nzfh", "microdata"})},
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
    "card_cluster",
    "agreement",
    "agreement_status",
    "release_part",
    "event_page",
}
_ROOM_LOOKS_BACK = {"agreement"}
"""What a room also sees of the other sessions of its network."""
_ROOM_WRITES = {"seat", "vote_count", "vote_mark", "contribution"}


class ScopeMissing(RuntimeError):
    """A statement was about to run without a scope: a mistake in our code, never one of a person."""


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
    if isinstance(scope, SystemScope) or isinstance(statement, _SAVEPOINTS):
        return statement, multiparams, params
    rows = multiparams or ([params] if params else [])
    if isinstance(statement, Insert):
        _check_rows(statement, rows, scope)
        return statement, multiparams, params
    if not isinstance(statement, Narrowable):
        raise OutsideScope(f"only a system scope may run {type(statement).__name__}")
    if isinstance(statement, Update):
        _check_stays(statement, rows, scope)
    limits = {
        (table, column): values
        for table in tables_of(statement)
        for column, values in limits_of(scope, table, writes=not isinstance(statement, Select)).items()
    }
    statement, own_values = narrowed(statement, limits)
    return statement, [{**row, **own_values} for row in rows or [{}]], {}


@lru_cache(maxsize=1024)
def limits_of(scope: Scope, table: Table, *, writes: bool) -> Limits:
    """Return to which rows of a table a scope is limited; raises OutsideScope when it has no business there."""
    limits = _allowed(scope, table.name, writes=writes)
    if limits is None:
        raise OutsideScope(f"{type(scope).__name__} may not {'write' if writes else 'read'} {table.name}")
    return {column: values for column, values in limits.items() if column in table.c}


def _allowed(scope: Scope, table: str, *, writes: bool) -> Limits | None:
    """Return the limits of a scope on a table, or None when the table is closed to it."""
    match scope:
        case NetworkScope(ids):
            own: Limits = {} if table in _SHARED else {"network_id": ids}
            is_closed = table in (_ANSWERS | _IDENTITY | _PRIVATE | _ANALYSED | _CIRCLES) and not (
                writes and table in _NEVER_READ
            )
            return None if is_closed else own
        case BallotScope() | RoomScope():
            return _of_participant(scope, table, writes=writes)
        case PublishedScope() | ReviewScope() | OpenedScope():
            return _of_one_round(scope, table, writes=writes)
        case ClusterScope() | NotesScope() | LinkScope():
            return _of_one_table(scope, table, writes=writes)
        case ComparedScope() | ReleasedScope() | MicrodataScope() | FindingsScope():
            return _of_many_networks(scope, table, writes=writes)
        case StaffScope() | AdministrationScope() | SystemScope():
            known = {StaffScope: _SIGN_IN, AdministrationScope: _SET_UP}.get(type(scope), {table})
            return {} if table in known else None


def _of_many_networks(
    scope: ComparedScope | ReleasedScope | MicrodataScope | FindingsScope, table: str, *, writes: bool
) -> Limits | None:
    """Return the limits of work on what networks let go of, each by its own consent, and on what is made of it."""
    match scope:
        case ComparedScope():
            compared: Limits = {"audience": frozenset({"comparison"})}
            is_open = table in _CIRCLES or (table in _COMPARED and not writes)
            return (compared if table == "handed_in" else {}) if is_open else None
        case MicrodataScope(round_ids):
            return {"round_id": round_ids} if table in _MICRODATA and not writes else None
        case FindingsScope():
            return {"state": _OPEN_FINDINGS} if table == "finding" and not writes else None
        case ReleasedScope(account_id):
            own: Limits = {"account_id": frozenset({account_id})} if writes and table in _OF_ONE_ANALYST else {}
            is_open = table in (_ANALYST_WRITES if writes else _ANALYST_READS)
            return own | _FOR_ANALYSTS.get(table, {}) if is_open else None


def _of_one_table(scope: ClusterScope | NotesScope | LinkScope, table: str, *, writes: bool) -> Limits | None:
    """Return the limits of somebody whose work needs a few rows of a single table and nothing else."""
    match scope:
        case NotesScope(account_id, ids):
            return {"network_id": ids, "account_id": frozenset({account_id})} if table in _PRIVATE else None
        case ClusterScope(host, session_id):
            asked: Limits = {"host_network_id": frozenset({host}), "session_id": frozenset({session_id})}
            return asked if table == "session_guest" and not writes else None
        case LinkScope(fingerprint):
            return {"fingerprint": frozenset({fingerprint})} if table == "open_link" and not writes else None


def _of_one_round(scope: PublishedScope | ReviewScope | OpenedScope, table: str, *, writes: bool) -> Limits | None:
    """Return the limits of somebody who reads what was released of one round, or looks through its texts before."""
    changes = _REVIEW_WRITES if isinstance(scope, ReviewScope) else set[str]()
    reads = {ReviewScope: _REVIEW_READS, PublishedScope: _PUBLISHED, OpenedScope: _OPENED}[type(scope)]
    is_open = table in changes or (table in reads and not writes)
    return {"network_id": frozenset({scope.network_id}), "round_id": frozenset({scope.round_id})} if is_open else None


def _of_participant(scope: BallotScope | RoomScope, table: str, *, writes: bool) -> Limits | None:
    """Return the limits of somebody who answers or sits in a room: one round and perspective, or one session."""
    limits = {"network_id": frozenset({scope.network_id})}
    if isinstance(scope, RoomScope):
        is_open = table in _ROOM_WRITES or (table in _ROOM_READS and not writes)
        own = {} if table in _ROOM_LOOKS_BACK else {"session_id": frozenset({scope.session_id})}
        return limits | own if is_open else None
    limits["round_id"] = frozenset({scope.round_id})
    if table in ("ballot", "sent_text", "paper_sheet"):
        limits["perspective"] = frozenset({scope.perspective})
    if table in _UNREAD and not writes:
        return None
    return limits if table in _BALLOT_WRITES or (table in _BALLOT_READS and not writes) else None


def _check_rows(statement: Insert, rows: Sequence[Mapping[str, object]], scope: Scope) -> None:
    table = statement.table
    limits = limits_of(scope, table, writes=True)
    if not rows or statement.select is not None:
        raise OutsideScope(f"rows for {table.name} must be passed beside the statement")
    for row in rows:
        for column, values in limits.items():
            if row.get(column) not in values:
                raise OutsideScope(f"{table.name}.{column} lies outside the scope")


def _check_stays(statement: Update, rows: Sequence[Mapping[str, object]], scope: Scope) -> None:
    """Raise when an update would carry a row out of the scope by giving it another network, round or session."""
    (table,) = tables_of(statement)
    moved = limits_of(scope, table, writes=True).keys() & columns_set(statement, rows[0] if rows else ())
    if moved:
        raise OutsideScope(f"an update may not change {sorted(moved)}")
