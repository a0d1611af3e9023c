"""What happens in a room: votes and what is shown of them, questions to all, cards in order."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Annotated

from pydantic import Field, StringConstraints

from dialogues.model import ShortText
from qualitaetsrahmen.record import Record
from selfeval.release import Reach

LONGEST_CONTRIBUTION = 280
"""As many signs as fit on a card that a room can read."""
ContributionText = Annotated[
    str, StringConstraints(min_length=1, max_length=LONGEST_CONTRIBUTION, strip_whitespace=True)
]
WHOLE_ROOM = "*"
"""Stands for the group of all where a question is counted without regard to perspectives."""


class VoteState(StrEnum):
    """A vote is blind while it is open; its result is fixed when it is revealed."""

    OPEN = "open"
    REVEALED = "revealed"


class VoteOrigin(StrEnum):
    """How the votes were counted."""

    PHONES = "phones"
    BY_HAND = "by_hand"
    """Somebody counted slips or hands and typed the numbers."""


class VoteFigure(Record):
    """What is shown of one group's votes after the reveal, inside the network or outside of it.

    The group is a perspective; of a question to all it is the whole room, and of a pulse one of its parts.

    A hidden group has no counts. Both views are decided at the reveal, because the counters go with it.
    """

    perspective: str
    shown: str
    reach: Reach = Reach.INTERNAL
    answered: int | None = None
    counts: dict[str, int] = Field(default_factory=dict)
    median: float | None = None


class Vote(Record):
    """One vote of the room, whatever about: blind while it is open, fixed once revealed."""

    id: str
    session_id: str
    agenda_item_id: str
    state: VoteState = VoteState.OPEN
    origin: VoteOrigin = VoteOrigin.PHONES
    result: tuple[VoteFigure, ...] = ()

    def figures(self, reach: Reach = Reach.INTERNAL) -> tuple[VoteFigure, ...]:
        """Return what may be shown inside the network, or outside of it."""
        return tuple(figure for figure in self.result if figure.reach is reach)


class ItemVote(Vote):
    """A vote by perspective on one item of a criterion, before or after the talk."""

    item_id: str
    number: Annotated[int, Field(ge=1, le=2)]


class QuestionKind(StrEnum):
    """What a question to the whole room is for."""

    CONSENSUS = "consensus"
    """Can everybody live with a sentence: agreed, bearable, objection."""
    DOTS = "dots"
    """Which of several comes first; each phone has some dots."""
    PULSE = "pulse"
    """How was the meeting."""


class Option(Record):
    """One answer that can be chosen; where ``label`` is empty the catalogue or the framework has the words."""

    id: str
    label: ShortText = ""


class RoomQuestion(Vote):
    """A question to the whole room, counted without regard to perspectives."""

    kind: QuestionKind
    number: Annotated[int, Field(ge=1)] = 1
    """One more than all votes and questions before it in its session, so that what came last is known."""
    text: Annotated[str, StringConstraints(max_length=1000, strip_whitespace=True)] = ""
    options: Annotated[tuple[Option, ...], Field(min_length=1)]
    dots: Annotated[int, Field(ge=1, le=10)] = 1
    """How many options one phone may choose; of a pulse, how many parts it has."""
    is_open: bool = False
    """Whether the answers are shown however few they are, which phones say before."""


AnyVote = ItemVote | RoomQuestion


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
    about: str | None = None
    """The question to which it gives a reason; None for a card of the collection."""
    cluster_id: str | None = None
    position: Annotated[int, Field(ge=0)] = 0
    """Its place among the cards of its cluster, as somebody put it by hand."""


class CardCluster(Record):
    """Cards that belong together, under the name that the room gave them."""

    id: str
    session_id: str
    agenda_item_id: str
    title: ShortText = ""
    position: Annotated[int, Field(ge=0)] = 0


def item_votes(votes: Iterable[Vote]) -> list[ItemVote]:
    """Return the votes by perspective on items of criteria, without the questions to the whole room."""
    return [vote for vote in votes if isinstance(vote, ItemVote)]


def room_questions(votes: Iterable[Vote]) -> list[RoomQuestion]:
    """Return the questions to the whole room in the order in which they were asked."""
    return sorted((vote for vote in votes if isinstance(vote, RoomQuestion)), key=lambda question: question.number)
