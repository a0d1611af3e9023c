"""The room of a running session: its code, its QR code, the projector's address, and how many are in."""

from html import escape

import streamlit as st

from dialogues.model import Session
from dialogues.sessions import room_code
from exports.qr import qr_svg
from networks.links import shown_code
from ui.desk import Desk
from ui.dialogue.counting_panel import draw_counting
from ui.dialogue.screen_panel import draw_screen_choice
from ui.parts.markup import literal
from ui.results.marks import svg_source
from wiring.addresses import room_address, room_door, screen_address

_CODE = "font-size:clamp(1.8rem,2.6vw,2.6rem);line-height:1.2;font-weight:650;letter-spacing:.08em;white-space:nowrap"
_QR = "width:11rem;max-width:100%;border:1px solid #c9ced3;border-radius:.375rem"


def draw_entrance(desk: Desk, session: Session) -> None:
    """Draw how the room is entered, and what comes first: the projector, and waiting for everybody."""
    t, services = desk.t, desk.services
    st.write(t("dialogue_ui.lead.welcome_text"))
    st.link_button(t("dialogue_ui.room.projector"), screen_address(services, session), icon=":material/open_in_new:")
    left, right = st.columns([2, 5], vertical_alignment="center")
    with left:
        _draw_qr(room_address(services, session), t("dialogue_ui.room.qr"))
    with right:
        _draw_code(desk, session)
        st.markdown(literal(t("dialogue_ui.room.how", door=room_door(services))))


def draw_room(desk: Desk, session: Session) -> None:
    """Draw the room at a glance, the way in for latecomers, and follow what happens on other devices."""
    t, services = desk.t, desk.services
    st.header(t("dialogue_ui.room.title"), anchor=False)
    is_welcome = session.current_item is None
    if not is_welcome:
        _draw_code(desk, session)
    place = _place(desk, session)
    st.fragment(_watch, run_every=services.settings.idle_poll_seconds)(desk, session.id, place)
    if not is_welcome:
        projector = screen_address(services, session)
        st.link_button(t("dialogue_ui.room.projector"), projector, icon=":material/open_in_new:")
    draw_screen_choice(desk, session)
    _draw_links(desk, session, with_general=not is_welcome)
    draw_counting(desk, session)


def _draw_code(desk: Desk, session: Session) -> None:
    code = shown_code(room_code(desk.services.keys, session))
    name = escape(desk.t("dialogue_ui.room.code", code=code))
    st.html(f'<div style="{_CODE}" role="img" aria-label="{name}">{code}</div>')


def _draw_qr(address: str, name: str) -> None:
    st.html(
        f'<img src="{svg_source(qr_svg(address, title=name))}" alt="{escape(name)}" style="{_QR}">', width="content"
    )


def _draw_links(desk: Desk, session: Session, *, with_general: bool) -> None:
    """Draw the way in for all, and for each perspective, for tables and mails where everybody belongs to one."""
    t, services = desk.t, desk.services
    fold = st.expander(t("room_ui.links.title"), key=f"links.{session.id}", on_change="rerun")
    if not fold.open:
        return
    framework = desk.rounds.framework(desk.rounds.round(session.round_id).framework_sha256)
    with fold:
        if with_general:
            st.markdown(literal(t("dialogue_ui.room.how", door=room_door(services))))
            _draw_qr(room_address(services, session), t("dialogue_ui.room.qr"))
        st.write(t("room_ui.links.how"))
        for perspective in session.perspectives:
            address = room_address(services, session, perspective)
            name = t("room_ui.links.qr", perspective=framework.perspective(perspective).label)
            st.markdown(f"**{literal(framework.perspective(perspective).label)}**")
            st.code(address, language=None, wrap_lines=True)
            _draw_qr(address, name)


def _place(desk: Desk, session: Session) -> tuple[object, ...]:
    """Return what another device may have changed so that this page is out of date."""
    votes = tuple((vote.id, vote.state) for vote in desk.sessions.votes(session.id))
    settled = session.screen, session.counted_with, session.open_perspectives
    return session.state, session.current_item, *settled, votes


def _watch(desk: Desk, session_id: str, drawn: tuple[object, ...]) -> None:
    """Say how many are in, and draw the page anew when another device has gone on."""
    if _place(desk, desk.sessions.session(session_id)) != drawn:
        st.rerun()
    st.markdown(f"**{desk.t('dialogue_ui.room.seats', count=desk.sessions.seats(session_id))}**")
