"""One finding on a page: the chart, what it says in words, its pictures to save, its table behind a button."""

from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from texts.catalogue import Translator
from ui.charts.canvas import CONFIG
from ui.parts.card_table import copied_table
from ui.parts.markup import literal
from ui.results.save_picture import SavedPicture, save_picture


@dataclass(frozen=True)
class Finding:
    """A chart with its sentence and its table; the key tells it apart from others on the page."""

    key: str
    chart: go.Figure
    words: str
    table: pd.DataFrame
    picture: SavedPicture
    note: str = ""
    """What must be known to read the table."""


def draw_finding(finding: Finding, t: Translator, action: Callable[[], None] | None = None) -> None:
    """Draw a finding; its sentence is also what a screen reader hears of the chart."""
    st.plotly_chart(finding.chart, theme=None, config=CONFIG, key=f"{finding.key}.chart", alt=finding.words)
    st.markdown(literal(finding.words))
    if action is not None:
        action()
    save_picture(finding.picture, finding.key, t)
    with st.expander(t("dialogue_ui.table.button")):
        if finding.note:
            st.markdown(literal(finding.note))
        copied_table(finding.table, t, key=finding.key)
