"""The room of a running session: its code, its QR code, the projector's address, and how many are in."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from dialogues.model import Session
from dialogues.room_model import AnyVote
from dialogues.sessions import room_code
from exports.qr import qr_svg
from networks.links import shown_code
from ui.desk import Desk
from ui.parts.markup import literal
from ui.results.marks import svg_source
from wiring.addresses import room_address, room_door, screen_address

_CODE = "font-size:clamp(1.8rem,2.6vw,2.6rem);line-height:1.2;font-weight:650;letter-spacing:.08em;white-space:nowrap"
_QR = "width:11rem;max-width:100%;border:1px solid #c9ced3;border-radius:.375rem"


def draw_room(desk: Desk, session: Session) -> None:
    """Draw everything that people need to come in, and follow what happens on other devices."""
    t, services = desk.t, desk.services
    st.header(t("dialogue_ui.room.title"), anchor=False)
    code = shown_code(room_code(services.keys, session))
    st.html(f'<div style="{_CODE}" aria-label="{escape(t("dialogue_ui.room.code", code=code))}">{code}</div>')
    st.markdown(literal(t("dialogue_ui.room.how", door=room_door(services))))
    source = svg_source(qr_svg(room_address(services, session), title=t("dialogue_ui.room.qr")))
    st.html(f'<img src="{source}" alt="{escape(t("dialogue_ui.room.qr"))}" style="{_QR}">')
    st.link_button(t("dialogue_ui.room.projector"), screen_address(services, session), icon=":material/open_in_new:")
    drawn = _moves(session, desk.sessions.votes(session.id))
    st.fragment(_watch, run_every=services.settings.idle_poll_seconds)(desk, session.id, drawn)


def _watch(desk: Desk, session_id: str, drawn: object) -> None:
    """Say how many are in, and draw the page anew when another device has gone on."""
    store = desk.sessions
    if _moves(store.session(session_id), store.votes(session_id)) != drawn:
        st.rerun()
    st.markdown(f"**{desk.t('dialogue_ui.room.seats', count=store.seats(session_id))}**")


def _moves(session: Session, votes: Sequence[AnyVote]) -> object:
    """Return what another device may move on: the place in the agenda, and what the room is asked."""
    asked = tuple((vote.id, vote.state) for vote in votes)
    return session.state, session.current_item, [item.id for item in session.agenda], asked
