"""The clock: the only place that asks what time it is."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

GERMANY = ZoneInfo("Europe/Berlin")


@dataclass(frozen=True)
class Clock:
    """Tells the time in UTC and the day in Germany; tests give it a time of their own."""

    now: Callable[[], datetime] = lambda: datetime.now(UTC)

    def today(self) -> date:
        """Return the day in Germany."""
        return self.now().astimezone(GERMANY).date()
