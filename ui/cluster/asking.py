"""Asking other networks to bring their results to a session, for whoever works for several of them."""

import streamlit as st

from dialogues.guests import ask_networks
from dialogues.model import Session, SessionState
from qualitaetsrahmen.errors import CodedError
from selfeval.model import Recipient, Round, RoundState
from ui import links, state
from ui.desk import Desk
from ui.dialogue.choose_session import session_label

_LONGEST_PURPOSE = 500


def offer_asking(desk: Desk) -> None:
    """Draw the form, or say why there is nothing to ask for."""
    t = desk.t
    if len(desk.scope.ids) <= 1:
        return
    st.header(t("cluster_ui.ask.title"), anchor=False)
    sessions = [one for one in desk.sessions.sessions() if one.state is not SessionState.ENDED]
    rounds = [one for one in desk.rounds.rounds() if may_be_shown_to_others(one)]
    if not sessions or not rounds:
        st.write(t("cluster_ui.ask.no_session" if not sessions else "cluster_ui.ask.no_round"))
        if not sessions:
            links.link_to("dialoge", t("dialogue_ui.agreements.to_dialogues"), icon=":material/arrow_forward:")
        return
    by_id = {one.id: one for one in sessions}
    session = by_id[
        st.selectbox(
            t("cluster_ui.ask.session"),
            list(by_id),
            format_func=lambda one: session_label(by_id[one], t),
            key="ask.session",
        )
    ]
    _ask_for_rounds(desk, session, [one for one in rounds if one.network_id != session.network_id])


def may_be_shown_to_others(of_round: Round) -> bool:
    """Say whether a round has results and its people were told that other municipalities may see them."""
    return of_round.state is RoundState.CLOSED and Recipient.CLUSTER in of_round.recipients


def _ask_for_rounds(desk: Desk, session: Session, rounds: list[Round]) -> None:
    t, names = desk.t, {network.id: network.name for network in desk.networks.networks()}
    by_id = {one.id: one for one in rounds}
    chosen = st.multiselect(
        t("cluster_ui.ask.rounds"),
        list(by_id),
        format_func=lambda one: t("cluster_ui.ask.round", network=names[by_id[one].network_id], round=by_id[one].title),
        placeholder=t("cluster_ui.ask.rounds_placeholder"),
        select_all=False,
        key=f"ask.rounds.{session.id}",
    )
    st.caption(t("cluster_ui.ask.rounds_about"))
    purpose = st.text_area(
        t("cluster_ui.ask.purpose"),
        placeholder=t("cluster_ui.ask.purpose_example"),
        max_chars=_LONGEST_PURPOSE,
        height=90,
        key=f"ask.purpose.{session.id}",
    )
    if st.button(t("cluster_ui.ask.button"), key="ask.button"):
        if not chosen:
            st.error(t("cluster_ui.ask.nobody"))
            return
        _ask(desk, session, [by_id[one] for one in chosen], purpose)


def _ask(desk: Desk, session: Session, rounds: list[Round], purpose: str) -> None:
    try:
        host = desk.rounds.round(session.round_id)
        asked = ask_networks(desk.services.guests(desk.scope), session, host, rounds, purpose)
    except CodedError as problem:
        desk.say(problem)
        return
    for guest in asked:
        desk.note("session.results_asked_for", session.id, guest.network_id)
    state.leave_message(desk.t("cluster_ui.ask.done"))
    st.rerun()
