"""What an invitation tells of a session: when and where it is, and what happens at which hour."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from dialogues.model import AgendaItem, Session, SessionState, Talk
from dialogues.phases import PhaseKind
from dialogues.ports import SessionStore
from dialogues.timetable import begins_at
from qualitaetsrahmen.errors import CodedError


class SessionNotPlanned(CodedError):
    """The session has begun or is over, so its day and place stay as they were."""

    code = "dialogues.session_not_planned"


@dataclass(frozen=True)
class WhenAndWhere:
    """What guests need to find a session."""

    held_on: date
    starts_at: str | None
    place: str


@dataclass(frozen=True)
class ProgrammePoint:
    """One line of a programme: its hour on the clocks of the place, and the part of the agenda."""

    begins: datetime | None
    """None where nobody can say it: the session has no hour, or its agenda is more or less than its time."""
    part: Talk | AgendaItem


def ends_at(session: Session) -> datetime | None:
    """Return when a session ends by the clocks of the place, or None while it has no hour."""
    begin = begins_at(session)
    return begin + timedelta(minutes=session.minutes) if begin else None


def programme(session: Session) -> tuple[ProgrammePoint, ...]:
    """Return what guests need to know of the agenda.

    An agenda of nothing but criteria says what will be talked about, but leaves the rest of the time open; so it gets
    no hours, and neither does one that is longer than the session: a wrong hour is worse than none.
    """
    at = begins_at(session) if _fills_its_time(session) else None
    points = []
    for part in session.agenda:
        points.append(ProgrammePoint(at, part))
        at = at + timedelta(minutes=part.minutes) if at else None
    return tuple(points)


def looks_back(session: Session) -> bool:
    """Say whether the session comes back to what was agreed before, so that guests can look at it first."""
    return any(part.kind is PhaseKind.FOLLOW_UP for part in session.agenda)


def _fills_its_time(session: Session) -> bool:
    is_whole = any(not isinstance(part, Talk) for part in session.agenda)
    return is_whole and sum(part.minutes for part in session.agenda) <= session.minutes


def settle(store: SessionStore, session_id: str, settled: WhenAndWhere) -> Session:
    """Write when and where a session is; everything else of its plan stays. Raises SessionNotPlanned."""
    session = store.session(session_id)
    if session.state is not SessionState.PLANNED:
        raise SessionNotPlanned(session=session.title)
    changes = {"held_on": settled.held_on, "starts_at": settled.starts_at, "place": settled.place}
    changed = Session.model_validate({**dict(session), **changes})
    store.save_session(changed, {})
    return changed
