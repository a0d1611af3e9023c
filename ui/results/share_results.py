"""Who else can read the results: those who answered, and for some time readers on a committee."""

from datetime import date, timedelta

import streamlit as st

from qualitaetsrahmen.errors import CodedError
from selfeval.model import Round
from selfeval.published import (
    LONGEST,
    committee_links,
    end_committee_link,
    make_committee_link,
    may_be_shown_outside,
)
from ui import state
from ui.desk import Desk
from ui.parts.day_field import Days, ask_day
from ui.parts.markup import to_copy
from ui.rounds.results_link import show_results_link
from wiring.addresses import published_address

_USUAL = timedelta(28)


def share_results(desk: Desk, of_round: Round) -> None:
    """Draw the address for those who answered, and the links for a committee with the ways to make and end them."""
    t = desk.t
    st.header(t("report_ui.share.title"), anchor=False)
    problem = state.take_problem()
    if problem is not None:
        desk.say(problem)
    with st.container(border=True):
        st.markdown(f"**{t('report_ui.share.answered')}**")
        show_results_link(desk, of_round)
    with st.container(border=True):
        st.markdown(f"**{t('report_ui.committee.title')}**")
        st.write(t("report_ui.committee.intro"))
        _show_new_link(desk)
        if not may_be_shown_outside(of_round):
            st.info(t("report_ui.committee.not_public"))
        elif not desk.is_coordinator(of_round.network_id):
            st.info(t("report_ui.committee.coordinators_only"))
        else:
            _list_links(desk, of_round)
            _offer_link(desk, of_round)


def _show_new_link(desk: Desk) -> None:
    """Show a link that was just made, for the only time."""
    address = state.take_secret_address()
    if address:
        st.success(desk.t("report_ui.committee.once"))
        to_copy(address, desk.t("report_ui.committee.address"))


def _list_links(desk: Desk, of_round: Round) -> None:
    t = desk.t
    links = committee_links(desk.services.published_links(desk.scope), of_round.id, desk.today)
    if not links:
        st.write(t("report_ui.committee.none"))
    for number, link in enumerate(links, start=1):
        with st.container(horizontal=True, vertical_alignment="center"):
            day = t.date(link.expires_on) if link.expires_on else ""
            st.write(t("report_ui.committee.until", number=number, day=day))
            st.button(
                t("report_ui.committee.end"),
                key=f"committee.end.{number}",
                on_click=_end,
                args=(desk, of_round, link.fingerprint),
            )


def _offer_link(desk: Desk, of_round: Round) -> None:
    t = desk.t
    with st.container(horizontal=True, vertical_alignment="bottom"):
        with st.container():
            days = Days(desk.today, desk.today + LONGEST)
            day = ask_day(t("report_ui.committee.day"), desk.today + _USUAL, days, t, key="committee.day").chosen
        if st.button(t("report_ui.committee.make"), key="committee.make") and day is not None:
            _make(desk, of_round, day)


def _make(desk: Desk, of_round: Round, day: date) -> None:
    try:
        desk.require_coordinator(of_round.network_id)
        store = desk.services.published_links(desk.scope)
        secret = make_committee_link(store, desk.services.keys, of_round, day, desk.today)
    except CodedError as problem:
        desk.say(problem)
        return
    desk.note("committee_link.made", of_round.id, of_round.network_id)
    state.leave_secret_address(published_address(desk.services, secret))
    st.rerun()


def _end(desk: Desk, of_round: Round, fingerprint: str) -> None:
    try:
        desk.require_coordinator(of_round.network_id)
        end_committee_link(desk.services.published_links(desk.scope), fingerprint)
    except CodedError as problem:
        state.leave_problem(problem)
        return
    desk.note("committee_link.ended", of_round.id, of_round.network_id)
    state.leave_message(desk.t("report_ui.committee.ended"))
