"""Answers on their way, as rows that nothing but a person's own cookie finds, until they are sent."""

from collections.abc import Mapping

from sqlalchemy import Connection, select, update

from networks.scopes import BallotScope
from selfeval.errors import AlreadySent, NothingAnswered, RoundNotOpen
from selfeval.model import Origin, RoundState
from storage import tables
from storage.database import Database, insert_if_new, insert_or_replace
from storage.ways_in import check_cap

_FROM_THE_WEB = {"origin": Origin.WEB.value, "helped": False}


class BallotRows:
    """Fulfils ``selfeval.ports.BallotStore`` for one round and perspective."""

    def __init__(self, database: Database, scope: BallotScope) -> None:
        self._database = database
        self._scope = scope
        self._round = {"network_id": scope.network_id, "round_id": scope.round_id}

    def answers(self, ballot_id: str) -> dict[str, str]:
        """Return what has been kept so far, by item."""
        table = tables.rating
        query = select(table.c.item_id, table.c.step_id).where(table.c.ballot_id == ballot_id)
        with self._database.reading(self._scope) as connection:
            return dict(connection.execute(query).all())

    def keep(self, ballot_id: str, mark: str, answers: Mapping[str, tuple[int, str]]) -> None:
        """Keep answers, by item with its revision; raises RoundNotOpen or AlreadySent."""
        ballot = {"ballot_id": ballot_id, "perspective": self._scope.perspective, "sent": False} | _FROM_THE_WEB
        rows = [
            {"ballot_id": ballot_id, "item_id": item_id, "item_rev": rev, "step_id": answer}
            for item_id, (rev, answer) in answers.items()
        ]

        def work(connection: Connection) -> None:
            self._check_open(connection)
            self._check_unsent(connection, mark)
            insert_if_new(connection, tables.ballot, self._round | ballot)
            insert_or_replace(connection, tables.rating, *(self._round | row for row in rows))

        self._database.write(self._scope, work)

    def send(self, ballot_id: str, mark: str, detached_id: str) -> None:
        """Move the answers to an id that nobody knows and leave only the mark."""
        ballot, rating = tables.ballot, tables.rating
        detached = (
            self._round
            | {
                "ballot_id": detached_id,
                "perspective": self._scope.perspective,
                "sent": True,
            }
            | _FROM_THE_WEB
        )

        def work(connection: Connection) -> None:
            self._check_open(connection)
            if not insert_if_new(connection, tables.used_mark, self._round | {"mark": mark}):
                raise AlreadySent
            check_cap(connection, self._scope.perspective)
            moved = update(rating).where(rating.c.ballot_id == ballot_id).values(ballot_id=detached_id)
            if not connection.execute(moved).rowcount:
                raise NothingAnswered
            connection.execute(ballot.delete().where(ballot.c.ballot_id == ballot_id))
            insert_if_new(connection, ballot, detached)

        self._database.write(self._scope, work)

    def is_sent(self, mark: str) -> bool:
        """Say whether the answers behind this mark have arrived."""
        with self._database.reading(self._scope) as connection:
            return _has_mark(connection, mark)

    def _check_open(self, connection: Connection) -> None:
        """Hold the round's state for the rest of the transaction, so that closing cannot overtake an answer."""
        table = tables.rounds
        query = select(table.c.state, table.c.title).where(table.c.round_id == self._scope.round_id)
        row = connection.execute(query.with_for_update(read=True)).first()
        if row is None or row.state != RoundState.OPEN:
            raise RoundNotOpen(round=row.title if row else "")

    def _check_unsent(self, connection: Connection, mark: str) -> None:
        if _has_mark(connection, mark):
            raise AlreadySent


def _has_mark(connection: Connection, mark: str) -> bool:
    table = tables.used_mark
    return connection.execute(select(table.c.mark).where(table.c.mark == mark)).first() is not None
