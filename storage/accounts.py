"""Staff accounts, their roles, sessions and one-time links as rows."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Connection, Table, delete, select

from networks.accounts import LINK_LIFETIME, SESSION_LIFETIME, Account, Grant
from networks.scopes import Scope
from storage import tables
from storage.database import Database, insert_or_replace

EVERYWHERE = ""
"""Stands in the key of a role that is bound to no network."""


class AccountRows:
    """Fulfils ``networks.accounts.AccountStore``."""

    def __init__(self, database: Database, scope: Scope) -> None:
        self._database = database
        self._scope = scope

    def account(self, account_id: str) -> Account | None:
        """Return an account."""
        return self._one(tables.account.c.id == account_id)

    def account_by_login(self, login: str) -> Account | None:
        """Return the account that signs in with this name, in lower case."""
        return self._one(tables.account.c.login == login)

    def accounts(self) -> list[Account]:
        """Return all accounts by name."""
        with self._database.reading(self._scope) as connection:
            return _accounts(connection)

    def save_account(self, account: Account) -> None:
        """Write an account with its grants, new or changed."""
        row = account.model_dump(mode="json", exclude={"grants"})
        grants = [
            {
                "account_id": account.id,
                "role": grant.role.value,
                "granted_network": grant.network_id or EVERYWHERE,
            }
            for grant in account.grants
        ]

        def work(connection: Connection) -> None:
            insert_or_replace(connection, tables.account, row)
            connection.execute(delete(tables.role_grant).where(tables.role_grant.c.account_id == account.id))
            for grant in grants:
                insert_or_replace(connection, tables.role_grant, dict(grant))

        self._database.write(self._scope, work)

    def add_sign_in_link(self, token_hash: str, account_id: str, expires: datetime) -> None:
        """Keep the hash of a one-time link, and forget those that have expired."""
        self._add(tables.sign_in_link, token_hash, account_id, expires, LINK_LIFETIME)

    def take_sign_in_link(self, token_hash: str, now: datetime) -> str | None:
        """Use up a valid link and return its account, or None; a link can be taken once."""
        table = tables.sign_in_link
        is_this = table.c.token_hash == token_hash

        def work(connection: Connection) -> str | None:
            row = connection.execute(select(table).where(is_this).with_for_update()).mappings().first()
            taken = connection.execute(delete(table).where(is_this)).rowcount
            if row is None or not taken or row["expires"] < now.timestamp():
                return None
            return str(row["account_id"])

        return self._database.write(self._scope, work)

    def add_session(self, token_hash: str, account_id: str, expires: datetime) -> None:
        """Keep the hash of a session, and forget those that have expired."""
        self._add(tables.staff_session, token_hash, account_id, expires, SESSION_LIFETIME)

    def account_of_session(self, token_hash: str, now: datetime) -> Account | None:
        """Return the account of a session that still holds."""
        table = tables.staff_session
        query = select(table.c.account_id).where(
            table.c.token_hash == token_hash, table.c.expires >= int(now.timestamp())
        )
        with self._database.reading(self._scope) as connection:
            account_id = connection.execute(query).scalar()
        return self.account(account_id) if account_id else None

    def end_session(self, token_hash: str) -> None:
        """Forget one session."""
        self._end(tables.staff_session.c.token_hash == token_hash)

    def end_sessions_of(self, account_id: str) -> None:
        """Forget all sessions of an account."""
        self._end(tables.staff_session.c.account_id == account_id)

    def _add(self, table: Table, token_hash: str, account_id: str, expires: datetime, lifetime: timedelta) -> None:
        row = {"token_hash": token_hash, "account_id": account_id, "expires": int(expires.timestamp())}
        expired = delete(table).where(table.c.expires < int((expires - lifetime).timestamp()))

        def work(connection: Connection) -> None:
            connection.execute(expired)
            insert_or_replace(connection, table, row)

        self._database.write(self._scope, work)

    def _end(self, which: ColumnElement[bool]) -> None:
        statement = delete(tables.staff_session).where(which)
        self._database.write(self._scope, lambda connection: connection.execute(statement).rowcount)

    def _one(self, which: ColumnElement[bool]) -> Account | None:
        with self._database.reading(self._scope) as connection:
            return next(iter(_accounts(connection, which)), None)


def _accounts(connection: Connection, *which: ColumnElement[bool]) -> list[Account]:
    rows = connection.execute(select(tables.account).where(*which).order_by(tables.account.c.name)).mappings().all()
    grants = _grants(connection, [row["id"] for row in rows])
    return [Account.model_validate({**row, "grants": tuple(grants.get(row["id"], []))}) for row in rows]


def _grants(connection: Connection, account_ids: Sequence[str]) -> dict[str, list[Grant]]:
    table = tables.role_grant
    query = select(table).where(table.c.account_id.in_(account_ids)).order_by(table.c.role, table.c.granted_network)
    grants: dict[str, list[Grant]] = {}
    for row in connection.execute(query).mappings():
        grant = Grant(role=row["role"], network_id=row["granted_network"] or None)
        grants.setdefault(row["account_id"], []).append(grant)
    return grants
