"""Formats of sessions and cards of methods, read from documents, and how a format fits the time there is.

A format is a course of phases with their minutes; a method card says how one phase can be led, with and without
phones. Both lie as YAML in the folder ``formats`` and are read as strictly as a framework: whatever is wrong is told
with its line. How to write one stands in docs/dialogformate.md.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from pathlib import Path as FilePath
from typing import Annotated, Literal, TypeVar

from pydantic import Field, StrictBool, StrictInt, StringConstraints

from dialogues.phases import Instrument, PhaseKind
from qualitaetsrahmen.checks.references import Definitions, Reference, check_references, check_unique
from qualitaetsrahmen.errors import CodedError
from qualitaetsrahmen.files.document import Document
from qualitaetsrahmen.files.parts import whole
from qualitaetsrahmen.files.shape import validated
from qualitaetsrahmen.findings import Finding, FindingCode, Path
from qualitaetsrahmen.reading import read_document
from qualitaetsrahmen.record import Id, Prose, Record, Text

FOLDER = FilePath(__file__).parent / "formats"
GRID = 5
"""Minutes are planned in steps of five: nobody keeps a finer clock in a room."""
LEAST_FOR_A_CRITERION = 15
"""In less time a group cannot come from two views to one thought."""

Heading = Annotated[str, StringConstraints(min_length=1, max_length=120, strip_whitespace=True), Prose()]
Minutes = Annotated[StrictInt, Field(ge=5, le=600)]


class FormatUnknown(CodedError):
    """There is no format of this name."""

    code = "dialogues.format_unknown"


class MethodUnknown(CodedError):
    """There is no method card of this name."""

    code = "dialogues.method_unknown"


class FormatInvalid(CodedError):
    """The file of a format or a method card has findings; the data names the first, ``findings`` holds all."""

    code = "dialogues.format_invalid"

    def __init__(self, findings: tuple[Finding, ...], key: str) -> None:
        first = findings[0]
        super().__init__(file=first.file, line=first.place.line, key=key, count=len(findings))
        self.findings = findings


class MinutesOfMethod(Record):
    """From how many to how many minutes a method takes."""

    least: Minutes
    most: Minutes


class MethodCard(Record):
    """How one phase can be led, so that somebody can follow it who has never done it."""

    schema_: Annotated[Literal[1], Field(alias="schema")]
    id: Id
    title: Heading
    purpose: Text
    minutes: MinutesOfMethod
    group_size: Text
    for_kinds: Annotated[tuple[PhaseKind, ...], Field(min_length=1)]
    """The kinds of phases that it fits."""
    steps: Annotated[tuple[Text, ...], Field(min_length=2)]
    """Plain sentences to read out or to follow, one after the other."""
    material: tuple[Text, ...] = ()
    without_network: Text
    """How it works on paper."""
    tips: Annotated[tuple[Text, ...], Field(min_length=1)]
    """What helps, and what can go wrong."""


class FormatPhase(Record):
    """One phase of a format with its usual minutes."""

    id: Id
    kind: PhaseKind
    title: Heading
    minutes: Minutes
    least: Minutes | None = None
    """How short it may get in a short session; a phase without it always stays as it is."""
    purpose: Text
    method: Id | None = None
    instruments: tuple[Instrument, ...] = ()
    material: tuple[Text, ...] = ()
    for_criteria: StrictBool = False
    """Its minutes are shared by the chosen criteria; only the talk can be so."""
    only_with: Literal["open_agreements"] | None = None
    """What there has to be, or the phase is left out."""
    takes_from: dict[Id, Minutes] = Field(default_factory=dict)
    """From which phases it takes how many minutes when it is held, so that the session does not grow."""

    @property
    def shortest(self) -> int:
        """Return how short it may get."""
        return self.minutes if self.least is None else self.least


class SessionFormat(Record):
    """A kind of session: what it is good for, who should be there, and its course."""

    schema_: Annotated[Literal[1], Field(alias="schema")]
    id: Id
    order: Annotated[StrictInt, Field(ge=1, le=999)] = 500
    """Its place in the list; those that come first in a process stand first."""
    title: Heading
    purpose: Text
    for_whom: Text
    minutes: Minutes
    """The usual length: the sum of all phases that are always held."""
    needs_results: StrictBool
    """Whether there is nothing to talk about before results are released."""
    phases: Annotated[tuple[FormatPhase, ...], Field(min_length=2)]

    @property
    def for_criteria(self) -> FormatPhase | None:
        """Return the phase whose minutes are shared by the chosen criteria."""
        return next((phase for phase in self.phases if phase.for_criteria), None)


class PlannedPhase(Record):
    """One phase of a session that has been fitted to its time."""

    id: Id
    kind: PhaseKind
    title: Heading
    minutes: Annotated[int, Field(ge=1)]
    purpose: Text
    method: Id | None = None
    instruments: tuple[Instrument, ...] = ()
    material: tuple[Text, ...] = ()
    for_criteria: bool = False


@cache
def methods() -> tuple[MethodCard, ...]:
    """Return all method cards, in the order in which a session needs them."""
    return load_methods(FOLDER / "methods")


@cache
def formats() -> tuple[SessionFormat, ...]:
    """Return all formats, those first that come first in a process."""
    return load_formats(FOLDER, methods())


def method_of(method_id: str) -> MethodCard:
    """Return a method card by its id, or raise MethodUnknown."""
    for card in methods():
        if card.id == method_id:
            return card
    raise MethodUnknown(method_id=method_id)


def format_of(format_id: str) -> SessionFormat:
    """Return a format by its id, or raise FormatUnknown."""
    for one in formats():
        if one.id == format_id:
            return one
    raise FormatUnknown(format_id=format_id)


def load_methods(folder: FilePath) -> tuple[MethodCard, ...]:
    """Read every method card of a folder; raises FormatInvalid for the first file with findings."""
    kinds = list(PhaseKind)
    cards = [read_method(path.read_bytes(), path.name) for path in sorted(folder.glob("*.yaml"))]
    return tuple(sorted(cards, key=lambda card: (min(map(kinds.index, card.for_kinds)), card.title)))


def load_formats(folder: FilePath, cards: Sequence[MethodCard]) -> tuple[SessionFormat, ...]:
    """Read every format of a folder; raises FormatInvalid for the first file with findings."""
    found = [read_format(path.read_bytes(), path.name, cards) for path in sorted(folder.glob("*.yaml"))]
    return tuple(sorted(found, key=lambda one: (one.order, one.title)))


def read_method(content: bytes, file: str) -> MethodCard:
    """Return the method card of a file, or raise FormatInvalid with every finding."""
    return _read(content, file, MethodCard, _check_method)


def read_format(content: bytes, file: str, cards: Sequence[MethodCard]) -> SessionFormat:
    """Return the format of a file, or raise FormatInvalid; ``cards`` are the method cards that it may name."""
    return _read(content, file, SessionFormat, lambda found, document: _check_format(found, document, cards))


_Kind = TypeVar("_Kind", MethodCard, SessionFormat)


def _read(content: bytes, file: str, model: type[_Kind], check: Callable[[_Kind, Document], None]) -> _Kind:
    document = read_document(content, file, model)
    found = validated(document, model)
    check_unique(whole(document.data).parts("phases"), document)
    if found is not None:
        _check_choice(document, ("id",), found.id, (FilePath(file).stem,))
        check(found, document)
    if found is None or document.findings:
        findings = tuple(sorted(document.findings, key=lambda finding: (finding.place, finding.code)))
        raise FormatInvalid(findings, _key_of(findings[0], document))
    return found


def _key_of(finding: Finding, document: Document) -> str:
    """Return the key that a finding is about, or else the last one above it; a file begins with ``schema``."""
    if key := finding.data.get("key"):
        return key
    above = [(place, path) for path, place in document.keys.items() if place <= finding.place]
    return str(max(above, key=lambda one: one[0])[1][-1]) if above else "schema"


def _check_choice(document: Document, path: Path, written: object, choices: Iterable[object]) -> None:
    """Report a value that is none of those that fit here, with these."""
    choices = tuple(choices)
    if written not in choices:
        data = {"key": str(path[-1]), "value": str(written), "choices": ", ".join(map(str, choices))}
        document.report_at(path, FindingCode.NOT_A_CHOICE, **data)


def _check_limits(document: Document, path: Path, written: int, least: int, most: int) -> None:
    """Report a number that lies below or above what the rest of the file leaves for it."""
    if not least <= written <= most:
        code, limit = (FindingCode.NUMBER_TOO_SMALL, least) if written < least else (FindingCode.NUMBER_TOO_BIG, most)
        document.report_at(path, code, key=str(path[-1]), value=str(written), limit=str(limit))


def _check_grid(document: Document, path: Path, written: int) -> None:
    below = written - written % GRID
    _check_choice(document, path, written, (below, below + GRID) if written % GRID else (written,))


def _check_method(card: MethodCard, document: Document) -> None:
    _check_limits(document, ("minutes", "least"), card.minutes.least, 0, card.minutes.most)


def _check_format(found: SessionFormat, document: Document, cards: Sequence[MethodCard]) -> None:
    """Report what does not go together in a format, although each of its fields does."""
    _check_names(found, document, cards)
    for number, phase in enumerate(found.phases):
        path: Path = ("phases", number)
        _check_grid(document, (*path, "minutes"), phase.minutes)
        if phase.least is not None:
            _check_grid(document, (*path, "least"), phase.least)
            _check_limits(document, (*path, "least"), phase.least, 0, phase.minutes)
        _check_optional(phase, path, found, document)
    always = sum(phase.minutes for phase in found.phases if not (phase.only_with or phase.takes_from))
    _check_limits(document, ("minutes",), found.minutes, always, always)
    _check_talk(found, document)


def _check_names(found: SessionFormat, document: Document, cards: Sequence[MethodCard]) -> None:
    """Report names of methods and phases that lead nowhere."""
    named = enumerate(found.phases)
    used = [Reference(("phases", number, "method"), phase.method) for number, phase in named if phase.method]
    check_references(used, Definitions("methods", {card.id: () for card in cards}), document)
    always = Definitions("phases", {phase.id: () for phase in found.phases if phase.only_with is None})
    check_references(
        [
            Reference(("phases", number, "takes_from", name), name, at_key=True)
            for number, phase in enumerate(found.phases)
            for name in phase.takes_from
        ],
        always,
        document,
    )


def _check_optional(phase: FormatPhase, path: Path, found: SessionFormat, document: Document) -> None:
    """Report an optional phase that would make the session longer, or another phase too short."""
    if phase.only_with is None and not phase.takes_from:
        return
    if phase.only_with is None or not phase.takes_from:
        missing = "takes_from" if phase.only_with else "only_with"
        document.report(FindingCode.MISSING_KEY, document.place_of(path), key=missing)
        return
    taken = sum(phase.takes_from.values())
    _check_limits(document, (*path, "minutes"), phase.minutes, taken, taken)
    for other in found.phases:
        left = other.minutes - (GRID if other.least is None else other.least)
        if other.id in phase.takes_from:
            _check_limits(document, (*path, "takes_from", other.id), phase.takes_from[other.id], 0, left)


def _check_talk(found: SessionFormat, document: Document) -> None:
    """Report a format whose criteria have no time of their own, or more than one."""
    shared = [number for number, phase in enumerate(found.phases) if phase.for_criteria]
    for number in shared:
        _check_choice(document, ("phases", number, "kind"), found.phases[number].kind, (PhaseKind.TALK,))
    for number in shared[1:]:
        document.report_key(("phases", number, "for_criteria"), FindingCode.SAME_TWICE, id="for_criteria")
    if found.needs_results and not shared:
        document.report(FindingCode.MISSING_KEY, document.place_of(("phases",)), key="for_criteria")


@dataclass(frozen=True)
class _Box:
    """What a phase takes in a session: at least, and at its usual length."""

    phase: FormatPhase
    least: int
    usual: int


def fit(chosen: SessionFormat, minutes: int, criteria: int, *, has_open_agreements: bool) -> tuple[PlannedPhase, ...]:
    """Return the phases of a session of so many minutes about so many criteria; the same for the same.

    Phases shrink from their usual length towards their least, step by step and in proportion; those without a least
    stay. The talk about the criteria gets what the others leave, also in a long session, and never less than a
    quarter of an hour for each criterion. Where even that does not fit, the plan gets longer than the session, so
    that everyone sees it. In a format without such a talk, the longest phase that can shrink takes its place.
    """
    boxes = _boxes(chosen, criteria, has_open_agreements=has_open_agreements)
    left = minutes - sum(box.least for box in boxes)
    steps = _shared_out([(box.usual - box.least) // GRID for box in boxes], max(left, 0) // GRID)
    planned = [box.least + GRID * more for box, more in zip(boxes, steps, strict=True)]
    planned[_rest_goes_to(boxes)] += max(minutes - sum(planned), 0)
    return tuple(_planned(box.phase, length) for box, length in zip(boxes, planned, strict=True))


def _boxes(chosen: SessionFormat, criteria: int, *, has_open_agreements: bool) -> list[_Box]:
    """Return the phases that are held; an optional one has taken its minutes from the others."""
    held = [phase for phase in chosen.phases if phase.only_with is None or has_open_agreements]
    taken: dict[str, int] = {}
    for phase in held:
        for name, length in phase.takes_from.items():
            taken[name] = taken.get(name, 0) + length
    boxes = []
    for phase in held:
        usual = max(phase.minutes - taken.get(phase.id, 0), 1)
        least = usual if phase.least is None else min(phase.least, usual)
        if phase.for_criteria:
            least = max(least, criteria * LEAST_FOR_A_CRITERION)
        boxes.append(_Box(phase, least, max(usual, least)))
    return boxes


def _shared_out(wanted: Sequence[int], steps: int) -> list[int]:
    """Share steps out in proportion to what is wanted, none gets more; with one step more, nobody loses one."""
    given = [0] * len(wanted)
    for _ in range(min(steps, sum(wanted))):
        # the first of those that are farthest behind their share (the method of Webster and Sainte-Laguë)
        behind = [Fraction(want, 2 * has + 1) for want, has in zip(wanted, given, strict=True)]
        given[behind.index(max(behind))] += 1
    return given


def _rest_goes_to(boxes: Sequence[_Box]) -> int:
    """Return the number of the phase that takes what the others leave."""
    by_rank: Mapping[int, tuple[bool, bool, int]] = {
        number: (box.phase.for_criteria, box.phase.least is not None, box.usual) for number, box in enumerate(boxes)
    }
    return max(by_rank, key=lambda number: (by_rank[number], -number))


def _planned(phase: FormatPhase, minutes: int) -> PlannedPhase:
    return PlannedPhase(
        id=phase.id,
        kind=phase.kind,
        title=phase.title,
        minutes=minutes,
        purpose=phase.purpose,
        method=phase.method,
        instruments=phase.instruments,
        material=phase.material,
        for_criteria=phase.for_criteria,
    )
