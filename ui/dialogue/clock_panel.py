"""The clocks of a room: what is left of the present part, and one person's turn to speak."""

import streamlit as st

from dialogues.clocks import SPEAKING_MINUTES, minutes_left, speaking_left, start_clock, stop_clock, time_box
from dialogues.model import AgendaItem, Session
from dialogues.phases import PhaseKind
from qualitaetsrahmen.errors import CodedError
from texts.catalogue import Translator
from ui.desk import Desk
from ui.dialogue.part_form import choose_minutes

_MINUTE = 60


def draw_clocks(desk: Desk, session: Session, part: AgendaItem) -> None:
    """Draw both clocks; they go on by themselves, and over time is said without alarm."""
    st.fragment(_draw, run_every=desk.services.settings.idle_poll_seconds)(desk, session.id, part.id)


def _draw(desk: Desk, session_id: str, part_id: str) -> None:
    t, session, now = desk.t, desk.sessions.session(session_id), desk.services.clock.now()
    part, box = session.agenda_item(part_id), time_box(session)
    if part is None:
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        if box is not None:
            st.markdown(f"**{_box_words(box.left(now), box.seconds, t)}**", width="content")
        with st.popover(t("instruments_ui.clock.change")):
            choose_minutes(desk, session, part, t("planning_ui.part.minutes_now"))
        if part.kind is not PhaseKind.BREAK:
            _draw_speaking(desk, session, speaking_left(session, now))


def _draw_speaking(desk: Desk, session: Session, left: int | None) -> None:
    t = desk.t
    if left is not None:
        st.markdown(_speaking_words(left, t), width="content")
        st.button(t("instruments_ui.clock.stop"), key="clock.stop", on_click=_stop, args=(desk, session.id))
        return
    with st.popover(t("instruments_ui.clock.start")):
        st.write(t("instruments_ui.clock.about"))
        with st.container(horizontal=True):
            for minutes in SPEAKING_MINUTES:
                label = t("instruments_ui.clock.minutes", count=minutes)
                st.button(label, key=f"clock.{minutes}", on_click=_start, args=(desk, session.id, minutes))


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
