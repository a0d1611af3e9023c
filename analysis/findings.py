"""What analysts found out about a framework: one sentence with its evidence and limits, and what should follow.

A recorded finding goes from draft to published and may be withdrawn; nothing that was published ever disappears. What
changes later is a new version, beside which the old one stays readable.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from enum import StrEnum
from typing import Annotated, Protocol

from pydantic import Field, StringConstraints

from analysis.errors import FindingIncomplete, FindingMoved, FindingNotDraft
from analysis.framework_quality import FrameworkQuality, Measured, MeasureKind
from qualitaetsrahmen.model import Framework
from qualitaetsrahmen.proposals import Proposal
from qualitaetsrahmen.record import Id, Record, Version

Sentence = Annotated[str, StringConstraints(max_length=400, strip_whitespace=True)]
Prose = Annotated[str, StringConstraints(max_length=4000, strip_whitespace=True)]
Name = Annotated[str, StringConstraints(max_length=200, strip_whitespace=True)]

ID_START = "befund-"
"""How the id of every finding begins, which stands in an address that people cite."""
LEAST_PLACES_OUTSIDE = 5
"""From how many places on a figure may stand in public, as in the unnamed band."""
LEAST_ANSWERS_OUTSIDE = 10


class FindingState(StrEnum):
    """How far one version of a finding has come."""

    DRAFT = "draft"
    PUBLISHED = "published"
    REPLACED = "replaced"
    """A later version was published; this one stays readable."""
    WITHDRAWN = "withdrawn"
    """It no longer holds; it stays readable together with the reason."""


OPEN_TO_ALL = frozenset(FindingState) - {FindingState.DRAFT}


class Evidence(Record):
    """One figure of the national level as it was when it was chosen, with what it rested on.

    The words of the framework stand here as people read them then, because versions change and findings do not.
    """

    kind: MeasureKind
    area_id: Id
    item_id: Id | None = None
    perspective: Id
    other: Id | None = None
    about: Prose
    """The statement or area in the words of the framework."""
    who: Name
    """The perspective as people know it; for a gap, both."""
    value: float
    answers: Annotated[int, Field(ge=0)]
    places: Annotated[int, Field(ge=0)]
    releases: Annotated[int, Field(ge=0)]
    """How many releases had been handed in on that day."""
    taken_on: date


class Verdict(StrEnum):
    """What a body decided on a proposed change."""

    ACCEPTED = "accepted"
    DECLINED = "declined"
    LATER = "later"


class Decision(Record):
    """What was decided on a proposed change: by which body, when and why; never by which person."""

    verdict: Verdict
    by: Annotated[str, StringConstraints(min_length=1, max_length=160, strip_whitespace=True)]
    on: date
    why: Annotated[str, StringConstraints(min_length=1, max_length=1000, strip_whitespace=True)]


class RecordedFinding(Record):
    """One version of a finding."""

    id: Id
    number: Annotated[int, Field(ge=1)] = 1
    """Which version of the finding this is."""
    state: FindingState = FindingState.DRAFT
    framework_id: Id
    framework_version: Version
    framework_title: Name
    sentence: Sentence = ""
    sentence_en: Sentence = ""
    """The same in English; empty where there is only German."""
    criteria: tuple[Id, ...] = ()
    criteria_words: tuple[Name, ...] = ()
    """The criteria as people read them, in the same order."""
    evidence: tuple[Evidence, ...] = ()
    limits: Prose = ""
    limits_en: Prose = ""
    proposal: Proposal | None = None
    proposal_about: Name = ""
    """The statement that shall change, or the criterion where one shall come, as people read it."""
    asked_before: dict[Id, Prose] = Field(default_factory=dict)
    """How that statement was asked before, for each perspective; empty for a new one."""
    perspective_words: dict[Id, Name] = Field(default_factory=dict)
    """What the perspectives of the framework are called, for the words of a proposal."""
    decision: Decision | None = None
    written_on: date
    published_on: date | None = None
    withdrawn_on: date | None = None
    withdrawn_why: Prose = ""

    @property
    def has_english(self) -> bool:
        """Whether the finding can be read in English."""
        return bool(self.sentence_en and self.limits_en)


class FindingStore(Protocol):
    """Findings in the caller's scope: all for analysts, what is public for everyone."""

    def findings(self) -> list[RecordedFinding]:
        """Return all versions of all findings, the first version of a finding first."""
        ...

    def save(self, *changed: RecordedFinding) -> None:
        """Write versions over what they were before, all or none; raises FindingMoved when one moved on meanwhile."""
        ...

    def discard(self, draft: RecordedFinding) -> None:
        """Delete a draft; anything else stays."""
        ...


