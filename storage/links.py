"""Links and codes as rows: only their keyed fingerprint and what they open."""

from sqlalchemy import Connection, bindparam, select, update

from networks.links import Link, LinkKind
from networks.scopes import Scope
from storage import tables
from storage.database import Database, insert_or_replace

_BY_FINGERPRINT = select(tables.open_link).where(tables.open_link.c.fingerprint == bindparam("fingerprint"))


class LinkRows:
    """Fulfils ``networks.links.LinkStore`` within one scope."""

    def __init__(self, database: Database, scope: Scope) -> None:
        self._database = database
        self._scope = scope

    def link(self, fingerprint: str) -> Link | None:
        """Return what stands behind a fingerprint, open or not."""
        row = self._database.first(self._scope, _BY_FINGERPRINT, fingerprint=fingerprint)
        return Link.model_validate(dict(row)) if row else None


def add_link(connection: Connection, link: Link) -> None:
    """Let a link in, in the transaction of what it opens."""
    insert_or_replace(connection, tables.open_link, link.model_dump() | {"kind": link.kind.value})


def shut_links(connection: Connection, network_id: str, kinds: tuple[LinkKind, ...], target_id: str) -> None:
    """Let nobody in by these links any more, in the transaction that closes what they open."""
    table = tables.open_link
    connection.execute(
        update(table)
        .where(table.c.network_id == network_id, table.c.target_id == target_id, table.c.kind.in_(kinds))
        .values(open=False)
    )
