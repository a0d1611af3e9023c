"""The material of a session on one page, to tick off while packing."""

from dialogues.material import materials
from dialogues.model import Session
from exports.agenda_phrases import part_name
from exports.typesetting import typeset
from qualitaetsrahmen.model import Framework
from texts.catalogue import Translator


def material_list(session: Session, framework: Framework, t: Translator) -> bytes:
    """Return the list as a PDF: each thing once, with the parts that need it."""
    names = {part.id: part_name(part, framework, t) for part in session.agenda}
    return typeset(
        "material_list.typ",
        {
            "language": t.language,
            "title": t("planning_ui.material.paper_title", title=session.title),
            "heading": t("planning_ui.material.paper_heading"),
            "session": t("planning_ui.material.paper_session", title=session.title, day=t.date(session.held_on)),
            "intro": t("planning_ui.material.paper_intro"),
            "things": [
                {"name": one.name, "parts": t.listed([names[part] for part in one.parts])} for one in materials(session)
            ],
        },
    )
