"""The day is that of Germany, whatever the clock of the server says."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from wiring.clock import Clock


@pytest.mark.parametrize(
    ("now", "day"),
    [
        (datetime(2026, 11, 21, 22, 59, tzinfo=UTC), date(2026, 11, 21)),
        (datetime(2026, 11, 21, 23, 0, tzinfo=UTC), date(2026, 11, 22)),
        (datetime(2026, 7, 1, 21, 59, tzinfo=UTC), date(2026, 7, 1)),
        (datetime(2026, 7, 1, 22, 0, tzinfo=UTC), date(2026, 7, 2)),
        (datetime(2026, 11, 21, 10, 0, tzinfo=timezone(timedelta(hours=14))), date(2026, 11, 20)),
    ],
    ids=["late in winter", "midnight in winter", "late in summer", "midnight in summer", "a server far east"],
)
def test_a_day_begins_at_midnight_in_germany(now: datetime, day: date) -> None:
    assert Clock(lambda: now).today() == day


def test_the_clock_of_the_machine_is_asked_when_none_is_given() -> None:
    before = datetime.now(UTC)
    assert before <= Clock().now() <= datetime.now(UTC)
