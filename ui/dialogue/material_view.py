"""What has to lie ready for a whole session, to copy or to print."""

import streamlit as st

from dialogues.material import materials
from dialogues.model import Session
from exports.agenda_phrases import parts_in_short
from texts.catalogue import Translator
from ui.parts.markup import plain_link, to_copy


def draw_material(session: Session, t: Translator) -> None:
    """Draw the list behind a button, each thing once with the parts that need it."""
    needed = materials(session)
    if not needed:
        return
    lines = [
        t("planning_ui.material.line", name=one.name, parts=parts_in_short(session, one.parts, t)) for one in needed
    ]
    with st.expander(t("planning_ui.material.heading", count=len(needed))):
        to_copy("\n".join(lines), t("planning_ui.material.label"))
        plain_link(t("planning_ui.material.print"), material_path(session))


def material_path(session: Session) -> str:
    """Return where the list to print is."""
    return f"/herunterladen/material/{session.id}"
