"""Handing a session over to another facilitator, with a checklist, and taking one over."""

import streamlit as st

from dialogues.hand_over import Point, facilitates, give, successors, take_back, take_over
from dialogues.model import Session
from dialogues.preparation_model import HandOver
from networks.accounts import Account
from qualitaetsrahmen.errors import CodedError
from ui import state
from ui.desk import Desk
from ui.parts.markup import literal

_LONGEST_NOTE = 2000


def draw_hand_over(desk: Desk, session: Session) -> None:
    """Draw who leads the session, a hand-over that is under way, or the form for one."""
    t = desk.t
    problem = state.take_problem()
    if problem is not None:
        desk.say(problem)
    names = {one.id: one.name for one in desk.services.accounts().accounts()}
    leader = names.get(session.led_by or "")
    st.write(t("hand_over_ui.led_by", name=literal(leader)) if leader else t("hand_over_ui.led_by_nobody"))
    current = desk.services.hand_overs(desk.scope).hand_over(session.id)
    if current is not None:
        _draw_current(desk, session, current, names)
    if current is None or current.taken_on is not None:
        _offer_giving(desk, session)


def _draw_current(desk: Desk, session: Session, current: HandOver, names: dict[str, str]) -> None:
    t = desk.t
    who = {"giver": names.get(current.from_account, ""), "taker": names.get(current.to_account, "")}
    is_taken = current.taken_on is not None
    with st.container(border=True):
        key = "hand_over_ui.taken" if is_taken else "hand_over_ui.given"
        day = t.date(current.taken_on or current.given_on)
        st.markdown(f"**{literal(t(key, day=day, **who))}**")
        for point in Point:
            mark = ":material/check_box:" if point.value in current.ticked else ":material/check_box_outline_blank:"
            st.markdown(f"{mark} {t(f'hand_over_ui.point.{point.value}')}")
        if current.note:
            st.markdown(literal(current.note))
        if is_taken:
            return
        if current.to_account == desk.account.id:
            st.button(
                t("hand_over_ui.take"), type="primary", key="hand_over.take", on_click=_take, args=(desk, session)
            )
        if current.from_account == desk.account.id:
            st.button(t("hand_over_ui.take_back"), key="hand_over.back", on_click=_take_back, args=(desk, session))


def _offer_giving(desk: Desk, session: Session) -> None:
    t = desk.t
    if not (session.led_by == desk.account.id or facilitates(desk.account, session.network_id)):
        st.write(t("hand_over_ui.facilitators_only"))
        return
    others = successors(desk.services.accounts().accounts(), session, desk.account.id)
    if not others:
        st.info(t("hand_over_ui.nobody"))
        return
    st.header(t("hand_over_ui.title"), anchor=False)
    by_id = {one.id: one for one in others}
    with st.form("hand_over"):
        taker = st.selectbox(
            t("hand_over_ui.to"), list(by_id), format_func=lambda one: by_id[one].name, key="hand_over.to"
        )
        st.markdown(f"**{t('hand_over_ui.points')}**")
        ticked = [
            point.value
            for point in Point
            if st.checkbox(t(f"hand_over_ui.point.{point.value}"), key=f"hand_over.{session.id}.{point.value}")
        ]
        note = st.text_area(
            t("hand_over_ui.note"), max_chars=_LONGEST_NOTE, height=120, key=f"hand_over.{session.id}.note"
        )
        st.caption(t("hand_over_ui.notes_stay"))
        deletes = st.checkbox(t("hand_over_ui.delete_notes"), key=f"hand_over.{session.id}.delete_notes")
        is_sent = st.form_submit_button(t("hand_over_ui.give"), type="primary")
    if is_sent:
        _give(desk, session, by_id[taker], (frozenset(ticked), note), deletes_notes=deletes)


def _give(
    desk: Desk, session: Session, taker: Account, said: tuple[frozenset[str], str], *, deletes_notes: bool
) -> None:
    try:
        hand_over = HandOver(
            session_id=session.id,
            network_id=session.network_id,
            from_account=desk.account.id,
            to_account=taker.id,
            given_on=desk.today,
            ticked=said[0],
            note=said[1],
        )
        give(desk.services.hand_overs(desk.scope), session, desk.account, hand_over)
        if deletes_notes:
            desk.notes.delete_note(session.id)
    except CodedError as problem:
        desk.say(problem)
        return
    desk.note("session.handed_over", session.id, session.network_id)
    state.leave_message(desk.t("hand_over_ui.done", name=taker.name))
    st.rerun()


def _take(desk: Desk, session: Session) -> None:
    try:
        take_over(desk.services.hand_overs(desk.scope), desk.sessions, session.id, desk.account, desk.today)
    except CodedError as problem:
        state.leave_problem(problem)
        return
    desk.note("session.taken_over", session.id, session.network_id)
    state.leave_message(desk.t("hand_over_ui.you_lead", title=session.title))


def _take_back(desk: Desk, session: Session) -> None:
    try:
        take_back(desk.services.hand_overs(desk.scope), session.id, desk.account)
    except CodedError as problem:
        state.leave_problem(problem)
        return
    desk.note("session.hand_over_taken_back", session.id, session.network_id)
