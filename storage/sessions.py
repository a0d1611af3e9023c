"""Dialogue sessions, their agenda, votes and cards as rows, for coordinators and facilitators."""

import json
from collections.abc import Mapping

from sqlalchemy import Connection, RowMapping, delete, func, select, update

from dialogues.errors import SessionUnknown, VoteNotOpen, VoteRunning
from dialogues.model import (
    AgendaItem,
    Contribution,
    ContributionState,
    Session,
    SessionState,
    Vote,
    VoteState,
)
from dialogues.ports import Judge
from networks.links import Link, LinkKind
from networks.scopes import Scope
from storage import tables
from storage.database import Database, insert_or_replace
from storage.links import add_link, shut_links


class SessionRows:
    """Fulfils ``dialogues.ports.SessionStore`` within one scope."""

    def __init__(self, database: Database, scope: Scope) -> None:
        self._database = database
        self._scope = scope

    def sessions(self) -> list[Session]:
        """Return all sessions of the scope, the newest first."""
        table = tables.dialogue_session
        query = select(table).order_by(table.c.held_on.desc(), table.c.title)
        with self._database.reading(self._scope) as connection:
            return [_session(connection, row) for row in connection.execute(query).mappings().all()]

    def session(self, session_id: str) -> Session:
        """Return one session with its agenda; raises SessionUnknown outside the scope."""
        with self._database.reading(self._scope) as connection:
            return find_session(connection, session_id)

    def save_session(self, session: Session, links: Mapping[str, str]) -> None:
        """Write a session with its agenda; ``links`` gives kind and fingerprint of the links that let people in."""

        def work(connection: Connection) -> None:
            _write_session(connection, session)
            if session.state is SessionState.ENDED:
                kinds = (LinkKind.ROOM, LinkKind.SCREEN)
                shut_links(connection, session.network_id, kinds, session.id)
            for kind, fingerprint in links.items():
                link = Link(
                    fingerprint=fingerprint,
                    kind=LinkKind(kind),
                    network_id=session.network_id,
                    target_id=session.id,
                )
                add_link(connection, link)

        self._database.write(self._scope, work)

    def votes(self, session_id: str) -> list[Vote]:
        """Return the votes of a session, in the order of the agenda and their number."""
        with self._database.reading(self._scope) as connection:
            return read_votes(connection, session_id)

    def add_vote(self, vote: Vote) -> None:
        """Open a vote; raises VoteRunning when another is open in this session."""

        def work(connection: Connection) -> None:
            session = find_session(connection, vote.session_id, lock=True)
            if any(other.state is VoteState.OPEN for other in read_votes(connection, vote.session_id)):
                raise VoteRunning
            row = vote.model_dump(mode="json", exclude={"id", "result"})
            row |= {"network_id": session.network_id, "vote_id": vote.id, "result": "[]"}
            insert_or_replace(connection, tables.live_vote, row)

        self._database.write(self._scope, work)

    def reveal_vote(self, session_id: str, vote_id: str, judge: Judge) -> None:
        """Shut an open vote, keep what ``judge`` says may be shown of its counters, and delete them."""
        votes, counts = tables.live_vote, tables.vote_count

        def work(connection: Connection) -> None:
            is_open = (votes.c.session_id == session_id, votes.c.vote_id == vote_id, votes.c.state == VoteState.OPEN)
            shut = update(votes).where(*is_open).values(state=VoteState.REVEALED.value)
            if not connection.execute(shut).rowcount:
                raise VoteNotOpen(number=0)
            figures = judge(_read_counts(connection, session_id, vote_id))
            content = json.dumps([figure.model_dump(mode="json") for figure in figures], ensure_ascii=False)
            of_vote = (votes.c.session_id == session_id, votes.c.vote_id == vote_id)
            connection.execute(update(votes).where(*of_vote).values(result=content))
            connection.execute(delete(counts).where(counts.c.session_id == session_id, counts.c.vote_id == vote_id))

        self._database.write(self._scope, work)

    def votes_cast(self, session_id: str, vote_id: str) -> int:
        """Return how many have voted: all that is known before the reveal."""
        with self._database.reading(self._scope) as connection:
            return count_cast(connection, session_id, vote_id)

    def seats(self, session_id: str) -> int:
        """Return how many phones are in the room."""
        with self._database.reading(self._scope) as connection:
            return count_seats(connection, session_id)

    def contributions(self, session_id: str) -> list[Contribution]:
        """Return the cards of a session in an order that says nothing about when they came."""
        with self._database.reading(self._scope) as connection:
            return read_contributions(connection, session_id)

    def move_contribution(self, session_id: str, contribution_id: str, state: ContributionState) -> None:
        """Show a card, withhold it, or put it back."""
        table = tables.contribution
        of_card = (table.c.session_id == session_id, table.c.contribution_id == contribution_id)
        statement = update(table).where(*of_card).values(state=state.value)

        def work(connection: Connection) -> None:
            connection.execute(statement)

        self._database.write(self._scope, work)

    def clear_room(self, session_id: str) -> None:
        """Delete seats and marks of a session that has ended, and counters that were never revealed."""

        def work(connection: Connection) -> None:
            for table in (tables.seat, tables.vote_mark, tables.vote_count):
                connection.execute(delete(table).where(table.c.session_id == session_id))

        self._database.write(self._scope, work)
        self._database.purge_deleted()


