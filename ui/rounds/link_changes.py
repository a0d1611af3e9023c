"""Replacing an open link by a new one, and limiting how many answers it takes."""

import streamlit as st

from qualitaetsrahmen.errors import CodedError
from qualitaetsrahmen.model import Framework
from selfeval.model import PerspectivePlan, Round
from selfeval.open_links import limit_link, replace_link
from ui import state
from ui.desk import Desk
from ui.parts.markup import literal

_MOST = 100_000


def change_link(desk: Desk, of_round: Round, framework: Framework, plan: PerspectivePlan) -> None:
    """Draw both ways to change an open link, folded away; nothing for whoever does not coordinate the network."""
    t = desk.t
    sent = desk.rounds.sent_counts(of_round.id).get(plan.perspective, 0)
    if plan.cap is not None and sent >= plan.cap:
        st.warning(t("ui.open_link.cap_reached"), icon=":material/info:")
    if not desk.is_coordinator(of_round.network_id):
        return
    with st.expander(t("ui.open_link.title"), key=f"open_link.{plan.perspective}"):
        st.write(t("ui.open_link.why"))
        _limit(desk, of_round, plan)
        _replace(desk, of_round, framework, plan)


def _limit(desk: Desk, of_round: Round, plan: PerspectivePlan) -> None:
    t = desk.t
    cap = st.number_input(
        t("ui.open_link.cap"),
        min_value=1,
        max_value=_MOST,
        value=plan.cap,
        placeholder=t("ui.open_link.cap_none"),
        key=f"open_link.cap.{plan.perspective}",
    )
    st.caption(t("ui.open_link.cap_help"))
    if not st.button(t("ui.open_link.cap_save"), key=f"open_link.cap_save.{plan.perspective}"):
        return
    try:
        desk.require_coordinator(of_round.network_id)
        limit_link(desk.rounds, of_round.id, plan.perspective, cap)
    except CodedError as problem:
        desk.say(problem)
        return
    desk.note("link.limited", f"{of_round.id} {plan.perspective}: {cap or '-'}", of_round.network_id)
    state.leave_message(t("ui.open_link.cap_saved"))
    st.rerun()


def _replace(desk: Desk, of_round: Round, framework: Framework, plan: PerspectivePlan) -> None:
    t = desk.t
    question = f"replace:{of_round.id}:{plan.perspective}"
    if not state.is_asked(question):
        st.button(
            t("ui.open_link.replace"),
            on_click=state.ask,
            args=(question,),
            key=f"open_link.replace.{plan.perspective}",
        )
        return
    label = literal(framework.perspective(plan.perspective).label)
    with st.container(border=True):
        st.markdown(f"**{t('ui.open_link.really', perspective=label)}**")
        st.write(t("ui.open_link.consequences"))
        with st.container(horizontal=True):
            is_sure = st.button(t("ui.open_link.yes"), type="primary", key=f"open_link.yes.{plan.perspective}")
            st.button(t("ui.open_link.no"), on_click=state.forget_question, key=f"open_link.no.{plan.perspective}")
        if is_sure:
            _replace_now(desk, of_round, plan)


def _replace_now(desk: Desk, of_round: Round, plan: PerspectivePlan) -> None:
    state.forget_question()
    try:
        desk.require_coordinator(of_round.network_id)
        replace_link(desk.rounds, desk.services.keys, of_round.id, plan.perspective, plan.rotation)
    except CodedError as problem:
        desk.say(problem)
        return
    desk.note("link.replaced", f"{of_round.id} {plan.perspective}", of_round.network_id)
    state.leave_message(desk.t("ui.open_link.replaced"))
    st.rerun()
