"""Access tokens of programs as rows: the hash of each secret, and what it may read."""

import json
from datetime import date

from sqlalchemy import Connection, RowMapping, insert, or_, select, update

from networks.scopes import StaffScope
from networks.tokens import AccessToken
from storage import tables
from storage.database import Database

_SETS = ("reads", "networks")


class AccessTokenRows:
    """Fulfils ``networks.tokens.TokenStore``."""

    def __init__(self, database: Database, scope: StaffScope) -> None:
        self._database = database
        self._scope = scope

    def add_token(self, token: AccessToken, token_hash: str) -> None:
        """Keep a new token under the hash of its secret."""
        sets = {name: json.dumps(sorted(getattr(token, name))) for name in _SETS}
        row = token.model_dump() | sets | {"token_hash": token_hash}

        def work(connection: Connection) -> None:
            connection.execute(insert(tables.access_token), row)

        self._database.write(self._scope, work)

    def tokens_of(self, account_id: str) -> list[AccessToken]:
        """Return all tokens of an account, the newest first."""
        table = tables.access_token
        query = select(table).where(table.c.account_id == account_id).order_by(table.c.made_on.desc(), table.c.token_id)
        with self._database.reading(self._scope) as connection:
            return [_token(row) for row in connection.execute(query).mappings()]

    def token_by_hash(self, token_hash: str) -> AccessToken | None:
        """Return the token with this hash, whether or not it still holds."""
        table = tables.access_token
        query = select(table).where(table.c.token_hash == token_hash)
        with self._database.reading(self._scope) as connection:
            row = connection.execute(query).mappings().first()
        return _token(row) if row else None

    def revoke_token(self, account_id: str, token_id: str, on: date) -> bool:
        """End a token of an account; say whether it was this call that ended it."""
        table = tables.access_token
        is_this = (table.c.account_id == account_id, table.c.token_id == token_id, table.c.revoked_on.is_(None))
        statement = update(table).where(*is_this).values(revoked_on=on)
        return self._database.write(self._scope, lambda connection: connection.execute(statement).rowcount == 1)

    def note_use(self, token_id: str, on: date) -> bool:
        """Keep the day as the last one of use; say whether it was this call that changed it."""
        table = tables.access_token
        is_new = or_(table.c.used_on.is_(None), table.c.used_on != on)
        statement = update(table).where(table.c.token_id == token_id, is_new).values(used_on=on)
        return self._database.write(self._scope, lambda connection: connection.execute(statement).rowcount == 1)


def _token(row: RowMapping) -> AccessToken:
    sets = {name: json.loads(row[name]) for name in _SETS}
    plain = {name: value for name, value in row.items() if name != "token_hash"}
    return AccessToken.model_validate(plain | sets)
