"""Leading a dialogue: the room, the agenda, and for each part of it what the room can do now."""

import streamlit as st

from dialogues.model import Session, SessionState
from qualitaetsrahmen.errors import CodedError
from selfeval.release import Reach
from selfeval.results import Results, results_at_hand
from ui.desk import Desk, open_desk
from ui.dialogue.agenda_walk import draw_walk
from ui.dialogue.agenda_words import when_and_where
from ui.dialogue.choose_session import choose_session
from ui.dialogue.no_results import say_no_results
from ui.dialogue.room_panel import draw_room
from ui.dialogue.session_ending import ask_ending, draw_ended, is_last_part, offer_ending, offer_minutes
from ui.dialogue.session_opening import draw_planned
from ui.dialogue.stage import draw_stage
from ui.parts.markup import literal
from ui.parts.messages import say_message
from ui.parts.wide_page import widen


def draw_page(desk: Desk) -> None:
    """Draw the chosen session in its state."""
    t = desk.t
    st.title(t("dialogue_ui.lead.title"), anchor=False)
    say_message()
    session = choose_session(desk)
    if session is None:
        return
    try:
        results = results_at_hand(desk.rounds, session.round_id, Reach.INTERNAL)
    except CodedError as problem:
        desk.say(problem)
        return
    if session.state is not SessionState.RUNNING:
        st.markdown(literal(when_and_where(session, t)))
    say_no_results(results, t)
    match session.state:
        case SessionState.PLANNED:
            draw_planned(desk, session, results)
        case SessionState.RUNNING:
            draw_running(desk, session, results)
        case SessionState.ENDED:
            draw_ended(desk, session, results)


def draw_running(desk: Desk, session: Session, results: Results) -> None:
    """Draw what is on now, and beside it the room and the agenda; on a phone they stand below it."""
    widen()
    main, side = st.columns([5, 2], gap="large")
    with main:
        draw_stage(desk, session, results)
    with side:
        draw_room(desk, session)
        draw_walk(desk, session, results.framework)
        offer_minutes(desk, session)
        if not is_last_part(session):
            offer_ending(desk, session)
            ask_ending(desk, session)


draw_page(open_desk())
