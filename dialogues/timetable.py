"""When each part of a session begins and ends: as planned, and while it runs, with what is left of the time."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from math import ceil
from zoneinfo import ZoneInfo

from dialogues.model import AgendaItem, Session, SessionState, Talk

GERMANY = ZoneInfo("Europe/Berlin")
"""The hours of a session are those of the clocks in its room."""


class Turn(StrEnum):
    """Whether a part is over, is what the room is with, or is still to come."""

    OVER = "over"
    NOW = "now"
    AHEAD = "ahead"


@dataclass(frozen=True)
class Slot:
    """One part of the agenda with its time; without an hour nobody can say when it begins."""

    part: Talk | AgendaItem
    turn: Turn
    begins: datetime | None
    """When it begins; for what is over, None, because only its length is kept."""
    ends: datetime | None


@dataclass(frozen=True)
class Timetable:
    """All parts with their times, and by how much they are longer than the session."""

    slots: tuple[Slot, ...]
    ends: datetime | None
    """When the last part ends as things stand."""
    planned_end: datetime | None
    minutes_over: int
    """How many minutes more the parts take than there are; below 0, how many are free."""

    def slot(self, item_id: str) -> Slot | None:
        """Return the slot of a part."""
        return next((slot for slot in self.slots if slot.part.id == item_id), None)


def begins_at(session: Session) -> datetime | None:
    """Return the moment at which a session is planned to begin, or None while it has no hour."""
    if session.starts_at is None:
        return None
    hour, minute = map(int, session.starts_at.split(":"))
    day = session.held_on
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=GERMANY)


def timetable(session: Session, now: datetime) -> Timetable:
    """Return when each part of a session begins and ends.

    Before it runs and after it has ended, the parts follow each other from the planned hour. While it runs, what is
    left follows from now: a part in which the room has been counts what it has spent.
    """
    if session.state is SessionState.RUNNING:
        return _running(session, now)
    return _planned(session)


def seconds_left(part: AgendaItem, shown_since: datetime | None, now: datetime) -> int:
    """Return how many seconds a part has left; below 0, by how many it is over its time."""
    running = max(0.0, (now - shown_since).total_seconds()) if shown_since else 0.0
    return round(part.minutes * 60 - part.spent_seconds - running)


def _planned(session: Session) -> Timetable:
    begin = begins_at(session)
    row = [(part, Turn.AHEAD, part.minutes * 60) for part in session.agenda]
    minutes = sum(part.minutes for part in session.agenda)
    slots = _in_a_row(row, begin)
    return Timetable(slots, _later(begin, minutes), _later(begin, session.minutes), minutes - session.minutes)


def _running(session: Session, now: datetime) -> Timetable:
    now = now.astimezone(GERMANY)
    row = [(part, turn, _needed(part, turn, session, now)) for part, turn in _turns(session)]
    planned = begins_at(session)
    is_the_day = planned is not None and planned.date() == now.date()
    # a welcome before the hour does not bring the hour forward
    begin = max(now, planned) if planned and is_the_day and session.current_item is None else now
    slots = tuple(
        replace(slot, begins=session.shown_since.astimezone(GERMANY))
        if slot.turn is Turn.NOW and session.shown_since
        else slot
        for slot in _in_a_row(row, begin)
    )
    left = sum(seconds for _, _, seconds in row)
    ends = begin + timedelta(seconds=left)
    if is_the_day:
        planned_end = _later(planned, session.minutes)
        over = (ends - planned_end).total_seconds() if planned_end else 0.0
        return Timetable(slots, ends, planned_end, ceil(over / 60))
    return Timetable(slots, ends, None, ceil(round(left + _spent(session, now)) / 60) - session.minutes)


def _turns(session: Session) -> list[tuple[Talk | AgendaItem, Turn]]:
    """Say of each part whether it is over; what stands before the part that the room is with is over too."""
    ids = [part.id for part in session.agenda]
    if session.current_item in ids:
        here = ids.index(session.current_item)
        turns = [Turn.OVER if place < here else Turn.AHEAD for place in range(len(ids))]
        turns[here] = Turn.NOW
    else:
        been = max((place for place, part in enumerate(session.agenda) if part.spent_seconds), default=-1)
        turns = [Turn.OVER if place <= been else Turn.AHEAD for place in range(len(ids))]
    return list(zip(session.agenda, turns, strict=True))


def _needed(part: AgendaItem, turn: Turn, session: Session, now: datetime) -> int:
    """Return how many seconds a part still takes."""
    if turn is Turn.OVER:
        return 0
    return max(0, seconds_left(part, session.shown_since if turn is Turn.NOW else None, now))


def _spent(session: Session, now: datetime) -> float:
    """Return how many seconds the room has been with all parts so far."""
    running = max(0.0, (now - session.shown_since).total_seconds()) if session.shown_since else 0.0
    return sum(part.spent_seconds for part in session.agenda) + running


def _in_a_row(row: Sequence[tuple[Talk | AgendaItem, Turn, int]], begin: datetime | None) -> tuple[Slot, ...]:
    slots, at = [], begin
    for part, turn, seconds in row:
        end = at + timedelta(seconds=seconds) if at else None
        is_over = turn is Turn.OVER
        slots.append(Slot(part, turn, None if is_over else at, None if is_over else end))
        at = end
    return tuple(slots)


def _later(moment: datetime | None, minutes: int) -> datetime | None:
    return moment + timedelta(minutes=minutes) if moment else None
