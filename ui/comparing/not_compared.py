"""What is compared and what not: the others in words, and each condition that a question does not meet."""

import streamlit as st

from analysis.comparison import Why
from ui.comparing.beside import Beside
from ui.parts.markup import literal


def say_who(beside: Beside) -> None:
    """Say who the others are, and that none of them is named or ranked."""
    t, comparison = beside.t, beside.comparison
    peers = comparison.peers
    if not comparison.chosen.circles:
        st.info(t("comparing_ui.nobody_near" if comparison.chosen.too_far else "comparing_ui.nobody"))
        return
    own = t(f"comparing_ui.peers.{comparison.own.peers.value}")
    st.write(t("comparing_ui.who" if peers else "comparing_ui.who_wider", who=beside.who, own=own))
    st.caption(t("comparing_ui.conditions"))


def draw_not_compared(beside: Beside) -> None:
    """Name the questions that are not compared, by the condition that they do not meet."""
    t = beside.t
    reasons: dict[Why, list[str]] = {}
    for cell in beside.comparison.cells(beside.perspective):
        if cell.why is not None and cell.why is not Why.NOT_ASKED and cell.item_id in beside.items:
            reasons.setdefault(cell.why, []).append(beside.title(cell.item_id))
    if not reasons:
        return
    count = sum(len(items) for items in reasons.values())
    with st.expander(t("comparing_ui.not_compared", count=count, who=beside.label)):
        for why in Why:
            if why in reasons:
                st.markdown(f"**{literal(t(f'comparing_ui.why.{why.value}'))}**")
                st.markdown("\n".join(f"- {literal(item)}" for item in reasons[why]))
