"""Changing an agenda, before a session and while it runs; every change begins at what is stored now."""

from collections.abc import Sequence

from dialogues.agenda import Proposal
from dialogues.agenda_parts import with_criterion
from dialogues.errors import AgendaItemHasContent, AgendaItemUnknown, MethodDoesNotFit
from dialogues.model import AgendaItem, Session, Talk
from dialogues.ports import SessionStore
from dialogues.session_formats import method_of
from dialogues.sessions import change_agenda


def reorder(store: SessionStore, session_id: str, item_ids: Sequence[str]) -> Session:
    """Write the agenda in this order; what somebody else has added meanwhile keeps its place after its neighbour."""
    session = store.session(session_id)
    agenda = list(session.agenda)
    wanted = [one for one in dict.fromkeys(item_ids) if session.agenda_item(one)]
    ordered = [item for one in wanted if (item := session.agenda_item(one))]
    for place, item in enumerate(agenda):
        if item.id not in wanted:
            after = ordered.index(agenda[place - 1]) + 1 if place else 0
            ordered.insert(after, item)
    return session if ordered == agenda else change_agenda(store, session_id, ordered)


def move(store: SessionStore, session_id: str, item_id: str, places: int) -> Session:
    """Move one part by so many places, earlier or later; at the ends of the agenda it stays."""
    session = store.session(session_id)
    ids = [item.id for item in session.agenda]
    if item_id not in ids:
        raise AgendaItemUnknown
    place = ids.index(item_id)
    ids.insert(max(0, min(len(ids) - 1, place + places)), ids.pop(place))
    return reorder(store, session_id, ids)


def set_minutes(store: SessionStore, session_id: str, item_id: str, minutes: int) -> Session:
    """Give a part other minutes; that of the part which the room is with too."""
    return _change(store, session_id, item_id, {"minutes": minutes})


def rename(store: SessionStore, session_id: str, item_id: str, title: str) -> Session:
    """Give a part another title; a talk without one bears that of its criterion."""
    return _change(store, session_id, item_id, {"title": title})


def choose_method(store: SessionStore, session_id: str, item_id: str, method_id: str | None) -> Session:
    """Lead a part by another method card, or by none; raises MethodDoesNotFit for a card of another kind."""
    item = _item(store.session(session_id), item_id)
    if method_id is not None and item.kind not in method_of(method_id).for_kinds:
        raise MethodDoesNotFit(method=method_of(method_id).title)
    return _change(store, session_id, item_id, {"method_id": method_id})


def add_part(store: SessionStore, session_id: str, part: AgendaItem, after: str | None = None) -> Session:
    """Put a part after another one, or where that has gone or none is named, at the end."""
    session = store.session(session_id)
    agenda = list(session.agenda)
    ids = [item.id for item in agenda]
    agenda.insert(ids.index(after) + 1 if after in ids else len(agenda), part)
    return change_agenda(store, session_id, agenda)


def add_criterion(store: SessionStore, session_id: str, proposal: Proposal) -> Session:
    """Put the talk about a criterion where the talks are; twice changes nothing."""
    session = store.session(session_id)
    agenda = with_criterion(session.agenda, proposal)
    return session if agenda == session.agenda else change_agenda(store, session_id, agenda)


def take_out(store: SessionStore, session_id: str, item_id: str) -> Session:
    """Take a part out; raises AgendaItemHasContent when something has come out of it, which would be lost.

    Taking out what is gone already changes nothing.
    """
    session = store.session(session_id)
    if session.agenda_item(item_id) is None:
        return session
    if item_id in parts_with_content(store, session):
        raise AgendaItemHasContent
    return change_agenda(store, session_id, [item for item in session.agenda if item.id != item_id])


def parts_with_content(store: SessionStore, session: Session) -> set[str]:
    """Return the parts that must stay: the room is with them, or they hold votes, cards or an outcome."""
    held = {vote.agenda_item_id for vote in store.votes(session.id)}
    held |= {card.agenda_item_id for card in store.contributions(session.id)}
    held |= {talk.id for talk in session.talks if talk.outcome or talk.outcome_note or any(talk.standpoints.values())}
    return held | ({session.current_item} if session.current_item else set())


def _change(store: SessionStore, session_id: str, item_id: str, fields: dict[str, object]) -> Session:
    session = store.session(session_id)
    before = _item(session, item_id)
    after = type(before).model_validate({**before.model_dump(), **fields})
    if after == before:
        return session
    return change_agenda(store, session_id, [after if item.id == item_id else item for item in session.agenda])


def _item(session: Session, item_id: str) -> Talk | AgendaItem:
    item = session.agenda_item(item_id)
    if item is None:
        raise AgendaItemUnknown
    return item
