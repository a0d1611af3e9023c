"""What stands around sessions: series, templates, guests, hand-over, local meanings, public pages."""

from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import Field, StringConstraints

from dialogues.model import AgendaItem, Note, Title
from qualitaetsrahmen.record import Record


class Numbering(StrEnum):
    """How the meetings of a series are counted."""

    CONTINUOUS = "continuous"
    PER_YEAR = "per_year"


class Series(Record):
    """Meetings that belong together and are numbered."""

    id: str
    network_id: str
    title: Title
    numbering: Numbering = Numbering.CONTINUOUS


class SessionTemplate(Record):
    """The plan of a session without content: its parts, minutes and methods, but no criterion and no word of a room."""

    id: str
    network_id: str
    title: Title
    format_id: str | None = None
    minutes: Annotated[int, Field(ge=30, le=600)]
    parts: tuple[AgendaItem, ...]


class GuestNetwork(Record):
    """A network that is asked to bring its results to a session that another one hosts."""

    network_id: str
    session_id: str
    host_network_id: str
    round_id: str
    """The round whose results it would show."""
    title: Title
    held_on: date
    purpose: Note = ""
    agreed_on: date | None = None
    """Since when its coordinator lets the others see its results by name; None before and after."""
    open_until: date | None = None
    """The last day on which the others see them."""


class HandOver(Record):
    """A session passed on from one facilitator to another, with what was talked through."""

    session_id: str
    network_id: str
    from_account: str
    to_account: str
    given_on: date
    ticked: frozenset[str] = frozenset()
    """Which points of the checklist were talked through."""
    note: Note = ""
    taken_on: date | None = None


class LocalMeaning(Record):
    """What a criterion means here and by what people would notice it, as agreed; each change is a new version."""

    network_id: str
    framework_id: str
    criterion_id: str
    number: Annotated[int, Field(ge=1)]
    meaning: Annotated[str, StringConstraints(max_length=1000, strip_whitespace=True)]
    """Empty in a version that takes back what was agreed before."""
    signs: Annotated[str, StringConstraints(max_length=1000, strip_whitespace=True)] = ""
    agreed_on: date
    session_id: str | None = None


class EventPage(Record):
    """The public documentation of a dialogue event, as it was when somebody published it; free of persons."""

    network_id: str
    session_id: str
    title: Title
    content: dict[str, object] = Field(default_factory=dict)
    published_on: date
