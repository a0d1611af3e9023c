"""The ends of a round besides closing it: abandoning, archiving, and beginning a second one."""

import streamlit as st

from qualitaetsrahmen.errors import CodedError
from selfeval.model import Round
from selfeval.repeating import repeated
from selfeval.round_life import abandon_round, archive_round
from ui import links, state
from ui.desk import Desk
from ui.new_round.filled_form import form_of_repetition
from ui.parts.markup import literal


def is_being_asked(of_round: Round, question: str) -> bool:
    """Say whether a question about this round is waiting for its answer, so that its place stays unfolded."""
    return state.is_asked(f"{question}:{of_round.id}")


def offer_abandoning(desk: Desk, of_round: Round) -> None:
    """Draw the button that ends a round without results, which asks once more with all that follows from it."""
    t = desk.t
    st.write(t("round_life.abandon.what"))
    question = f"abandon:{of_round.id}"
    if not state.is_asked(question):
        st.button(t("round_life.abandon.begin"), on_click=state.ask, args=(question,), key="abandon.begin")
        return
    with st.container(border=True):
        st.markdown(f"**{t('round_life.abandon.really', title=literal(of_round.title))}**")
        st.markdown(t("round_life.abandon.consequences"))
        with st.container(horizontal=True):
            is_sure = st.button(t("round_life.abandon.yes"), key="abandon.yes")
            st.button(t("ui.closing.no"), on_click=state.forget_question, key="abandon.no", type="primary")
        if is_sure:
            abandon(desk, of_round)


def abandon(desk: Desk, of_round: Round) -> None:
    """End the round, delete all answers, and draw the page anew."""
    try:
        desk.require_coordinator(of_round.network_id)
        with st.spinner(desk.t("round_life.abandon.running")):
            abandon_round(desk.services.endings(), of_round.id, desk.today)
    except CodedError as problem:
        desk.say(problem)
        return
    state.forget_question()
    desk.note("round.abandoned", of_round.id, of_round.network_id)
    state.leave_message(desk.t("round_life.abandon.done"))
    st.rerun()


def offer_repeating(desk: Desk, of_round: Round) -> None:
    """Draw the way to a second round, which begins with all that this one was about."""
    t = desk.t
    st.write(t(f"round_life.repeat.{of_round.state.value}"))
    if not st.button(t("round_life.repeat.begin"), icon=":material/replay:", key="round.repeat"):
        return
    library = desk.services.library(of_round.network_id)
    pinned = desk.rounds.framework(of_round.framework_sha256)
    repetition = repeated(of_round, pinned, library, library.offered())
    if repetition is None:
        st.error(t("round_life.repeat.framework_gone", name=of_round.framework_name))
        return
    state.fill_round_form(form_of_repetition(of_round, pinned, repetition))
    state.forget_step("new_round")
    links.go_to("neue_runde")


def offer_archiving(desk: Desk, of_round: Round) -> None:
    """Draw the button that puts a round that has ended out of the way, or takes it back."""
    t = desk.t
    is_archived = of_round.archived_on is not None
    name = "unarchive" if is_archived else "archive"
    st.write(t(f"round_life.{name}.text"))
    if not st.button(t(f"round_life.{name}.begin"), key=f"round.{name}"):
        return
    try:
        desk.require_coordinator(of_round.network_id)
        archive_round(desk.rounds, of_round.id, None if is_archived else desk.today)
    except CodedError as problem:
        desk.say(problem)
        return
    desk.note(f"round.{name}d", of_round.id, of_round.network_id)
    state.leave_message(t(f"round_life.{name}.done"))
    st.rerun()
