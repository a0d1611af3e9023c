"""Every text of a framework that can be translated, under a key that stays, and whom it concerns."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from qualitaetsrahmen.additions import ExtendedFramework
from qualitaetsrahmen.findings import Path
from qualitaetsrahmen.model import Area, Criterion, Framework, Item, OpenQuestion, Register


@dataclass(frozen=True)
class TextUnit:
    """One German text of a framework."""

    key: str
    """Made of ids, never of positions: ``items/zugang.a/ask/eltern/text``."""
    german: str
    path: Path
    """Where it stands in the data of the framework."""

    @property
    def source(self) -> str:
        """The mark of the German text, 8 hexadecimal digits; a translation with another mark is outdated."""
        return hashlib.sha256(self.german.encode()).hexdigest()[:8]


def texts_of(framework: Framework) -> dict[str, TextUnit]:
    """Return all texts that people can read when they answer or sit in the room, in the order of the framework."""
    return {unit.key: unit for unit in _all_units(framework)}


def texts_to_translate(framework: Framework) -> dict[str, TextUnit]:
    """Return the texts that a translation of a framework holds; with a local addition the own ones of that alone."""
    units = texts_of(framework)
    if not isinstance(framework, ExtendedFramework):
        return units
    return {key: unit for key, unit in units.items() if key.partition("/")[2].startswith(framework.addition.id)}


def _all_units(framework: Framework) -> Iterator[TextUnit]:
    yield TextUnit("framework/title", framework.framework.title, ("framework", "title"))
    for p, perspective in enumerate(framework.perspectives):
        yield TextUnit(f"perspectives/{perspective.id}/label", perspective.label, ("perspectives", p, "label"))
    for s, scale in enumerate(framework.scales):
        for n, step in enumerate(scale.steps):
            yield TextUnit(f"scales/{scale.id}/steps/{step.id}", step.label, ("scales", s, "steps", n, "label"))
        for n, beside in enumerate(scale.off_scale):
            key = f"scales/{scale.id}/off_scale/{beside.id}"
            yield TextUnit(key, beside.label, ("scales", s, "off_scale", n, "label"))
    for a, area in enumerate(framework.areas):
        yield from _texts_of_area(area, ("areas", a))


def _texts_of_area(area: Area, path: Path) -> Iterator[TextUnit]:
    for name in ("title", "plain_title"):
        yield TextUnit(f"areas/{area.id}/{name}", getattr(area, name), (*path, name))
    for q, question in enumerate(area.questions):
        for perspective, text in question.ask.items():
            key = _key_of_question(area, question, perspective)
            yield TextUnit(key, text, (*path, "questions", q, "ask", perspective))
    for c, criterion in enumerate(area.criteria):
        yield from _texts_of_criterion(criterion, (*path, "criteria", c))


def _key_of_question(area: Area, question: OpenQuestion, perspective: str) -> str:
    return f"areas/{area.id}/questions/{question.id}/ask/{perspective}/text"


def _texts_of_criterion(criterion: Criterion, path: Path) -> Iterator[TextUnit]:
    for name in ("title", "plain_title"):
        yield TextUnit(f"criteria/{criterion.id}/{name}", getattr(criterion, name), (*path, name))
    for i, item in enumerate(criterion.items):
        yield from _texts_of_item(item, (*path, "items", i))


def _texts_of_item(item: Item, path: Path) -> Iterator[TextUnit]:
    for perspective, wording in item.ask.items():
        for name, text in wording:
            if text is not None:
                key = f"items/{item.id}/ask/{perspective}/{name}"
                yield TextUnit(key, text, (*path, "ask", perspective, name))
    for step, anchor in item.anchors.items():
        yield TextUnit(f"items/{item.id}/anchors/{step}", anchor, (*path, "anchors", step))
    if item.evidence is not None:
        yield TextUnit(f"items/{item.id}/evidence", item.evidence, (*path, "evidence"))


def needed_by(framework: Framework, perspective: str) -> list[str]:
    """Return the keys of all texts that a perspective cannot do without: its core items and what stands around them.

    Optional items are no part of it, unless a local addition has switched them on; then they are asked like core.
    """
    is_plain = framework.perspective(perspective).register_ is Register.PLAIN
    title = "plain_title" if is_plain else "title"
    keys = [f"perspectives/{perspective}/label", "framework/title"]
    for area in framework.areas:
        asked = [
            (criterion, item)
            for criterion in area.criteria
            for item in framework.asked_items(criterion)
            if perspective in item.ask
        ]
        keys += [f"areas/{area.id}/{title}"] if asked else []
        for criterion, item in asked:
            keys += [f"criteria/{criterion.id}/{title}", *_needed_of_item(framework, item, perspective)]
    return list(dict.fromkeys(keys))


def welcome_for(framework: Framework, perspective: str) -> list[str]:
    """Return the keys of texts that a perspective can do without: the questions that are answered in words.

    Where one is not translated, a general sentence of ours asks in its place. So translations that were whole before
    these could be translated are still whole, and go on being offered.
    """
    return [
        _key_of_question(area, question, perspective)
        for area in framework.areas
        for question in area.questions
        if perspective in question.ask
    ]


def _needed_of_item(framework: Framework, item: Item, perspective: str) -> Iterator[str]:
    texts = item.ask[perspective]
    yield from (f"items/{item.id}/ask/{perspective}/{name}" for name, text in texts if text is not None)
    yield from (f"items/{item.id}/anchors/{step}" for step in item.anchors)
    if item.evidence is not None:
        yield f"items/{item.id}/evidence"
    if item.is_counted:
        scale = framework.scale_of(item)
        yield from (f"scales/{scale.id}/steps/{step.id}" for step in scale.steps)
        yield from (f"scales/{scale.id}/off_scale/{beside.id}" for beside in scale.off_scale_for(perspective))
