"""What has to lie ready for a session, gathered from its parts and their method cards."""

from dataclasses import dataclass

from dialogues.model import AgendaItem, Session
from dialogues.session_formats import MethodCard, MethodUnknown, method_of, methods


@dataclass(frozen=True)
class Material:
    """One thing to bring, and the parts that need it."""

    name: str
    parts: tuple[str, ...]
    """The ids of the parts."""


def card_of(part: AgendaItem) -> MethodCard | None:
    """Return the method card of a part; None where there is none, or none any more."""
    if part.method_id is None:
        return None
    try:
        return method_of(part.method_id)
    except MethodUnknown:
        return None


def cards_for(part: AgendaItem) -> tuple[MethodCard, ...]:
    """Return the method cards that fit the kind of a part."""
    return tuple(card for card in methods() if part.kind in card.for_kinds)


def materials(session: Session) -> tuple[Material, ...]:
    """Return everything that a session needs, each thing once, in the order in which it is needed first."""
    needed: dict[str, tuple[str, list[str]]] = {}
    for part in session.agenda:
        card = card_of(part)
        for name in dict.fromkeys([*part.material, *(card.material if card else ())]):
            # the same thing may begin a sentence in one document and stand inside of one in another
            _, parts = needed.setdefault(name.casefold(), (name, []))
            if part.id not in parts:
                parts.append(part.id)
    return tuple(Material(name, tuple(parts)) for name, parts in needed.values())
