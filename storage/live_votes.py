"""The votes of rooms as rows: counters while they are open, a fixed result after the reveal."""

import json
from collections.abc import Sequence

from sqlalchemy import Connection, RowMapping, delete, func, select, update

from dialogues.errors import VoteNotOpen
from dialogues.ports import Judge
from dialogues.room_model import AnyVote, ItemVote, RoomQuestion, VoteState
from qualitaetsrahmen.record import Record
from storage import tables
from storage.database import insert_or_replace, upsert

_BOTH = ("session_id", "agenda_item_id", "state", "origin")


def read_votes(connection: Connection, session_id: str) -> list[AnyVote]:
    """Return the votes of a session, in the order of the agenda and their number."""
    table = tables.live_vote
    query = select(table).where(table.c.session_id == session_id).order_by(table.c.number, table.c.vote_id)
    places = tables.agenda_item
    order = select(places.c.item_id).where(places.c.session_id == session_id).order_by(places.c.position)
    position = {item_id: index for index, item_id in enumerate(connection.execute(order).scalars())}
    rows = connection.execute(query).mappings().all()
    return sorted((_vote(row) for row in rows), key=lambda vote: position.get(vote.agenda_item_id, len(position)))


def write_vote(connection: Connection, network_id: str, vote: AnyVote) -> None:
    """Write a vote, open or counted by hand and so revealed already."""
    row = vote.model_dump(mode="json", include=set(_BOTH))
    row |= {"network_id": network_id, "vote_id": vote.id, "result": _json(vote.result)}
    if isinstance(vote, ItemVote):
        row |= {"item_id": vote.item_id, "number": vote.number, "kind": None}
        row |= {"question": "", "options": "[]", "dots": 1, "is_open": False}
    else:
        row |= {"item_id": None, "number": vote.number, "kind": vote.kind.value, "question": vote.text}
        row |= {"options": _json(vote.options), "dots": vote.dots, "is_open": vote.is_open}
    insert_or_replace(connection, tables.live_vote, row)


def reveal(connection: Connection, session_id: str, vote_id: str, judge: Judge) -> None:
    """Shut an open vote, keep what ``judge`` says may be shown of its counters, and delete them."""
    votes, counts = tables.live_vote, tables.vote_count
    of_vote = (votes.c.session_id == session_id, votes.c.vote_id == vote_id)
    shut = update(votes).where(*of_vote, votes.c.state == VoteState.OPEN).values(state=VoteState.REVEALED.value)
    if not connection.execute(shut).rowcount:
        raise VoteNotOpen(number=0)
    figures = judge(_read_counts(connection, session_id, vote_id), count_cast(connection, session_id, vote_id))
    connection.execute(update(votes).where(*of_vote).values(result=_json(figures)))
    connection.execute(delete(counts).where(counts.c.session_id == session_id, counts.c.vote_id == vote_id))


def count(connection: Connection, vote: dict[str, str], group: str, steps: Sequence[str]) -> None:
    """Add one to the counter of each answer; ``vote`` names network, session and vote."""
    counts = tables.vote_count
    counted = upsert(connection, counts).on_conflict_do_update(
        index_elements=[column.name for column in counts.primary_key],
        set_={"votes": counts.c.votes + 1},
    )
    for step in steps:
        connection.execute(counted, vote | {"perspective": group, "step_id": step, "votes": 1})


def count_cast(connection: Connection, session_id: str, vote_id: str) -> int:
    """Return how many have voted."""
    table = tables.vote_mark
    query = select(func.count()).where(table.c.session_id == session_id, table.c.vote_id == vote_id)
    return int(connection.execute(query).scalar_one())


def _read_counts(connection: Connection, session_id: str, vote_id: str) -> dict[str, dict[str, int]]:
    table = tables.vote_count
    query = select(table).where(table.c.session_id == session_id, table.c.vote_id == vote_id)
    counts: dict[str, dict[str, int]] = {}
    for row in connection.execute(query).mappings():
        counts.setdefault(row["perspective"], {})[row["step_id"]] = row["votes"]
    return counts


def _vote(row: RowMapping) -> AnyVote:
    fields = {name: row[name] for name in _BOTH} | {"id": row["vote_id"], "result": json.loads(row["result"])}
    if row["item_id"] is not None:
        return ItemVote.model_validate(fields | {"item_id": row["item_id"], "number": row["number"]})
    fields |= {"text": row["question"], "options": json.loads(row["options"])}
    return RoomQuestion.model_validate(fields | {name: row[name] for name in ("kind", "number", "dots", "is_open")})


def _json(records: Sequence[Record]) -> str:
    return json.dumps([record.model_dump(mode="json") for record in records], ensure_ascii=False)
