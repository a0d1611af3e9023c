"""Until when the answers and results of a closed round are kept, and how to shorten that."""

import streamlit as st

from qualitaetsrahmen.errors import CodedError
from selfeval.model import Round
from selfeval.retention import keep_shorter, kept_until
from ui import state
from ui.desk import Desk
from ui.parts.day_field import Days, ask_day


def say_keeping(desk: Desk, of_round: Round) -> None:
    """Say on which day everything is deleted, and what stays."""
    until = kept_until(of_round, desk.services.settings.keep_months)
    if until is not None:
        st.write(desk.t("round_life.keeping.until", day=desk.t.date(until)))


def offer_shorter_keeping(desk: Desk, of_round: Round) -> None:
    """Draw the form that brings the day of deletion nearer; it never goes further away."""
    t = desk.t
    months = desk.services.settings.keep_months
    latest = kept_until(of_round, months)
    if latest is None or latest <= desk.today:
        return
    with (
        st.expander(t("round_life.keeping.title"), key="actions.keeping"),
        st.form(f"keep:{of_round.id}", border=False),
    ):
        st.write(t("round_life.keeping.text"))
        days = Days(desk.today, latest)
        until = ask_day(t("round_life.days.keep_until"), latest, days, t, key="keeping.until").chosen
        if not st.form_submit_button(t("round_life.keeping.save"), key="keeping.save") or until is None:
            return
        try:
            desk.require_coordinator(of_round.network_id)
            keep_shorter(desk.rounds, of_round.id, until, desk.today, months)
        except CodedError as problem:
            desk.say(problem)
            return
        desk.note("round.kept_shorter", of_round.id, of_round.network_id)
        state.leave_message(t("round_life.keeping.saved", day=t.date(until)))
        st.rerun()
