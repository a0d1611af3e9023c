"""The material of a session on one page, to tick off while packing."""

from dialogues.material import materials
from dialogues.model import Session
from exports.agenda_phrases import parts_in_short
from exports.typesetting import typeset
from texts.catalogue import Translator


def material_list(session: Session, t: Translator) -> bytes:
    """Return the list as a PDF: each thing once, with the parts that need it."""
    return typeset(
        "material_list.typ",
        {
            "language": t.language,
            "title": t("planning_ui.material.paper_title", title=session.title),
            "heading": t("planning_ui.material.paper_heading"),
            "session": t("planning_ui.material.paper_session", title=session.title, day=t.date(session.held_on)),
            "intro": t("planning_ui.material.paper_intro"),
            "things": [
                {"name": one.name, "parts": parts_in_short(session, one.parts, t)} for one in materials(session)
            ],
        },
    )
