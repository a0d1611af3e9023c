"""The clocks of a room count what is left, whoever looks at them."""

from datetime import timedelta

import pytest

from dialogues.clocks import minutes_left, speaking_left, start_clock, stop_clock, time_box
from dialogues.errors import SessionNotRunning
from dialogues.model import SessionState
from dialogues.sessions import end_session, show_item
from tests.fakes.small_session import NOW, Evening, small_session


@pytest.fixture
def evening() -> Evening:
    return Evening()


def minutes(count: float) -> timedelta:
    return timedelta(minutes=count)


def test_a_part_has_its_minutes_from_when_it_is_shown(evening: Evening) -> None:
    show_item(evening.store, "sitzung", "erstens", NOW)
    box = time_box(evening.session)
    assert box is not None
    assert (box.seconds, box.left(NOW + minutes(10)), box.left(NOW + minutes(31))) == (1800, 1200, -60)


def test_coming_back_to_a_part_goes_on_with_what_was_left(evening: Evening) -> None:
    for item, moment in (("erstens", 0), ("zweitens", 10), ("erstens", 50)):
        show_item(evening.store, "sitzung", item, NOW + minutes(moment))
    box = time_box(evening.session)
    assert box is not None
    assert box.left(NOW + minutes(50)) == 20 * 60


def test_the_welcome_has_no_time_box(evening: Evening) -> None:
    assert time_box(evening.session) is None


@pytest.mark.parametrize(("seconds", "shown"), [(61, 2), (60, 1), (1, 1), (0, 0), (-59, 0), (-60, -1)])
def test_minutes_are_counted_as_people_do(seconds: int, shown: int) -> None:
    assert minutes_left(seconds) == shown


def test_a_turn_to_speak_begins_ends_and_can_begin_anew(evening: Evening) -> None:
    assert speaking_left(evening.session, NOW) is None
    start_clock(evening.store, "sitzung", 2, NOW)
    assert speaking_left(evening.session, NOW + minutes(0.5)) == 90
    assert speaking_left(evening.session, NOW + minutes(3)) == 0
    start_clock(evening.store, "sitzung", 1, NOW + minutes(3))
    assert speaking_left(evening.session, NOW + minutes(3)) == 60


def test_the_clock_can_be_stopped_twice_and_goes_with_the_session(evening: Evening) -> None:
    start_clock(evening.store, "sitzung", 5, NOW)
    assert stop_clock(evening.store, "sitzung").clock is None
    assert stop_clock(evening.store, "sitzung").clock is None
    start_clock(evening.store, "sitzung", 5, NOW)
    end_session(evening.store, "sitzung", NOW)
    assert evening.session.clock is None


def test_nobody_speaks_in_a_room_that_is_closed(evening: Evening) -> None:
    evening.hall.sessions["sitzung"] = small_session(SessionState.PLANNED)
    with pytest.raises(SessionNotRunning):
        start_clock(evening.store, "sitzung", 1, NOW)
