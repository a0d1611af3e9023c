"""The level view: Steuerung, Praxis and whoever has a line of their own, side by side."""

from functools import partial
from itertools import groupby

import streamlit as st

from exports.phrases import reach_word
from exports.report.picture_of import level_picture
from selfeval.levels import columns_of
from selfeval.results import Results
from texts.catalogue import Translator
from ui.charts.level_chart import level_chart
from ui.desk import Desk
from ui.parts.markup import literal
from ui.results.finding import Finding, draw_finding
from ui.results.marks import step_key
from ui.results.result_tables import level_frame, median_note
from ui.results.result_words import level_words, widest_across
from ui.results.save_picture import saved_of_round
from ui.results.to_agenda import agenda_button


def draw_levels(desk: Desk, results: Results) -> None:
    """Draw one chart for each area, and say which perspectives stand behind each column."""
    t = desk.t
    st.header(t("dialogue_ui.level.title"), anchor=False)
    st.markdown(literal(_members_words(results, t)))
    columns = columns_of(results)
    for area, of_area in groupby(results.items, key=lambda result: (result.area, result.scale.id)):
        items = list(of_area)
        st.subheader(f"{area[0].ref} {area[0].title}", anchor=False)
        step_key(items[0].scale, t)
        finding = Finding(
            f"level.{area[0].id}.{area[1]}",
            level_chart(items, columns, t),
            level_words(items, columns, t),
            level_frame(items, columns, t),
            saved_of_round(desk, results, f"level.{area[0].id}", partial(level_picture, items)),
            median_note(items[0].scale, t),
        )
        widest = widest_across(items, columns)
        draw_finding(
            finding, t, partial(agenda_button, desk, results, widest.criterion.id, finding.key) if widest else None
        )


def _members_words(results: Results, t: Translator) -> str:
    """Say who is pooled in which column; a hidden perspective is in none."""
    parts = [
        t(
            "dialogue_ui.level.members",
            level=column.label,
            members=", ".join(results.framework.perspective(one).label for one in column.perspectives),
        )
        for column in columns_of(results)
        if column.perspectives != (column.id,)
    ]
    reach = reach_word(results.reach, t)
    return " ".join([*parts, t("dialogue_ui.level.hidden_left_out", reach=reach)])