def find_session(connection: Connection, session_id: str, *, lock: bool = False) -> Session:
    """Return a session in the transaction of a connection; ``lock`` lets nobody else change it until the end."""
    table = tables.dialogue_session
    query = select(table).where(table.c.session_id == session_id)
    if lock:
        query = query.with_for_update()
    row = connection.execute(query).mappings().first()
    if row is None:
        raise SessionUnknown(session=session_id)
    return _session(connection, row)


def read_votes(connection: Connection, session_id: str) -> list[Vote]:
    """Return the votes of a session, in the order of the agenda and their number."""
    table = tables.live_vote
    query = select(table).where(table.c.session_id == session_id).order_by(table.c.number)
    places = tables.agenda_item
    order = select(places.c.item_id).where(places.c.session_id == session_id).order_by(places.c.position)
    position = {item_id: index for index, item_id in enumerate(connection.execute(order).scalars())}
    rows = connection.execute(query).mappings().all()
    return sorted((_vote(row) for row in rows), key=lambda vote: position.get(vote.agenda_item_id, len(position)))


def _read_counts(connection: Connection, session_id: str, vote_id: str) -> dict[str, dict[str, int]]:
    table = tables.vote_count
    query = select(table).where(table.c.session_id == session_id, table.c.vote_id == vote_id)
    counts: dict[str, dict[str, int]] = {}
    for row in connection.execute(query).mappings():
        counts.setdefault(row["perspective"], {})[row["step_id"]] = row["votes"]
    return counts


def count_cast(connection: Connection, session_id: str, vote_id: str) -> int:
    """Return how many have voted."""
    table = tables.vote_mark
    query = select(func.count()).where(table.c.session_id == session_id, table.c.vote_id == vote_id)
    return int(connection.execute(query).scalar_one())


def count_seats(connection: Connection, session_id: str) -> int:
    """Return how many phones are in the room."""
    table = tables.seat
    query = select(func.count()).select_from(table).where(table.c.session_id == session_id)
    return int(connection.execute(query).scalar_one())


def read_contributions(connection: Connection, session_id: str) -> list[Contribution]:
    """Return the cards of a session by their random id."""
    table = tables.contribution
    query = select(table).where(table.c.session_id == session_id).order_by(table.c.contribution_id)
    return [
        Contribution(
            id=row["contribution_id"],
            session_id=row["session_id"],
            agenda_item_id=row["agenda_item_id"],
            text=row["text"],
            state=ContributionState(row["state"]),
        )
        for row in connection.execute(query).mappings()
    ]


def _session(connection: Connection, row: RowMapping) -> Session:
    fields = {name: value for name, value in row.items() if name != "session_id"}
    fields |= {
        "id": row["session_id"],
        "agenda": _agenda(connection, row["session_id"]),
        "perspectives": tuple(json.loads(row["perspectives"])),
        "open_perspectives": frozenset(json.loads(row["open_perspectives"])),
    }
    return Session.model_validate(fields)


def _agenda(connection: Connection, session_id: str) -> tuple[AgendaItem, ...]:
    table = tables.agenda_item
    query = select(table).where(table.c.session_id == session_id).order_by(table.c.position)
    return tuple(
        AgendaItem.model_validate(
            {
                "id": row["item_id"],
                "reasons": json.loads(row["reasons"]),
                **{name: row[name] for name in ("criterion_id", "minutes", "outcome", "outcome_note")},
            }
        )
        for row in connection.execute(query).mappings()
    )


def _write_session(connection: Connection, session: Session) -> None:
    row = session.model_dump(exclude={"id", "agenda", "state", "perspectives", "open_perspectives"})
    row |= {
        "session_id": session.id,
        "state": session.state.value,
        "perspectives": json.dumps(session.perspectives),
        "open_perspectives": json.dumps(sorted(session.open_perspectives)),
    }
    insert_or_replace(connection, tables.dialogue_session, row)
    table = tables.agenda_item
    connection.execute(delete(table).where(table.c.session_id == session.id))
    for position, item in enumerate(session.agenda):
        fields = item.model_dump(mode="json", exclude={"id", "reasons"})
        fields |= {
            "network_id": session.network_id,
            "session_id": session.id,
            "item_id": item.id,
            "position": position,
            "reasons": json.dumps([reason.model_dump(mode="json") for reason in item.reasons]),
        }
        insert_or_replace(connection, table, fields)


def _vote(row: RowMapping) -> Vote:
    fields = {name: row[name] for name in ("session_id", "agenda_item_id", "item_id", "number", "state")}
    return Vote.model_validate(fields | {"id": row["vote_id"], "result": json.loads(row["result"])})
