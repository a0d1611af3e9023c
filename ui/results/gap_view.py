"""Where the perspectives part: the widest three at a glance, then all criteria on the scale."""

from collections.abc import Sequence
from functools import partial
from itertools import groupby

import streamlit as st

from exports.report.picture_of import gap_picture
from selfeval.results import ItemResult, Results, widest_gaps
from ui import state
from ui.charts.gap_chart import gap_chart
from ui.charts.titles import title_of
from ui.desk import Desk
from ui.parts.markup import literal
from ui.results.choose_topics import CHOICE, criterion_choice
from ui.results.finding import Finding, draw_finding
from ui.results.marks import perspective_key
from ui.results.result_tables import gap_frame, median_note
from ui.results.result_words import gap_words, minimum_words, one_gap_words, overview_words, widest_of
from ui.results.save_picture import saved_of_round
from ui.results.to_agenda import agenda_button

VIEW = "results.view"
"""The key of the switch between the views of the results."""
AT_ONCE = 3
"""As many findings as a reader takes in before looking at the chart."""
_ROWS_PER_CHART = 9
"""A longer chart would lose sight of its scale."""


def draw_gaps(desk: Desk, results: Results) -> None:
    """Draw the whole view."""
    t = desk.t
    st.header(t("dialogue_ui.gap.title"), anchor=False)
    st.markdown(literal(overview_words(results, t)))
    widest = widest_gaps(results)
    for place, result in enumerate(widest[:AT_ONCE], start=1):
        _draw_widest(desk, results, result, place)
    st.space("small")
    is_by_width = st.toggle(t("dialogue_ui.gap.by_width"), key="gap.by_width", persist_state="page")
    perspective_key(results.framework, results.perspectives, t)
    if is_by_width:
        shown = sorted(results.items, key=lambda result: -(result.gap.steps if result.gap else -1))
        for number, part in enumerate(_parts(shown)):
            _draw_chart(desk, results, part, f"gap.width.{number}")
        return
    for area, of_area in groupby(results.items, key=lambda result: result.area):
        st.subheader(f"{area.ref} {area.title}", anchor=False)
        if counts := minimum_words(results, area, t):
            st.markdown(literal(counts))
        for number, part in enumerate(_parts(list(of_area))):
            _draw_chart(desk, results, part, f"gap.{area.id}.{number}")


def gap_finding(desk: Desk, items: Sequence[ItemResult], results: Results, words: str, key: str) -> Finding:
    """Return where the perspectives stand on these items, which share a scale, as a finding."""
    t = desk.t
    chart = gap_chart(items, results.framework, t)
    picture = saved_of_round(desk, results, key, partial(gap_picture, items))
    return Finding(key, chart, words, gap_frame(items, results, t), picture, median_note(items[0].scale, t))


def _draw_widest(desk: Desk, results: Results, result: ItemResult, place: int) -> None:
    t = desk.t
    with st.container(border=True):
        st.markdown(f"**{literal(title_of(result, t))}**  \n{literal(one_gap_words(result, results, t))}")
        with st.container(horizontal=True):
            agenda_button(desk, results, result.criterion.id, f"widest.{place}")
            st.button(
                t("dialogue_ui.gap.see_distribution"),
                key=f"gap.see.{result.item.id}",
                type="tertiary",
                on_click=_show_distribution,
                args=(result,),
            )


def _draw_chart(desk: Desk, results: Results, items: Sequence[ItemResult], key: str) -> None:
    t = desk.t
    finding = gap_finding(desk, items, results, gap_words(items, results, t), key)
    widest = widest_of(items)
    draw_finding(finding, t, partial(agenda_button, desk, results, widest.criterion.id, key) if widest else None)


def _parts(items: Sequence[ItemResult]) -> list[list[ItemResult]]:
    """Return items in parts that share a scale and are short enough for one chart."""
    parts: list[list[ItemResult]] = []
    for _, same in groupby(items, key=lambda result: result.scale.id):
        of_scale = list(same)
        parts += [of_scale[at : at + _ROWS_PER_CHART] for at in range(0, len(of_scale), _ROWS_PER_CHART)]
    return parts


def _show_distribution(result: ItemResult) -> None:
    state.write(VIEW, "distribution")
    state.write(CHOICE, criterion_choice(result.criterion.id))
