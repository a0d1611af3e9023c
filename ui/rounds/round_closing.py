"""Closing a round: what will happen, one question, and then the way to the results."""

import streamlit as st

from networks.scopes import ReviewScope
from qualitaetsrahmen.errors import CodedError
from selfeval.model import Round
from ui import links, state
from ui.desk import Desk
from ui.parts.markup import literal
from wiring.jobs import close_by_hand


def offer_closing(desk: Desk, of_round: Round) -> None:
    """Draw the button that closes a round, which asks once more before anything happens."""
    t = desk.t
    st.write(t("ui.closing.what"))
    question = f"close:{of_round.id}"
    if not state.is_asked(question):
        st.button(t("ui.closing.begin"), on_click=state.ask, args=(question,), key="closing.begin")
        return
    with st.container(border=True):
        st.markdown(f"**{t('ui.closing.really', title=literal(of_round.title))}**")
        st.markdown(t("ui.closing.consequences"))
        with st.container(horizontal=True):
            is_sure = st.button(t("ui.closing.yes"), type="primary", key="closing.yes")
            st.button(t("ui.closing.no"), on_click=state.forget_question, key="closing.no")
        if is_sure:
            close(desk, of_round)


def close(desk: Desk, of_round: Round) -> None:
    """Close the round and draw the page anew; closing one that was interrupted goes on where it stopped."""
    try:
        desk.require_coordinator(of_round.network_id)
        with st.spinner(desk.t("ui.closing.running")):
            close_by_hand(desk.services, of_round.id)
    except CodedError as problem:
        desk.say(problem)
        return
    state.forget_question()
    desk.note("round.closed", of_round.id, of_round.network_id)
    state.leave_message(desk.t("ui.closing.done"))
    st.rerun()


def offer_review(desk: Desk, of_round: Round) -> None:
    """Draw the way to the texts of a closed round that wait to be looked through, for whoever may read them."""
    if not desk.is_coordinator(of_round.network_id):
        return
    if desk.services.review(ReviewScope(of_round.network_id, of_round.id)).texts():
        st.info(desk.t("review_ui.words.waiting"))
        label = desk.t("review_ui.words.to_review")
        links.link_to("texte", label, icon=":material/arrow_forward:", **{links.ROUND: of_round.id})
