"""The box that stands under all results: what these figures do not say."""

import streamlit as st

from exports.report.parts import limits_box
from texts.catalogue import Translator
from ui.parts.markup import literal


def draw_limits(t: Translator) -> None:
    """Draw the box, in the same words as on every report."""
    box = limits_box(t)
    with st.container(border=True):
        st.markdown(f"**{literal(box.heading)}**")
        st.markdown("\n".join(f"- {literal(point)}" for point in box.points))
