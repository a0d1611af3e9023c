"""A running session on the small framework, with its room and its phones."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from dialogues.model import Session, SessionState, Talk
from dialogues.room import cast_vote, join
from dialogues.room_model import ItemVote, RoomQuestion
from networks.links import KeyRing
from tests.fakes.room_store import RoomInMemory
from tests.fakes.session_store import Hall, SessionsInMemory
from tests.fakes.small_round import FRAMEWORK

KEYS = KeyRing(b"k" * 32)
NOW = datetime(2026, 12, 1, 14, 0, tzinfo=UTC)


def small_session(state: SessionState = SessionState.RUNNING) -> Session:
    """Koordination votes openly, professionals and parents blind."""
    return Session(
        id="sitzung",
        network_id="netz",
        round_id="runde",
        title="Gespräch im Winter",
        held_on=date(2026, 12, 1),
        minutes=120,
        state=state,
        agenda=(
            Talk(id="erstens", criterion_id="finden", minutes=30),
            Talk(id="zweitens", criterion_id="sprache", minutes=30),
        ),
        perspectives=("koordination", "fachkraft", "eltern"),
        open_perspectives=frozenset({"koordination"}),
    )


@dataclass
class Evening:
    """The facilitator's store and the phones' store of one session."""

    hall: Hall = field(default_factory=lambda: Hall(sessions={"sitzung": small_session()}))

    @property
    def session(self) -> Session:
        return self.hall.sessions["sitzung"]

    @property
    def store(self) -> SessionsInMemory:
        return SessionsInMemory(self.hall)

    @property
    def room(self) -> RoomInMemory:
        return RoomInMemory(self.hall, "sitzung")

    def vote_as(self, perspective: str, number: int, vote: ItemVote, step: str) -> None:
        """Let one phone of a perspective take its seat and vote."""
        phone = f"{perspective}-{number}"
        join(self.room, KEYS, phone, perspective)
        cast_vote(self.room, KEYS, FRAMEWORK, phone, vote.id, (step,))

    def votes_of(self, perspective: str, vote: ItemVote, steps: list[str]) -> None:
        """Let a phone vote for each of these steps."""
        for number, step in enumerate(steps):
            self.vote_as(perspective, number, vote, step)

    def answer(self, question: RoomQuestion, *answers: Sequence[str]) -> None:
        """Let one phone after the other answer a question to all, each with its own answers."""
        for number, given in enumerate(answers):
            phone = f"handy-{number}"
            join(self.room, KEYS, phone, "eltern")
            cast_vote(self.room, KEYS, FRAMEWORK, phone, question.id, given)
