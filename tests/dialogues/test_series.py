"""Meetings of a series are numbered by its rule, and a number stands once."""

from datetime import date

import pytest

from dialogues.model import Session
from dialogues.preparation_model import Numbering, Series
from dialogues.series import (
    NumberTaken,
    SeriesUnknown,
    make_series,
    next_number,
    put_into_series,
    series_of,
    take_out_of_series,
)
from tests.fakes.preparation_stores import SeriesInMemory
from tests.fakes.session_store import Hall, SessionsInMemory
from tests.fakes.small_session import small_session

CONTINUOUS = Series(id="reihe", network_id="netz", title="Netzwerktreffen")
BY_YEAR = CONTINUOUS.model_copy(update={"numbering": Numbering.PER_YEAR})


def session(name: str, on: date, number: int | None = None, **changes: object) -> Session:
    held = {"id": name, "held_on": on, "number": number, "series_id": "reihe" if number else None}
    return small_session().model_copy(update=held | changes)


def store(*sessions: Session) -> SessionsInMemory:
    return SessionsInMemory(Hall(sessions={one.id: one for one in sessions}))


FIRST = session("erstes", date(2026, 3, 1), 1)
SECOND = session("zweites", date(2026, 9, 1), 2)


def test_a_continuous_series_goes_on_in_the_next_year() -> None:
    assert next_number(CONTINUOUS, [FIRST, SECOND], date(2027, 1, 20)) == 3


def test_a_series_by_year_begins_each_year_with_the_first() -> None:
    assert next_number(BY_YEAR, [FIRST, SECOND], date(2026, 12, 1)) == 3
    assert next_number(BY_YEAR, [FIRST, SECOND], date(2027, 1, 20)) == 1


def test_the_highest_number_counts_and_not_how_many_there_are() -> None:
    assert next_number(CONTINUOUS, [session("spaet", date(2026, 5, 1), 14)], date(2026, 6, 1)) == 15


def test_meetings_of_other_series_and_networks_do_not_count() -> None:
    other = session("anderes", date(2026, 5, 1), 7, series_id="andere")
    elsewhere = session("fremdes", date(2026, 5, 1), 9, network_id="nachbarnetz")
    assert next_number(CONTINUOUS, [other, elsewhere], date(2026, 6, 1)) == 1


def test_a_session_becomes_a_meeting_and_stands_alone_again() -> None:
    sessions = store(session("neu", date(2026, 12, 1)))
    put = put_into_series(sessions, CONTINUOUS, "neu", 14)
    assert (put.series_id, put.number) == ("reihe", 14)
    assert series_of(sessions.session("neu"), [CONTINUOUS]) == CONTINUOUS
    alone = take_out_of_series(sessions, "neu")
    assert (alone.series_id, alone.number) == (None, None)
    assert series_of(alone, [CONTINUOUS]) is None


def test_a_number_stands_once_in_a_series_or_in_its_year() -> None:
    sessions = store(FIRST, session("neu", date(2027, 1, 20)))
    with pytest.raises(NumberTaken):
        put_into_series(sessions, CONTINUOUS, "neu", 1)
    assert put_into_series(sessions, BY_YEAR, "neu", 1).number == 1
    assert put_into_series(sessions, BY_YEAR, "erstes", 1).number == 1


def test_a_series_of_another_network_takes_no_session() -> None:
    theirs = CONTINUOUS.model_copy(update={"network_id": "nachbarnetz"})
    with pytest.raises(SeriesUnknown):
        put_into_series(store(FIRST), theirs, "erstes", 1)


def test_a_second_click_makes_no_second_series() -> None:
    kept = SeriesInMemory()
    first = make_series(kept, "netz", "Netzwerktreffen", Numbering.CONTINUOUS)
    assert make_series(kept, "netz", " Netzwerktreffen ", Numbering.CONTINUOUS) == first
    assert make_series(kept, "nachbarnetz", "Netzwerktreffen", Numbering.CONTINUOUS) != first
    assert len(kept.series()) == 2
