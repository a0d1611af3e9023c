"""What the public pages on findings know: the list of all, and one finding with its evidence and its history."""

from dataclasses import dataclass
from typing import ClassVar

from exports.finding_words import Wording
from participant.contexts import Page


@dataclass(frozen=True, kw_only=True)
class Said:
    """Words of analysts or of a framework, which may be German on an English page."""

    text: str
    language: str


@dataclass(frozen=True, kw_only=True)
class FindingLine:
    """One finding in the list."""

    address: str
    sentence: Said
    about: str
    """The framework and the day."""
    withdrawn: str = ""


@dataclass(frozen=True, kw_only=True)
class FindingsPage(Page):
    """All findings, the newest first."""

    template: ClassVar[str] = "findings.html"
    lines: tuple[FindingLine, ...]
    package: str
    """The address of all evidence as open data."""


@dataclass(frozen=True, kw_only=True)
class EvidenceRow:
    """One figure with what it rests on."""

    about: Said
    who: Said
    value: str
    kind: str
    basis: str
    taken: str


@dataclass(frozen=True, kw_only=True)
class ProposalPart:
    """What a finding proposes to change, and what was decided on it."""

    about: str
    """The statement or criterion that it is about; German."""
    sentence: str
    wordings: tuple[Wording, ...]
    """How the statement was asked, and how it shall be asked; what people read is German."""
    note: Said
    decision: str
    decision_reason: Said | None = None


@dataclass(frozen=True, kw_only=True)
class VersionLine:
    """One version of a finding in its history."""

    name: str
    address: str
    state: str
    is_shown: bool


@dataclass(frozen=True, kw_only=True)
class FindingPage(Page):
    """One version of one finding."""

    template: ClassVar[str] = "finding.html"
    sentence: Said
    notice: str = ""
    """That it was withdrawn or replaced, which must not be overlooked."""
    reason: Said | None = None
    """Why it was withdrawn."""
    facts: tuple[tuple[str, str], ...]
    criteria: tuple[str, ...]
    """In the words of the framework, which are German."""
    rows: tuple[EvidenceRow, ...]
    limits: Said
    proposal: ProposalPart | None = None
    versions: tuple[VersionLine, ...]
    all_address: str
    csv: str
    json: str
