"""Inviting people: when and where, the text to copy, and the files to send along."""

from datetime import time

import streamlit as st

from dialogues.invitations import WhenAndWhere, settle
from dialogues.model import Session, SessionState
from exports.invitations import invitation_text
from qualitaetsrahmen.errors import CodedError
from qualitaetsrahmen.languages.translations import GERMAN
from texts.catalogue import translator
from ui import state
from ui.desk import Desk
from ui.parts.day_field import ANY, ask_day
from ui.parts.markup import button_link, plain_link, to_copy
from wiring.invitations import invitation_of

_LONGEST_PLACE = 280


def draw_invitation(desk: Desk, session: Session) -> None:
    """Draw what is missing, the way to add it, and the invitation as people will read it."""
    t = desk.t
    if session.state is SessionState.PLANNED:
        _settle_when_and_where(desk, session)
    else:
        st.write(t("series_ui.invitation.is_over"))
    try:
        content = invitation_of(desk.services, desk.scope, session.id)
    except CodedError as problem:
        desk.say(problem)
        return
    st.header(t("series_ui.invitation.text"), anchor=False)
    st.write(t("series_ui.invitation.about"))
    with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
        button_link(t("series_ui.invitation.word"), f"/herunterladen/einladung/{session.id}")
        button_link(t("series_ui.invitation.calendar"), f"/herunterladen/termin/{session.id}")
        plain_link(t("series_ui.invitation.plain"), f"/herunterladen/einladung/{session.id}?format=txt")
    to_copy(invitation_text(content, translator(GERMAN)), t("series_ui.invitation.text"))
    st.write(t("series_ui.invitation.calendar_about"))


def _settle_when_and_where(desk: Desk, session: Session) -> None:
    t, key = desk.t, f"settle.{session.id}"
    missing = [name for name, value in (("hour", session.starts_at), ("place", session.place)) if not value]
    if missing:
        st.warning(
            t("series_ui.settle.missing", what=t.listed([t(f"series_ui.settle.missing.{one}") for one in missing]))
        )
    with st.form(key):
        st.markdown(f"**{t('series_ui.settle.title')}**")
        day, hour = st.columns(2)
        with day:
            held_on = ask_day(t("dialogue_ui.plan.day"), session.held_on, ANY, t, key=f"{key}.day").chosen
        starts_at = hour.time_input(
            t("series_ui.settle.hour"),
            value=time.fromisoformat(session.starts_at) if session.starts_at else time(14),
            key=f"{key}.hour",
        )
        place = st.text_input(
            t("series_ui.settle.place"), value=session.place, max_chars=_LONGEST_PLACE, key=f"{key}.place"
        )
        is_sent = st.form_submit_button(t("series_ui.settle.button"), type="secondary" if not missing else "primary")
    if is_sent and held_on is not None:
        _settle(desk, session, WhenAndWhere(held_on, f"{starts_at:%H:%M}", place))


def _settle(desk: Desk, session: Session, settled: WhenAndWhere) -> None:
    """Write day, hour and place, also where other networks were asked to this session."""
    try:
        changed = settle(desk.sessions, session.id, settled)
        guests = desk.services.guests(desk.scope)
        for guest in guests.guests():
            if guest.session_id == session.id:
                guests.save_guest(guest.model_copy(update={"held_on": changed.held_on}))
    except CodedError as problem:
        desk.say(problem)
        return
    desk.note("session.settled", session.id, session.network_id)
    state.leave_message(desk.t("series_ui.settle.done"))
    st.rerun()
