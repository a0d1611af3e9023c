"""Ids that stand once, and references that lead somewhere, with one finding for one mistake."""

import difflib
import heapq
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import islice

from qualitaetsrahmen.files.document import Document
from qualitaetsrahmen.files.parts import Part
from qualitaetsrahmen.findings import Finding, FindingCode, Path, Place

SEVERAL = 2
"""From so many references on that agree with each other, the definition is what is misspelt or missing."""
_MOST = 100
"""More unknown ids than this in one list are no slips any more."""
_MOST_NAMED = 10
"""So many ids are read in a sentence."""
_MOST_COMPARED = 500
"""More ids than any framework has."""
_NEAR = 0.75
_FIGURES = re.compile(r"[0-9]+")
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "_": "-", " ": "-"})


@dataclass(frozen=True)
class Reference:
    """An id that names something defined elsewhere, and the path at which it stands."""

    path: Path
    id: str
    at_key: bool = False


@dataclass
class Definitions:
    """The ids that are defined in one list of a file."""

    kind: str
    """The key of the list, by which a finding names it."""
    ids: dict[str, Path] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)
    """Ids by what people read for them, which some write in their place."""
    without_id: int = 0
    """How many entries have no readable id, so that a reference may well mean one of them."""

    @classmethod
    def of(cls, kind: str, parts: Iterable[Part], unreadable: int = 0) -> "Definitions":
        """Collect the ids of parts, besides which some could not be read; the first of two equal ones counts."""
        found = cls(kind, without_id=unreadable)
        for part in parts:
            if identifier := part.text("id"):
                found.ids.setdefault(identifier, (*part.path, "id"))
                if label := part.text("label") or part.text("title"):
                    found.labels.setdefault(_letters(label), identifier)
            else:
                found.without_id += 1
        return found

    def meant_by(self, written: str) -> str | None:
        """Return the id that somebody meant who wrote a label, or an id that is spelt almost alike."""
        return self.labels.get(_letters(written)) or nearest_id(written, self.ids)

    def known(self, written: str) -> str:
        """Return all ids, or those that begin most like another one where there are more than anybody reads."""
        if len(self.ids) <= _MOST_NAMED:
            return ", ".join(self.ids) or "…"
        near = heapq.nlargest(_MOST_NAMED, islice(self.ids, _MOST_COMPARED), key=lambda one: _same_start(one, written))
        return ", ".join([*near, "…"])


def check_unique(parts: Iterable[Part], document: Document) -> set[Path]:
    """Report every id that stands twice, and return the paths of the copies.

    What is inside of a part that stands twice is not told again.
    """
    first: dict[str, Path] = {}
    copies: set[Path] = set()
    for part in parts:
        identifier, path = part.text("id"), (*part.path, "id")
        if identifier is None:
            continue
        if identifier not in first:
            first[identifier] = path
        elif not document.is_told(path) and not any(path[:end] in copies for end in range(len(path))):
            line = str(document.place_of(first[identifier]).line)
            document.report(FindingCode.DUPLICATE_ID, document.place_of(path), id=identifier, first=line)
            copies.add(part.path)
    return copies


def check_named_once(part: Part, key: str, document: Document) -> None:
    """Report every id that a list names twice."""
    seen: set[str] = set()
    for path, identifier in part.texts(key):
        if identifier in seen:
            document.report_at(path, FindingCode.SAME_TWICE, id=identifier)
        seen.add(identifier)


def check_references(references: Iterable[Reference], definitions: Definitions, document: Document) -> None:
    """Report every reference that leads nowhere, at the place that has to be mended.

    Where several references agree and an unused definition is spelt almost alike, the definition is meant. Where
    several agree and none is, either the only unused definition is meant, or what they mean is missing, which is one
    mistake; unless there is an entry whose own id is missing or was told to be wrong.
    """
    groups: dict[str, list[Reference]] = defaultdict(list)
    for reference in references:
        groups[reference.id].append(reference)
    unused = [identifier for identifier in definitions.ids if identifier not in groups and definitions.ids[identifier]]
    unknown = [group for identifier, group in groups.items() if identifier not in definitions.ids]
    _rename_refused(unknown, definitions, document)
    unknown = [group for group in unknown if any(_is_open(one, document) for one in group)]
    unknown.sort(key=len, reverse=True)
    left = [group for group in unknown[:_MOST] if not _is_misspelt(group, unused, definitions, document)]
    free = [identifier for identifier in unused if not document.is_told(definitions.ids[identifier])]
    named = left[definitions.without_id + len(unused) - len(free) :]
    agreed = [group for group in named if len(group) >= SEVERAL]
    for group in named:
        if len(agreed) == len(free) == 1 and group is agreed[0]:
            _report_definition(free[0], group, definitions, document)
        else:
            _report_unknown(group, definitions, document)


