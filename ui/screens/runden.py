"""Rounds: the list of them, and for one of them everything from opening to closing."""

import streamlit as st

from qualitaetsrahmen.errors import CodedError
from qualitaetsrahmen.model import Framework
from selfeval.model import Round, RoundState
from ui import links, state
from ui.desk import Desk, open_desk
from ui.new_round.invited_table import warn_of_empty_sectors
from ui.new_round.outlook_view import warn_of_small_groups
from ui.parts.framework_view import draft_note
from ui.parts.markup import literal
from ui.parts.messages import say_message
from ui.rounds.results_link import show_results_link
from ui.rounds.round_closing import close, offer_closing, offer_review
from ui.rounds.round_ending import is_being_asked, offer_abandoning, offer_archiving, offer_repeating
from ui.rounds.round_keeping import offer_shorter_keeping, say_keeping
from ui.rounds.round_life import coming, offer_extension, offer_narrowing
from ui.rounds.round_links import hand_out
from ui.rounds.round_list import round_card, round_dates, state_badge
from ui.rounds.round_opening import offer_opening
from ui.rounds.round_papers import offer_entry, offer_first_look
from ui.rounds.round_plan import show_expectations, show_plan
from ui.rounds.round_progress import progress
from ui.rounds.round_reminders import offer_reminders


def draw_list(desk: Desk) -> None:
    """Draw all rounds, or what to do when there is none."""
    t = desk.t
    st.title(t("ui.rounds.title"), anchor=False)
    say_message()
    rounds = desk.rounds.rounds()
    networks = {network.id: network for network in desk.networks.networks()}
    if not rounds:
        st.info(t("ui.rounds.none"))
    for of_round in (one for one in rounds if one.archived_on is None):
        round_card(desk, of_round, networks[of_round.network_id], is_here=True)
    links.link_to("neue_runde", t("ui.rounds.new"), icon=":material/add:")
    archived = [one for one in rounds if one.archived_on is not None]
    if archived:
        with st.expander(t("round_life.archived", count=len(archived)), key="rounds.archived"):
            for of_round in archived:
                round_card(desk, of_round, networks[of_round.network_id], is_here=True)


def draw_round(desk: Desk, of_round: Round) -> None:
    """Draw one round with what can be done in its state."""
    t = desk.t
    framework = desk.rounds.framework(of_round.framework_sha256)
    links.show(t("ui.rounds.back"), icon=":material/arrow_back:")
    st.title(literal(of_round.title), anchor=False)
    with st.container(horizontal=True, vertical_alignment="center"):
        state_badge(of_round, t)
        st.markdown(literal(desk.networks.network(of_round.network_id).name), width="content")
    st.write(" ".join(filter(None, (round_dates(of_round, t), coming(of_round, t)))))
    say_message()
    problem = state.take_problem()
    if problem is not None:
        desk.say(problem)
    if of_round.state is not RoundState.CLOSED:
        draft_note(framework, t)
    match of_round.state:
        case RoundState.DRAFT:
            warn_of_small_groups(of_round.plans, framework, t)
            warn_of_empty_sectors(of_round.plans, framework, t)
            offer_opening(desk, of_round)
        case RoundState.OPEN:
            draw_open(desk, of_round, framework)
        case RoundState.CLOSING:
            draw_interrupted(desk, of_round)
        case _:
            draw_ended(desk, of_round)
    show_plan(desk, of_round, framework)
    if of_round.state is RoundState.DRAFT:
        show_expectations(of_round, framework, t)
        offer_first_look(desk, of_round, framework)


def draw_open(desk: Desk, of_round: Round, framework: Framework) -> None:
    """Draw how far an open round has come, what to hand out, and all that can be done with it in one place."""
    t = desk.t
    sent = desk.rounds.sent_counts(of_round.id)
    st.header(t("ui.progress.title"), anchor=False)
    progress(of_round, framework, sent, t)
    st.header(t("ui.hand_out.title"), anchor=False)
    hand_out(desk, of_round, framework)
    with st.expander(t("report_ui.share.later"), key="results_link"):
        show_results_link(desk, of_round)
    if not desk.is_coordinator(of_round.network_id):
        st.info(t("ui.round.coordinators_only"))
        return
    st.header(t("round_life.actions"), anchor=False)
    offer_entry(desk, of_round)
    offer_reminders(desk, of_round, framework, sent)
    offer_extension(desk, of_round)
    offer_narrowing(desk, of_round)
    with st.expander(t("ui.closing.title"), key="actions.close", expanded=is_being_asked(of_round, "close")):
        offer_closing(desk, of_round)
    with st.expander(
        t("round_life.abandon.title"), key="actions.abandon", expanded=is_being_asked(of_round, "abandon")
    ):
        offer_abandoning(desk, of_round)


def draw_ended(desk: Desk, of_round: Round) -> None:
    """Draw what became of a round that has ended, the way to its results, and what can still be done with it."""
    t = desk.t
    if of_round.state is not RoundState.CLOSED:
        st.info(t(f"round_life.ended.{of_round.state.value}"))
    else:
        st.write(t("ui.round.closed_text"))
        if st.button(t("ui.round.to_results"), type="primary", key="round.results"):
            links.go_to("ergebnisse", **{links.ROUND: of_round.id})
        offer_review(desk, of_round)
        with st.expander(t("report_ui.share.address"), key="results_link"):
            show_results_link(desk, of_round)
        say_keeping(desk, of_round)
    if desk.is_coordinator(of_round.network_id):
        st.header(t("round_life.actions"), anchor=False)
        offer_repeating(desk, of_round)
        if of_round.state is RoundState.CLOSED:
            offer_entry(desk, of_round)
            offer_narrowing(desk, of_round)
            offer_shorter_keeping(desk, of_round)
        offer_archiving(desk, of_round)


def draw_interrupted(desk: Desk, of_round: Round) -> None:
    """Draw the way to finish a closing that a power cut or the like has stopped."""
    st.warning(desk.t("ui.closing.interrupted"))
    if desk.is_coordinator(of_round.network_id) and st.button(
        desk.t("ui.closing.go_on"), type="primary", key="closing.go_on"
    ):
        close(desk, of_round)


def draw_page(desk: Desk) -> None:
    """Draw the round that the address names, else the list."""
    round_id = links.chosen(links.ROUND)
    try:
        of_round = desk.rounds.round(round_id) if round_id else None
    except CodedError as problem:
        desk.say(problem)
        of_round = None
    if of_round is None:
        draw_list(desk)
    else:
        draw_round(desk, of_round)


draw_page(open_desk())
