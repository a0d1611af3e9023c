"""Answers on their way, as rows that nothing but a person's own cookie finds, until they are sent."""

from collections.abc import Collection, Mapping

from sqlalchemy import Connection, bindparam, delete, select, update

from networks.scopes import BallotScope
from selfeval.errors import AlreadySent, NothingAnswered, RoundNotOpen
from selfeval.model import Origin, RoundState
from selfeval.own_words import NO_WORDS, Words
from storage import tables
from storage.database import Database, insert_if_new, insert_or_replace
from storage.own_words import keep_words, send_words, words_of
from storage.ways_in import check_cap

_OF_BALLOT = tables.rating.c.ballot_id == bindparam("of_ballot")
_ANSWERS = select(tables.rating.c.item_id, tables.rating.c.step_id).where(_OF_BALLOT)
_MOVE_ANSWERS = update(tables.rating).where(_OF_BALLOT)
_FORGET_BALLOT = delete(tables.ballot).where(tables.ballot.c.ballot_id == bindparam("of_ballot"))
_MARK = select(tables.used_mark.c.mark).where(tables.used_mark.c.mark == bindparam("of_mark"))
_STATE = (
    select(tables.rounds.c.state, tables.rounds.c.title)
    .where(tables.rounds.c.round_id == bindparam("of_round"))
    .with_for_update(read=True)
)
"""What runs at every page that somebody answers: made once, so that it is looked through and compiled once."""

_FROM_THE_WEB = {"origin": Origin.WEB.value, "helped": False}


class BallotRows:
    """Fulfils ``selfeval.ports.BallotStore`` for one round and perspective."""

    def __init__(self, database: Database, scope: BallotScope) -> None:
        self._database = database
        self._scope = scope
        self._round = {"network_id": scope.network_id, "round_id": scope.round_id}

    def answers(self, ballot_id: str) -> dict[str, str]:
        """Return what has been kept so far, by item."""
        with self._database.reading(self._scope) as connection:
            return dict(connection.execute(_ANSWERS, {"of_ballot": ballot_id}).all())

    def words(self, ballot_id: str) -> dict[str, str]:
        """Return what has been written so far, by place."""
        with self._database.reading(self._scope) as connection:
            return words_of(connection, ballot_id)

    def keep(
        self,
        ballot_id: str,
        mark: str,
        answers: Mapping[str, tuple[int, str]],
        words: Mapping[str, Words] = NO_WORDS,
    ) -> None:
        """Keep answers, by item with its revision, and words, by place; raises RoundNotOpen or AlreadySent."""
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
            keep_words(connection, self._round, ballot_id, words)

        self._database.write(self._scope, work)

    def empty(self, ballot_id: str, mark: str, item_ids: Collection[str]) -> None:
        """Take kept answers back, so that these items are unanswered again; raises RoundNotOpen or AlreadySent."""
        rating = tables.rating
        taken_back = delete(rating).where(rating.c.ballot_id == ballot_id, rating.c.item_id.in_(sorted(item_ids)))

        def work(connection: Connection) -> None:
            self._check_open(connection)
            self._check_unsent(connection, mark)
            connection.execute(taken_back)

        self._database.write(self._scope, work)

    def send(self, ballot_id: str, mark: str, detached_id: str, *, helped: bool) -> None:
        """Move the answers to an id that nobody knows, each text to one of its own, and leave only the mark."""
        detached = (
            self._round
            | {
                "ballot_id": detached_id,
                "perspective": self._scope.perspective,
                "sent": True,
            }
            | _FROM_THE_WEB
            | {"helped": helped}
        )

        def work(connection: Connection) -> None:
            self._check_open(connection)
            if not insert_if_new(connection, tables.used_mark, self._round | {"mark": mark}):
                raise AlreadySent
            check_cap(connection, self._scope.perspective)
            moved = connection.execute(_MOVE_ANSWERS, {"of_ballot": ballot_id, "ballot_id": detached_id})
            has_words = send_words(connection, self._round, ballot_id, self._scope.perspective)
            if not (moved.rowcount or has_words):
                raise NothingAnswered
            connection.execute(_FORGET_BALLOT, {"of_ballot": ballot_id})
            insert_if_new(connection, tables.ballot, detached)

        self._database.write(self._scope, work)

    def is_sent(self, mark: str) -> bool:
        """Say whether the answers behind this mark have arrived."""
        with self._database.reading(self._scope) as connection:
            return _has_mark(connection, mark)

    def _check_open(self, connection: Connection) -> None:
        """Hold the round's state for the rest of the transaction, so that closing cannot overtake an answer."""
        row = connection.execute(_STATE, {"of_round": self._scope.round_id}).first()
        if row is None or row.state != RoundState.OPEN:
            raise RoundNotOpen(round=row.title if row else "")

    def _check_unsent(self, connection: Connection, mark: str) -> None:
        if _has_mark(connection, mark):
            raise AlreadySent


def _has_mark(connection: Connection, mark: str) -> bool:
    return connection.execute(_MARK, {"of_mark": mark}).first() is not None