def _rename_refused(unknown: list[list[Reference]], definitions: Definitions, document: Document) -> None:
    """Tell what was meant where something stands that was refused because it is no id at all, such as a label."""
    refused = {finding.place: finding for finding in document.findings if finding.code is FindingCode.BAD_ID}
    told = [[place for one in group if (place := _place_of(one, document)) in refused] for group in unknown]
    for group, places in [pair for pair in zip(unknown, told, strict=True) if pair[1]][:_MOST]:
        near = definitions.meant_by(group[0].id)
        for place in places if near and not document.is_told(definitions.ids[near]) else ():
            data = {"id": group[0].id, "kind": definitions.kind, "near": near or ""}
            at = document.findings.index(refused[place])
            document.findings[at] = Finding(document.file, place, FindingCode.MISSPELT_REFERENCE, data)


def _is_misspelt(group: list[Reference], unused: list[str], definitions: Definitions, document: Document) -> bool:
    """Report references, or the definition that they mean, where these are spelt almost alike."""
    near = definitions.meant_by(group[0].id)
    if near is None:
        return False
    if near in unused and (len(group) >= SEVERAL or document.is_told(definitions.ids[near])):
        _report_definition(near, group, definitions, document)
        unused.remove(near)
        return True
    is_elsewhere = not definitions.ids[near]  # in another file, where the definition is right
    if len(group) >= SEVERAL and not is_elsewhere:
        return False
    for one in group:
        _report(one, FindingCode.MISSPELT_REFERENCE, {"id": one.id, "kind": definitions.kind, "near": near}, document)
    return True


def nearest_id(identifier: str, ids: Iterable[str]) -> str | None:
    """Return the id that is spelt almost alike; other figures make another id and no misspelt one."""
    alike = {_letters(one): one for one in ids if _FIGURES.findall(one) == _FIGURES.findall(identifier)}
    near = difflib.get_close_matches(_letters(identifier), alike, n=1, cutoff=_NEAR)
    return alike[near[0]] if near else None


def _same_start(one: str, other: str) -> int:
    """Return with how many letters two ids begin alike."""
    return next((at for at in range(len(other)) if one[: at + 1] != other[: at + 1]), len(other))


def _letters(identifier: str) -> str:
    return identifier.lower().translate(_UMLAUTS)


def _report_definition(unused: str, group: list[Reference], definitions: Definitions, document: Document) -> None:
    path, used = definitions.ids[unused], group[0].id
    document.report_at(path, FindingCode.MISSPELT_DEFINITION, id=unused, used=used, count=str(len(group)))
    document.meant[path] = used


def _report_unknown(group: list[Reference], definitions: Definitions, document: Document) -> None:
    open_ones = [one for one in group if _is_open(one, document)]
    open_ones.sort(key=lambda one: _place_of(one, document))
    lines = dict.fromkeys(str(_place_of(one, document).line) for one in open_ones)
    data = {"id": group[0].id, "kind": definitions.kind, "lines": ", ".join(lines)}
    data["known"] = definitions.known(group[0].id)
    _report(open_ones[0], FindingCode.UNKNOWN_REFERENCE, data, document)


def _is_open(reference: Reference, document: Document) -> bool:
    """Say whether nothing has been told yet about the place of a reference."""
    return not document.is_told(reference.path) and _place_of(reference, document).line not in document.mended


def _place_of(reference: Reference, document: Document) -> Place:
    place = document.keys.get(reference.path) if reference.at_key else None
    return place or document.place_of(reference.path)


def _report(reference: Reference, code: FindingCode, data: dict[str, str], document: Document) -> None:
    report = document.report_key if reference.at_key else document.report_at
    report(reference.path, code, **data)
