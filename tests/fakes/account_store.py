"""Accounts, one-time links and sessions in memory, and a password hasher that takes no time."""

from datetime import datetime

from networks.accounts import Account


class AccountsInMemory:
    """Fulfils ``networks.accounts.AccountStore``."""

    def __init__(self) -> None:
        self.kept: dict[str, Account] = {}
        self.links: dict[str, tuple[str, datetime]] = {}
        self.sessions: dict[str, tuple[str, datetime]] = {}

    def account(self, account_id: str) -> Account | None:
        return self.kept.get(account_id)

    def account_by_login(self, login: str) -> Account | None:
        return next((account for account in self.kept.values() if account.login == login), None)

    def accounts(self) -> list[Account]:
        return sorted(self.kept.values(), key=lambda account: account.name)

    def save_account(self, account: Account) -> None:
        self.kept[account.id] = account

    def add_sign_in_link(self, token_hash: str, account_id: str, expires: datetime) -> None:
        self.links[token_hash] = (account_id, expires)

    def take_sign_in_link(self, token_hash: str, now: datetime) -> str | None:
        account_id, expires = self.links.pop(token_hash, (None, now))
        return account_id if now < expires else None

    def add_session(self, token_hash: str, account_id: str, expires: datetime) -> None:
        self.sessions[token_hash] = (account_id, expires)

    def account_of_session(self, token_hash: str, now: datetime) -> Account | None:
        account_id, expires = self.sessions.get(token_hash, ("", now))
        return self.kept.get(account_id) if now < expires else None

    def end_session(self, token_hash: str) -> None:
        self.sessions.pop(token_hash, None)

    def end_sessions_of(self, account_id: str) -> None:
        self.sessions = {key: entry for key, entry in self.sessions.items() if entry[0] != account_id}


class ReversedPasswords:
    """Fulfils ``networks.accounts.PasswordHasher`` for tests: a hash is the password read backwards."""

    def hash(self, password: str) -> str:
        return password[::-1]

    def is_right(self, password_hash: str | None, password: str) -> bool:
        return password_hash == password[::-1]
