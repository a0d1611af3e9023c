"""Private notes and hand-overs of sessions as rows."""

import json

from sqlalchemy import RowMapping, delete, select

from dialogues.preparation_model import HandOver
from networks.scopes import NetworkScope, NotesScope
from storage import tables
from storage.database import Database, insert_or_replace


class NoteRows:
    """Fulfils ``dialogues.notes.NoteStore``; only the scope of one account reaches its rows."""

    def __init__(self, database: Database, scope: NotesScope) -> None:
        self._database = database
        self._scope = scope

    def note(self, session_id: str) -> str:
        """Return what the account has noted for a session; empty where nothing is."""
        table = tables.preparation_note
        query = select(table.c.text).where(table.c.session_id == session_id)
        with self._database.reading(self._scope) as connection:
            return str(connection.execute(query).scalar() or "")

    def noted(self) -> frozenset[str]:
        """Return for which sessions the account has noted something."""
        with self._database.reading(self._scope) as connection:
            return frozenset(connection.execute(select(tables.preparation_note.c.session_id)).scalars())

    def save_note(self, network_id: str, session_id: str, text: str) -> None:
        """Write the note over the one before."""
        row = {
            "network_id": network_id,
            "session_id": session_id,
            "account_id": self._scope.account_id,
            "text": text,
        }
        table = tables.preparation_note
        self._database.write(self._scope, lambda connection: insert_or_replace(connection, table, row))

    def delete_note(self, session_id: str) -> None:
        """Delete the note; where there is none, nothing happens."""
        table = tables.preparation_note
        statement = delete(table).where(table.c.session_id == session_id)
        self._database.write(self._scope, lambda connection: connection.execute(statement).rowcount)


class HandOverRows:
    """Fulfils ``dialogues.hand_over.HandOverStore`` within one scope."""

    def __init__(self, database: Database, scope: NetworkScope) -> None:
        self._database = database
        self._scope = scope

    def hand_over(self, session_id: str) -> HandOver | None:
        """Return how a session is being or was passed on."""
        return next((one for one in self.hand_overs() if one.session_id == session_id), None)

    def hand_overs(self) -> list[HandOver]:
        """Return all hand-overs of the scope."""
        with self._database.reading(self._scope) as connection:
            return [_hand_over(row) for row in connection.execute(select(tables.hand_over)).mappings().all()]

    def save_hand_over(self, hand_over: HandOver) -> None:
        """Write a hand-over over the one before."""
        row = hand_over.model_dump() | {"ticked": json.dumps(sorted(hand_over.ticked))}
        self._database.write(self._scope, lambda connection: insert_or_replace(connection, tables.hand_over, row))

    def delete_hand_over(self, session_id: str) -> None:
        """Delete a hand-over; where there is none, nothing happens."""
        table = tables.hand_over
        statement = delete(table).where(table.c.session_id == session_id)
        self._database.write(self._scope, lambda connection: connection.execute(statement).rowcount)


def _hand_over(row: RowMapping) -> HandOver:
    return HandOver.model_validate({**row, "ticked": json.loads(row["ticked"])})
