"""Agreements: what a room will do, who answers for it by role, until when, and what became of it."""

from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import Field, StringConstraints

from dialogues.model import Note, Title
from qualitaetsrahmen.record import Record

Sentence = Annotated[str, StringConstraints(min_length=1, max_length=1000, strip_whitespace=True)]
MaySay = Annotated[str, StringConstraints(max_length=1000, strip_whitespace=True)]


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

    def is_overdue(self, today: date) -> bool:
        """Say whether its date has passed while it is neither done nor dropped."""
        return self.due_on < today and self.is_unfinished
