"""How the answers spread: one criterion after the other, a bar for each perspective."""

from functools import partial

import streamlit as st

from exports.report.answer_bars import Group
from exports.report.picture_of import bar_picture
from exports.report.words import wording_words
from selfeval.results import ItemResult, Results
from ui.charts.distribution_chart import distribution_chart
from ui.charts.titles import title_of
from ui.desk import Desk
from ui.parts.markup import literal
from ui.results.choose_topics import choose_topics
from ui.results.finding import Finding, draw_finding
from ui.results.marks import step_key
from ui.results.response_words import response_lines
from ui.results.result_tables import distribution_frame
from ui.results.result_words import finding_words, spread_words
from ui.results.save_picture import saved_of_round
from ui.results.to_agenda import agenda_button


def draw_distributions(desk: Desk, results: Results) -> None:
    """Draw the criteria that were chosen."""
    t = desk.t
    st.header(t("dialogue_ui.distribution.title"), anchor=False)
    shown = choose_topics(results, t)
    st.write(t("dialogue_ui.distribution.how_to_read"))
    step_key(shown[0].scale, t)
    for result in shown:
        _draw_item(desk, results, result)


def distribution_finding(desk: Desk, result: ItemResult, results: Results, key: str) -> Finding:
    """Return the distribution of one item as a finding."""
    t = desk.t
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
        saved_of_round(desk, results, key, partial(bar_picture, result)),
    )


def _draw_item(desk: Desk, results: Results, result: ItemResult) -> None:
    t = desk.t
    st.subheader(title_of(result, t), anchor=False)
    st.markdown(literal(wording_words(result, results, t)))
    finding = distribution_finding(desk, result, results, f"distribution.{result.item.id}")
    if lines := response_lines(result, results, t):
        st.markdown("\n".join(f"- {literal(line)}" for line in lines))
    draw_finding(finding, t, partial(agenda_button, desk, results, result.criterion.id, finding.key))
