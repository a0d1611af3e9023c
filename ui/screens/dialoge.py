"""Dialogues: the sessions of the networks, and planning one on the results of a round."""

import streamlit as st

from ui import links, state
from ui.desk import Desk, open_desk
from ui.dialogue.choose_session import by_nearness
from ui.dialogue.session_list import draw_sessions
from ui.dialogue.session_planner import PLANNING, plan_on_round, plannable_rounds
from ui.parts.messages import say_message
from ui.results.choose_round import no_closed_round


def draw_page(desk: Desk) -> None:
    """Draw the sessions, and the form for a new one when somebody wants to plan."""
    t = desk.t
    st.title(t("dialogue_ui.sessions.title"), anchor=False)
    say_message()
    sessions = by_nearness(desk.sessions.sessions())
    rounds = plannable_rounds(desk)
    if not rounds and not sessions:
        no_closed_round(t)
        return
    draw_sessions(desk, sessions)
    if not rounds:
        return
    if sessions and links.chosen(links.ROUND) is None and not state.is_asked(PLANNING):
        st.button(t("dialogue_ui.plan.open"), on_click=state.ask, args=(PLANNING,), key="plan.open")
        return
    st.header(t("dialogue_ui.plan.heading"), anchor=False)
    plan_on_round(desk, rounds)


draw_page(open_desk())
