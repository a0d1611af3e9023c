"""The clocks of a room: the time box of what is on now, and one person's turn to speak."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from dialogues.errors import SessionNotRunning
from dialogues.model import Session, SessionState, SpeakingClock
from dialogues.ports import SessionStore

SPEAKING_MINUTES = (1, 2, 3, 5)
"""How long somebody may speak; a facilitator chooses one of these with one click."""
_MINUTE = 60


@dataclass(frozen=True)
class TimeBox:
    """The minutes of an agenda item: until when they last, counting what it had before."""

    seconds: int
    ends_at: datetime

    def left(self, now: datetime) -> int:
        """Return how many seconds are left; below zero when it is over."""
        return round((self.ends_at - now).total_seconds())


def time_box(session: Session) -> TimeBox | None:
    """Return the time box of what is on now; None at the welcome."""
    item = session.agenda_item(session.current_item) if session.current_item else None
    if item is None or session.shown_since is None:
        return None
    seconds = item.minutes * _MINUTE
    return TimeBox(seconds, session.shown_since + timedelta(seconds=seconds - item.spent_seconds))


def minutes_left(seconds: int) -> int:
    """Return seconds as whole minutes as people count them: 61 seconds are still two minutes, 0 is over."""
    return -(-seconds // _MINUTE)


def start_clock(store: SessionStore, session_id: str, minutes: int, now: datetime) -> Session:
    """Start a turn to speak; a clock that runs already begins anew."""
    session = _running(store, session_id)
    seconds = minutes * _MINUTE
    clock = SpeakingClock(seconds=seconds, ends_at=now + timedelta(seconds=seconds))
    started = session.model_copy(update={"clock": clock})
    store.save_session(started, {})
    return started


def stop_clock(store: SessionStore, session_id: str) -> Session:
    """Put the speaking clock away; without one nothing changes."""
    session = store.session(session_id)
    if session.clock is None:
        return session
    stopped = session.model_copy(update={"clock": None})
    store.save_session(stopped, {})
    return stopped


def speaking_left(session: Session, now: datetime) -> int | None:
    """Return how many seconds a speaker has left; None without a clock, 0 when the turn is over."""
    return None if session.clock is None else max(0, round((session.clock.ends_at - now).total_seconds()))


def _running(store: SessionStore, session_id: str) -> Session:
    session = store.session(session_id)
    if session.state is not SessionState.RUNNING:
        raise SessionNotRunning(session=session.title)
    return session
