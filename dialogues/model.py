"""Dialogue sessions: when a room meets, what its agenda holds, and what the talk about each criterion came to."""

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated

from pydantic import Field, StringConstraints

from dialogues.phases import PhaseKind
from qualitaetsrahmen.record import Record

Title = Annotated[str, StringConstraints(min_length=1, max_length=160, strip_whitespace=True)]
Note = Annotated[str, StringConstraints(max_length=2000, strip_whitespace=True)]
ShortText = Annotated[str, StringConstraints(max_length=280, strip_whitespace=True)]
Minutes = Annotated[int, Field(ge=1, le=600)]


class SessionState(StrEnum):
    """Where a session stands; its room lets phones in only while it runs."""

    PLANNED = "planned"
    RUNNING = "running"
    ENDED = "ended"


class ReasonKind(StrEnum):
    """Which pattern in the release, or in what was agreed before, speaks for talking about a criterion."""

    GAP = "gap"
    SPREAD = "spread"
    UNKNOWN = "unknown"
    ELSEWHERE = "elsewhere"
    AGREED = "agreed"
    """Something was agreed about it last time and is not done."""
    CHOSEN = "chosen"
    """The facilitator put it on the agenda."""


class Reason(Record):
    """Why a criterion stands on the agenda, with the figures that its sentence needs."""

    kind: ReasonKind
    perspective: str | None = None
    other: str | None = None
    steps: float | None = None
    share: float | None = None
    count: int | None = None


class Outcome(StrEnum):
    """What the talk about a criterion came to; dissent is a result, not a failure."""

    SHARED = "shared"
    DISSENT = "dissent"
    OPEN = "open"


class AgendaItem(Record):
    """One part of the agenda: what it is for, for how many minutes, and what phones can do in it."""

    id: str
    kind: PhaseKind
    title: ShortText = ""
    """As the agenda and the projector name it; a talk without a title bears that of its criterion."""
    minutes: Minutes
    purpose: Note = ""
    method_id: str | None = None
    """The method card that says how to lead it."""
    material: tuple[str, ...] = ()
    spent_seconds: Annotated[int, Field(ge=0)] = 0
    """How long the room has really been with it so far."""
    takes_cards: bool = False
    """Whether phones may hand in cards while the room is with it."""
    card_question: ShortText = ""
    """What the cards answer; empty where the general question does."""


class Talk(AgendaItem):
    """The talk of the whole room about one criterion."""

    kind: PhaseKind = PhaseKind.TALK
    criterion_id: str
    takes_cards: bool = True
    reasons: tuple[Reason, ...] = ()
    outcome: Outcome | None = None
    outcome_note: Note = ""
    standpoints: dict[str, Note] = Field(default_factory=dict)
    """By perspective, why it sees the criterion as it does, in the words of the room."""


class ScreenView(StrEnum):
    """What the projector shows; by itself it follows the agenda."""

    BY_AGENDA = "by_agenda"
    CODE = "code"
    AGENDA = "agenda"
    RESULTS = "results"
    CARDS = "cards"
    AGREEMENTS = "agreements"


class SpeakingClock(Record):
    """A clock for one person's turn to speak, which everybody in the room sees."""

    seconds: Annotated[int, Field(ge=10, le=3600)]
    ends_at: datetime


class Session(Record):
    """People in one room who talk about the results of a round."""

    id: str
    network_id: str
    round_id: str
    title: Title
    held_on: date
    starts_at: Annotated[str, StringConstraints(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")] | None = None
    """The hour of the day in Germany, such as 14:00."""
    place: ShortText = ""
    minutes: Annotated[int, Field(ge=30, le=600)]
    state: SessionState = SessionState.PLANNED
    format_id: str | None = None
    """The format from which the agenda was made; None where it was made by hand."""
    series_id: str | None = None
    number: Annotated[int, Field(ge=1)] | None = None
    """The which meeting of its series it is."""
    led_by: str | None = None
    """The account of whoever leads it."""
    present: dict[str, Annotated[int, Field(ge=0, le=2000)]] = Field(default_factory=dict)
    """How many are in the room, by ``sector:<id>`` and ``level:<id>``; counts, never names."""
    agenda: tuple[Talk | AgendaItem, ...] = ()
    current_item: str | None = None
    """The agenda item that phones and projector show now."""
    shown_since: datetime | None = None
    """Since when the room has been with it, for the clock of the time box."""
    screen: ScreenView = ScreenView.BY_AGENDA
    clock: SpeakingClock | None = None
    perspectives: Annotated[tuple[str, ...], Field(min_length=1)]
    open_perspectives: frozenset[str] = frozenset()
    """Perspectives that vote openly; phones say so before the vote."""
    counted_with: dict[str, str] = Field(default_factory=dict)
    """Perspectives whose votes are counted with those of another; fixed before the first vote, and phones say so."""
    rotation: Annotated[int, Field(ge=1)] = 1

    def agenda_item(self, item_id: str) -> Talk | AgendaItem | None:
        """Return an agenda item by its id."""
        return next((item for item in self.agenda if item.id == item_id), None)

    @property
    def talks(self) -> tuple[Talk, ...]:
        """The criteria of the agenda, in its order."""
        return tuple(item for item in self.agenda if isinstance(item, Talk))

    def talk(self, item_id: str) -> Talk | None:
        """Return the talk with this id; None for any other part of the agenda."""
        return next((talk for talk in self.talks if talk.id == item_id), None)

    def counted_as(self, perspective: str) -> str:
        """Return under which perspective the votes of one are counted."""
        return self.counted_with.get(perspective, perspective)

    def counted_groups(self) -> dict[str, tuple[str, ...]]:
        """Return which perspectives are counted as one, by the perspective under which they are shown."""
        leading = [one for one in self.perspectives if self.counted_as(one) == one]
        return {one: tuple(who for who in self.perspectives if self.counted_as(who) == one) for one in leading}
