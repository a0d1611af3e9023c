"""What types cannot say about items and prompts: what belongs to which kind, and nobody is forgotten."""

import difflib
from collections import defaultdict
from collections.abc import Mapping
from itertools import islice
from typing import NamedTuple

from qualitaetsrahmen.checks.references import SEVERAL, Definitions, Reference, check_references
from qualitaetsrahmen.files.document import Document
from qualitaetsrahmen.files.parts import Part, criteria, items
from qualitaetsrahmen.findings import FindingCode

FIELDS_OF_KIND: Mapping[str, frozenset[str]] = {
    "rating": frozenset({"scale"}),
    "stage": frozenset({"scale", "anchors"}),
    "yesno": frozenset({"scale"}),
    "minimum": frozenset({"scale", "evidence"}),
    "open": frozenset(),
}
"""What only some kinds of items have."""
NEEDED_BY_KIND: Mapping[str, str] = {"stage": "anchors", "minimum": "evidence"}
"""What an item of a kind cannot do without."""
FIELDS_OF_PATTERN: Mapping[str, frozenset[str]] = {
    "always": frozenset(),
    "gap": frozenset({"between", "at_least"}),
    "spread": frozenset({"who"}),
    "unknown": frozenset({"who", "share"}),
    "elsewhere": frozenset({"who", "share"}),
}
"""What only some patterns of a prompt have."""
_MOST_PERSPECTIVES = 100
_MANY = 4
"""A perspective that is forgotten in more items than this, and in most of them, was forgotten as a whole."""


class _Asking(NamedTuple):
    """An item and every perspective that it asks or leaves out."""

    item: Part
    named: set[str]


def check_items(framework: Part, document: Document) -> None:
    """Report what is wrong with each item and each prompt beyond its shape."""
    scales = {scale.text("id"): scale for scale in framework.parts("scales")}
    default = framework.part("framework").text("scale")
    without_scale = []
    for item in items(framework):
        kind = item.text("kind") or "rating"
        _check_fields(item, kind, FIELDS_OF_KIND, document)
        scale = scales.get(item.text("scale") or default)
        if kind in {"rating", "stage", "yesno", "minimum"} and "scale" not in item.data and default is None:
            without_scale.append(item)
        if scale is not None:
            _check_anchors(item, kind, scale, document)
        _check_needed(item, kind, document)
    _report_without_scale(framework, without_scale, document)
    _check_kinds_of_scales(framework, document)
    for criterion in criteria(framework):
        for prompt in criterion.parts("dialogue"):
            _check_prompt(prompt, document)
    _check_perspectives(framework, document)


def _check_fields(part: Part, kind: str, fields: Mapping[str, frozenset[str]], document: Document) -> None:
    """Report fields that have no meaning for this kind of part."""
    for key in sorted(frozenset().union(*fields.values()) - fields.get(kind, frozenset(part.data))):
        if key in part.data:
            path = (*part.path, key)
            document.report_key(path, FindingCode.FIELD_NOT_FOR_KIND, key=key, kind=kind)


def _check_needed(item: Part, kind: str, document: Document) -> None:
    needed = NEEDED_BY_KIND.get(kind)
    if needed and needed not in item.data and item.path not in document.incomplete and not document.is_told(item.path):
        document.report(FindingCode.MISSING_KEY, document.place_of(item.path), key=needed)


def _report_without_scale(framework: Part, without: list[Part], document: Document) -> None:
    """Report items that have no scale; where several have none, the framework's own is what is missing."""
    header = framework.part("framework")
    if not header.data or document.is_told(header.path) or header.path in document.incomplete:
        return
    without = [item for item in without if item.path not in document.incomplete]
    for item in without[:1]:
        path = header.path if len(without) >= SEVERAL else item.path
        document.report(FindingCode.SCALE_MISSING, document.place_of(path), count=str(len(without)))


def _check_kinds_of_scales(framework: Part, document: Document) -> None:
    """Report yes-or-no items on a scale with steps; where all items of a scale are such ones, the scale is wrong."""
    default = framework.part("framework").text("scale")
    items_on = defaultdict(list)
    for item in items(framework):
        items_on[item.text("scale") or default].append(item)
    for scale in framework.parts("scales"):
        on_it, data = items_on[scale.text("id")], {"id": scale.text("id") or ""}
        wrong = [item for item in on_it if item.text("kind") in {"yesno", "minimum"}]
        if scale.text("kind") == "yesno" or document.is_told((*scale.path, "kind")):
            continue
        if len(wrong) == len(on_it) >= SEVERAL:
            document.report_at((*scale.path, "kind"), FindingCode.SCALE_NOT_FOR_KIND, kind="yesno", **data)
            continue
        for item in wrong:
            path = (*item.path, "scale" if "scale" in item.data else "kind")
            document.report_at(path, FindingCode.SCALE_NOT_FOR_KIND, kind=item.text("kind") or "", **data)


