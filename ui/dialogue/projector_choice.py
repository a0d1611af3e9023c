"""What the projector shows besides what the agenda brings by itself."""

import streamlit as st

from dialogues.model import ScreenView, Session
from dialogues.projector import turn_screen
from qualitaetsrahmen.errors import CodedError
from ui import state
from ui.desk import Desk

KEY = "projector.view"


def draw_projector_choice(desk: Desk, session: Session) -> None:
    """Draw the choice with what is stored, which another device may have changed."""
    t = desk.t
    if state.written(KEY) != session.screen:
        state.write(KEY, session.screen)
    st.selectbox(
        t("instruments_ui.projector.label"),
        list(ScreenView),
        format_func=lambda view: t(f"instruments_ui.projector.{view.value}"),
        key=KEY,
        on_change=_turn,
        args=(desk, session.id),
    )


def _turn(desk: Desk, session_id: str) -> None:
    try:
        turn_screen(desk.sessions, session_id, ScreenView(str(state.written(KEY))))
    except CodedError as problem:
        desk.say(problem)
