"""The agenda of a running session as the way through it: one click turns phones and projector to a part."""

import streamlit as st

from dialogues.model import AgendaItem, Session, Talk
from dialogues.sessions import show_item
from exports.phrases import outcome_word
from qualitaetsrahmen.errors import CodedError
from qualitaetsrahmen.model import Framework
from ui import links
from ui.desk import Desk
from ui.dialogue.part_words import part_name


def draw_walk(desk: Desk, session: Session, framework: Framework) -> None:
    """Draw the welcome and all parts; the one that the room sees now stands out."""
    t = desk.t
    st.header(t("dialogue_ui.agenda.title"), anchor=False)
    _draw_stop(desk, session, None, t("dialogue_ui.agenda.welcome"))
    for place, item in enumerate(session.agenda, start=1):
        _draw_stop(desk, session, item, _label(desk, framework, item, place))
    links.link_to("dialoge", t("dialogue_ui.lead.change_agenda"), icon=":material/edit:")


def _draw_stop(desk: Desk, session: Session, item: Talk | AgendaItem | None, label: str) -> None:
    item_id = item.id if item else None
    st.button(
        label,
        key=f"walk.{item_id}",
        type="primary" if session.current_item == item_id else "secondary",
        width="stretch",
        wrap=True,
        on_click=_go_to,
        args=(desk, session.id, item_id),
    )


def _label(desk: Desk, framework: Framework, item: Talk | AgendaItem, place: int) -> str:
    t = desk.t
    name = part_name(item, framework, t)
    if not isinstance(item, Talk) or item.outcome is None:
        return t("dialogue_ui.agenda.stop", place=place, name=name, minutes=item.minutes)
    return t("dialogue_ui.agenda.stop_done", place=place, name=name, outcome=outcome_word(item.outcome, t))


def _go_to(desk: Desk, session_id: str, item_id: str | None) -> None:
    try:
        show_item(desk.sessions, session_id, item_id, desk.services.clock.now())
    except CodedError as problem:
        desk.say(problem)
