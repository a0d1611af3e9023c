"""What types cannot say about a framework: unique ids, references that lead somewhere, nobody forgotten.

The checks read the parts of the file and not the finished model, so that they speak in the same run as the findings
about its shape.
"""

from collections.abc import Iterator

from qualitaetsrahmen.checks.items import FIELDS_OF_KIND, check_items, is_doubtful
from qualitaetsrahmen.checks.references import (
    Definitions,
    Reference,
    check_named_once,
    check_references,
    check_unique,
)
from qualitaetsrahmen.checks.scales import check_scales
from qualitaetsrahmen.files.document import Document
from qualitaetsrahmen.files.parts import Part, areas, criteria, items, whole
from qualitaetsrahmen.findings import FindingCode, Path

_LISTS = ("levels", "perspectives", "scales", "citations", "tags")


def check_framework_parts(document: Document) -> None:
    """Report every id that stands twice, is retired or leads nowhere, and every forgotten perspective."""
    framework = whole(document.data)
    definitions = definitions_of(framework)
    check_unique(_matter(framework), document)
    for kind in ("levels", "perspectives", "scales", "citations"):
        check_unique(framework.parts(kind), document)
    copies = check_unique(framework.parts("tag_groups"), document)
    check_unique((tag for tag in _tags(framework) if tag.path[:2] not in copies), document)
    _check_retired(framework, document)
    _check_named_once(framework, document)
    for kind in _LISTS:
        if _is_readable(framework, kind, document):
            check_references(_REFERENCES[kind](framework), definitions[kind], document)
    check_scales(framework, document)
    check_items(framework, document)
    _check_minimum_counts(framework, document)


def definitions_of(framework: Part) -> dict[str, Definitions]:
    """Return what a framework's file defines, by the key of its list."""
    groups = list(framework.parts("tag_groups"))
    tags = Definitions.of("tags", _tags(framework), sum(group.unreadable("tags") for group in groups))
    lists = (kind for kind in _LISTS if kind != "tags")
    return {kind: Definitions.of(kind, framework.parts(kind), framework.unreadable(kind)) for kind in lists} | {
        "tags": tags
    }


def _is_readable(framework: Part, kind: str, document: Document) -> bool:
    """Say whether the list of a kind could be read; if not, its own finding explains all references to it."""
    if kind == "tags":
        groups = framework.data.get("tag_groups", [] if () not in document.incomplete else None)
        return isinstance(groups, list) and all("tags" in group.data for group in framework.parts("tag_groups"))
    return isinstance(framework.data.get(kind), list) and not document.is_told((kind,))


def _tags(framework: Part) -> Iterator[Part]:
    for group in framework.parts("tag_groups"):
        yield from group.parts("tags")


def _matter(framework: Part) -> Iterator[Part]:
    """Yield areas, open questions, criteria and items, whose ids are unique together."""
    for area in areas(framework):
        yield area
        yield from area.parts("questions")
        for criterion in area.parts("criteria"):
            yield criterion
            yield from criterion.parts("items")


def _check_retired(framework: Part, document: Document) -> None:
    retired: set[str] = set()
    for entry in framework.parts("retired"):
        if (name := entry.text("id")) in retired:
            document.report_at((*entry.path, "id"), FindingCode.SAME_TWICE, id=name)
        retired |= {name} if name else set()
    for part in _matter(framework):
        identifier = part.text("id")
        if identifier is not None and identifier in retired:
            document.report_at((*part.path, "id"), FindingCode.RETIRED_ID, id=identifier)


def _check_named_once(framework: Part, document: Document) -> None:
    """Report tags and perspectives that one list names twice."""
    for scale in framework.parts("scales"):
        for beside in scale.parts("off_scale"):
            check_named_once(beside, "only", document)
    for criterion in criteria(framework):
        check_named_once(criterion, "tags", document)


def _field(part: Part, key: str) -> Iterator[Reference]:
    if (identifier := part.text(key)) is not None:
        yield Reference((*part.path, key), identifier)


def _level_references(framework: Part) -> Iterator[Reference]:
    for perspective in framework.parts("perspectives"):
        yield from _field(perspective, "level")
    for criterion in criteria(framework):
        yield from _field(criterion, "responsible")


def _perspective_references(framework: Part) -> Iterator[Reference]:
    for scale in framework.parts("scales"):
        for beside in scale.parts("off_scale"):
            yield from (Reference(path, identifier) for path, identifier in beside.texts("only"))
    for asking in (*items(framework), *(question for area in areas(framework) for question in area.parts("questions"))):
        for key in ("ask", "not_asked"):
            yield from (Reference(path, identifier, at_key=True) for path, identifier in asking.keys(key))
    for criterion in criteria(framework):
        for prompt in criterion.parts("dialogue"):
            yield from (Reference(path, identifier) for path, identifier in prompt.texts("between"))
            yield from _field(prompt, "who")


def _scale_references(framework: Part) -> Iterator[Reference]:
    yield from _field(framework.part("framework"), "scale")
    for item in items(framework):
        yield from _field(item, "scale")


def _citation_references(framework: Part) -> Iterator[Reference]:
    for holder in (*areas(framework), *criteria(framework)):
        for source in holder.parts("sources"):
            yield from _field(source, "cite")


def _tag_references(framework: Part) -> Iterator[Reference]:
    for criterion in criteria(framework):
        yield from (Reference(path, identifier) for path, identifier in criterion.texts("tags"))


_REFERENCES = {
    "levels": _level_references,
    "perspectives": _perspective_references,
    "scales": _scale_references,
    "citations": _citation_references,
    "tags": _tag_references,
}


def _check_minimum_counts(framework: Part, document: Document) -> None:
    """Report an area that asks for more met criteria than it has criteria that can be met."""
    unsure = {path[:2] for path in (*document.closed, *document.incomplete) if _decides(path)}
    for area in areas(framework):
        wanted = area.data.get("minimum_met")
        possible = sum(_can_be_met(criterion, document) for criterion in area.parts("criteria"))
        if isinstance(wanted, int) and wanted > possible and area.path not in unsure and "criteria" in area.data:
            data = {"wanted": str(wanted), "possible": str(possible)}
            document.report_at((*area.path, "minimum_met"), FindingCode.MINIMUM_TOO_HIGH, **data)


def _can_be_met(criterion: Part, document: Document) -> bool:
    """Say whether a criterion has an item that is answered by yes or no, or may have one as far as it can be read."""
    found = list(criterion.parts("items"))
    unknown = (item for item in found if "kind" not in item.data and is_doubtful(item, document))
    return not found or any(unknown) or any(item.text("kind") in {"yesno", "minimum"} for item in found)


def _decides(path: Path) -> bool:
    """Say whether the criteria of an area cannot be counted where this part of it is wrong."""
    names = [part for part in path if isinstance(part, str)]
    return names[:1] == ["areas"] and names[-1] in _DECIDE


_DECIDE = {"areas", "criteria", "items", *frozenset().union(*FIELDS_OF_KIND.values()), "kind"}
"""What has to be right, also in each element, so that it is known which criteria can be met."""
