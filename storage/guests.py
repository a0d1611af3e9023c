"""Which networks bring their results to a session of several, as rows in the tenant of each of them."""

from sqlalchemy import delete, select

from dialogues.guests import GuestUnknown
from dialogues.preparation_model import GuestNetwork
from networks.scopes import ClusterScope, NetworkScope
from storage import tables
from storage.database import Database, insert_or_replace


class GuestRows:
    """Fulfils ``dialogues.guests.GuestStore`` within one scope: what its own networks were asked for."""

    def __init__(self, database: Database, scope: NetworkScope) -> None:
        self._database = database
        self._scope = scope

    def guests(self) -> list[GuestNetwork]:
        """Return all rows of the scope, the latest session first."""
        return _rows(self._database, self._scope)

    def guest(self, network_id: str, session_id: str) -> GuestNetwork:
        """Return one row; raises GuestUnknown outside the scope."""
        found = (one for one in self.guests() if (one.network_id, one.session_id) == (network_id, session_id))
        guest = next(found, None)
        if guest is None:
            raise GuestUnknown
        return guest

    def save_guest(self, guest: GuestNetwork) -> None:
        """Write a row, new or changed."""
        row = guest.model_dump()
        self._database.write(self._scope, lambda connection: insert_or_replace(connection, tables.session_guest, row))

    def delete_guest(self, network_id: str, session_id: str) -> None:
        """Delete a row; where there is none, nothing happens."""
        table = tables.session_guest
        statement = delete(table).where(table.c.network_id == network_id, table.c.session_id == session_id)
        self._database.write(self._scope, lambda connection: connection.execute(statement).rowcount)


class MemberRows:
    """Fulfils ``dialogues.guests.MemberStore`` for one session."""

    def __init__(self, database: Database, scope: ClusterScope) -> None:
        self._database = database
        self._scope = scope

    def members(self) -> list[GuestNetwork]:
        """Return the rows of all networks of the session."""
        return _rows(self._database, self._scope)


def _rows(database: Database, scope: NetworkScope | ClusterScope) -> list[GuestNetwork]:
    table = tables.session_guest
    query = select(table).order_by(table.c.held_on.desc(), table.c.session_id, table.c.network_id)
    with database.reading(scope) as connection:
        return [GuestNetwork.model_validate(dict(row)) for row in connection.execute(query).mappings().all()]
