"""What a room's pages know of questions to all, of the cards that belong to them, and of the board of cards."""

from dataclasses import dataclass

from participant.bars import Segment
from participant.contexts import Answer


@dataclass(frozen=True, kw_only=True)
class AnswerGroup:
    """Answers of which a phone gives one: all of a consensus check, those to one part of a pulse."""

    name: str
    legend: str
    answers: tuple[Answer, ...]


@dataclass(frozen=True, kw_only=True)
class AskedQuestion:
    """The question that is open now, as a phone asks it."""

    id: str
    kind: str
    heading: str
    text: str
    is_open: bool
    has_answered: bool
    groups: tuple[AnswerGroup, ...] = ()
    options: tuple[Answer, ...] = ()
    """Lines for dots, of which a phone may tick several."""
    dots: int = 1


@dataclass(frozen=True, kw_only=True)
class ReasonCard:
    """A card that belongs to a question; nothing ties it to an answer."""

    agenda_item_id: str
    about: str
    heading: str
    label: str
    longest: int
    text: str = ""
    message: str | None = None
    has_arrived: bool = False


@dataclass(frozen=True, kw_only=True)
class AnswerRow:
    """One answer or part with what came of it, in words and as a bar unless it is hidden."""

    label: str
    words: str
    bar: tuple[Segment, ...] = ()


@dataclass(frozen=True, kw_only=True)
class AnswerLegend:
    """What a colour in the bars of a pulse stands for."""

    label: str
    colour: str


@dataclass(frozen=True, kw_only=True)
class QuestionResult:
    """What the room answered, once it was revealed."""

    kind: str
    heading: str
    text: str
    people: str
    """How many answered; empty while that may not be said."""
    rows: tuple[AnswerRow, ...]
    hidden: str = ""
    """Why nothing is shown; empty where something is."""
    legend: tuple[AnswerLegend, ...] = ()


@dataclass(frozen=True, kw_only=True)
class PhoneQuestion:
    """All that a phone shows of questions to the room in the present part of the agenda."""

    asked: AskedQuestion | None = None
    result: QuestionResult | None = None
    reason: ReasonCard | None = None


@dataclass(frozen=True, kw_only=True)
class ScreenQuestion:
    """The question that the projector shows: while it is open how many have answered, then the result."""

    heading: str
    text: str
    is_open: bool
    """Whether it was asked openly."""
    options: tuple[str, ...] = ()
    answered: str = ""
    result: QuestionResult | None = None
    reasons_heading: str = ""
    reasons: tuple[str, ...] = ()
    more_reasons: int = 0


@dataclass(frozen=True, kw_only=True)
class Pile:
    """One cluster on the board: its name, how many cards lie in it, and the uppermost."""

    title: str
    count: str
    cards: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Board:
    """The clusters of cards on the projector."""

    question: str
    piles: tuple[Pile, ...]
    more: str = ""
    """How many clusters the screen has no room for."""
    unsorted: str = ""
    """How many cards lie in no cluster yet."""
