"""Releasing the texts of a round: what will happen, one question, and then the way to the results."""

import streamlit as st

from qualitaetsrahmen.errors import CodedError
from selfeval.model import Round
from selfeval.text_review import ReviewState, ReviewStore, TextInReview, release_texts
from ui import links, state
from ui.desk import Desk


def offer_release(desk: Desk, store: ReviewStore, of_round: Round, texts: list[TextInReview]) -> None:
    """Draw how far one has come, and the button that releases all texts once none is undecided."""
    t = desk.t
    undecided = sum(one.state is ReviewState.OPEN for one in texts)
    decided = len(texts) - undecided
    st.progress(decided / len(texts), text=t("review_ui.release.progress", done=decided, number=len(texts)))
    if undecided:
        return
    kept = sum(one.state is ReviewState.KEPT for one in texts)
    question = f"release_texts:{of_round.id}"
    with st.container(border=True):
        st.markdown(t("review_ui.release.what", kept=kept, left_out=len(texts) - kept))
        if not state.is_asked(question):
            st.button(
                t("review_ui.release.begin"),
                type="primary",
                on_click=state.ask,
                args=(question,),
                key="review.release",
            )
            return
        st.markdown(f"**{t('review_ui.release.really')}**")
        with st.container(horizontal=True):
            is_sure = st.button(t("review_ui.release.yes"), type="primary", key="review.release_yes")
            st.button(t("review_ui.release.no"), on_click=state.forget_question, key="review.release_no")
    if is_sure:
        release(desk, store, of_round)


def release(desk: Desk, store: ReviewStore, of_round: Round) -> None:
    """Release the texts and go to the results, where everybody who may see them reads them now."""
    try:
        desk.require_coordinator(of_round.network_id)
        release_texts(store, of_round, desk.today, desk.services.shuffle())
    except CodedError as problem:
        desk.say(problem)
        return
    state.forget_question()
    desk.note("texts.released", of_round.id, of_round.network_id)
    state.leave_message(desk.t("review_ui.release.done"))
    links.go_to("ergebnisse", **{links.ROUND: of_round.id})
