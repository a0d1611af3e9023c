"""Deleting what a round holds as rows: answers when it is abandoned, results when their time is over."""

from collections.abc import Iterable
from datetime import date

from sqlalchemy import Connection, Table, delete, select, update

from networks.scopes import SystemScope
from selfeval.errors import RoundNotClosed, RoundNotOpen
from selfeval.model import Round, RoundState
from storage import tables
from storage.database import Database
from storage.errors import ErasureDelayed
from storage.rounds import find_round, forget_release_parts

ANSWERED = (
    tables.rating,
    tables.ballot,
    tables.used_mark,
    tables.draft_text,
    tables.sent_text,
    tables.text_in_review,
    tables.paper_sheet,
    tables.round_key,
    tables.round_matrix,
)
"""All that people gave, in whatever form it is kept."""
RELEASED = (tables.release_part, tables.ledger_entry, tables.round_translation, tables.handed_in)
"""What was made of it for readers, and let go for others in this installation."""
_NOT_PURGED_OTHERWISE = (
    "round_matrix",
    "release_part",
    "ledger_entry",
    "round_translation",
    "preparation_note",
    "hand_over",
    "handed_in",
)


class RoundEndingRows:
    """Fulfils ``selfeval.ports.RoundEndings``."""

    def __init__(self, database: Database, scope: SystemScope) -> None:
        self._database = database
        self._scope = scope

    def abandon(self, round_id: str, on: date) -> None:
        """Move an open round to abandoned and delete all answers, texts, codes and links in the same transaction."""

        def work(connection: Connection) -> None:
            current = find_round(connection, round_id)
            if current.state not in (RoundState.OPEN, RoundState.ABANDONED):
                raise RoundNotOpen(round=current.title)
            _move(connection, round_id, (RoundState.OPEN, RoundState.ABANDONED), on)
            _delete_of_round(connection, round_id, ANSWERED)
            _delete_links(connection, round_id)

        self._database.write(self._scope, work)

    def erase(self, round_id: str, on: date) -> None:
        """Move a closed round to erased and delete all but its title, its days and what it was about.

        The sessions that talked about it stay, but for the figures for which their points stood on the agenda.
        """

        def work(connection: Connection) -> None:
            current = find_round(connection, round_id)
            if current.state not in (RoundState.CLOSED, RoundState.ERASED):
                raise RoundNotClosed(round=current.title)
            _move(connection, round_id, (RoundState.CLOSED, RoundState.ERASED), current.closed_on or on)
            _delete_of_round(connection, round_id, (*ANSWERED, *RELEASED))
            _delete_links(connection, round_id)
            _forget_numbers(connection, round_id)
            _end_consents(connection, round_id, on)

        self._database.write(self._scope, work)

    def purge(self, round_id: str) -> Round:
        """Make sure that what was deleted is gone from the files too, and return the round; raises ErasureDelayed."""
        forget_release_parts()
        if not self._database.purge_deleted(*_NOT_PURGED_OTHERWISE):
            raise ErasureDelayed
        with self._database.reading(self._scope) as connection:
            return find_round(connection, round_id)


def _move(connection: Connection, round_id: str, states: tuple[RoundState, RoundState], on: date) -> None:
    table = tables.rounds
    statement = update(table).where(table.c.round_id == round_id, table.c.state == states[0])
    connection.execute(statement.values(state=states[1], closed_on=on))


def _delete_of_round(connection: Connection, round_id: str, of_tables: Iterable[Table]) -> None:
    for table in of_tables:
        connection.execute(delete(table).where(table.c.round_id == round_id))


def _delete_links(connection: Connection, round_id: str) -> None:
    """Delete every link to the round, whatever it opened; an unknown and a deleted link look the same."""
    connection.execute(delete(tables.open_link).where(tables.open_link.c.target_id == round_id))


def _end_consents(connection: Connection, round_id: str, on: date) -> None:
    """Close the record of every consent that holds: there is nothing left that it could let go."""
    table = tables.consent
    holding = update(table).where(table.c.round_id == round_id, table.c.revoked_on.is_(None))
    connection.execute(holding.values(revoked_on=on))


def _forget_numbers(connection: Connection, round_id: str) -> None:
    """Forget how many were invited, the figures that spoke for a point of an agenda, and what was noted in private."""
    plan, session, point = tables.round_plan, tables.dialogue_session, tables.agenda_item
    connection.execute(
        update(plan).where(plan.c.round_id == round_id).values(invited=None, invited_by_sector="{}", cap=None)
    )
    sessions = connection.execute(select(session.c.session_id).where(session.c.round_id == round_id)).scalars().all()
    connection.execute(update(point).where(point.c.session_id.in_(sessions)).values(reasons="[]"))
    for table in (tables.preparation_note, tables.hand_over):
        connection.execute(delete(table).where(table.c.session_id.in_(sessions)))
    connection.execute(delete(tables.session_guest).where(tables.session_guest.c.round_id == round_id))
