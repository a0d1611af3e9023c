"""What types cannot say about a framework: unique ids, references that lead somewhere, nobody forgotten."""

import difflib
from collections.abc import Iterable, Iterator

from qualitaetsrahmen.findings import FindingCode, Path
from qualitaetsrahmen.model import Area, Criterion, Framework, Item
from qualitaetsrahmen.reading import Document

Reference = tuple[Path, str]
"""An id and the path at which it stands."""


def check_references(framework: Framework, document: Document) -> None:
    """Report every id that stands twice, is retired or leads nowhere, and every forgotten perspective."""
    _check_unique(_matter_ids(framework), document)
    for kind in ("levels", "perspectives", "scales", "citations"):
        parts = getattr(framework, kind)
        _check_unique((((kind, index, "id"), part.id) for index, part in enumerate(parts)), document)
    _check_scales(framework, document)
    retired = {entry.id for entry in framework.retired}
    for path, identifier in _matter_ids(framework):
        if identifier in retired:
            document.report(FindingCode.RETIRED_ID, document.place_of(path), id=identifier)
    _check_levels(framework, document)
    for path, item in _items(framework):
        _check_item(framework, item, path, document)
    _check_sources(framework, document)
    _check_questions_and_prompts(framework, document)


def _matter_ids(framework: Framework) -> Iterator[Reference]:
    """Yield the ids of areas, open questions, criteria and items, which are unique together."""
    for a, area in enumerate(framework.areas):
        yield ("areas", a, "id"), area.id
        for q, question in enumerate(area.questions):
            yield ("areas", a, "questions", q, "id"), question.id
        for c, criterion in enumerate(area.criteria):
            yield ("areas", a, "criteria", c, "id"), criterion.id
            for i, item in enumerate(criterion.items):
                yield ("areas", a, "criteria", c, "items", i, "id"), item.id


def _criteria(framework: Framework) -> Iterator[tuple[Path, Criterion]]:
    for a, area in enumerate(framework.areas):
        for c, criterion in enumerate(area.criteria):
            yield ("areas", a, "criteria", c), criterion


def _items(framework: Framework) -> Iterator[tuple[Path, Item]]:
    for path, criterion in _criteria(framework):
        for i, item in enumerate(criterion.items):
            yield (*path, "items", i), item


def _check_unique(references: Iterable[Reference], document: Document) -> None:
    first: dict[str, Path] = {}
    for path, identifier in references:
        if identifier in first:
            line = str(document.place_of(first[identifier]).line)
            document.report(FindingCode.DUPLICATE_ID, document.place_of(path), id=identifier, first=line)
        else:
            first[identifier] = path


def _check_known(reference: Reference, known: Iterable[str], document: Document, kind: str) -> None:
    path, identifier = reference
    choices = list(known)
    if identifier in choices:
        return
    place = document.keys.get(path, document.place_of(path))
    if near := difflib.get_close_matches(identifier, choices, n=1):
        document.report(FindingCode.MISSPELT_REFERENCE, place, id=identifier, kind=kind, near=near[0])
    else:
        document.report(FindingCode.UNKNOWN_REFERENCE, place, id=identifier, kind=kind)


def _check_scales(framework: Framework, document: Document) -> None:
    known = [perspective.id for perspective in framework.perspectives]
    for s, scale in enumerate(framework.scales):
        steps = [(("scales", s, "steps", i, "id"), step.id) for i, step in enumerate(scale.steps)]
        beside = [(("scales", s, "off_scale", i, "id"), kind.id) for i, kind in enumerate(scale.off_scale)]
        _check_unique([*steps, *beside], document)
        values = [step.value for step in scale.steps]
        if values != sorted(set(values)):
            document.report(FindingCode.SCALE_ORDER, document.place_of(("scales", s, "steps")), id=scale.id)
        for i, kind in enumerate(scale.off_scale):
            for p, perspective in enumerate(kind.only):
                path = ("scales", s, "off_scale", i, "only", p)
                _check_known((path, perspective), known, document, "perspectives")


def _check_levels(framework: Framework, document: Document) -> None:
    levels = [level.id for level in framework.levels]
    for p, perspective in enumerate(framework.perspectives):
        _check_known((("perspectives", p, "level"), perspective.level), levels, document, "levels")
    for path, criterion in _criteria(framework):
        _check_known(((*path, "responsible"), criterion.responsible), levels, document, "levels")


def _check_item(framework: Framework, item: Item, path: Path, document: Document) -> None:
    known = [perspective.id for perspective in framework.perspectives]
    if item.scale is not None:
        _check_known(((*path, "scale"), item.scale), [scale.id for scale in framework.scales], document, "scales")
    for part in ("ask", "not_asked"):
        for perspective in getattr(item, part):
            _check_known(((*path, part, perspective), perspective), known, document, "perspectives")
    misspelt = [perspective for perspective in (*item.ask, *item.not_asked) if perspective not in known]
    for perspective in known:
        data = {"item": item.id, "perspective": perspective}
        if perspective in item.ask and perspective in item.not_asked:
            place = document.keys[(*path, "not_asked", perspective)]
            document.report(FindingCode.ASKED_AND_NOT_ASKED, place, **data)
        elif (
            perspective not in item.ask
            and perspective not in item.not_asked
            and not difflib.get_close_matches(perspective, misspelt, n=1)
        ):
            document.report(FindingCode.PERSPECTIVE_FORGOTTEN, document.place_of(path), **data)


def _check_sources(framework: Framework, document: Document) -> None:
    citations = [citation.id for citation in framework.citations]
    holders: list[tuple[Path, Area | Criterion]] = [(("areas", a), area) for a, area in enumerate(framework.areas)]
    holders += list(_criteria(framework))
    for path, holder in holders:
        for s, source in enumerate(holder.sources):
            _check_known(((*path, "sources", s, "cite"), source.cite), citations, document, "citations")


def _check_questions_and_prompts(framework: Framework, document: Document) -> None:
    known = [perspective.id for perspective in framework.perspectives]
    named: list[Reference] = [
        (("areas", a, "questions", q, "ask", perspective), perspective)
        for a, area in enumerate(framework.areas)
        for q, question in enumerate(area.questions)
        for perspective in question.ask
    ]
    for path, criterion in _criteria(framework):
        for p, prompt in enumerate(criterion.dialogue):
            where = (*path, "dialogue", p)
            named += [((*where, "between", b), asked) for b, asked in enumerate(prompt.between or ())]
            named += [((*where, "who"), prompt.who)] if prompt.who else []
    for reference in named:
        _check_known(reference, known, document, "perspectives")
