"""Agreements: what a room will do, who answers for it by role, until when, and what became of it."""

from datetime import date, timedelta
from enum import StrEnum
from typing import Annotated

from pydantic import Field, StringConstraints

from dialogues.model import Note, Title
from qualitaetsrahmen.record import Record

Sentence = Annotated[str, StringConstraints(min_length=1, max_length=1000, strip_whitespace=True)]
MaySay = Annotated[str, StringConstraints(max_length=1000, strip_whitespace=True)]

SOON = timedelta(days=30)
"""What is due within these days is due soon."""
AGREED = ("what", "responsible", "due_on", "sign")
"""What makes an agreement, so that none of it can be missing; changing it later needs a reason."""
WORDS = (*AGREED, "goal", "others", "resources", "cost", "staff", "decision_from", "review_on")
"""All that a room says in an agreement; a later change keeps what stood there before."""


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
    due_on: date | None = None
    """The new day until when it shall be done, where this step moved it."""
    former: dict[str, str] = Field(default_factory=dict)
    """By field, what stood there before this step changed it; a day as 2027-06-30."""


class Resolution(Record):
    """What the body said whose decision an agreement needs."""

    on: date
    result: Sentence


class Agreement(Record):
    """What the room will do: what, who by role, until when, and how everyone will notice."""

    id: str
    network_id: str
    session_id: str
    round_id: str
    criterion_id: str
    goal: MaySay = ""
    """What shall be different then."""
    what: Sentence
    responsible: Title
    """A role or an organisation, never a person's name."""
    others: MaySay = ""
    """Roles and organisations that take part."""
    due_on: date
    sign: Sentence
    """How everyone will notice that it is done."""
    resources: MaySay = ""
    cost: MaySay = ""
    staff: MaySay = ""
    decision_from: MaySay = ""
    """The body whose decision it needs; empty where it needs none."""
    resolution: Resolution | None = None
    review_on: date | None = None
    """When it is looked at again."""
    history: Annotated[tuple[StatusChange, ...], Field(min_length=1)]

    @property
    def state(self) -> AgreementState:
        """How far it has come by its latest status."""
        return self.history[-1].state

    @property
    def is_unfinished(self) -> bool:
        """Whether it is neither done nor dropped."""
        return self.state in (AgreementState.OPEN, AgreementState.UNDER_WAY)

    @property
    def awaits_decision(self) -> bool:
        """Whether a body has yet to decide about something that is still wanted."""
        return bool(self.decision_from) and self.resolution is None and self.is_unfinished

    def is_overdue(self, today: date) -> bool:
        """Say whether its date has passed while it is neither done nor dropped."""
        return self.due_on < today and self.is_unfinished

    def is_due_soon(self, today: date) -> bool:
        """Say whether its date comes within the next thirty days while it is neither done nor dropped."""
        return self.is_unfinished and today <= self.due_on <= today + SOON

    def is_review_due(self, today: date) -> bool:
        """Say whether the day has come on which it is to be looked at again, and nothing was noted since."""
        if self.review_on is None or not self.is_unfinished:
            return False
        return self.review_on <= today and self.history[-1].on < self.review_on

    def as_agreed(self) -> "Agreement":
        """Return it in the words in which the room agreed it, for the minutes of that session."""
        former: dict[str, object] = {}
        for change in reversed(self.history):
            former |= {name: words or None for name, words in change.former.items() if name in WORDS}
        if not former:
            return self
        texts = {name: "" for name in WORDS if name in former and former[name] is None and name != "review_on"}
        return Agreement.model_validate({**self.model_dump(), **former, **texts})
