"""Opening a round: the moment from which on its links let people in."""

import streamlit as st

from qualitaetsrahmen.errors import CodedError
from selfeval.model import Round
from selfeval.rounds import open_round
from ui import state
from ui.desk import Desk


def offer_opening(desk: Desk, of_round: Round) -> None:
    """Draw the way to open a draft."""
    t = desk.t
    st.write(t("ui.round.draft_text"))
    if not desk.is_coordinator(of_round.network_id):
        st.info(t("ui.round.coordinators_only"))
    elif st.button(t("ui.round.open"), type="primary", key="round.open"):
        open_draft(desk, of_round)


def open_draft(desk: Desk, of_round: Round) -> None:
    """Open the round and draw the page anew."""
    try:
        desk.require_coordinator(of_round.network_id)
        open_round(desk.rounds, desk.services.keys, of_round.id, desk.today)
    except CodedError as problem:
        desk.say(problem)
        return
    desk.note("round.opened", of_round.id, of_round.network_id)
    state.leave_message(desk.t("ui.round.opened"))
    st.rerun()
