"""What the projector shows: it follows the agenda by itself, and one press turns it to something else."""

import streamlit as st

from dialogues.model import ScreenView, Session
from dialogues.screen import show_view
from qualitaetsrahmen.errors import CodedError
from ui.desk import Desk


def draw_screen_choice(desk: Desk, session: Session) -> None:
    """Draw the views of the projector; the one that it shows now is chosen."""
    t = desk.t
    key = f"screen.{session.id}.{session.current_item}.{session.screen.value}"
    st.selectbox(
        t("room_ui.screen.title"),
        list(ScreenView),
        index=list(ScreenView).index(session.screen),
        format_func=lambda view: t(f"room_ui.screen.{view.value}"),
        key=key,
        on_change=_show,
        args=(desk, session.id, key),
    )


def _show(desk: Desk, session_id: str, key: str) -> None:
    try:
        show_view(desk.sessions, session_id, st.session_state[key])
    except CodedError as problem:
        desk.say(problem)