def newest(findings: Iterable[RecordedFinding]) -> list[RecordedFinding]:
    """Return the last version of each finding, those written last first."""
    last = {one.id: one for one in sorted(findings, key=lambda one: one.number)}
    return sorted(last.values(), key=lambda one: (-one.written_on.toordinal(), one.id))


def public_ones(findings: Iterable[RecordedFinding]) -> list[RecordedFinding]:
    """Return the version of each finding that holds for everybody: published or withdrawn, the newest first."""
    shown = [one for one in findings if one.state in (FindingState.PUBLISHED, FindingState.WITHDRAWN)]
    last = {one.id: one for one in sorted(shown, key=lambda one: one.number)}
    return sorted(last.values(), key=lambda one: (-(one.published_on or one.written_on).toordinal(), one.id))


def versions_of(findings: Iterable[RecordedFinding], finding_id: str) -> list[RecordedFinding]:
    """Return what was ever published of a finding, the first version first."""
    found = [one for one in findings if one.id == finding_id and one.state in OPEN_TO_ALL]
    return sorted(found, key=lambda one: one.number)


def evidence_of(quality: FrameworkQuality, one: Measured, today: date) -> Evidence:
    """Return a figure as evidence, in the words that the framework has today."""
    framework = quality.framework
    names = [framework.perspective(name).label for name in (one.perspective, one.other) if name]
    area = next(area for area in framework.areas if area.id == one.area_id)
    item = framework.items.get(one.item_id)
    wording = item.ask.get(one.perspective) if item else None
    return Evidence(
        kind=one.kind,
        area_id=one.area_id,
        item_id=one.item_id or None,
        perspective=one.perspective,
        other=one.other or None,
        about=wording.text if wording else area.title,
        who=" – ".join(names),
        value=round(one.value, 4),
        answers=one.answers,
        places=one.places,
        releases=quality.releases,
        taken_on=today,
    )


def may_stand_outside(one: Measured | Evidence) -> bool:
    """Say whether a figure rests on enough answers and places to stand in public."""
    return one.places >= LEAST_PLACES_OUTSIDE and (one.kind is MeasureKind.GAP or one.answers >= LEAST_ANSWERS_OUTSIDE)


def tells_of_few(draft: RecordedFinding, known: Iterable[RecordedFinding]) -> Evidence | None:
    """Return a figure that differs from the same one published before by fewer than five places, or None.

    Whoever subtracts two such figures reads what came or went between them, which may be one place alone.
    """
    public = [one for one in known if one.state in OPEN_TO_ALL and one.framework_id == draft.framework_id]
    figures = [*(figure for one in public for figure in one.evidence), *draft.evidence]
    return next((one for one in draft.evidence if any(_are_too_close(one, other) for other in figures)), None)


def _are_too_close(one: Evidence, other: Evidence) -> bool:
    of_same = ("kind", "area_id", "item_id", "perspective", "other")
    if any(getattr(one, name) != getattr(other, name) for name in of_same):
        return False
    is_equal = (one.value, one.answers, one.places) == (other.value, other.answers, other.places)
    return not is_equal and abs(one.places - other.places) < LEAST_PLACES_OUTSIDE


def new_id(findings: Iterable[RecordedFinding], year: int) -> str:
    """Return the next free id of a year, such as ``befund-2026-3``; it stands in an address that people cite."""
    used = {one.id for one in findings}
    return next(name for number in range(1, len(used) + 2) if (name := f"{ID_START}{year}-{number}") not in used)


def save_draft(store: FindingStore, draft: RecordedFinding) -> None:
    """Write a draft as far as it is; raises FindingNotDraft for a version that everybody has read."""
    if draft.state is not FindingState.DRAFT:
        raise FindingNotDraft(finding=draft.id)
    store.save(draft)


