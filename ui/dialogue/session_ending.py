"""The end of a session: one question before it, and after it the minutes and what is still to be written down."""

import streamlit as st

from dialogues.model import Session
from dialogues.room_model import VoteState
from dialogues.sessions import end_session
from exports.phrases import outcome_word
from qualitaetsrahmen.errors import CodedError
from selfeval.results import Results
from ui import state
from ui.desk import Desk
from ui.dialogue.event_page_panel import draw_event_page
from ui.dialogue.presence_panel import draw_presence
from ui.dialogue.session_list import minutes_path
from ui.dialogue.session_results import draw_results
from ui.dialogue.take_handouts import draw_handouts
from ui.dialogue.take_papers import draw_session_papers
from ui.parts.framework_view import criterion_name
from ui.parts.markup import plain_link


def is_last_part(session: Session) -> bool:
    """Say whether the room is with the last part, after which only the end comes."""
    return bool(session.agenda) and session.agenda[-1].id == session.current_item


def offer_minutes(desk: Desk, session: Session) -> None:
    """Draw the way to the minutes as they are so far."""
    plain_link(desk.t("dialogue_ui.session.minutes_so_far"), minutes_path(session))


def offer_ending(desk: Desk, session: Session) -> None:
    """Draw the button that ends a session; what it asks then stands right below it."""
    begin = desk.t("dialogue_ui.ending.begin")
    st.button(begin, on_click=state.ask, args=(f"end:{session.id}",), key="ending.begin")


def ask_ending(desk: Desk, session: Session) -> None:
    """Ask once more before a session ends, when somebody wants to end it, and say what would be lost."""
    t = desk.t
    if not state.is_asked(f"end:{session.id}"):
        return
    with st.container(border=True):
        st.markdown(f"**{t('dialogue_ui.ending.really')}**")
        st.write(t("dialogue_ui.ending.consequences"))
        if any(vote.state is VoteState.OPEN for vote in desk.sessions.votes(session.id)):
            st.warning(t("dialogue_ui.ending.open_question"))
        with st.container(horizontal=True):
            yes = t("dialogue_ui.ending.yes")
            st.button(yes, type="primary", key="ending.yes", on_click=_end, args=(desk, session))
            st.button(t("dialogue_ui.ending.no"), key="ending.no", on_click=state.forget_question)


def draw_ended(desk: Desk, session: Session, results: Results) -> None:
    """Draw the minutes, and each criterion with its outcome and agreements, which may still be written down."""
    t = desk.t
    st.write(t("dialogue_ui.ending.ended"))
    draw_session_papers(desk, session)
    draw_handouts(desk, session)
    draw_event_page(desk, session)
    draw_presence(desk, session, results.framework)
    st.header(t("dialogue_ui.ending.outcomes"), anchor=False)
    for item in session.talks:
        name = criterion_name(results.framework.criteria[item.criterion_id])
        with st.expander(f"{name}: {outcome_word(item.outcome, t)}"):
            draw_results(desk, session, item, results.framework)


def _end(desk: Desk, session: Session) -> None:
    try:
        end_session(desk.sessions, session.id, desk.services.clock.now())
    except CodedError as problem:
        desk.say(problem)
        return
    state.forget_question()
    desk.note("session.ended", session.id, session.network_id)
