"""How the answers spread: one criterion after the other, a bar for each perspective."""

from functools import partial

import streamlit as st

from selfeval.results import ItemResult, Results
from texts.catalogue import Translator
from ui.charts.distribution_chart import Group, distribution_chart
from ui.charts.titles import title_of
from ui.desk import Desk
from ui.parts.markup import literal
from ui.results.finding import Finding, draw_finding
from ui.results.marks import step_key
from ui.results.result_tables import distribution_frame
from ui.results.result_words import finding_words, spread_words
from ui.results.to_agenda import agenda_button

CHOICE = "distribution.choice"
"""The key of the selection."""
_ALL = "all"
_MOST_AT_ONCE = 12
"""More charts than this on one page nobody scrolls through."""


def criterion_choice(criterion_id: str) -> str:
    """Return how the selection names one criterion."""
    return f"criterion:{criterion_id}"


def draw_distributions(desk: Desk, results: Results) -> None:
    """Draw the criteria of the chosen area, or the one that was chosen."""
    t = desk.t
    st.header(t("dialogue_ui.distribution.title"), anchor=False)
    labels = _labels(results, t)
    choice = st.selectbox(
        t("dialogue_ui.distribution.choose"),
        list(labels),
        format_func=labels.__getitem__,
        key=CHOICE,
        persist_state="page",
    )
    shown = [result for result in results.items if choice in _choices_of(result)]
    st.write(t("dialogue_ui.distribution.how_to_read"))
    step_key(shown[0].scale, t)
    for result in shown:
        _draw_item(desk, results, result)


def distribution_finding(result: ItemResult, results: Results, key: str, t: Translator) -> Finding:
    """Return the distribution of one item as a finding."""
    groups = [
        Group(
            results.framework.perspective(group).label,
            result.perspectives[group],
            spread_words(result, group, t),
        )
        for group in results.perspectives
        if group in result.perspectives
    ]
    return Finding(
        key,
        distribution_chart(groups, result.scale, t),
        finding_words(result, results, t),
        distribution_frame(result, results, t),
    )


def _draw_item(desk: Desk, results: Results, result: ItemResult) -> None:
    t = desk.t
    st.subheader(title_of(result, t), anchor=False)
    st.markdown(literal(_wording(result, results, t)))
    finding = distribution_finding(result, results, f"distribution.{result.item.id}", t)
    draw_finding(finding, t, partial(agenda_button, desk, results, result.criterion.id, finding.key))


def _wording(result: ItemResult, results: Results, t: Translator) -> str:
    """Return what people read, in the words of the last perspective that was asked, which are the plainest."""
    asked = [group for group in results.perspectives if group in result.item.ask]
    who = results.framework.perspective(asked[-1]).label
    return t("dialogue_ui.distribution.wording", who=who, text=result.item.ask[asked[-1]].text)


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
