"""Data sets for analysts of the programme: what networks let go to them, to take along."""

import streamlit as st

from ui.datasets.analyst_datasets import draw_analyst_datasets
from ui.desk import Desk, open_desk


def draw_page(desk: Desk) -> None:
    """Draw the data sets, or say whom they are for."""
    st.title(desk.t("datasets_ui.page"), anchor=False)
    st.write(desk.t("datasets_ui.page.about"))
    draw_analyst_datasets(desk)


draw_page(open_desk())
