"""What types cannot say about items and prompts: what belongs to which kind, and nobody is forgotten."""

import difflib
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
_MOST_MENDED = 200
"""In a file with more lines that had to be mended, nobody can say what follows from what."""


class _Answered(NamedTuple):
    """An item, its kind, and the id of its scale, as far as they are known."""

    item: Part
    kind: str | None
    scale: str | None


class _Asking(NamedTuple):
    """An item and every perspective that it asks or leaves out."""

    item: Part
    named: set[str]


def check_items(framework: Part, document: Document) -> None:
    """Report what is wrong with each item and each prompt beyond its shape."""
    answered = [_answered(item, framework, document) for item in items(framework)]
    for item, kind, _ in answered:
        if kind is not None:
            _check_fields(item, kind, FIELDS_OF_KIND, document)
            _check_needed(item, kind, document)
    _check_empty(framework, document)
    _report_without_scale(framework, answered, document)
    for name, scale in {scale.text("id"): scale for scale in framework.parts("scales")}.items():
        if name and "steps" in scale.data and not is_doubtful(scale, document):
            on_it = [one for one in answered if one.scale == name]
            _check_kind_of_scale(scale, on_it, document)
            _check_anchors(scale, [item for item, kind, _ in on_it if kind == "stage"], document)
    for criterion in criteria(framework):
        for prompt in criterion.parts("dialogue"):
            _check_prompt(prompt, document)
    _check_perspectives(framework, document)


def _answered(item: Part, framework: Part, document: Document) -> _Answered:
    """Return how an item is answered; what could not be read is not known."""
    kind, scale = item.text("kind"), item.text("scale")
    is_sure = not is_doubtful(item, document)
    if "kind" not in item.data and is_sure:
        kind = "rating"
    if "scale" not in item.data and is_sure and _has_scale_of_all(item, framework):
        scale = framework.part("framework").text("scale")
    return _Answered(item, None if document.is_told((*item.path, "kind")) else kind, scale)


def _has_scale_of_all(item: Part, framework: Part) -> bool:
    """Say whether the framework's own scale can be meant, and not one with other steps, as the anchors tell."""
    default, anchors = framework.part("framework").text("scale"), item.part("anchors").data
    scales = (scale for scale in framework.parts("scales") if scale.text("id") == default)
    steps = {step.text("id") for scale in scales for step in scale.parts("steps")}
    return not steps or not anchors or not steps.isdisjoint(anchors)


def _check_fields(part: Part, kind: str, fields: Mapping[str, frozenset[str]], document: Document) -> None:
    """Report fields that have no meaning for this kind of part; several in one part are one mistake, its kind."""
    others = frozenset().union(*fields.values()) - fields.get(kind, frozenset(part.data))
    strange = [key for key in part.data if key in others and not document.is_told((*part.path, key))]
    for key in strange[:1]:
        document.report_key((*part.path, key), FindingCode.FIELD_NOT_FOR_KIND, key=", ".join(strange), kind=kind)
    document.closed |= {(*part.path, key) for key in strange}


def _check_needed(item: Part, kind: str, document: Document) -> None:
    needed = NEEDED_BY_KIND.get(kind)
    if needed and needed not in item.data and not is_doubtful(item, document):
        document.report(FindingCode.MISSING_KEY, document.place_of(item.path), key=needed)


def _check_empty(framework: Part, document: Document) -> None:
    """Report fields that may be left out, but say nothing where they stand and are empty."""
    for part in (framework.part("framework"), *items(framework)):
        for key in ("scale", "evidence"):
            if part.data.get(key, "") is None:
                document.report_at((*part.path, key), FindingCode.EMPTY_FIELD, key=key)
    for item in items(framework):
        if item.data.get("ask") == {}:
            document.report_at((*item.path, "ask"), FindingCode.EMPTY_FIELD, key="ask")


def _report_without_scale(framework: Part, answered: list[_Answered], document: Document) -> None:
    """Report items that have no scale; where several have none, the framework's own is what is missing."""
    header = framework.part("framework")
    without = [item for item, kind, scale in answered if kind not in {None, "open"} and scale is None]
    paths = [item.path for item in without if "scale" not in item.data and not is_doubtful(item, document)]
    count = 1
    if header.text("scale") is None:
        if not header.data or "scale" in header.data or is_doubtful(header, document):
            return
        count, paths = len(paths), ([header.path] if len(paths) >= SEVERAL else paths)
    for path in paths:
        document.report(FindingCode.SCALE_MISSING, document.place_of(path), count=str(count))


def is_doubtful(part: Part, document: Document) -> bool:
    """Say whether what is missing in a part may be what another finding is about."""
    return part.path in document.incomplete or document.is_told(part.path) or _has_gap(part, document)


def _has_gap(part: Part, document: Document) -> bool:
    """Say whether a line between the fields of a part had to be mended, and holds no field now."""
    if len(document.mended) > _MOST_MENDED:
        return False
    places = [document.keys[path].line for key in part.data if (path := (*part.path, key)) in document.keys]
    between = {line for line in document.mended if places and min(places) < line < max(places)}
    return bool(between) and not between <= {place.line for place in document.keys.values()}


def _check_kind_of_scale(scale: Part, on_it: list[_Answered], document: Document) -> None:
    """Report yes-or-no items on a scale with steps; where all items of a scale are such ones, the scale is wrong."""
    wrong = [item for item, kind, _ in on_it if kind in {"yesno", "minimum"}]
    path, data = (*scale.path, "kind"), {"id": scale.text("id") or ""}
    if scale.text("kind") == "yesno" or document.is_told(path):
        return
    if len(wrong) == len(on_it) >= SEVERAL:
        document.report_at(path, FindingCode.SCALE_NOT_FOR_KIND, kind="yesno", **data)
        return
    for item in wrong:
        at = (*item.path, "scale" if "scale" in item.data else "kind")
        document.report_at(at, FindingCode.SCALE_NOT_FOR_KIND, kind=item.text("kind") or "", **data)


def _check_anchors(scale: Part, stages: list[Part], document: Document) -> None:
    """Report anchors of steps that a scale does not have, and steps to which an item has no anchor."""
    if document.is_told((*scale.path, "steps")):
        return
    steps = Definitions.of("steps", scale.parts("steps"), scale.unreadable("steps"))
    stages = [item for item in stages if isinstance(item.data.get("anchors"), dict)]
    anchors = [Reference(path, name, at_key=True) for item in stages for path, name in item.keys("anchors")]
    check_references(anchors, steps, document)
    names = [document.meant.get(path, identifier) for identifier, path in steps.ids.items()]
    for item in stages:
        anchored, path = item.part("anchors").data, (*item.path, "anchors")
        missing = [name for name in names if name not in anchored]
        if missing and anchored.keys() <= {*names} and not is_doubtful(item.part("anchors"), document):
            document.report(FindingCode.ANCHOR_MISSING, document.keys[path], steps=", ".join(missing))


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
