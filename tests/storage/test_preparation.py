"""Notes and hand-overs come back as they were; a note reaches its account and nobody else."""

from datetime import date

import pytest
from sqlalchemy import select

from dialogues.hand_over import Point
from dialogues.preparation_model import HandOver
from networks.scopes import AdministrationScope, NotesScope, PublishedScope, RoomScope, Scope, StaffScope
from storage import tables
from storage.database import Database
from storage.preparation import HandOverRows, NoteRows
from storage.scoping import OutsideScope
from tests.storage.workspace import OURS, OURS_ONLY, THEIRS, THEIRS_ONLY, add_networks

MINE = NotesScope("ich", frozenset({OURS}))


@pytest.fixture
def notes(database: Database) -> NoteRows:
    add_networks(database)
    rows = NoteRows(database, MINE)
    rows.save_note(OURS, "sitzung", "Die Leitung ist neu im Amt.")
    return rows


def test_a_note_is_written_over_and_deleted(notes: NoteRows) -> None:
    notes.save_note(OURS, "sitzung", "Zweite Fassung")
    assert (notes.note("sitzung"), notes.noted()) == ("Zweite Fassung", frozenset({"sitzung"}))
    notes.delete_note("sitzung")
    assert (notes.note("sitzung"), notes.noted()) == ("", frozenset())


@pytest.mark.parametrize("other", [NotesScope("du", frozenset({OURS})), NotesScope("ich", frozenset({THEIRS}))])
def test_another_account_or_network_sees_nothing_and_changes_nothing(
    database: Database, notes: NoteRows, other: NotesScope
) -> None:
    theirs = NoteRows(database, other)
    assert (theirs.note("sitzung"), theirs.noted()) == ("", frozenset())
    theirs.delete_note("sitzung")
    assert notes.note("sitzung") == "Die Leitung ist neu im Amt."


def test_nobody_writes_a_note_for_another_network(database: Database, notes: NoteRows) -> None:
    with pytest.raises(OutsideScope):
        notes.save_note(THEIRS, "sitzung", "Hierher nicht")


@pytest.mark.parametrize(
    "scope",
    [OURS_ONLY, PublishedScope(OURS, "runde"), RoomScope(OURS, "sitzung"), StaffScope(), AdministrationScope()],
    ids=lambda scope: type(scope).__name__,
)
def test_no_paper_no_room_and_no_administrator_can_read_a_note(
    database: Database, notes: NoteRows, scope: Scope
) -> None:
    """All that is printed, exported or projected is read in one of these scopes."""
    with database.reading(scope) as connection, pytest.raises(OutsideScope):
        connection.execute(select(tables.preparation_note))


def test_a_hand_over_comes_back_and_stays_in_its_network(database: Database) -> None:
    add_networks(database)
    rows = HandOverRows(database, OURS_ONLY)
    given = HandOver(
        session_id="sitzung",
        network_id=OURS,
        from_account="ich",
        to_account="du",
        given_on=date(2026, 11, 21),
        ticked=frozenset({Point.AIMS.value, Point.ROOM.value}),
        note="Schlüssel beim Empfang",
    )
    rows.save_hand_over(given)
    assert rows.hand_over("sitzung") == given
    taken = given.model_copy(update={"taken_on": date(2026, 11, 22)})
    rows.save_hand_over(taken)
    assert rows.hand_overs() == [taken]
    assert HandOverRows(database, THEIRS_ONLY).hand_overs() == []
    rows.delete_hand_over("sitzung")
    assert rows.hand_over("sitzung") is None