def _check_anchors(item: Part, kind: str, scale: Part, document: Document) -> None:
    is_readable = "steps" in scale.data and not document.is_told((*scale.path, "steps"))
    if kind != "stage" or not is_readable or not isinstance(item.data.get("anchors"), dict):
        return
    steps = Definitions.of("steps", scale.parts("steps"), scale.unreadable("steps"))
    anchors = [Reference(path, name, at_key=True) for path, name in item.keys("anchors")]
    missing = [step for step in steps.ids if step not in item.part("anchors").data]
    strange = [anchor for anchor in anchors if anchor.id not in steps.ids]
    check_references(strange, steps, document)
    if missing and not strange and not document.is_told((*item.path, "anchors")):
        place = document.keys[(*item.path, "anchors")]
        document.report(FindingCode.ANCHOR_MISSING, place, steps=", ".join(missing))


def _check_prompt(prompt: Part, document: Document) -> None:
    pattern = prompt.text("when")
    if pattern is not None and pattern in FIELDS_OF_PATTERN:
        _check_fields(prompt, pattern, FIELDS_OF_PATTERN, document)
    between = [identifier for _, identifier in prompt.texts("between")]
    if len(between) > 1 and len(set(between)) == 1:
        document.report_at((*prompt.path, "between"), FindingCode.SAME_TWICE, id=between[0])


def _check_perspectives(framework: Part, document: Document) -> None:
    """Report every perspective that an item neither asks nor leaves out with a reason, or that it does both with."""
    parts = islice(framework.parts("perspectives"), _MOST_PERSPECTIVES)
    known = {identifier: part for part in parts if (identifier := _meant_id(part, document))}
    asked = [_Asking(item, _named(item)) for item in items(framework) if _is_readable(item, document)]
    for perspective, part in known.items():
        path = (*part.path, "id")
        if path in document.meant or not document.is_told(path):
            _check_perspective(perspective, asked, known, document)
    for item, _ in asked:
        for perspective in item.part("ask").data.keys() & item.part("not_asked").data.keys():
            path = (*item.path, "not_asked", perspective)
            data = {"item": item.text("id") or "", "perspective": perspective}
            document.report_key(path, FindingCode.ASKED_AND_NOT_ASKED, **data)


def _meant_id(perspective: Part, document: Document) -> str | None:
    return document.meant.get((*perspective.path, "id"), perspective.text("id"))


def _check_perspective(perspective: str, asked: list[_Asking], known: Mapping[str, Part], document: Document) -> None:
    """Report the items that forget a perspective; where most of them do, it was forgotten as a whole."""
    missing = [asking for asking in asked if perspective not in asking.named]
    if len(missing) == len(asked) >= SEVERAL or len(missing) > max(_MANY, len(asked) / 2):
        data = {"perspective": perspective, "count": str(len(missing)), "all": str(len(asked))}
        document.report_at((*known[perspective].path, "id"), FindingCode.PERSPECTIVE_NOWHERE, **data)
        return
    for asking in missing:
        item = asking.item
        if not _explained(asking, perspective, known, document):
            data = {"item": item.text("id") or "", "perspective": perspective}
            document.report(FindingCode.PERSPECTIVE_FORGOTTEN, document.place_of(item.path), **data)


def _is_readable(item: Part, document: Document) -> bool:
    """Say whether all that an item says about perspectives could be read."""
    if document.is_told(item.path) or not isinstance(item.data.get("ask"), dict):
        return False
    return not any(
        (*item.path, key) in document.closed and (key in {"ask", "not_asked"} or isinstance(value, dict))
        for key, value in item.data.items()
    )


def _named(item: Part) -> set[str]:
    return {*item.part("ask").data, *item.part("not_asked").data}


def _explained(asking: _Asking, perspective: str, known: Mapping[str, Part], document: Document) -> bool:
    """Say whether a perspective is missing only because its name is misspelt or could not be read."""
    item, named = asking
    strange = [name for name in named if name not in known]
    missing = known.keys() - named
    said = [(*item.path, key) for key in ("ask", "not_asked") if key in item.data]
    lost = [path for path in said if path in document.incomplete or document.place_of(path).line in document.mended]
    is_swapped = len(strange) == 1 and len(missing) == 1
    return bool(lost) or is_swapped or bool(difflib.get_close_matches(perspective, strange, n=1))
