"""Counts wrong room codes, so that guessing does not pay; right codes are never counted and never refused."""

import hashlib
import secrets
import time
from collections.abc import Callable

from web.failures import FailureLimit

PER_SOURCE = 10
"""Wrong codes a minute from one source before it is asked to wait."""
ALTOGETHER = 300
"""Wrong codes a minute from all sources; with 31^8 codes even this many never find a room by chance."""


class WrongCodes:
    """The wrong codes of the last minute, in the memory of this process only.

    A source is known by a hash under a key that nobody keeps, so that no address can be read from it.
    """

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._limit = FailureLimit(PER_SOURCE, ALTOGETHER, now)
        self._key = secrets.token_bytes(32)

    def add(self, source: str) -> bool:
        """Count one wrong code and say whether it was one too many."""
        mark = hashlib.blake2b(source.encode(), key=self._key, digest_size=8).digest()
        if self._limit.is_reached(mark):
            return True
        self._limit.note(mark)
        return False
