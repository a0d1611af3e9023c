"""An open round: what comes next, until when answers are asked for, and who will see the results."""

from datetime import date, timedelta

import streamlit as st

from exports.recipients import recipients_sentence
from qualitaetsrahmen.errors import CodedError
from selfeval.model import Recipient, Round, RoundState
from selfeval.recipients import Narrowing, narrow_recipients
from selfeval.round_life import extend_round, promise_results
from texts.catalogue import Translator
from ui import state
from ui.desk import Desk
from ui.parts.day_field import Days, ask_day

_MORE = timedelta(weeks=1)
_ONE_DAY = timedelta(days=1)


def coming(of_round: Round, t: Translator) -> str:
    """Return in one or two sentences what comes next for a round, and who has to do it; nothing once it is over."""
    if of_round.state is RoundState.CLOSED:
        return t("round_life.next.results_on", day=t.date(of_round.results_on)) if of_round.results_on else ""
    if of_round.state not in (RoundState.DRAFT, RoundState.OPEN):
        return ""
    if of_round.state is RoundState.DRAFT and of_round.closes_on is None:
        return ""
    if of_round.closes_on is None:
        words = t("round_life.next.no_end")
    else:
        key = "by_itself" if of_round.closes_itself else "by_hand"
        after = "then_" if of_round.state is RoundState.OPEN else ""  # its page has just named the day
        words = t(f"round_life.next.{after}{key}", day=t.date(of_round.closes_on))
    if of_round.results_on is None:
        return words
    return f"{words} {t('round_life.next.results_on', day=t.date(of_round.results_on))}"


def offer_extension(desk: Desk, of_round: Round) -> None:
    """Draw the form that moves the last day to a later one, and that of the results."""
    t = desk.t
    with st.expander(t("round_life.extend.title"), key="actions.extend"):
        st.write(t("round_life.extend.text"))
        earliest = max(desk.today, of_round.closes_on or desk.today)
        with st.form(f"extend:{of_round.id}", border=False):
            proposed = earliest if of_round.closes_on is None else earliest + _MORE
            end = ask_day(t("ui.new_round.end"), proposed, Days(earliest), t, key="extend.end").chosen
            by_itself = st.checkbox(t("round_life.days.closes_itself"), of_round.closes_itself, key="extend.by_itself")
            if st.form_submit_button(t("round_life.extend.save"), key="extend.save") and end is not None:
                extend(desk, of_round, end, by_itself=by_itself)
        _offer_day_of_results(desk, of_round, earliest)


def extend(desk: Desk, of_round: Round, end: date, *, by_itself: bool) -> None:
    """Move the last day and draw the page anew."""
    t = desk.t
    try:
        desk.require_coordinator(of_round.network_id)
        changed = extend_round(desk.rounds, of_round.id, end, desk.today, closes_itself=by_itself)
    except CodedError as problem:
        desk.say(problem)
        return
    desk.note("round.extended", of_round.id, of_round.network_id)
    words = t("round_life.extend.done", day=t.date(end))
    is_dropped = of_round.results_on is not None and changed.results_on is None
    state.leave_message(f"{words} {t('round_life.extend.results_dropped')}" if is_dropped else words)
    st.rerun()


def _offer_day_of_results(desk: Desk, of_round: Round, end: date) -> None:
    t = desk.t
    with st.form(f"results_on:{of_round.id}", border=False):
        days = Days(end + _ONE_DAY)
        day = ask_day(t("round_life.days.results_on"), of_round.results_on, days, t, key="extend.results_on")
        if st.form_submit_button(t("round_life.extend.save_results"), key="extend.save_results") and day.is_possible:
            try:
                desk.require_coordinator(of_round.network_id)
                promise_results(desk.rounds, of_round.id, day.typed, desk.today)
            except CodedError as problem:
                desk.say(problem)
                return
            desk.note("round.results_promised", of_round.id, of_round.network_id)
            state.leave_message(t("round_life.extend.results_saved"))
            st.rerun()


def offer_narrowing(desk: Desk, of_round: Round) -> None:
    """Draw the recipients beyond the network, each of which can be left out and none be added."""
    t = desk.t
    beyond = [one for one in Recipient if one in of_round.recipients and one is not Recipient.NETWORK]
    if not beyond:
        return
    with st.expander(t("round_life.narrow.title"), key="actions.narrow"):
        st.write(recipients_sentence(of_round.recipients, t))
        st.write(t(f"round_life.narrow.{of_round.state.value}"))
        with st.form(f"narrow:{of_round.id}", border=False):
            left_out = {
                one
                for one in beyond
                if st.checkbox(
                    t("round_life.narrow.leave_out", name=t(f"ui.recipient.{one.value}")), key=f"narrow.{one.value}"
                )
            }
            if st.form_submit_button(t("round_life.narrow.save"), key="narrow.save") and left_out:
                narrow(desk, of_round, of_round.recipients - left_out)


def narrow(desk: Desk, of_round: Round, recipients: frozenset[Recipient]) -> None:
    """Leave recipients out and draw the page anew."""
    try:
        desk.require_coordinator(of_round.network_id)
        by = Narrowing(desk.services.consents(desk.scope), desk.t("handing_in_ui.by_narrowing"), desk.today)
        narrow_recipients(desk.rounds, of_round.id, recipients, by)
    except CodedError as problem:
        desk.say(problem)
        return
    desk.note("round.recipients_narrowed", of_round.id, of_round.network_id)
    state.leave_message(desk.t("round_life.narrow.done"))
    st.rerun()
