"""Links and codes that let people in without an account, derived from a server key.

A link can be shown again at any time because it is derived, and cannot be found in the database because only
its keyed fingerprint stands there.
"""

import base64
import hashlib
import hmac
import secrets
from datetime import date
from enum import StrEnum
from typing import Protocol

from qualitaetsrahmen.record import Record

CODE_ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXY"
"""Thirty-one signs without 0, 1, I, O and Z, which are mistaken for each other on paper."""
CODE_LENGTH = 8
TOKEN_BYTES = 16
SHORTEST_KEY = 32


class LinkKind(StrEnum):
    """What a link opens."""

    ROUND = "round"
    """One perspective's questionnaire; the same link for all of them."""
    ONE_TIME = "one-time"
    """The same questionnaire for one person, by a link that works once."""
    TYPED = "typed"
    """The code that stands beside a one-time link, for those who type it."""
    RESULTS = "results"
    """The results of a round for those who answered."""
    COMMITTEE = "committee"
    """The public view of a round's results for readers outside of the network, until a day."""
    ROOM = "room"
    SCREEN = "screen"
    EVENT = "event"
    """The public documentation of a dialogue event, until it is withdrawn."""


class Link(Record):
    """What stands behind a link or code, and whether it still lets anybody in."""

    fingerprint: str
    kind: LinkKind
    network_id: str
    target_id: str
    perspective: str | None = None
    open: bool = True
    expires_on: date | None = None
    """The last day on which it lets anybody in; None where only closing ends it."""

    def lets_in(self, today: date) -> bool:
        """Say whether somebody may come in by it on this day."""
        return self.open and (self.expires_on is None or today <= self.expires_on)


class LinkStore(Protocol):
    """Where links are looked up by their fingerprint."""

    def link(self, fingerprint: str) -> Link | None:
        """Return what stands behind a fingerprint, open or not."""
        ...


class KeyRing:
    """The server key and everything that is derived from it.

    The key itself lies in a file beside the database and never in it.
    """

    def __init__(self, key: bytes) -> None:
        if len(key) < SHORTEST_KEY:
            raise ValueError(f"the server key needs at least {SHORTEST_KEY} bytes")
        self._key = key

    def token(self, kind: LinkKind, target_id: str, perspective: str | None, rotation: int) -> str:
        """Return the secret part of a link: 26 signs with 128 bits."""
        return _spelled(self._digest("link", kind.value, target_id, perspective or "", str(rotation))[:TOKEN_BYTES])

    def room_code(self, session_id: str, rotation: int) -> str:
        """Return the code of a room that people type: 8 of 31 signs, shown in two groups of four."""
        return self._code("code", session_id, str(rotation))

    def typed_code(self, token: str) -> str:
        """Return the code that stands beside a one-time link and opens the same, for those who type it."""
        return self._code("typed", token)

    def code_mark(self, round_id: str, round_key: bytes, typed: str) -> str:
        """Return the mark that says "has sent" for a one-time code; without the round's own key nobody can make it."""
        return self._digest("code-used", round_id, round_key.hex(), typed)[:16].hex()

    def resume_code(self, round_id: str, ballot_key: str) -> str:
        """Return the personal code with which a ballot that was begun is found again on any device."""
        return self._code("resume", round_id, ballot_key)

    def resume_key(self, round_id: str, code: str) -> str:
        """Return the key behind a personal code, far too long to be guessed past the door where codes are typed."""
        return self._digest("resume-key", round_id, code).hex()

    def fingerprint(self, secret: str) -> str:
        """Return what the database keeps of a link, a code or a cookie."""
        return self._digest("fingerprint", secret).hex()

    def ballot_id(self, round_id: str, ballot_key: str) -> str:
        """Return the id under which the answers of a cookie are kept until they are sent."""
        return self._digest("ballot", round_id, ballot_key)[:16].hex()

    def group_ballot_key(self, round_id: str, perspective: str, *whose: str) -> str:
        """Return the key of a ballot that a group fills in at a screen, the same on every screen of that group."""
        return self._digest("group", round_id, perspective, *whose).hex()

    def used_mark(self, target_id: str, secret: str) -> str:
        """Return the mark that says "has sent" or "has voted" and leads to no answer."""
        return self._digest("used", target_id, secret)[:16].hex()

    def place_mark(self, kind: str, place_id: str) -> str:
        """Return the mark of a place in what leaves the installation: always the same, and it says nothing else."""
        return self._digest("place", kind, place_id)[:16].hex()

    def signing_seed(self) -> bytes:
        """Return the 32 bytes from which the installation's key for signing files is made; they never leave it."""
        return self._digest("signing")

    def cookie_secret(self) -> str:
        """Return a secret for signing cookies that stays the same over restarts."""
        return self._digest("cookie").hex()

    def _code(self, *parts: str) -> str:
        number = int.from_bytes(self._digest(*parts))
        signs = []
        for _ in range(CODE_LENGTH):
            number, index = divmod(number, len(CODE_ALPHABET))
            signs.append(CODE_ALPHABET[index])
        return "".join(signs)

    def _digest(self, *parts: str) -> bytes:
        message = "\x1f".join(parts).encode()
        return hmac.new(self._key, message, hashlib.sha256).digest()


def new_token() -> str:
    """Return the secret part of a link that is derived from nothing: 26 signs with 128 random bits."""
    return _spelled(secrets.token_bytes(TOKEN_BYTES))


def _spelled(bits: bytes) -> str:
    return base64.b32encode(bits).decode().rstrip("=").lower()


def tidy_code(typed: str) -> str:
    """Return a typed code without spaces, hyphens and lower case."""
    return "".join(sign for sign in typed.upper() if sign.isalnum())


def shown_code(code: str) -> str:
    """Return a code as people read it: two groups of four."""
    return f"{code[:4]} {code[4:]}"
