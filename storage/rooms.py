"""One running room as rows: seats, counted votes and cards, none of which lead to a person."""

from collections.abc import Sequence

from sqlalchemy import Connection, select

from dialogues.errors import AlreadyVoted, SessionNotRunning, VoteNotOpen
from dialogues.model import Session, SessionState
from dialogues.room_model import AnyVote, CardCluster, Contribution, ContributionState, VoteState
from networks.scopes import RoomScope
from storage import live_votes, tables
from storage.card_clusters import read_clusters
from storage.database import Database, insert_if_new
from storage.sessions import count_seats, find_session, read_contributions


class RoomRows:
    """Fulfils ``dialogues.ports.RoomStore`` for one room."""

    def __init__(self, database: Database, scope: RoomScope) -> None:
        self._database = database
        self._scope = scope
        self._room = {"network_id": scope.network_id, "session_id": scope.session_id}

    def session(self) -> Session:
        """Return the room's session with its agenda."""
        with self._database.reading(self._scope) as connection:
            return find_session(connection, self._scope.session_id)

    def take_seat(self, seat: str, perspective: str) -> None:
        """Seat a phone; taking the same seat again changes nothing."""
        row = self._room | {"seat": seat, "perspective": perspective}

        def work(connection: Connection) -> None:
            self._check_running(connection)
            insert_if_new(connection, tables.seat, row)

        self._database.write(self._scope, work)

    def perspective_of_seat(self, seat: str) -> str | None:
        """Return for which perspective a phone votes, or None when it has no seat."""
        table = tables.seat
        query = select(table.c.perspective).where(table.c.session_id == self._scope.session_id, table.c.seat == seat)
        with self._database.reading(self._scope) as connection:
            perspective: str | None = connection.execute(query).scalar()
        return perspective

    def seats(self) -> int:
        """Return how many phones are in the room."""
        with self._database.reading(self._scope) as connection:
            return count_seats(connection, self._scope.session_id)

    def votes(self) -> list[AnyVote]:
        """Return the room's votes; an open one has no result."""
        with self._database.reading(self._scope) as connection:
            return live_votes.read_votes(connection, self._scope.session_id)

    def cast(self, vote_id: str, mark: str, group: str, steps: Sequence[str]) -> None:
        """Count one phone's answers; raises VoteNotOpen or AlreadyVoted, in one transaction with the counting."""
        vote = self._room | {"vote_id": vote_id}

        def work(connection: Connection) -> None:
            self._check_open(connection, vote_id)
            if not insert_if_new(connection, tables.vote_mark, vote | {"mark": mark}):
                raise AlreadyVoted
            live_votes.count(connection, vote, group, steps)

        self._database.write(self._scope, work)

    def has_voted(self, vote_id: str, mark: str) -> bool:
        """Say whether the phone behind this mark has voted."""
        table = tables.vote_mark
        query = select(table.c.mark).where(
            table.c.session_id == self._scope.session_id, table.c.vote_id == vote_id, table.c.mark == mark
        )
        with self._database.reading(self._scope) as connection:
            return connection.execute(query).first() is not None

    def voted(self, vote_id: str) -> frozenset[str]:
        """Return the marks of all phones that have voted."""
        table = tables.vote_mark
        query = select(table.c.mark).where(table.c.session_id == self._scope.session_id, table.c.vote_id == vote_id)
        with self._database.reading(self._scope) as connection:
            return frozenset(connection.execute(query).scalars())

    def votes_cast(self, vote_id: str) -> int:
        """Return how many have voted."""
        with self._database.reading(self._scope) as connection:
            return live_votes.count_cast(connection, self._scope.session_id, vote_id)

    def add_contribution(self, contribution: Contribution) -> None:
        """Keep a card; raises SessionNotRunning when the room has closed."""
        row = self._room | {
            "contribution_id": contribution.id,
            "agenda_item_id": contribution.agenda_item_id,
            "text": contribution.text,
            "state": contribution.state.value,
            "about": contribution.about,
            "cluster_id": contribution.cluster_id,
            "position": contribution.position,
        }

        def work(connection: Connection) -> None:
            self._check_running(connection)
            insert_if_new(connection, tables.contribution, row)

        self._database.write(self._scope, work)

    def shown_contributions(self, agenda_item_id: str, about: str | None = None) -> list[Contribution]:
        """Return the cards that may be projected: of the collection, or the reasons given to one question."""
        with self._database.reading(self._scope) as connection:
            cards = read_contributions(connection, self._scope.session_id)
        return [
            card
            for card in cards
            if (card.agenda_item_id, card.about, card.state) == (agenda_item_id, about, ContributionState.SHOWN)
        ]

    def card_clusters(self, agenda_item_id: str) -> list[CardCluster]:
        """Return the clusters of cards of an agenda item in their order."""
        with self._database.reading(self._scope) as connection:
            clusters = read_clusters(connection, self._scope.session_id)
        return [cluster for cluster in clusters if cluster.agenda_item_id == agenda_item_id]

    def _check_running(self, connection: Connection) -> None:
        table = tables.dialogue_session
        query = select(table.c.state, table.c.title).where(table.c.session_id == self._scope.session_id)
        row = connection.execute(query.with_for_update(read=True)).first()
        if row is None or row.state != SessionState.RUNNING:
            raise SessionNotRunning(session=row.title if row else "")

    def _check_open(self, connection: Connection, vote_id: str) -> None:
        """Hold the vote's state for the rest of the transaction, so that a reveal cannot overtake a vote."""
        self._check_running(connection)
        table = tables.live_vote
        query = select(table.c.state, table.c.number).where(
            table.c.session_id == self._scope.session_id, table.c.vote_id == vote_id
        )
        row = connection.execute(query.with_for_update(read=True)).first()
        if row is None or row.state != VoteState.OPEN:
            raise VoteNotOpen(number=(row.number or 0) if row else 0)
