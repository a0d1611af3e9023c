"""Everybody can see when each part begins, and when it gets late that it does."""

from datetime import UTC, datetime, timedelta

import pytest

from dialogues.agenda_parts import part_by_hand
from dialogues.model import Session, SessionState
from dialogues.phases import PhaseKind
from dialogues.timetable import GERMANY, Turn, begins_at, seconds_left, timetable
from tests.fakes.small_session import small_session

PARTS = tuple(
    part_by_hand(kind, name, minutes)
    for kind, name, minutes in (
        (PhaseKind.ARRIVE, "Ankommen", 15),
        (PhaseKind.RESULTS, "Ergebnisse", 20),
        (PhaseKind.AGREE, "Vereinbaren", 25),
    )
)
ARRIVE, RESULTS, AGREE = (part.id for part in PARTS)


def afternoon(state: SessionState = SessionState.PLANNED, **fields: object) -> Session:
    """A session of an hour that begins at two."""
    changed = {"starts_at": "14:00", "minutes": 60, "agenda": PARTS, **fields}
    return small_session(state).model_copy(update=changed)


def at(clock: str) -> datetime:
    """A moment on the day of the session, by the clock in the room."""
    hour, minute = map(int, clock.split(":"))
    return datetime(2026, 12, 1, hour, minute, tzinfo=GERMANY)


def times(session: Session, now: str = "13:00") -> list[tuple[str, str] | None]:
    return [
        (f"{slot.begins:%H:%M}", f"{slot.ends:%H:%M}") if slot.begins and slot.ends else None
        for slot in timetable(session, at(now)).slots
    ]


def test_planned_parts_follow_each_other_from_the_hour_of_the_session() -> None:
    assert times(afternoon()) == [("14:00", "14:15"), ("14:15", "14:35"), ("14:35", "15:00")]
    plan = timetable(afternoon(), at("09:00"))
    assert (plan.ends, plan.planned_end, plan.minutes_over) == (at("15:00"), at("15:00"), 0)


def test_a_session_without_an_hour_still_says_whether_it_is_too_long() -> None:
    plan = timetable(afternoon(starts_at=None, minutes=50), at("09:00"))
    assert [slot.begins for slot in plan.slots] == [None, None, None]
    assert (plan.ends, plan.minutes_over) == (None, 10)


def test_the_hour_is_that_of_the_clock_in_the_room_in_summer_and_winter() -> None:
    assert begins_at(afternoon()) == datetime(2026, 12, 1, 13, 0, tzinfo=UTC)
    summer = afternoon(held_on=datetime(2026, 7, 1, tzinfo=UTC).date())
    assert begins_at(summer) == datetime(2026, 7, 1, 12, 0, tzinfo=UTC)


def running(current: str | None, since: str | None = None, **fields: object) -> Session:
    return afternoon(SessionState.RUNNING, current_item=current, shown_since=at(since) if since else None, **fields)


def test_while_it_runs_what_is_left_follows_from_now() -> None:
    plan = timetable(running(RESULTS, "14:20"), at("14:30"))
    assert [slot.turn for slot in plan.slots] == [Turn.OVER, Turn.NOW, Turn.AHEAD]
    assert times(running(RESULTS, "14:20"), "14:30") == [None, ("14:20", "14:40"), ("14:40", "15:05")]
    assert plan.minutes_over == 5


def test_a_part_that_is_over_its_time_pushes_the_rest() -> None:
    assert times(running(ARRIVE, "14:00"), "14:20") == [
        ("14:00", "14:20"),
        ("14:20", "14:40"),
        ("14:40", "15:05"),
    ]


def test_shorter_minutes_bring_the_end_back() -> None:
    late = running(RESULTS, "14:20")
    shorter = tuple(part.model_copy(update={"minutes": 15}) if part.id == AGREE else part for part in PARTS)
    assert timetable(late.model_copy(update={"agenda": shorter}), at("14:30")).minutes_over == -5


def test_a_part_that_is_taken_up_again_has_what_it_had_left() -> None:
    been = tuple(part.model_copy(update={"spent_seconds": 600}) if part.id == AGREE else part for part in PARTS)
    assert times(running(RESULTS, "14:20", agenda=been), "14:30")[2] == ("14:40", "14:55")


def test_the_welcome_before_the_hour_does_not_bring_the_hour_forward() -> None:
    assert times(running(None), "13:45")[0] == ("14:00", "14:15")
    assert times(running(None), "14:05")[0] == ("14:05", "14:20")


def test_back_at_the_welcome_what_has_been_is_over() -> None:
    been = tuple(part.model_copy(update={"spent_seconds": 900}) if part.id == RESULTS else part for part in PARTS)
    turns = [slot.turn for slot in timetable(running(None, agenda=been), at("14:40")).slots]
    assert turns == [Turn.OVER, Turn.OVER, Turn.AHEAD]


@pytest.mark.parametrize(
    "fields", [{"starts_at": None}, {"starts_at": "09:00", "held_on": at("09:00").date() + timedelta(3)}]
)
def test_without_an_hour_on_this_day_the_time_that_was_spent_counts(fields: dict[str, object]) -> None:
    been = tuple(part.model_copy(update={"spent_seconds": 1500}) if part.id == ARRIVE else part for part in PARTS)
    plan = timetable(running(RESULTS, "14:25", agenda=been, **fields), at("14:30"))
    assert (plan.ends, plan.planned_end, plan.minutes_over) == (at("15:10"), None, 10)


def test_how_long_a_part_has_left_counts_down_and_below_zero() -> None:
    (arrive, *_) = PARTS
    assert seconds_left(arrive, None, at("14:00")) == 15 * 60
    assert seconds_left(arrive.model_copy(update={"spent_seconds": 60}), at("14:00"), at("14:10")) == 4 * 60
    assert seconds_left(arrive, at("14:00"), at("14:20")) == -5 * 60


def test_a_part_is_found_by_its_id() -> None:
    plan = timetable(afternoon(), at("14:00"))
    assert plan.slot(AGREE) == plan.slots[2]
    assert plan.slot("verschwunden") is None
