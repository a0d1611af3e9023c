"""A framework to read: its areas, its criteria, and how each perspective is asked."""

from collections.abc import Iterator

import streamlit as st

from qualitaetsrahmen.model import Area, Criterion, Framework, Item, ItemKind, Status, Wording
from texts.catalogue import Translator
from ui.parts.markup import literal

_CAN_BE_MET = {ItemKind.YES_NO, ItemKind.MINIMUM}


def draft_note(framework: Framework, t: Translator) -> None:
    """Say that a framework is not final, when it is not."""
    if framework.framework.status is Status.DRAFT:
        st.info(t("ui.framework.draft", title=literal(framework.framework.title)), icon=":material/edit_note:")


def area_name(area: Area) -> str:
    """Return an area as people call it: its number and its title."""
    return literal(f"{area.ref} {area.title}")


def criterion_name(criterion: Criterion) -> str:
    """Return a criterion as people call it: its number and its title."""
    return literal(f"{criterion.ref} {criterion.title}")


def minimum_words(area: Area, framework: Framework, t: Translator) -> str | None:
    """Say how many criteria of an area should be met, where the framework names such a number."""
    if area.minimum_met is None:
        return None
    possible = sum(any(item.kind in _CAN_BE_MET for item in criterion.items) for criterion in area.criteria)
    criteria = literal(framework.framework.words.criteria)
    return t("ui.framework.minimum_met", count=area.minimum_met, total=possible, criteria=criteria)


def tag_words(framework: Framework, criterion: Criterion) -> list[str]:
    """Return the tags of a criterion in words, one line for each kind of tag."""
    return [
        f"{literal(group.label)}: {', '.join(literal(tag.label) for tag in group.tags if tag.id in criterion.tags)}"
        for group in framework.tag_groups
        if any(tag.id in criterion.tags for tag in group.tags)
    ]


def criterion_wording(framework: Framework, criterion: Criterion, t: Translator) -> None:
    """Show what a criterion is marked with, how each perspective is asked about it, and why one is not."""
    tags = tag_words(framework, criterion)
    if tags:
        st.markdown(" · ".join(tags))
    for item in criterion.items:
        st.markdown(item_wording(framework, item, t))


def item_wording(framework: Framework, item: Item, t: Translator) -> str:
    """Return all that people read about an item: its kind, its words for each perspective, stages and evidence."""
    mark = item_mark(framework, item, t)
    lines = [f"- **{literal(one.label)}:** {asked_words(item, one.id, t)}" for one in framework.perspectives]
    parts = [f"*{mark}*" if mark else "", "\n".join(lines)]
    if item.anchors:
        steps = framework.scale_of(item).steps
        stages = [f"- **{literal(one.label)}:** {literal(item.anchors.get(one.id, '–'))}" for one in steps]
        parts += [t("ui.framework.stages"), "\n".join(stages)]
    if item.evidence is not None:
        parts.append(t("ui.framework.evidence", evidence=literal(item.evidence)))
    return "\n\n".join(part for part in parts if part)


def item_mark(framework: Framework, item: Item, t: Translator) -> str:
    """Return what sets an item apart from a plain statement: its kind, its own scale, that it is optional."""
    marks = [] if item.kind is ItemKind.RATING else [t(f"ui.framework.kind.{item.kind.value}")]
    if item.is_counted and len(framework.scales) > 1:
        marks.append(t("ui.framework.scale", scale=literal(framework.scale_of(item).label)))
    if item.binding == "optional":
        is_on = item.id in framework.switched_on
        marks.append(t("ui.framework.optional_on" if is_on else "ui.framework.optional"))
    return " · ".join(marks)


def asked_words(item: Item, perspective: str, t: Translator) -> str:
    """Return how a perspective is asked, with its help and plain words, or why it is not asked."""
    wording = item.ask.get(perspective)
    if wording is None:
        return t("ui.framework.not_asked", reason=literal(item.not_asked.get(perspective, "–")))
    return " ".join([literal(wording.text), *_beside(wording, t)])


def _beside(wording: Wording, t: Translator) -> Iterator[str]:
    """Yield the help of a wording, and the same in plain words where somebody wrote them."""
    if wording.help:
        yield t("ui.framework.help", help=literal(wording.help))
    if wording.plain_text:
        plain = " ".join(filter(None, (wording.plain_text, wording.plain_help)))
        yield t("ui.framework.plain", text=literal(plain))
