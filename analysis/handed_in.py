"""What a network lets go of a closed round: public figures and facts without any person, for one audience each."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Literal, Protocol

from analysis.cubes import Cube
from dialogues.agreement_model import AgreementState
from networks.model import NetworkKind
from networks.places import Land, MunicipalityKind, PopulationBand
from qualitaetsrahmen.record import Record
from qualitaetsrahmen.snapshot import Snapshot
from selfeval.release import ReleasedText


class Audience(StrEnum):
    """For whom a release was let go; each audience needs a consent of its own and sees no other's."""

    COMPARISON = "comparison"
    """The unnamed band of other municipalities, in which none can be found again."""
    NZFH = "nzfh"
    """The analysts of the programme."""


class Profile(Record):
    """What is told of the place of a network, beside its figures."""

    place: str
    """An opaque mark that is the same for all rounds of one municipality, and says nothing else."""
    land: Land
    kind: MunicipalityKind
    population: PopulationBand | None = None
    network_kind: NetworkKind


class HandedInAgreement(Record):
    """What became of one agreement, without who answers for it and without free words."""

    criterion_id: str
    state: AgreementState
    agreed_on: date
    due_on: date
    finished_on: date | None = None
    """When it was done or dropped."""


class HandedInTalk(Record):
    """How one part of a session went: which format and card, and how long it took."""

    format_id: str
    method_id: str = ""
    criterion_id: str = ""
    planned_minutes: int
    spent_minutes: int
    closing_pulse: dict[str, int] | None = None
    """How often each mood was chosen at the end, from ten people on; only with the last part of a session."""


@dataclass(frozen=True)
class HandedIn:
    """One release as it was let go for one audience; ``release_id`` is the same for the same release everywhere.

    ``network_id`` and ``round_id`` are known only of releases of this installation; ``origin`` is the fingerprint
    of the key of the installation that it came from.
    """

    audience: Audience
    release_id: str
    origin: str
    received_on: date
    profile: Profile
    framework_id: str
    framework_version: str
    framework_sha256: str
    opened_on: date | None
    closed_on: date
    cube: Cube
    agreed_by: str
    agreed_on: date
    network_id: str | None = None
    round_id: str | None = None


@dataclass(frozen=True)
class Facts:
    """What became of a release besides its figures, read only where somebody asks for it."""

    agreements: tuple[HandedInAgreement, ...] = ()
    talks: tuple[HandedInTalk, ...] = ()
    texts: tuple[ReleasedText, ...] = ()
    """What people wrote and somebody let go to everyone, from ten people on."""


FactKind = Literal["agreements", "talks", "texts"]
"""The parts of ``Facts``, for whoever needs only one of them."""


@dataclass(frozen=True)
class Parcel:
    """One release on its way to an audience: its figures, what became of it, and the framework that was asked."""

    handed_in: HandedIn
    facts: Facts
    framework: Snapshot


class ParcelStore(Protocol):
    """Where releases are let go of by their network, and taken in from other installations."""

    def renew(self, parcel: Parcel) -> bool:
        """Write what a network lets go, over what it let go of the same round before.

        Returns False, with nothing written, when the network's consent does not hold any more; both are looked at in
        one transaction, so nothing is let go after it was taken back.
        """
        ...

    def take_in(self, parcels: Sequence[Parcel]) -> None:
        """Write releases of other installations, all or none; raises AlreadyTakenIn when one of them is there."""
        ...

    def origins(self, audience: Audience) -> set[str]:
        """Return the fingerprints of all installations from which something is there."""
        ...

    def forget(self, audience: Audience, release_id: str) -> bool:
        """Delete a release that another installation handed in; say whether there was one."""
        ...


class HandedInStore(Protocol):
    """What was let go, within the caller's scope: a network's own, all for comparison, or all for analysts."""

    def add(self, handed_in: HandedIn, facts: Facts) -> bool:
        """Keep a release for its audience; return False when it is there already."""
        ...

    def known(self, audience: Audience, release_ids: Collection[str]) -> set[str]:
        """Return which of these releases are there."""
        ...

    def withdraw(self, audience: Audience, round_id: str) -> None:
        """Delete what was let go of a round of this installation for an audience."""
        ...

    def all_for(self, audience: Audience, framework_id: str | None = None) -> list[HandedIn]:
        """Return all releases that were let go for an audience, of one framework or of all, by an opaque order."""
        ...

    def facts_for(
        self, audience: Audience, framework_id: str | None = None, only: FactKind | None = None
    ) -> dict[str, Facts]:
        """Return what became of these releases, all or one kind of it, by release; one without any is not in it."""
        ...


class HandedInPages(Protocol):
    """What was let go, read a few at a time by whoever cannot hold all of it."""

    def page(self, audience: Audience, after: str, limit: int) -> list[HandedIn]:
        """Return at most so many releases behind this mark, by the opaque order of their marks."""
        ...

    def one(self, audience: Audience, release_id: str) -> HandedIn | None:
        """Return one release, or None."""
        ...
