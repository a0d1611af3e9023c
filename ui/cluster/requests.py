"""Who was asked to a session of several networks, and the agreement of each network by its own coordinator."""

from datetime import date, timedelta

import streamlit as st

from dialogues.guests import LONGEST, Opening, is_open, open_results, withdraw
from dialogues.preparation_model import GuestNetwork
from qualitaetsrahmen.errors import CodedError
from ui import links, state
from ui.desk import Desk
from ui.dialogue.choose_session import SESSION
from ui.parts.day_field import Days, ask_day
from ui.parts.markup import literal
from wiring.clusters import member_names, members_of

_USUAL = timedelta(days=28)
"""Four weeks after the session: long enough to write everything down."""


def draw_members(desk: Desk, guest: GuestNetwork) -> None:
    """Draw each network with where its agreement stands, and for one's own the way to agree or withdraw."""
    t = desk.t
    problem = state.take_problem()
    if problem is not None:
        desk.say(problem)
    names = member_names(desk.services, desk.scope, guest.session_id)
    members = members_of(desk.services, desk.scope, guest.session_id)
    st.header(t("cluster_ui.members"), anchor=False)
    for member in sorted(members, key=lambda one: names[one.network_id].casefold()):
        with st.container(border=True, gap="xxsmall"):
            st.markdown(f"**{literal(names[member.network_id])}** · {_standing(desk, member)}")
            if desk.is_coordinator(member.network_id):
                _offer_answer(desk, member)
            elif member.network_id in desk.scope.ids and not is_open(member, desk.today):
                st.caption(t("cluster_ui.coordinators_only"))


def remind_of_requests(desk: Desk) -> None:
    """Remind a coordinator of sessions for which the own results were asked for and are not open."""
    t = desk.t
    waiting = [
        guest
        for guest in desk.services.guests(desk.scope).guests()
        if guest.agreed_on is None and guest.held_on >= desk.today and desk.is_coordinator(guest.network_id)
    ]
    for guest in waiting:
        st.write(t("cluster_ui.remind", title=literal(guest.title), day=literal(t.date(guest.held_on))))
        to_session = {SESSION: guest.session_id}
        links.link_to("gemeinsame_sitzungen", t("cluster_ui.to_request"), icon=":material/arrow_forward:", **to_session)


def _standing(desk: Desk, member: GuestNetwork) -> str:
    t = desk.t
    if member.open_until is None or member.agreed_on is None:
        return t("cluster_ui.not_open")
    if not is_open(member, desk.today):
        return t("cluster_ui.was_open", day=literal(t.date(member.open_until)))
    return t("cluster_ui.open", since=literal(t.date(member.agreed_on)), day=literal(t.date(member.open_until)))


def _offer_answer(desk: Desk, member: GuestNetwork) -> None:
    t, key = desk.t, f"open.{member.network_id}"
    if is_open(member, desk.today):
        st.button(t("cluster_ui.withdraw"), key=f"{key}.withdraw", on_click=_withdraw, args=(desk, member))
        return
    st.write(t("cluster_ui.agree_about", purpose=literal(member.purpose)))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        with st.container():
            latest = desk.today + LONGEST
            proposed = min(max(desk.today, member.held_on) + _USUAL, latest)
            day = ask_day(t("cluster_ui.until"), proposed, Days(desk.today, latest), t, key=f"{key}.until").chosen
        if st.button(t("cluster_ui.agree"), type="primary", key=f"{key}.agree") and day is not None:
            _agree(desk, member, day)


def _agree(desk: Desk, member: GuestNetwork, day: date) -> None:
    try:
        of_round = desk.rounds.round(member.round_id)
        open_results(desk.services.guests(desk.scope), member, of_round, desk.account, Opening(day, desk.today))
    except CodedError as problem:
        desk.say(problem)
        return
    desk.note("results.opened_to_cluster", f"{member.session_id} {day.isoformat()}", member.network_id)
    state.leave_message(desk.t("cluster_ui.agreed", day=desk.t.date(day)))
    st.rerun()


def _withdraw(desk: Desk, member: GuestNetwork) -> None:
    try:
        withdraw(desk.services.guests(desk.scope), member, desk.account)
    except CodedError as problem:
        state.leave_problem(problem)
        return
    desk.note("results.closed_to_cluster", member.session_id, member.network_id)
    state.leave_message(desk.t("cluster_ui.withdrawn"))
