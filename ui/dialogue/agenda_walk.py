"""The agenda of a running session as the way through it: one click turns phones and projector to a part."""

from datetime import datetime

import streamlit as st

from dialogues.model import Session, Talk
from dialogues.sessions import show_item
from dialogues.timetable import Slot, Timetable, Turn, seconds_left, timetable
from exports.agenda_phrases import part_name
from exports.phrases import outcome_word
from qualitaetsrahmen.errors import CodedError
from qualitaetsrahmen.model import Framework
from texts.catalogue import Translator
from ui import links
from ui.desk import Desk
from ui.dialogue.agenda_words import clock_word, ending_words
from ui.dialogue.choose_session import SESSION
from ui.dialogue.part_form import choose_card, choose_minutes
from ui.dialogue.presence_panel import draw_presence
from ui.parts.markup import literal

_MINUTE = 60


def draw_walk(desk: Desk, session: Session, framework: Framework) -> None:
    """Draw the welcome and all parts, how to lead the part that the room is with, and who is there."""
    t = desk.t
    st.header(t("dialogue_ui.agenda.title"), anchor=False)
    labels = _labels(desk, session, framework)
    # outside of the fragment: a click there would draw the page twice, and the room waits for it
    st.fragment(_watch, run_every=desk.services.settings.idle_poll_seconds)(desk, session, framework, labels)
    _draw_stop(desk, session, None, t("dialogue_ui.agenda.welcome"))
    for part_id, label in labels.items():
        _draw_stop(desk, session, part_id, label)
    _draw_leading(desk, session, framework)
    draw_presence(desk, session, framework)
    links.link_to("dialoge", t("dialogue_ui.lead.change_agenda"), icon=":material/edit:", **{SESSION: session.id})


def _labels(desk: Desk, session: Session, framework: Framework) -> dict[str, str]:
    """Return what each part is called now, by its id and in order."""
    plan = timetable(session, desk.services.clock.now())
    return {slot.part.id: _label(slot, framework, desk.t) for slot in plan.slots}


def _watch(desk: Desk, drawn: Session, framework: Framework, labels: dict[str, str]) -> None:
    """Say how the time stands; when another device has gone on or an hour has moved, draw the page anew."""
    session, now = desk.sessions.session(drawn.id), desk.services.clock.now()
    if (session.state, session.current_item, session.agenda) != (drawn.state, drawn.current_item, drawn.agenda):
        st.rerun()
    if list(_labels(desk, session, framework).items()) != list(labels.items()):
        st.rerun()
    _say_time(session, timetable(session, now), now, desk.t)


def _draw_stop(desk: Desk, session: Session, part_id: str | None, label: str) -> None:
    st.button(
        label,
        key=f"walk.{part_id}",
        type="primary" if session.current_item == part_id else "secondary",
        width="stretch",
        wrap=True,
        on_click=_go_to,
        args=(desk, session.id, part_id),
    )


def _label(slot: Slot, framework: Framework, t: Translator) -> str:
    """Return the part with its outcome, or that it is over, or the hour at which it begins."""
    name = literal(part_name(slot.part, framework, t))
    if isinstance(slot.part, Talk) and slot.part.outcome is not None:
        return t("planning_ui.stop.outcome", name=name, outcome=outcome_word(slot.part.outcome, t))
    if slot.turn is Turn.OVER or slot.begins is None:
        return t("planning_ui.stop.over", name=name)
    return t("planning_ui.stop.begins", name=name, hour=clock_word(slot.begins))


def _say_time(session: Session, plan: Timetable, now: datetime, t: Translator) -> None:
    """Say how long the part has left, and when the session ends as things stand."""
    part = session.agenda_item(session.current_item) if session.current_item else None
    if part is not None:
        left = seconds_left(part, session.shown_since, now)
        way, minutes = ("left", -(-left // _MINUTE)) if left >= 0 else ("over", -(left // _MINUTE))
        st.markdown(f"**{t(f'planning_ui.part_time.{way}', count=minutes)}**")
    if session.agenda:
        st.markdown(ending_words(plan, t))


def _draw_leading(desk: Desk, session: Session, framework: Framework) -> None:
    """Draw what helps to lead the part that the room is with: its minutes and its method card."""
    part = session.agenda_item(session.current_item) if session.current_item else None
    if part is None:
        return
    t = desk.t
    with st.container(border=True):
        st.markdown(f"**{literal(part_name(part, framework, t))}**")
        choose_minutes(desk, session, part, t("planning_ui.part.minutes_now"))
        choose_card(desk, session, part)


def _go_to(desk: Desk, session_id: str, part_id: str | None) -> None:
    try:
        show_item(desk.sessions, session_id, part_id, desk.services.clock.now())
    except CodedError as problem:
        desk.say(problem)
