"""The national view of analysts: what many networks let go of, read together."""

import streamlit as st

from ui.desk import Desk, open_desk
from ui.national.agreed_view import draw_agreed
from ui.national.coding_view import draw_coding
from ui.national.coverage_view import draw_coverage
from ui.national.gap_view import draw_gaps
from ui.national.spread_view import draw_spreads
from ui.national.view import choose_view
from ui.parts.messages import say_message
from ui.parts.wide_page import widen
from wiring.access import released_scope

PARTS = {
    "coverage": draw_coverage,
    "spreads": draw_spreads,
    "gaps": draw_gaps,
    "agreed": draw_agreed,
    "coding": draw_coding,
}
"""The parts of the page in their order; only the chosen one is computed."""


def draw_page(desk: Desk) -> None:
    """Ask what the view is about and which part of it, and draw that."""
    t = desk.t
    widen()
    st.title(t("national_ui.title"), anchor=False)
    say_message()
    if not desk.account.is_analyst:
        st.info(t("national_ui.not_yours"))
        return
    st.write(t("national_ui.intro"))
    view = choose_view(desk, released_scope(desk.account))
    if view is None:
        return
    part = st.pills(
        t("national_ui.choice.part"),
        list(PARTS),
        default="coverage",
        required=True,
        format_func=lambda one: t(f"national_ui.part.{one}"),
        key="national.part",
    )
    PARTS[part or "coverage"](desk, view)


draw_page(open_desk())
