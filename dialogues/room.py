"""The room as phones use it: take a seat, vote once, hand in a card."""

import secrets
from collections.abc import Sequence

from dialogues.errors import (
    AgendaItemUnknown,
    CardsClosed,
    ContributionEmpty,
    ContributionTooLong,
    SessionNotRunning,
    StepNotOffered,
    VoteUnknown,
)
from dialogues.model import Session, SessionState
from dialogues.ports import RoomStore
from dialogues.questions import TAKES_REASONS, check_answers
from dialogues.room_model import LONGEST_CONTRIBUTION, WHOLE_ROOM, Contribution, ItemVote, room_questions
from networks.links import KeyRing
from qualitaetsrahmen.model import Framework


def new_seat_key() -> str:
    """Return the random key of a phone's seat, for its cookie."""
    return secrets.token_urlsafe(16)


def seat_of(keys: KeyRing, session_id: str, seat_key: str) -> str:
    """Return under which mark a phone's seat is kept; the key itself is never stored."""
    return keys.used_mark(session_id, seat_key)


def join(store: RoomStore, keys: KeyRing, seat_key: str, perspective: str) -> None:
    """Seat a phone for a perspective; raises SessionNotRunning for a closed room."""
    session = running_session(store)
    if perspective not in session.perspectives:
        raise StepNotOffered(answer=perspective[:80])
    store.take_seat(seat_of(keys, session.id, seat_key), perspective)


def cast_vote(
    store: RoomStore, keys: KeyRing, framework: Framework, seat_key: str, vote_id: str, steps: Sequence[str]
) -> None:
    """Count a phone's vote, once and finally: one answer, or as many as the question lets a phone give.

    Raises AlreadyVoted, VoteNotOpen, StepNotOffered, or VoteUnknown for a phone without a seat.
    """
    session = running_session(store)
    vote = next((vote for vote in store.votes() if vote.id == vote_id), None)
    perspective = store.perspective_of_seat(seat_of(keys, session.id, seat_key))
    if vote is None or perspective is None:
        raise VoteUnknown
    if isinstance(vote, ItemVote):
        check_one_step(framework, vote, perspective, steps)
        group = session.counted_as(perspective)
    else:
        check_answers(vote, steps)
        group = WHOLE_ROOM
    store.cast(vote_id, vote_mark(keys, vote_id, seat_key), group, steps)


def check_one_step(framework: Framework, vote: ItemVote, perspective: str, steps: Sequence[str]) -> None:
    """Raise StepNotOffered unless there is one answer that the item offers this perspective."""
    scale = framework.scale_of(framework.items[vote.item_id])
    offered = {*scale.value_of, *(kind.id for kind in scale.off_scale_for(perspective))}
    if len(steps) != 1 or steps[0] not in offered:
        raise StepNotOffered(answer=", ".join(steps)[:80])


def has_voted(store: RoomStore, keys: KeyRing, seat_key: str, vote_id: str) -> bool:
    """Say whether this phone has voted; for what, nobody knows."""
    return store.has_voted(vote_id, vote_mark(keys, vote_id, seat_key))


def vote_mark(keys: KeyRing, vote_id: str, seat_key: str) -> str:
    """Return the mark that says "has voted" for a seat; each vote has marks of its own, which nobody can compare."""
    return keys.used_mark(vote_id, seat_key)


def contribute(store: RoomStore, agenda_item_id: str, text: str, about: str | None = None) -> None:
    """Hand in a card for the facilitator to look at, or a reason for one's answer to a question (``about``).

    Nothing ties a reason to an answer. Raises ContributionTooLong, ContributionEmpty, CardsClosed where none are
    collected, VoteUnknown for a question that takes no reasons, or AgendaItemUnknown for a part that has left the
    agenda.
    """
    session = running_session(store)
    item = session.agenda_item(agenda_item_id)
    if item is None:
        raise AgendaItemUnknown
    card = new_card(session.id, agenda_item_id, card_text(text), about)
    if about is None and not item.takes_cards:
        raise CardsClosed
    if about is not None and not any(
        one.id == about and one.kind in TAKES_REASONS for one in room_questions(store.votes())
    ):
        raise VoteUnknown
    store.add_contribution(card)


def card_text(text: str) -> str:
    """Return a text as it stands on a card, in one line; raises ContributionEmpty or ContributionTooLong."""
    text = " ".join("".join(sign for sign in text if sign.isprintable() or sign.isspace()).split())
    if not text:
        raise ContributionEmpty
    if len(text) > LONGEST_CONTRIBUTION:
        raise ContributionTooLong(longest=LONGEST_CONTRIBUTION, length=len(text))
    return text


def new_card(session_id: str, agenda_item_id: str, text: str, about: str | None = None) -> Contribution:
    """Return a card under a random id, which says nothing about who wrote it or when."""
    return Contribution(
        id=secrets.token_hex(8), session_id=session_id, agenda_item_id=agenda_item_id, text=text, about=about
    )


def running_session(store: RoomStore) -> Session:
    """Return the room's session; raises SessionNotRunning before it begins and after it has ended."""
    session = store.session()
    if session.state is not SessionState.RUNNING:
        raise SessionNotRunning(session=session.title)
    return session
