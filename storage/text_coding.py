"""What analysts coded of people's texts, as rows; a text itself is never in them."""

import json

from sqlalchemy import Connection, delete, select

from analysis.coding import TextCoding
from networks.scopes import ReleasedScope
from storage import tables
from storage.database import Database, insert_or_replace


class TextCodingRows:
    """Fulfils ``analysis.coding.CodingStore``; the scope of an analyst reads all rows and writes its own."""

    def __init__(self, database: Database, scope: ReleasedScope) -> None:
        self._database = database
        self._scope = scope

    def codings(self) -> list[TextCoding]:
        """Return all codings."""
        with self._database.reading(self._scope) as connection:
            rows = connection.execute(select(tables.text_coding)).mappings().all()
        return [TextCoding.model_validate({**row, "codes": json.loads(row["codes"])}) for row in rows]

    def keep(self, coding: TextCoding) -> None:
        """Write a coding over the one that the account gave the text before; without a code it goes."""
        table = tables.text_coding
        row = coding.model_dump() | {"codes": json.dumps(sorted(coding.codes))}
        same = (table.c.release_id == coding.release_id, table.c.text_sha256 == coding.text_sha256)
        gone = delete(table).where(*same)

        def work(connection: Connection) -> None:
            if coding.codes:
                insert_or_replace(connection, table, row)
            else:
                connection.execute(gone)

        self._database.write(self._scope, work)
