"""Leading a dialogue: the room, the agenda, and for each criterion its talk, votes, cards and outcome."""

import streamlit as st

from dialogues.counting import counted_framework
from dialogues.model import Session, SessionState, Talk
from qualitaetsrahmen.errors import CodedError
from selfeval.release import Reach
from selfeval.results import Results, results_at_hand
from ui import links
from ui.desk import Desk, open_desk
from ui.dialogue.agenda_walk import draw_walk
from ui.dialogue.agenda_words import length_words, when_and_where
from ui.dialogue.card_panel import draw_cards
from ui.dialogue.choose_session import choose_session
from ui.dialogue.follow_up_panel import draw_follow_up
from ui.dialogue.meaning_panel import draw_meaning
from ui.dialogue.no_results import say_no_results
from ui.dialogue.room_panel import draw_room
from ui.dialogue.session_ending import draw_ended, offer_ending
from ui.dialogue.session_opening import draw_planned
from ui.dialogue.session_results import draw_results
from ui.dialogue.talk_panel import draw_talk
from ui.dialogue.vote_panel import draw_votes
from ui.parts.framework_view import criterion_name
from ui.parts.markup import literal
from ui.parts.messages import say_message
from ui.parts.wide_page import widen

TABS = ("talk", "vote", "cards", "outcome")


def draw_page(desk: Desk) -> None:
    """Draw the chosen session in its state."""
    t = desk.t
    st.title(t("dialogue_ui.lead.title"), anchor=False)
    say_message()
    sessions = desk.sessions.sessions()
    if not sessions:
        st.info(t("dialogue_ui.lead.none"))
        links.link_to("dialoge", t("dialogue_ui.agreements.to_dialogues"), icon=":material/arrow_forward:")
        return
    session = choose_session(desk, sessions)
    try:
        results = results_at_hand(desk.rounds, session.round_id, Reach.INTERNAL)
    except CodedError as problem:
        desk.say(problem)
        return
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
    """Draw the room and the agenda beside the criterion that the room talks about."""
    widen()
    side, main = st.columns([2, 5], gap="large")
    with side:
        draw_room(desk, session)
        draw_walk(desk, session, results.framework)
    with main:
        item = session.talk(session.current_item) if session.current_item else None
        if item is None:
            st.header(desk.t("dialogue_ui.agenda.welcome"), anchor=False)
            st.write(desk.t("dialogue_ui.lead.welcome_text"))
            draw_follow_up(desk, session)
        else:
            draw_item(desk, session, item, results)
        offer_ending(desk, session)


def draw_item(desk: Desk, session: Session, item: Talk, results: Results) -> None:
    """Draw everything that belongs to one criterion, one tab for each thing that a facilitator does."""
    t = desk.t
    st.header(criterion_name(results.framework.criteria[item.criterion_id]), anchor=False)
    st.write(t("dialogue_ui.lead.time", length=length_words(item.minutes, t)))
    labels = [t(f"dialogue_ui.lead.tab.{name}") for name in TABS]
    # remembered by the server, because a message that comes or goes above would turn back to the first tab
    talk, vote, cards, outcome = st.tabs(labels, key=f"lead.tab.{item.id}", on_change="rerun")
    with talk:
        draw_talk(results, session, item, t)
        draw_meaning(desk, session, item, results.framework)
    with vote:
        pinned = desk.rounds.framework(results.of_round.framework_sha256)
        draw_votes(desk, session, item, counted_framework(pinned, session))
    with cards:
        draw_cards(desk, session, item.id)
    with outcome:
        draw_results(desk, session, item)


draw_page(open_desk())
