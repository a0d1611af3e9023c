"""A programme has hours where they are true."""

from datetime import date

import pytest

from dialogues.invitations import (
    SessionNotPlanned,
    WhenAndWhere,
    ends_at,
    looks_back,
    programme,
    settle,
)
from dialogues.model import AgendaItem, Session, SessionState
from dialogues.phases import PhaseKind
from dialogues.timetable import begins_at
from tests.fakes.session_store import Hall, SessionsInMemory
from tests.fakes.small_session import small_session

ARRIVE = AgendaItem(id="ankommen", kind=PhaseKind.ARRIVE, minutes=15)
LOOK_BACK = AgendaItem(id="zurueck", kind=PhaseKind.FOLLOW_UP, minutes=15)


def session(*before: AgendaItem, hour: str | None = "14:00", minutes: int = 120) -> Session:
    planned = small_session()
    changes = {"starts_at": hour, "minutes": minutes, "agenda": (*before, *planned.agenda)}
    return planned.model_copy(update=changes)


def hours(planned: Session) -> list[str | None]:
    return [f"{point.begins:%H:%M}" if point.begins else None for point in programme(planned)]


def test_each_part_begins_when_the_one_before_ends() -> None:
    assert hours(session(ARRIVE, LOOK_BACK)) == ["14:00", "14:15", "14:30", "15:00"]


def test_a_session_ends_after_its_minutes_by_the_clocks_of_the_place() -> None:
    begin, end = begins_at(session()), ends_at(session())
    assert begin is not None
    assert end is not None
    assert (begin.isoformat(), end.isoformat()) == ("2026-12-01T14:00:00+01:00", "2026-12-01T16:00:00+01:00")


def test_without_an_hour_nothing_has_one() -> None:
    assert begins_at(session(hour=None)) is None
    assert ends_at(session(hour=None)) is None
    assert hours(session(ARRIVE, hour=None)) == [None, None, None]


def test_an_agenda_of_criteria_alone_gets_no_hours() -> None:
    assert hours(session()) == [None, None]


def test_an_agenda_that_is_longer_than_the_session_gets_no_hours() -> None:
    assert hours(session(ARRIVE, minutes=60)) == [None, None, None]


def test_a_session_looks_back_only_where_its_agenda_does() -> None:
    assert looks_back(session(LOOK_BACK))
    assert not looks_back(session(ARRIVE))


def test_day_hour_and_place_are_written_until_the_session_begins() -> None:
    planned = small_session(SessionState.PLANNED)
    store = SessionsInMemory(Hall(sessions={planned.id: planned}))
    settled = settle(store, planned.id, WhenAndWhere(date(2026, 12, 8), "09:30", " Rathaus "))
    assert (settled.held_on, settled.starts_at, settled.place) == (date(2026, 12, 8), "09:30", "Rathaus")
    assert store.session(planned.id).agenda == planned.agenda
    store.save_session(settled.model_copy(update={"state": SessionState.RUNNING}), {})
    with pytest.raises(SessionNotPlanned):
        settle(store, planned.id, WhenAndWhere(date(2026, 12, 9), None, ""))
