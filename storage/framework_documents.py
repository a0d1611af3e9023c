"""The framework documents of networks as rows."""

from sqlalchemy import Connection, delete, select

from networks.scopes import Scope
from qualitaetsrahmen.ports import StoredDocument
from storage import tables
from storage.database import Database, insert_or_replace


class FrameworkDocumentRows:
    """Fulfils ``qualitaetsrahmen.ports.DocumentStore`` within one scope."""

    def __init__(self, database: Database, scope: Scope) -> None:
        self._database = database
        self._scope = scope

    def documents(self, network_id: str) -> list[StoredDocument]:
        """Return the documents of a network by name."""
        table = tables.framework_document
        query = select(table).where(table.c.network_id == network_id).order_by(table.c.name)
        with self._database.reading(self._scope) as connection:
            return [StoredDocument.model_validate(dict(row)) for row in connection.execute(query).mappings()]

    def save_document(self, document: StoredDocument) -> None:
        """Write a document; one of the same name is replaced, for rounds keep their own copy."""

        def work(connection: Connection) -> None:
            insert_or_replace(connection, tables.framework_document, document.model_dump())

        self._database.write(self._scope, work)

    def remove_document(self, network_id: str, name: str) -> None:
        """Delete a document, if it is there."""
        table = tables.framework_document

        def work(connection: Connection) -> None:
            connection.execute(delete(table).where(table.c.network_id == network_id, table.c.name == name))

        self._database.write(self._scope, work)
