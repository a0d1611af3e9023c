"""How a part of the agenda is called, whatever it is for."""

from dialogues.model import AgendaItem, Talk
from qualitaetsrahmen.model import Framework
from texts.catalogue import Translator
from ui.parts.framework_view import criterion_name
from ui.parts.markup import literal


def part_name(item: Talk | AgendaItem, framework: Framework, t: Translator) -> str:
    """Return the name of a part for Markdown: its own title, that of its criterion, or what such parts are for."""
    if item.title:
        return literal(item.title)
    if isinstance(item, Talk):
        return criterion_name(framework.criteria[item.criterion_id])
    return t(f"question.part.{item.kind.value}")
