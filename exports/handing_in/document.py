"""What stands in a file that hands a release in, field by field; a field that is not named here is a mistake."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from analysis.handed_in import HandedInAgreement, HandedInTalk, Profile
from qualitaetsrahmen.record import Id, Record, Version
from selfeval.consents import ConsentKind
from selfeval.model import Mode, Title
from selfeval.release import ReleasedText, Shown

FORMAT = "qualitaetsdialog-abgabe"
FORMAT_VERSION = 2
"""Counts up when an older program could not read a file rightly any more."""
FIRST_WITH_MEMBERS = 2
"""Files before this version do not tell which perspectives are counted together."""
MOST_PEOPLE = 65_535
"""As many as the figures of one perspective can hold."""

People = Annotated[int, Field(ge=0, le=MOST_PEOPLE, strict=True)]
Hash = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
Mark = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{32}$")]


class ItemFigures(Record):
    """What is shown of the answers of one perspective to one item."""

    item: Id
    shown: Shown
    answered: People | None = None
    counts: dict[Id, People] = Field(default_factory=dict)


class PerspectiveFigures(Record):
    """How one perspective took part, and what is shown of its answers."""

    perspective: Id
    mode: Mode
    invited: Annotated[int, Field(ge=1, le=100_000, strict=True)] | None = None
    sent: People | None = None
    """How many sent their answers, told from ten on."""
    members: Annotated[tuple[Id, ...], Field(max_length=50)] = ()
    """The perspectives that are counted together here, this one first; empty where it stands alone."""
    items: tuple[ItemFigures, ...] = ()


class PinnedFramework(Record):
    """The framework that people were asked, word for word."""

    id: Id
    version: Version
    sha256: Hash
    content: Annotated[str, StringConstraints(max_length=3_000_000)]


class ToldProfile(Profile):
    """What is told of the place, with a mark of the only form there is."""

    place: Mark


class RecordedConsent(Record):
    """By which body and on which day it was agreed that this release leaves its network."""

    kind: Literal[ConsentKind.NZFH]
    number: Annotated[int, Field(ge=1, le=1000, strict=True)]
    agreed_by: Title
    agreed_on: date


class HandedInContent(Record):
    """All that is told of one release; what signs it stands beside it."""

    release: Hash
    profile: ToldProfile
    framework: PinnedFramework
    opened_on: date | None
    closed_on: date
    perspectives: Annotated[tuple[PerspectiveFigures, ...], Field(min_length=1, max_length=50)]
    agreements: Annotated[tuple[HandedInAgreement, ...], Field(max_length=1000)] = ()
    talks: Annotated[tuple[HandedInTalk, ...], Field(max_length=2000)] = ()
    texts: Annotated[tuple[ReleasedText, ...], Field(max_length=5000)] = ()
    consent: RecordedConsent
