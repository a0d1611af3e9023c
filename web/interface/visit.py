"""Who asks through the interface for programs, and what of the house they may read at this moment."""

import hashlib
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from starlette.requests import Request

from networks.scopes import NetworkScope, ReleasedScope
from networks.tokens import Reader, Reads, is_secret
from web.failures import FailureLimit
from web.interface.problems import ProblemKind, Refused
from wiring.access import released_scope
from wiring.access_tokens import reader, reading_scope
from wiring.services import Services

PER_SOURCE = 30
"""Failed tokens a minute from one source; a right token is never counted and never refused, and what cannot be a token
at all is no guess."""
ALTOGETHER = 300
_SCHEME = "bearer"


@dataclass(frozen=True)
class Visit:
    """One request: on whose behalf, for what, and with which wishes."""

    services: Services
    reading: Reader
    place: Mapping[str, str]
    """What stands in the address, by name."""
    query: Mapping[str, Any]

    @property
    def scope(self) -> NetworkScope:
        """The scope of the networks that may be read."""
        return reading_scope(self.reading)

    @property
    def released(self) -> ReleasedScope:
        """The scope of what was handed in; raises NotPermitted for anyone but analysts."""
        return released_scope(self.reading.account)

    def check(self, wanted: frozenset[Reads]) -> None:
        """Raise Refused unless one of these may be read; what may not be read is as if it were not there."""
        if wanted and self.reading.reads.isdisjoint(wanted):
            raise Refused(ProblemKind.NOT_FOUND)


class Door:
    """Lets programs in by their token, and counts the failures of the last minute in memory only."""

    def __init__(self) -> None:
        self._limit = FailureLimit(PER_SOURCE, ALTOGETHER)
        self._key = secrets.token_bytes(32)

    def reader(self, services: Services, request: Request) -> Reader:
        """Return who asks; raises Refused in one same way for every token that opens nothing."""
        scheme, _, secret = request.headers.get("authorization", "").partition(" ")
        if scheme.lower() != _SCHEME or not is_secret(secret := secret.strip()):
            raise Refused(ProblemKind.TOKEN_REFUSED)
        found = reader(services, secret)
        if found is None:
            raise Refused(ProblemKind.TOO_MANY if self._is_one_too_many(request) else ProblemKind.TOKEN_REFUSED)
        return found

    def _is_one_too_many(self, request: Request) -> bool:
        """Count a failure under a hash of its source whose key nobody keeps, and say whether it was one too many."""
        source = request.client.host if request.client else ""
        mark = hashlib.blake2b(source.encode(), key=self._key, digest_size=8).digest()
        if self._limit.is_reached(mark):
            return True
        self._limit.note(mark)
        return False