def publish(store: FindingStore, draft: RecordedFinding, today: date) -> RecordedFinding:
    """Open a finding to everybody; the version before it stays readable as replaced.

    Raises FindingIncomplete where the sentence, its evidence or its limits are missing, and where a figure rests on
    too few places or answers for standing outside, or on nearly the same places as when it was published before.
    """
    if draft.state is not FindingState.DRAFT:
        raise FindingNotDraft(finding=draft.id)
    missing = [name for name in ("sentence", "criteria", "evidence", "limits") if not getattr(draft, name)]
    if missing:
        raise FindingIncomplete(reason=missing[0])
    if not all(may_stand_outside(one) for one in draft.evidence):
        raise FindingIncomplete(reason="few", places=LEAST_PLACES_OUTSIDE, answers=LEAST_ANSWERS_OUTSIDE)
    if bool(draft.sentence_en) != bool(draft.limits_en):
        raise FindingIncomplete(reason="english")
    known = store.findings()
    if too_close := tells_of_few(draft, known):
        raise FindingIncomplete(reason="difference", places=LEAST_PLACES_OUTSIDE, figure=too_close.about)
    before = [one for one in known if one.id == draft.id and one.state is FindingState.PUBLISHED]
    published = draft.model_copy(update={"state": FindingState.PUBLISHED, "published_on": today})
    replaced = [one.model_copy(update={"state": FindingState.REPLACED}) for one in before]
    store.save(*replaced, published)
    return published


def next_draft(store: FindingStore, published: RecordedFinding, today: date) -> RecordedFinding:
    """Begin the next version of a published finding with all that it says; one that has begun is returned as it is.

    Raises FindingMoved where it has been withdrawn or replaced meanwhile.
    """
    versions = [one for one in store.findings() if one.id == published.id]
    last = max(versions, key=lambda one: one.number)
    if last.state is FindingState.DRAFT:
        return last
    if last.state is not FindingState.PUBLISHED or last.number != published.number:
        raise FindingMoved(finding=published.id)
    draft = last.model_copy(
        update={
            "number": last.number + 1,
            "state": FindingState.DRAFT,
            "written_on": today,
            "published_on": None,
        }
    )
    store.save(draft)
    return draft


def withdraw(store: FindingStore, published: RecordedFinding, why: str, today: date) -> RecordedFinding:
    """Say of a published finding that it no longer holds, and why; everybody can still read it.

    Raises FindingIncomplete without a reason, and FindingMoved where it is not published any more.
    """
    if published.state is not FindingState.PUBLISHED:
        raise FindingMoved(finding=published.id)
    if not why.strip():
        raise FindingIncomplete(reason="why")
    changed = {"state": FindingState.WITHDRAWN, "withdrawn_on": today, "withdrawn_why": why.strip()}
    withdrawn = published.model_copy(update=changed)
    store.save(withdrawn)
    return withdrawn


def decide(store: FindingStore, finding: RecordedFinding, decision: Decision) -> RecordedFinding:
    """Record what was decided on the proposed change of a published finding; a later decision takes its place.

    Raises FindingIncomplete for a finding without a proposal, and FindingMoved for one that is not published.
    """
    if finding.proposal is None:
        raise FindingIncomplete(reason="proposal")
    if finding.state is not FindingState.PUBLISHED:
        raise FindingMoved(finding=finding.id)
    decided = finding.model_copy(update={"decision": decision})
    store.save(decided)
    return decided


def with_proposal(proposal: Proposal, framework: Framework, about: str) -> dict[str, object]:
    """Return the fields of a finding that hold a proposal, with the words that the framework has before the change."""
    item = framework.items.get(proposal.item_id or "")
    before = {name: wording.text for name, wording in item.ask.items()} if item else {}
    return {"proposal": proposal, "proposal_about": about, "asked_before": before}


NO_PROPOSAL: dict[str, object] = {"proposal": None, "proposal_about": "", "asked_before": {}}
"""The same fields of a finding that proposes nothing."""


def accepted_proposals(findings: Iterable[RecordedFinding], framework_id: str, version: str) -> Sequence[Proposal]:
    """Return the changes to a version of a framework that were accepted and whose finding still holds."""
    return [
        one.proposal
        for one in sorted(findings, key=lambda one: one.id)
        if one.state is FindingState.PUBLISHED
        and (one.framework_id, one.framework_version) == (framework_id, version)
        and one.proposal is not None
        and one.decision is not None
        and one.decision.verdict is Verdict.ACCEPTED
    ]
