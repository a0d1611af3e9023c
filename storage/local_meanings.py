"""What criteria mean in a network, as rows: one for each version, and none is ever changed."""

from sqlalchemy import Connection, select

from dialogues.errors import MeaningChanged
from dialogues.preparation_model import LocalMeaning
from networks.scopes import Scope
from storage import tables
from storage.database import Database, insert_if_new


class LocalMeaningRows:
    """Fulfils ``dialogues.local_meanings.LocalMeaningStore`` within one scope."""

    def __init__(self, database: Database, scope: Scope) -> None:
        self._database = database
        self._scope = scope

    def meanings(self, framework_id: str) -> list[LocalMeaning]:
        """Return all versions on the criteria of a framework, the first version of a criterion first."""
        table = tables.local_meaning
        query = select(table).where(table.c.framework_id == framework_id)
        query = query.order_by(table.c.network_id, table.c.criterion_id, table.c.number)
        with self._database.reading(self._scope) as connection:
            return [LocalMeaning.model_validate(dict(row)) for row in connection.execute(query).mappings()]

    def add_meaning(self, meaning: LocalMeaning) -> None:
        """Keep a new version; raises MeaningChanged where one with its number stands already."""

        def work(connection: Connection) -> None:
            if not insert_if_new(connection, tables.local_meaning, meaning.model_dump()):
                raise MeaningChanged

        self._database.write(self._scope, work)
