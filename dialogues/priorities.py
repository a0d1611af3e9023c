"""What came first in a room: the options in the order of their dots, and what the agenda can make of it."""

from dataclasses import dataclass

from dialogues.errors import AgendaItemUnknown
from dialogues.model import AgendaItem, Session, Talk
from dialogues.ports import SessionStore
from dialogues.room_model import Option, QuestionKind, RoomQuestion
from dialogues.sessions import change_agenda
from selfeval.release import Reach


@dataclass(frozen=True)
class Ranked:
    """One option with its dots and its place; options with as many dots share a place."""

    option: Option
    dots: int
    place: int


def ranked(question: RoomQuestion, reach: Reach = Reach.INTERNAL) -> tuple[Ranked, ...]:
    """Return the options by their dots, equal ones as they were given; nothing while nothing may be shown."""
    figure = next(iter(question.figures(reach)), None)
    if question.kind is not QuestionKind.DOTS or figure is None or figure.answered is None:
        return ()
    by_dots = sorted(question.options, key=lambda option: -figure.counts.get(option.id, 0))
    dots = [figure.counts.get(option.id, 0) for option in by_dots]
    return tuple(Ranked(option, own, dots.index(own) + 1) for option, own in zip(by_dots, dots, strict=True))


def criteria_to_come(session: Session) -> tuple[Talk, ...]:
    """Return the criteria that the room has not talked about yet: without an outcome, and not on right now."""
    return tuple(talk for talk in session.talks if talk.outcome is None and talk.id != session.current_item)


def talk_in_this_order(store: SessionStore, session_id: str, question: RoomQuestion) -> Session:
    """Put the criteria that are still to come into the order of the dots; all else keeps its place and its minutes.

    Raises AgendaItemUnknown where the dots lie on nothing that is still to come.
    """
    session = store.session(session_id)
    order = {entry.option.id: place for place, entry in enumerate(ranked(question))}
    to_come = [talk for talk in criteria_to_come(session) if talk.criterion_id in order]
    if not to_come:
        raise AgendaItemUnknown
    slots = {talk.id for talk in to_come}
    queue = iter(sorted(to_come, key=lambda talk: order[talk.criterion_id]))
    agenda: list[Talk | AgendaItem] = [next(queue) if item.id in slots else item for item in session.agenda]
    return change_agenda(store, session_id, agenda)
