"""Why each perspective sees a criterion as it does: kept beside the outcome, in the words of the room."""

from dialogues.errors import AgendaItemUnknown, PerspectiveNotHere
from dialogues.model import Session, Talk
from dialogues.ports import SessionStore
from dialogues.sessions import change_agenda


def record_standpoint(store: SessionStore, session_id: str, item_id: str, perspective: str, words: str) -> Session:
    """Keep the reasons of one perspective; empty words take them away, and nothing is ever filled in beforehand.

    Raises AgendaItemUnknown for a part that is no talk any more, and PerspectiveNotHere for one that is not in the
    room.
    """
    session = store.session(session_id)
    talk = session.talk(item_id)
    if talk is None:
        raise AgendaItemUnknown
    if perspective not in session.perspectives:
        raise PerspectiveNotHere(perspective=perspective)
    words = words.strip()
    kept = {who: talk.standpoints[who] for who in talk.standpoints if who != perspective}
    standpoints = {**kept, perspective: words} if words else kept
    in_order = {who: standpoints[who] for who in session.perspectives if who in standpoints}
    recorded = Talk.model_validate({**talk.model_dump(), "standpoints": in_order})
    return change_agenda(store, session_id, [recorded if item.id == item_id else item for item in session.agenda])
