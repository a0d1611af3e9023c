"""A draft: opening it, from when on its links let people in, or discarding it."""

import streamlit as st

from dialogues.local_meanings import to_pin
from qualitaetsrahmen.errors import CodedError
from selfeval.model import Round
from selfeval.rounds import open_round
from ui import links, state
from ui.desk import Desk
from ui.new_round.filled_form import form_of_draft
from wiring.interface_languages import translations_to_offer


def offer_opening(desk: Desk, of_round: Round) -> None:
    """Draw the ways to open a draft and to discard it."""
    t = desk.t
    st.write(t("ui.round.draft_text"))
    if not desk.is_coordinator(of_round.network_id):
        st.info(t("ui.round.coordinators_only"))
        return
    question = f"discard:{of_round.id}"
    with st.container(horizontal=True):
        if st.button(t("ui.round.open"), type="primary", key="round.open"):
            open_draft(desk, of_round)
        if st.button(t("round_life.draft.change"), key="round.change"):
            change(desk, of_round)
        st.button(t("ui.round.discard"), on_click=state.ask, args=(question,), key="round.discard")
    if state.is_asked(question):
        with st.container(border=True, horizontal=True, vertical_alignment="center"):
            st.write(t("ui.round.discard_really"))
            if st.button(t("ui.round.discard_yes"), key="round.discard_yes"):
                discard_draft(desk, of_round)
            st.button(t("ui.round.discard_no"), on_click=state.forget_question, key="round.discard_no")


def open_draft(desk: Desk, of_round: Round) -> None:
    """Open the round and draw the page anew."""
    try:
        desk.require_coordinator(of_round.network_id)
        framework = desk.rounds.framework(of_round.framework_sha256)
        translations = translations_to_offer(desk.services, of_round.network_id, framework)
        known = desk.local_meanings.meanings(framework.framework.id)
        meanings = to_pin(known, of_round.network_id, of_round.criteria)
        open_round(desk.rounds, desk.services.keys, of_round.id, desk.today, translations, meanings)
    except CodedError as problem:
        desk.say(problem)
        return
    desk.note("round.opened", of_round.id, of_round.network_id)
    state.leave_message(desk.t("ui.round.opened"))
    st.rerun()


def change(desk: Desk, of_round: Round) -> None:
    """Go back into the form with all that the draft holds; saving there writes over it."""
    framework = desk.rounds.framework(of_round.framework_sha256)
    offered = desk.services.library(of_round.network_id).offered()
    if of_round.framework_name not in {one.name for one in offered}:
        st.error(desk.t("round_life.draft.framework_gone", name=of_round.framework_name))
        return
    state.fill_round_form(form_of_draft(of_round, framework))
    state.forget_step("new_round")
    links.go_to("neue_runde")


def discard_draft(desk: Desk, of_round: Round) -> None:
    """Discard the draft and go back to the list."""
    state.forget_question()
    try:
        desk.require_coordinator(of_round.network_id)
        desk.rounds.discard_draft(of_round.id)
    except CodedError as problem:
        desk.say(problem)
        return
    desk.note("round.discarded", of_round.id, of_round.network_id)
    state.leave_message(desk.t("ui.round.discarded", title=of_round.title))
    links.leave_one()
