"""The agenda of a running session as the way through it: one click turns phones and projector to a part."""

import streamlit as st

from dialogues.model import Session, Talk
from dialogues.sessions import show_item
from dialogues.timetable import Slot, Turn, timetable
from exports.agenda_phrases import part_name
from exports.phrases import outcome_word
from qualitaetsrahmen.errors import CodedError
from qualitaetsrahmen.model import Framework
from texts.catalogue import Translator
from ui import links
from ui.desk import Desk
from ui.dialogue.agenda_words import clock_word, ending_words
from ui.dialogue.choose_session import SESSION
from ui.dialogue.presence_panel import draw_presence
from ui.parts.markup import literal

_MINUTE = 60


def draw_walk(desk: Desk, session: Session, framework: Framework) -> None:
    """Draw the welcome and all parts, each one click away, and who is there."""
    t = desk.t
    st.header(t("dialogue_ui.agenda.title"), anchor=False)
    labels = _labels(desk, session, framework)
    # outside of the fragment: a click there would draw the page twice, and the room waits for it
    st.fragment(_watch, run_every=desk.services.settings.idle_poll_seconds)(desk, session, framework, labels)
    welcome = t("dialogue_ui.agenda.welcome")
    with st.container(gap="xxsmall"):
        _draw_stop(desk, session, None, welcome if session.current_item else t("planning_ui.stop.now", name=welcome))
        for part_id, label in labels.items():
            _draw_stop(desk, session, part_id, label)
    links.link_to("dialoge", t("dialogue_ui.lead.change_agenda"), icon=":material/edit:", **{SESSION: session.id})
    draw_presence(desk, session, framework)


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
    if session.agenda:
        st.markdown(ending_words(timetable(session, now), desk.t))


def _draw_stop(desk: Desk, session: Session, part_id: str | None, label: str) -> None:
    is_now = session.current_item == part_id
    st.button(
        label,
        key=f"walk.{part_id}",
        type="secondary" if is_now else "tertiary",
        wrap=True,
        on_click=go_to_part,
        args=(desk, session.id, part_id),
    )


def draw_forward(desk: Desk, session: Session, framework: Framework, *, is_next_step: bool) -> None:
    """Draw the way to the next part; it stands out where nothing else is to be done before."""
    ids = [None, *(part.id for part in session.agenda)]
    following = ids[ids.index(session.current_item) + 1 :]
    part = session.agenda_item(following[0]) if following and following[0] else None
    if part is None:
        return
    st.button(
        desk.t("planning_ui.forward", name=literal(part_name(part, framework, desk.t))),
        key="walk.forward",
        type="primary" if is_next_step else "secondary",
        icon=":material/arrow_forward:",
        icon_position="right",
        wrap=True,
        on_click=go_to_part,
        args=(desk, session.id, part.id),
    )


def _label(slot: Slot, framework: Framework, t: Translator) -> str:
    """Return the part with its outcome, or that it is over, or the hour at which it begins."""
    name = literal(part_name(slot.part, framework, t))
    if isinstance(slot.part, Talk) and slot.part.outcome is not None:
        name = t("planning_ui.stop.outcome", name=name, outcome=outcome_word(slot.part.outcome, t))
        return t("planning_ui.stop.now", name=name) if slot.turn is Turn.NOW else name
    if slot.turn is Turn.NOW:
        return t("planning_ui.stop.now", name=name)
    if slot.turn is Turn.OVER or slot.begins is None:
        return t("planning_ui.stop.over", name=name)
    return t("planning_ui.stop.begins", name=name, hour=clock_word(slot.begins))


def go_to_part(desk: Desk, session_id: str, part_id: str | None) -> None:
    """Turn phones and projector to a part, or to the welcome."""
    try:
        show_item(desk.sessions, session_id, part_id, desk.services.clock.now())
    except CodedError as problem:
        desk.say(problem)
