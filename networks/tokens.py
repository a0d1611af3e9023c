"""Access tokens: with one of these a program reads in the name of an account, less than the account itself may.

The secret is shown once, and only its hash is stored. What a token may read is asked anew at every request, from
what its account may at that moment; it never opens more than that.
"""

import re
import secrets
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Protocol

from networks.accounts import Account, AccountStore, fingerprint_of
from networks.errors import AccessTokenInvalid
from networks.model import Name
from qualitaetsrahmen.record import Record

PREFIX = "qd_"
"""Every secret begins like this, so that programs which look for leaked secrets can find it."""
LONGEST = timedelta(days=365)
LONGEST_NAME = 200
_SECRET_BYTES = 32
_SECRET = re.compile(rf"{PREFIX}[0-9a-f]{{{2 * _SECRET_BYTES}}}")


class Reads(StrEnum):
    """What a token may read."""

    RESULTS = "results"
    """The released results of the token's networks."""
    AGREEMENTS = "agreements"
    DIRECTORY = "directory"
    """The municipalities of the installation."""
    HANDED_IN = "handed-in"
    """What networks handed in; for analysts only."""


class AccessToken(Record):
    """What is kept of a token; the secret itself is not part of it."""

    token_id: str
    account_id: str
    name: Name
    """By what its owner knows it again, such as the program that uses it."""
    reads: frozenset[Reads]
    networks: frozenset[str]
    made_on: date
    expires_on: date
    """The last day on which it opens anything."""
    revoked_on: date | None = None
    used_on: date | None = None
    """The last day on which it was used; no time of the day is kept."""

    def holds_on(self, day: date) -> bool:
        """Say whether it opens anything on this day."""
        return self.revoked_on is None and day <= self.expires_on


@dataclass(frozen=True)
class TokenWish:
    """What somebody wants a new token to be."""

    name: str
    reads: frozenset[Reads]
    networks: frozenset[str]
    expires_on: date


@dataclass(frozen=True)
class MadeToken:
    """A new token with its secret, which nobody can show again."""

    secret: str
    token: AccessToken


@dataclass(frozen=True)
class Reader:
    """A program that came with a token, and what it may read at this moment."""

    token_id: str
    account: Account
    reads: frozenset[Reads]
    networks: frozenset[str]
    is_first_today: bool


class TokenStore(Protocol):
    """What must be stored for access tokens."""

    def add_token(self, token: AccessToken, token_hash: str) -> None:
        """Keep a new token under the hash of its secret."""
        ...

    def tokens_of(self, account_id: str) -> list[AccessToken]:
        """Return all tokens of an account, the newest first."""
        ...

    def token_by_hash(self, token_hash: str) -> AccessToken | None:
        """Return the token with this hash, whether or not it still holds."""
        ...

    def revoke_token(self, account_id: str, token_id: str, on: date) -> bool:
        """End a token of an account; say whether it was this call that ended it."""
        ...

    def note_use(self, token_id: str, on: date) -> bool:
        """Keep the day as the last one of use; say whether it was this call that changed it."""
        ...


def may_read(account: Account) -> tuple[Reads, ...]:
    """Return what a token of this account may read at most."""
    own = (Reads.RESULTS, Reads.AGREEMENTS) if account.networks else ()
    released = (Reads.HANDED_IN,) if account.is_analyst else ()
    return (*own, Reads.DIRECTORY, *released)


def make_token(store: TokenStore, account: Account, wish: TokenWish, today: date) -> MadeToken:
    """Make a token for an account itself; its secret is returned this once and stored as a hash only.

    Raises AccessTokenInvalid for a wish without a name or without anything to read, for more than the account may
    read, and for a day that has passed or lies more than a year ahead.
    """
    _check(account, wish, today)
    needs_networks = not wish.reads.isdisjoint((Reads.RESULTS, Reads.AGREEMENTS))
    token = AccessToken(
        token_id=secrets.token_hex(8),
        account_id=account.id,
        name=wish.name,
        reads=wish.reads,
        networks=wish.networks if needs_networks else frozenset(),
        made_on=today,
        expires_on=wish.expires_on,
    )
    secret = PREFIX + secrets.token_hex(_SECRET_BYTES)
    store.add_token(token, fingerprint_of(secret))
    return MadeToken(secret, token)


def revoke_token(store: TokenStore, account: Account, token_id: str, today: date) -> bool:
    """End a token of an account at once; say whether it had not been ended before."""
    return store.revoke_token(account.id, token_id, today)


def reader_with(tokens: TokenStore, accounts: AccountStore, secret: str, today: date) -> Reader | None:
    """Return who reads with this secret and what; None for every secret that opens nothing, for whatever reason."""
    if not is_secret(secret):
        return None
    token = tokens.token_by_hash(fingerprint_of(secret))
    if token is None or not token.holds_on(today):
        return None
    account = accounts.account(token.account_id)
    if account is None or not account.active:
        return None
    is_first = token.used_on != today and tokens.note_use(token.token_id, today)
    reads = token.reads & frozenset(may_read(account))
    return Reader(token.token_id, account, reads, token.networks & account.networks, is_first)


def is_secret(text: str) -> bool:
    """Say whether a text could be a token's secret; what could not opens nothing and need not be looked for."""
    return _SECRET.fullmatch(text) is not None


def living(tokens: Collection[AccessToken], today: date) -> list[AccessToken]:
    """Return the tokens that still open something."""
    return [token for token in tokens if token.holds_on(today)]


def _check(account: Account, wish: TokenWish, today: date) -> None:
    if not 0 < len(wish.name.strip()) <= LONGEST_NAME:
        raise AccessTokenInvalid(reason="name", longest=LONGEST_NAME)
    if not wish.reads:
        raise AccessTokenInvalid(reason="nothing")
    if not wish.reads <= frozenset(may_read(account)) or not wish.networks <= account.networks:
        raise AccessTokenInvalid(reason="too_much")
    if not wish.reads.isdisjoint((Reads.RESULTS, Reads.AGREEMENTS)) and not wish.networks:
        raise AccessTokenInvalid(reason="network")
    if not today <= wish.expires_on <= today + LONGEST:
        raise AccessTokenInvalid(reason="day")
