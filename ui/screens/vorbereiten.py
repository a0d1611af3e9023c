"""Preparing a dialogue: its invitation, its series, private notes, a reusable plan, the hand-over."""

import streamlit as st

from ui.desk import Desk, open_desk
from ui.dialogue.choose_session import choose_session
from ui.parts.messages import say_message
from ui.parts.page_part import choose_part
from ui.preparing.hand_over_part import draw_hand_over
from ui.preparing.invitation_part import draw_invitation
from ui.preparing.notes_part import draw_notes
from ui.preparing.series_part import draw_series
from ui.preparing.template_part import draw_template

PARTS = {
    "einladung": draw_invitation,
    "notizen": draw_notes,
    "reihe": draw_series,
    "vorlage": draw_template,
    "uebergabe": draw_hand_over,
}
"""What can be prepared, by the word that stands in the address."""


def draw_page(desk: Desk) -> None:
    """Draw one part of the preparation of one session."""
    st.title(desk.t("series_ui.title"), anchor=False)
    say_message()
    session = choose_session(desk)
    if session is not None:
        words = desk.t("series_ui.part")
        part = choose_part("teil", list(PARTS), words, lambda one: desk.t(f"series_ui.part.{one}"))
        PARTS[part](desk, session)


draw_page(open_desk())
