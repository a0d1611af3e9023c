"""Private notes for a session, stored as soon as somebody leaves the field."""

import streamlit as st

from dialogues.model import Session
from dialogues.notes import LONGEST, keep_note
from qualitaetsrahmen.errors import CodedError
from ui import state
from ui.desk import Desk


def draw_notes(desk: Desk, session: Session) -> None:
    """Draw the field with what the account has noted."""
    t, key = desk.t, f"notes.{session.id}"
    st.write(t("notes_ui.about"))
    problem = state.take_problem()
    if problem is not None:
        desk.say(problem)
    st.text_area(
        t("notes_ui.field"),
        value=desk.notes.note(session.id),
        height=360,
        max_chars=LONGEST,
        key=key,
        on_change=_keep,
        args=(desk, session, key),
    )
    st.caption(t("notes_ui.stored"))


def _keep(desk: Desk, session: Session, key: str) -> None:
    try:
        keep_note(desk.notes, session.network_id, session.id, str(state.written(key) or ""))
    except CodedError as problem:
        state.leave_problem(problem)
