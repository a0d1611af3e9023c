"""What the pages of a room know: the seat on a phone, the vote, its result, and the projector."""

from dataclasses import dataclass
from itertools import groupby
from typing import ClassVar

from participant.bars import Segment
from participant.contexts import Answer, Page, described_by
from participant.room_question_contexts import PhoneQuestion


@dataclass(frozen=True, kw_only=True)
class SeatChoice:
    """One perspective that can sit in the room, and whether it votes openly."""

    id: str
    label: str
    votes_openly: bool
    is_german: bool = False
    """Whether nobody has translated the name of this perspective."""
    counted_with: str = ""
    """With whom its votes are counted, as people enumerate it; empty where it is counted alone."""


@dataclass(frozen=True, kw_only=True)
class SeatPage(Page):
    """Where a phone chooses for whom it votes."""

    template: ClassVar[str] = "seat.html"
    action: str
    choices: tuple[SeatChoice, ...]
    wanted: str | None = None
    """The perspective that the link carried; the others can still be chosen."""
    message: str | None = None

    @property
    def first(self) -> tuple[SeatChoice, ...]:
        """What is offered at once: the perspective of the link, else all."""
        return tuple(one for one in self.choices if self.wanted in (None, one.id))

    @property
    def others(self) -> tuple[SeatChoice, ...]:
        """What is offered to whoever holds the link of another perspective."""
        return tuple(one for one in self.choices if one not in self.first)


@dataclass(frozen=True, kw_only=True)
class ResultRow:
    """What one perspective voted: its mark, the votes in words, and a bar unless the group is hidden."""

    perspective: str
    colour: str
    shape: str
    number: int
    votes: str
    words: str
    bar: tuple[Segment, ...]
    is_german: bool = False
    """Whether nobody has translated the name of this perspective."""


@dataclass(frozen=True, kw_only=True)
class Legend:
    """What a colour in the bars stands for."""

    label: str
    colour: str


@dataclass(frozen=True, kw_only=True)
class VoteResult:
    """The revealed votes on one statement: those before and after the talk, by perspective."""

    statement: str
    """In the words of whoever reads it; empty on the projector where the title says it all."""
    rounds: int
    rows: tuple[ResultRow, ...]
    legend: tuple[Legend, ...]

    @property
    def groups(self) -> tuple[tuple[ResultRow, ...], ...]:
        """The rows of each perspective, those of the first vote before those of the second."""
        return tuple(tuple(rows) for _, rows in groupby(self.rows, key=lambda row: row.perspective))


@dataclass(frozen=True, kw_only=True)
class OpenVote:
    """The vote that is running now, as one phone sees it."""

    id: str
    number: int
    statement: str
    help: str | None
    evidence: str | None = None
    """What would show that a minimum standard is met."""
    steps: tuple[Answer, ...]
    beside: tuple[Answer, ...]
    has_voted: bool
    is_open: bool
    """Whether this perspective votes openly, which is said before the vote."""
    counted_with: str = ""
    """With whom its votes are counted, which is said before the vote; empty where it is counted alone."""

    @property
    def described_by(self) -> str:
        """The ids of the lines that a screen reader reads after the statement."""
        return described_by("stimme", self.help, self.evidence)


@dataclass(frozen=True, kw_only=True)
class Card:
    """The card that a phone can hand in for one agenda item."""

    agenda_item_id: str
    longest: int
    question: str = ""
    """What it answers; empty where the general question does."""
    text: str = ""
    message: str | None = None
    has_arrived: bool = False


@dataclass(frozen=True, kw_only=True)
class RoomPage(Page):
    """The room on one phone."""

    template: ClassVar[str] = "room.html"
    part: ClassVar[str] = "room_part.html"
    """What of it the stream of events brings anew."""
    action: str
    writing_address: str
    """Where a card can be written without a script."""
    stand_address: str
    stream_address: str
    poll_ms: int
    perspective: str
    criterion: str | None
    """What the room talks about, or what another part of the agenda is called; None before the first of them."""
    purpose: str = ""
    """What that other part is for."""
    statements: tuple[str, ...]
    vote: OpenVote | None
    results: tuple[VoteResult, ...]
    card: Card | None
    question: PhoneQuestion | None = None
    """What the room was asked last in this part of the agenda."""
    stand: str = ""
    message: str | None = None
    refresh_seconds: int | None = None
    """Where there is no script: after how many seconds the page comes anew; None while something is asked."""
