"""Taking along what a dialogue hands to people outside: poster and slides."""

import streamlit as st

from dialogues.model import Session
from exports.phrases import reach_word
from selfeval.published import may_be_shown_outside
from selfeval.release import Reach
from ui.desk import Desk
from ui.parts.markup import plain_link

_KINDS = {"poster": "dialogplakat", "slides": "folien"}


def draw_handouts(desk: Desk, session: Session) -> None:
    """Draw what may leave the network, each with what stands in it and the link to its file."""
    t = desk.t
    with st.container(border=True):
        st.markdown(t("take_handouts.title", reach=reach_word(Reach.PUBLIC, t)))
        if not may_be_shown_outside(desk.rounds.round(session.round_id)):
            st.caption(t("take_handouts.no_figures"))
        for kind, path in _KINDS.items():
            st.write(t(f"take_handouts.{kind}.about"))
            plain_link(t(f"take_handouts.{kind}"), f"/herunterladen/{path}/{session.id}")


def offer_room_sheets(desk: Desk, session: Session) -> None:
    """Draw the link to the sheets with which the session can be led without a network."""
    plain_link(desk.t("take_handouts.room_sheets"), f"/herunterladen/ohne-netz/{session.id}")
