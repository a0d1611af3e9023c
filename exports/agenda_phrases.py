"""What the parts of an agenda are called, the same on every screen and paper."""

from collections.abc import Sequence

from dialogues.model import AgendaItem, Session, Talk
from qualitaetsrahmen.model import Framework
from texts.catalogue import Translator


def kind_word(part: AgendaItem, t: Translator) -> str:
    """Return what a part is for in one or two words."""
    return t(f"exports.part_kind.{part.kind.value}")


def part_name(part: Talk | AgendaItem, framework: Framework, t: Translator) -> str:
    """Return what a part is called: its title, else its criterion, else its kind."""
    if part.title:
        return part.title
    if isinstance(part, Talk):
        criterion = framework.criteria[part.criterion_id]
        return f"{criterion.ref} {criterion.title}"
    return kind_word(part, t)


def parts_in_short(session: Session, part_ids: Sequence[str], t: Translator) -> str:
    """Name some parts of a session in one line; all talks about criteria are one there."""
    parts = [part for one in part_ids if (part := session.agenda_item(one))]
    names = [kind_word(part, t) if isinstance(part, Talk) or not part.title else part.title for part in parts]
    return t("dialogue_ui.separator").join(dict.fromkeys(names))
