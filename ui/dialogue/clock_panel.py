"""The clocks of a room: what is left of the present part, and one person's turn to speak."""

import streamlit as st

from dialogues.clocks import SPEAKING_MINUTES, minutes_left, speaking_left, start_clock, stop_clock, time_box
from dialogues.model import Session
from qualitaetsrahmen.errors import CodedError
from texts.catalogue import Translator
from ui.desk import Desk

_MINUTE = 60


def draw_clocks(desk: Desk, session: Session) -> None:
    """Draw both clocks; they go on by themselves, and over time is said without alarm."""
    st.fragment(_draw, run_every=desk.services.settings.idle_poll_seconds)(desk, session.id)


def _draw(desk: Desk, session_id: str) -> None:
    t, session, now = desk.t, desk.sessions.session(session_id), desk.services.clock.now()
    box = time_box(session)
    with st.container(horizontal=True, vertical_alignment="center"):
        if box is not None:
            st.markdown(_box_words(box.left(now), box.seconds, t), width="content")
        speaking = speaking_left(session, now)
        if speaking is None:
            st.markdown(t("instruments_ui.clock.start"), width="content")
            for minutes in SPEAKING_MINUTES:
                label = t("instruments_ui.clock.minutes", count=minutes)
                st.button(label, key=f"clock.{minutes}", on_click=_start, args=(desk, session_id, minutes))
        else:
            st.markdown(_speaking_words(speaking, t), width="content")
            st.button(t("instruments_ui.clock.stop"), key="clock.stop", on_click=_stop, args=(desk, session_id))


def _box_words(left: int, seconds: int, t: Translator) -> str:
    minutes = minutes_left(left)
    if minutes >= 1:
        return t("instruments_ui.clock.left", count=minutes, of=seconds // _MINUTE)
    return t("instruments_ui.clock.over", count=-minutes) if minutes else t("instruments_ui.clock.up")


def _speaking_words(left: int, t: Translator) -> str:
    if not left:
        return t("instruments_ui.clock.turn_over")
    return t("instruments_ui.clock.turn", time=f"{left // _MINUTE}:{left % _MINUTE:02}")


def _start(desk: Desk, session_id: str, minutes: int) -> None:
    try:
        start_clock(desk.sessions, session_id, minutes, desk.services.clock.now())
    except CodedError as problem:
        desk.say(problem)


def _stop(desk: Desk, session_id: str) -> None:
    try:
        stop_clock(desk.sessions, session_id)
    except CodedError as problem:
        desk.say(problem)
