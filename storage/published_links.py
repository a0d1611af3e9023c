"""Links to published results as rows: made, listed and ended by the coordinators of a network."""

from sqlalchemy import Connection, select, update

from networks.links import Link, LinkKind
from networks.scopes import NetworkScope
from storage import tables
from storage.database import Database
from storage.links import add_link


class PublishedLinkRows:
    """Fulfils ``selfeval.ports.PublishedLinks`` within one scope."""

    def __init__(self, database: Database, scope: NetworkScope) -> None:
        self._database = database
        self._scope = scope

    def add(self, link: Link) -> None:
        """Let a link in; one that is there already is written as it is."""

        def work(connection: Connection) -> None:
            add_link(connection, link)

        self._database.write(self._scope, work)

    def links(self, round_id: str, kind: LinkKind) -> list[Link]:
        """Return the links of one kind to a round, open or not."""
        table = tables.open_link
        query = select(table).where(table.c.target_id == round_id, table.c.kind == kind.value)
        with self._database.reading(self._scope) as connection:
            return [Link.model_validate(dict(row)) for row in connection.execute(query).mappings()]

    def shut(self, fingerprint: str, kind: LinkKind) -> None:
        """Let nobody in by a link any more."""
        table = tables.open_link
        statement = (
            update(table).where(table.c.fingerprint == fingerprint, table.c.kind == kind.value).values(open=False)
        )

        def work(connection: Connection) -> None:
            connection.execute(statement)

        self._database.write(self._scope, work)
