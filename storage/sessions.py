"""Dialogue sessions, their agenda, votes and cards as rows, for coordinators and facilitators."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from itertools import groupby

from sqlalchemy import Connection, RowMapping, delete, func, select, update

from dialogues.errors import SessionUnknown, VoteRunning
from dialogues.model import AgendaItem, Session, SessionState, SpeakingClock, Talk
from dialogues.ports import Judge
from dialogues.room_model import AnyVote, Contribution, ContributionState, VoteState
from networks.links import Link, LinkKind
from networks.scopes import Scope
from storage import live_votes, tables
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
            agendas = _all_agendas(connection)
            rows = connection.execute(query).mappings().all()
        return [_session(row, agendas.get(row["session_id"], ())) for row in rows]

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

    def votes(self, session_id: str) -> list[AnyVote]:
        """Return the votes of a session, in the order of the agenda and their number."""
        with self._database.reading(self._scope) as connection:
            return live_votes.read_votes(connection, session_id)

    def add_vote(self, vote: AnyVote) -> None:
        """Open a vote; raises VoteRunning when another is open in this session."""

        def work(connection: Connection) -> None:
            session = find_session(connection, vote.session_id, lock=True)
            others = (other for other in live_votes.read_votes(connection, vote.session_id) if other.id != vote.id)
            if any(other.state is VoteState.OPEN for other in others):
                raise VoteRunning
            live_votes.write_vote(connection, session.network_id, vote)

        self._database.write(self._scope, work)

    def reveal_vote(self, session_id: str, vote_id: str, judge: Judge) -> None:
        """Shut an open vote, keep what ``judge`` says may be shown of its counters, and delete them."""

        def work(connection: Connection) -> None:
            live_votes.reveal(connection, session_id, vote_id, judge)

        self._database.write(self._scope, work)

    def votes_cast(self, session_id: str, vote_id: str) -> int:
        """Return how many have voted: all that is known before the reveal."""
        with self._database.reading(self._scope) as connection:
            return live_votes.count_cast(connection, session_id, vote_id)

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
    return _session(row, _agenda(connection, session_id))


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
            about=row["about"],
            cluster_id=row["cluster_id"],
            position=row["position"],
        )
        for row in connection.execute(query).mappings()
    ]


def _session(row: RowMapping, agenda: tuple[Talk | AgendaItem, ...]) -> Session:
    fields = {name: value for name, value in row.items() if name in Session.model_fields}
    fields |= {
        "id": row["session_id"],
        "agenda": agenda,
        "perspectives": tuple(json.loads(row["perspectives"])),
        "open_perspectives": frozenset(json.loads(row["open_perspectives"])),
        "counted_with": json.loads(row["counted_with"]),
        "present": json.loads(row["present"]),
        "shown_since": _moment(row["shown_since"]),
        "clock": _clock(row),
    }
    return Session.model_validate(fields)


def _clock(row: RowMapping) -> SpeakingClock | None:
    ends_at = _moment(row["clock_ends_at"])
    return SpeakingClock(seconds=row["clock_seconds"], ends_at=ends_at) if ends_at else None


def _moment(seconds: int | None) -> datetime | None:
    return None if seconds is None else datetime.fromtimestamp(seconds, UTC)


def _seconds(moment: datetime | None) -> int | None:
    return None if moment is None else round(moment.timestamp())


def _agenda(connection: Connection, session_id: str) -> tuple[Talk | AgendaItem, ...]:
    table = tables.agenda_item
    query = select(table).where(table.c.session_id == session_id).order_by(table.c.position)
    return tuple(_agenda_item(row) for row in connection.execute(query).mappings())


def _all_agendas(connection: Connection) -> dict[str, tuple[Talk | AgendaItem, ...]]:
    """Return the agendas of all sessions of the scope in one read: somebody may lead those of sixty networks."""
    table = tables.agenda_item
    rows = connection.execute(select(table).order_by(table.c.session_id, table.c.position)).mappings()
    of_session = groupby(rows, key=lambda row: str(row["session_id"]))
    return {session_id: tuple(_agenda_item(row) for row in some) for session_id, some in of_session}


def _agenda_item(row: RowMapping) -> Talk | AgendaItem:
    fields = dict(row) | {"id": row["item_id"], "material": tuple(json.loads(row["material"]))}
    if row["criterion_id"] is None:
        return AgendaItem.model_validate({name: fields[name] for name in AgendaItem.model_fields})
    fields |= {name: json.loads(row[name]) for name in ("reasons", "standpoints")}
    return Talk.model_validate({name: fields[name] for name in Talk.model_fields})


def _write_session(connection: Connection, session: Session) -> None:
    row = session.model_dump(exclude={"id", "agenda", "clock"})
    row |= {
        "session_id": session.id,
        "state": session.state.value,
        "screen": session.screen.value,
        "shown_since": _seconds(session.shown_since),
        "clock_seconds": session.clock.seconds if session.clock else None,
        "clock_ends_at": _seconds(session.clock.ends_at) if session.clock else None,
        "perspectives": json.dumps(session.perspectives),
        "open_perspectives": json.dumps(sorted(session.open_perspectives)),
        "counted_with": json.dumps(session.counted_with, sort_keys=True),
        "present": json.dumps(session.present, sort_keys=True),
    }
    insert_or_replace(connection, tables.dialogue_session, row)
    table = tables.agenda_item
    connection.execute(delete(table).where(table.c.session_id == session.id))
    for position, item in enumerate(session.agenda):
        row = {"network_id": session.network_id, "session_id": session.id, "position": position}
        insert_or_replace(connection, table, row | _agenda_row(item))


def _agenda_row(item: Talk | AgendaItem) -> dict[str, object]:
    row = item.model_dump(mode="json", exclude={"id"}) | {
        "item_id": item.id,
        "material": json.dumps(item.material, ensure_ascii=False),
    }
    if isinstance(item, Talk):
        reasons = [reason.model_dump(mode="json", exclude_none=True) for reason in item.reasons]
        standpoints = json.dumps(item.standpoints, ensure_ascii=False, sort_keys=True)
        return row | {"reasons": json.dumps(reasons), "standpoints": standpoints}
    nothing = {"criterion_id": None, "reasons": "[]", "outcome": None, "outcome_note": "", "standpoints": "{}"}
    return row | nothing
