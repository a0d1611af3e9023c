"""Staff accounts: roles, one-time links, passwords and revocable sessions.

People who answer or sit in a room have no account; nothing here is about them.
"""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Protocol

from networks.errors import AccountUnknown, LoginTaken, PasswordTooShort, SignInLinkInvalid, SignInRefused
from networks.model import Name
from qualitaetsrahmen.record import Record

LINK_LIFETIME = timedelta(minutes=30)
SESSION_LIFETIME = timedelta(hours=12)
SHORTEST_PASSWORD = 12


class Role(StrEnum):
    """What an account may do; coordinators and facilitators hold their role for one network each."""

    COORDINATOR = "coordinator"
    FACILITATOR = "facilitator"
    ANALYST = "analyst"
    ADMINISTRATOR = "administrator"


class Grant(Record):
    """A role that an account holds, for one network or, for analysts and administrators, everywhere."""

    role: Role
    network_id: str | None = None


class Account(Record):
    """Somebody who works with the staff pages."""

    id: str
    login: Name
    name: Name
    grants: tuple[Grant, ...] = ()
    password_hash: str | None = None
    active: bool = True

    @property
    def is_administrator(self) -> bool:
        """Whether the account may set up networks and other accounts."""
        return any(grant.role is Role.ADMINISTRATOR for grant in self.grants)

    @property
    def is_analyst(self) -> bool:
        """Whether the account may read what networks handed in."""
        return any(grant.role is Role.ANALYST for grant in self.grants)

    @property
    def networks(self) -> frozenset[str]:
        """The networks that the account coordinates or facilitates."""
        working = {Role.COORDINATOR, Role.FACILITATOR}
        return frozenset(one.network_id for one in self.grants if one.network_id and one.role in working)


@dataclass(frozen=True)
class SignedIn:
    """A fresh session: the secret for the cookie, and whose it is."""

    token: str
    account: Account


class PasswordHasher(Protocol):
    """What hashing passwords needs to offer; the real one is argon2id."""

    def hash(self, password: str) -> str:
        """Return a salted hash of the password."""
        ...

    def is_right(self, password_hash: str | None, password: str) -> bool:
        """Say whether the password fits; takes as long for a missing hash as for a wrong password."""
        ...


class AccountStore(Protocol):
    """What must be stored for staff accounts."""

    def account(self, account_id: str) -> Account | None:
        """Return an account."""
        ...

    def account_by_login(self, login: str) -> Account | None:
        """Return the account that signs in with this name, in lower case."""
        ...

    def accounts(self) -> list[Account]:
        """Return all accounts by name."""
        ...

    def save_account(self, account: Account) -> None:
        """Write an account with its grants, new or changed."""
        ...

    def add_sign_in_link(self, token_hash: str, account_id: str, expires: datetime) -> None:
        """Keep the hash of a one-time link."""
        ...

    def take_sign_in_link(self, token_hash: str, now: datetime) -> str | None:
        """Use up a valid link and return its account, or None; a link can be taken once."""
        ...

    def add_session(self, token_hash: str, account_id: str, expires: datetime) -> None:
        """Keep the hash of a session."""
        ...

    def account_of_session(self, token_hash: str, now: datetime) -> Account | None:
        """Return the account of a session that still holds."""
        ...

    def end_session(self, token_hash: str) -> None:
        """Forget one session."""
        ...

    def end_sessions_of(self, account_id: str) -> None:
        """Forget all sessions of an account."""
        ...


def fingerprint_of(token: str) -> str:
    """Return what is stored instead of a random token of 256 bits; the token cannot be found from it."""
    return hashlib.sha256(token.encode()).hexdigest()


def create_account(store: AccountStore, login: str, name: str, grants: tuple[Grant, ...]) -> Account:
    """Create an account without a password; a one-time link lets its owner in."""
    login = login.strip().lower()
    if store.account_by_login(login):
        raise LoginTaken(login=login)
    account = Account(id=secrets.token_hex(8), login=login, name=name, grants=grants)
    store.save_account(account)
    return account


def offer_sign_in_link(store: AccountStore, account_id: str, now: datetime) -> str:
    """Return the secret of a fresh one-time link, valid for half an hour; only its hash is stored."""
    if store.account(account_id) is None:
        raise AccountUnknown(account=account_id)
    token = secrets.token_urlsafe(32)
    store.add_sign_in_link(fingerprint_of(token), account_id, now + LINK_LIFETIME)
    return token


def redeem_sign_in_link(store: AccountStore, token: str, now: datetime) -> SignedIn:
    """Use up a one-time link and begin a session."""
    account_id = store.take_sign_in_link(fingerprint_of(token), now)
    account = store.account(account_id) if account_id else None
    if account is None or not account.active:
        raise SignInLinkInvalid
    return _begin_session(store, account, now)


def sign_in(store: AccountStore, hasher: PasswordHasher, login: str, password: str, now: datetime) -> SignedIn:
    """Begin a session for the right name and password."""
    account = store.account_by_login(login.strip().lower())
    is_right = hasher.is_right(account.password_hash if account else None, password)
    if account is None or not is_right or not account.active:
        raise SignInRefused
    return _begin_session(store, account, now)


def set_password(store: AccountStore, hasher: PasswordHasher, account: Account, password: str) -> None:
    """Give an account a new password and end all its sessions, so that a stolen one ends too."""
    if len(password) < SHORTEST_PASSWORD:
        raise PasswordTooShort(shortest=SHORTEST_PASSWORD)
    store.save_account(account.model_copy(update={"password_hash": hasher.hash(password)}))
    store.end_sessions_of(account.id)


def who_is(store: AccountStore, token: str | None, now: datetime) -> Account | None:
    """Return whose session a cookie stands for, or None when it has ended."""
    if not token:
        return None
    account = store.account_of_session(fingerprint_of(token), now)
    return account if account and account.active else None


def sign_out(store: AccountStore, token: str) -> None:
    """End a session on the server; its cookie is worth nothing from then on."""
    store.end_session(fingerprint_of(token))


def _begin_session(store: AccountStore, account: Account, now: datetime) -> SignedIn:
    token = secrets.token_urlsafe(32)
    store.add_session(fingerprint_of(token), account.id, now.astimezone(UTC) + SESSION_LIFETIME)
    return SignedIn(token, account)
