"""Choosing which criteria to look at: all where that is not too much, an area as a whole, or one."""

import streamlit as st

from selfeval.results import ItemResult, Results
from texts.catalogue import Translator

CHOICE = "results.topics"
"""The key of the selection, which stays the same from one view to the other."""
_ALL = "all"
_MOST_AT_ONCE = 12
"""More charts than this on one page nobody scrolls through."""


def criterion_choice(criterion_id: str) -> str:
    """Return how the selection names one criterion."""
    return f"criterion:{criterion_id}"


def choose_topics(results: Results, t: Translator) -> list[ItemResult]:
    """Ask which criteria to show, and return their items."""
    labels = _labels(results, t)
    choice = st.selectbox(
        t("dialogue_ui.distribution.choose"),
        list(labels),
        format_func=labels.__getitem__,
        key=CHOICE,
        persist_state="page",
    )
    return [result for result in results.items if choice in _choices_of(result)]


def _labels(results: Results, t: Translator) -> dict[str, str]:
    """Return the selection: everything where that is not too much, each area as a whole, and each criterion."""
    labels: dict[str, str] = {}
    of_area: dict[str, set[str]] = {}
    for result in results.items:
        of_area.setdefault(result.area.id, set()).add(result.criterion.id)
    if len(results.items) <= _MOST_AT_ONCE:
        labels[_ALL] = t("dialogue_ui.distribution.all", count=len(results.of_round.criteria))
    for result in results.items:
        area, criterion = result.area, result.criterion
        if len(of_area) > 1 and len(of_area[area.id]) > 1:
            name = f"{area.ref} {area.title}"
            whole = t("dialogue_ui.distribution.whole_area", area=name, count=len(of_area[area.id]))
            labels[f"area:{area.id}"] = whole
        labels[criterion_choice(criterion.id)] = f"{criterion.ref} {criterion.title}"
    return labels


def _choices_of(result: ItemResult) -> tuple[str, str, str]:
    return _ALL, f"area:{result.area.id}", criterion_choice(result.criterion.id)
