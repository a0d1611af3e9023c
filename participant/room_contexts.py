"""What the pages of a room know: the seat on a phone, the vote, its result, and the projector."""

from dataclasses import dataclass
from typing import ClassVar

from participant.bars import Segment
from participant.contexts import Answer, Page, described_by
from participant.room_question_contexts import Board, PhoneQuestion, ScreenQuestion


@dataclass(frozen=True, kw_only=True)
class SeatChoice:
    """One perspective that can sit in the room, and whether it votes openly."""

    id: str
    label: str
    votes_openly: bool
    is_german: bool = False
    """Whether nobody has translated the name of this perspective."""


@dataclass(frozen=True, kw_only=True)
class SeatPage(Page):
    """Where a phone chooses for whom it votes."""

    template: ClassVar[str] = "seat.html"
    action: str
    choices: tuple[SeatChoice, ...]
    message: str | None = None


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
    """In the words of whoever reads it; empty on the projector, which all perspectives read."""
    rounds: int
    rows: tuple[ResultRow, ...]
    legend: tuple[Legend, ...]


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
    action: str
    writing_address: str
    """Where a card can be written without a script."""
    stand_address: str
    poll_ms: int
    perspective: str
    criterion: str | None
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


@dataclass(frozen=True, kw_only=True)
class ScreenPage(Page):
    """The room on the projector."""

    template: ClassVar[str] = "screen.html"
    stand_address: str
    poll_ms: int
    room_address: str
    code: str
    qr: str
    seats: int
    criterion: str | None
    plain_title: str | None
    vote_number: int | None
    votes_cast: int
    results: tuple[VoteResult, ...]
    cards: tuple[str, ...]
    more_cards: int
    """How many shown cards the screen has no room for."""
    question: ScreenQuestion | None = None
    """What the room was asked last in this part of the agenda."""
    board: Board | None = None
    """The clusters of its cards."""
    refresh_seconds: int
    stand: str = ""
