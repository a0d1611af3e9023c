"""The record of what staff did only grows, and each network sees its own part of it."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import delete, update
from sqlalchemy.exc import DBAPIError

from networks.scopes import StaffScope
from storage import tables
from storage.audit import AuditEntry, AuditRows
from storage.database import Database
from storage.scoping import OutsideScope
from tests.storage.workspace import OURS, OURS_ONLY, TEST, THEIRS, THEIRS_ONLY

NOON = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)


def test_what_was_noted_comes_back_the_newest_first(database: Database) -> None:
    times = iter([NOON, NOON + timedelta(minutes=1)])
    audit = AuditRows(database, OURS_ONLY, lambda: next(times))
    audit.note("round.opened", "runde", "konto", OURS)
    audit.note("round.closed", "runde", None, OURS)
    assert audit.entries() == [
        AuditEntry("round.closed", "runde", None, OURS, int(NOON.timestamp()) + 60),
        AuditEntry("round.opened", "runde", "konto", OURS, int(NOON.timestamp())),
    ]


def test_a_network_sees_and_writes_only_its_own_part(database: Database) -> None:
    ours, theirs = (AuditRows(database, scope, lambda: NOON) for scope in (OURS_ONLY, THEIRS_ONLY))
    ours.note("round.opened", "runde", "konto", OURS)
    assert theirs.entries() == []
    with pytest.raises(OutsideScope):
        ours.note("round.opened", "runde", "konto", THEIRS)
    with pytest.raises(OutsideScope):
        ours.note("account.made", "konto", "konto", None)


def test_signing_in_is_noted_without_a_network(database: Database) -> None:
    staff = AuditRows(database, StaffScope(), lambda: NOON)
    staff.note("account.made", "konto", "konto", None)
    assert [entry.network_id for entry in staff.entries()] == [None]


def test_nothing_that_was_noted_can_be_changed(database: Database) -> None:
    AuditRows(database, OURS_ONLY, lambda: NOON).note("round.opened", "runde", "konto", OURS)
    with pytest.raises(DBAPIError, match="append-only"):
        database.write(
            TEST, lambda connection: connection.execute(update(tables.audit_entry).values(target="x")).rowcount
        )
    kept = AuditRows(database, OURS_ONLY, lambda: NOON).entries()
    assert [entry.target for entry in kept] == ["runde"]


def test_a_record_that_is_too_old_can_be_removed_as_a_whole(database: Database) -> None:
    AuditRows(database, OURS_ONLY, lambda: NOON).note("round.opened", "runde", "konto", OURS)
    database.write(TEST, lambda connection: connection.execute(delete(tables.audit_entry)).rowcount)
    assert AuditRows(database, OURS_ONLY, lambda: NOON).entries() == []
