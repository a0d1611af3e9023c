"""A limit on failures: wrong passwords and wrong codes become slow, a full room never does."""

from collections import deque
from collections.abc import Callable, Hashable
from threading import Lock
from time import monotonic

MINUTE = 60.0


class FailureLimit:
    """Counts failures of the last minute per source, in memory only; a restart forgets them.

    A source is whatever the caller gives: a keyed hash of an address, a sign-in name. It is never stored or logged.
    """

    def __init__(self, per_source: int, overall: int, now: Callable[[], float] = monotonic) -> None:
        self._per_source = per_source
        self._overall = overall
        self._now = now
        self._failures: deque[tuple[float, Hashable]] = deque()
        self._lock = Lock()

    def is_reached(self, source: Hashable) -> bool:
        """Say whether this source, or all together, have failed too often in the last minute."""
        with self._lock:
            self._forget_old()
            of_source = sum(1 for _, other in self._failures if other == source)
            return of_source >= self._per_source or len(self._failures) >= self._overall

    def note(self, source: Hashable) -> None:
        """Count one failure."""
        with self._lock:
            self._forget_old()
            self._failures.append((self._now(), source))

    def _forget_old(self) -> None:
        while self._failures and self._failures[0][0] < self._now() - MINUTE:
            self._failures.popleft()
