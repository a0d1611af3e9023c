"""Dialogue sessions: their agenda, the votes and contributions of the room, and the agreements it makes."""

from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import Field, StringConstraints

from qualitaetsrahmen.record import Record

Title = Annotated[str, StringConstraints(min_length=1, max_length=160, strip_whitespace=True)]
Note = Annotated[str, StringConstraints(max_length=2000, strip_whitespace=True)]
LONGEST_CONTRIBUTION = 280
"""As many signs as fit on a card that a room can read."""
ContributionText = Annotated[
    str, StringConstraints(min_length=1, max_length=LONGEST_CONTRIBUTION, strip_whitespace=True)
]


class SessionState(StrEnum):
    """Where a session stands; its room lets phones in only while it runs."""

    PLANNED = "planned"
    RUNNING = "running"
    ENDED = "ended"


class ReasonKind(StrEnum):
    """Which pattern in the release speaks for talking about a criterion."""

    GAP = "gap"
    SPREAD = "spread"
    UNKNOWN = "unknown"
    ELSEWHERE = "elsewhere"
    CHOSEN = "chosen"
    """The facilitator put it on the agenda."""


class Reason(Record):
    """Why a criterion stands on the agenda, with the figures that its sentence needs."""

    kind: ReasonKind
    perspective: str | None = None
    other: str | None = None
    steps: float | None = None
    share: float | None = None


class Outcome(StrEnum):
    """What the talk about a criterion came to; dissent is a result, not a failure."""

    SHARED = "shared"
    DISSENT = "dissent"
    OPEN = "open"


class AgendaItem(Record):
    """One point of the agenda: a criterion to talk about, for so many minutes."""

    id: str
    criterion_id: str
    minutes: Annotated[int, Field(ge=1, le=240)]
    reasons: tuple[Reason, ...] = ()
    outcome: Outcome | None = None
    outcome_note: Note = ""


class Session(Record):
    """People in one room who talk about the results of a round."""

    id: str
    network_id: str
    round_id: str
    title: Title
    held_on: date
    minutes: Annotated[int, Field(ge=30, le=600)]
    state: SessionState = SessionState.PLANNED
    agenda: tuple[AgendaItem, ...] = ()
    current_item: str | None = None
    """The agenda item that phones and projector show now."""
    perspectives: Annotated[tuple[str, ...], Field(min_length=1)]
    open_perspectives: frozenset[str] = frozenset()
    """Perspectives that vote openly; phones say so before the vote."""
    rotation: Annotated[int, Field(ge=1)] = 1

    def agenda_item(self, item_id: str) -> AgendaItem | None:
        """Return an agenda item by its id."""
        return next((item for item in self.agenda if item.id == item_id), None)


class VoteState(StrEnum):
    """A vote is blind while it is open; its result is fixed when it is revealed."""

    OPEN = "open"
    REVEALED = "revealed"


class VoteFigure(Record):
    """What is shown of one perspective's votes after the reveal; a hidden group has no counts."""

    perspective: str
    shown: str
    answered: int | None = None
    counts: dict[str, int] = Field(default_factory=dict)
    median: float | None = None


class Vote(Record):
    """A blind vote of the room on one item, before or after the talk."""

    id: str
    session_id: str
    agenda_item_id: str
    item_id: str
    number: Annotated[int, Field(ge=1, le=2)]
    state: VoteState = VoteState.OPEN
    result: tuple[VoteFigure, ...] = ()


class ContributionState(StrEnum):
    """Whether a card has been looked at; only shown cards reach the projector."""

    WAITING = "waiting"
    SHOWN = "shown"
    WITHHELD = "withheld"


class Contribution(Record):
    """A card from the room; it carries neither a seat nor a time."""

    id: str
    session_id: str
    agenda_item_id: str
    text: ContributionText
    state: ContributionState = ContributionState.WAITING


class AgreementState(StrEnum):
    """How far an agreement has come."""

    OPEN = "open"
    UNDER_WAY = "under_way"
    DONE = "done"
    DROPPED = "dropped"


class StatusChange(Record):
    """One dated step in the life of an agreement."""

    on: date
    state: AgreementState
    note: Note = ""


class Agreement(Record):
    """What the room will do: what, who by role, until when, and how everyone will notice."""

    id: str
    network_id: str
    session_id: str
    round_id: str
    criterion_id: str
    what: Annotated[str, StringConstraints(min_length=1, max_length=1000, strip_whitespace=True)]
    responsible: Title
    """A role or an organisation, never a person's name."""
    due_on: date
    sign: Annotated[str, StringConstraints(min_length=1, max_length=1000, strip_whitespace=True)]
    history: Annotated[tuple[StatusChange, ...], Field(min_length=1)]

    @property
    def state(self) -> AgreementState:
        """How far it has come by its latest status."""
        return self.history[-1].state

    def is_overdue(self, today: date) -> bool:
        """Say whether its date has passed while it is neither done nor dropped."""
        return self.due_on < today and self.state in (AgreementState.OPEN, AgreementState.UNDER_WAY)
