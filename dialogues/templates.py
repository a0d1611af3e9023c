"""Plans of sessions that can be used again: parts, minutes and methods, without any content."""

import secrets
from collections.abc import Sequence
from itertools import groupby
from typing import Protocol

from dialogues.model import AgendaItem, Session, Talk
from dialogues.phases import PhaseKind
from dialogues.preparation_model import SessionTemplate
from qualitaetsrahmen.errors import CodedError


class TemplateUnknown(CodedError):
    """There is no such template in the caller's scope."""

    code = "dialogues.template_unknown"


class NothingToReuse(CodedError):
    """The session has no agenda, so there is no plan that could be used again."""

    code = "dialogues.nothing_to_reuse"


class TemplateStore(Protocol):
    """Templates within the caller's scope."""

    def templates(self) -> list[SessionTemplate]:
        """Return all templates of the scope by title."""
        ...

    def template(self, template_id: str) -> SessionTemplate:
        """Return one template; raises TemplateUnknown outside the scope."""
        ...

    def save_template(self, template: SessionTemplate) -> None:
        """Write a template, new or changed."""
        ...

    def delete_template(self, template_id: str) -> None:
        """Delete a template; one that is gone already is no matter."""
        ...


def template_parts(agenda: Sequence[Talk | AgendaItem]) -> tuple[AgendaItem, ...]:
    """Return the parts of an agenda without their content.

    Talks that follow each other become one open talk of their whole time, without criteria, reasons and outcomes.
    A question for cards was asked of one room, and the time that parts really took is its own too, so both stay behind.
    """
    parts: list[AgendaItem] = []
    for is_talk, some in groupby(agenda, key=lambda part: isinstance(part, Talk)):
        of_kind = list(some)
        parts += [_open_talk(of_kind)] if is_talk else [_without_content(part) for part in of_kind]
    return tuple(parts)


def save_as_template(store: TemplateStore, session: Session, title: str) -> SessionTemplate:
    """Keep the plan of a session; a plan of the same name in its network is replaced. Raises NothingToReuse."""
    if not session.agenda:
        raise NothingToReuse(session=session.title)
    template = SessionTemplate(
        id=secrets.token_hex(6),
        network_id=session.network_id,
        title=title,
        format_id=session.format_id,
        minutes=session.minutes,
        parts=template_parts(session.agenda),
    )
    same = (one for one in store.templates() if (one.network_id, one.title) == (template.network_id, template.title))
    known = next(same, None)
    if known is not None:
        template = template.model_copy(update={"id": known.id})
    store.save_template(template)
    return template


def from_template(store: TemplateStore, template_id: str) -> tuple[AgendaItem, ...]:
    """Return the parts of a template with ids of their own, for a session in any network of the scope."""
    template = store.template(template_id)
    return tuple(part.model_copy(update={"id": secrets.token_hex(6)}) for part in template.parts)


def _open_talk(talks: Sequence[AgendaItem]) -> AgendaItem:
    first = talks[0]
    return AgendaItem(
        id=secrets.token_hex(6),
        kind=PhaseKind.TALK,
        minutes=sum(talk.minutes for talk in talks),
        purpose=first.purpose,
        method_id=first.method_id,
        material=first.material,
        takes_cards=first.takes_cards,
    )


def _without_content(part: AgendaItem) -> AgendaItem:
    return part.model_copy(update={"id": secrets.token_hex(6), "spent_seconds": 0, "card_question": ""})
