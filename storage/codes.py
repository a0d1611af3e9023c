"""One-time codes as rows: fingerprints while a round is open, and nothing after it."""

from collections.abc import Sequence

from sqlalchemy import Connection, delete, func, select

from networks.links import Link, LinkKind
from networks.scopes import NetworkScope
from selfeval.errors import RoundNotOpen
from selfeval.model import RoundState
from storage import tables
from storage.database import Database, insert_if_new
from storage.rounds import find_round

CODE_KINDS = (LinkKind.ONE_TIME, LinkKind.TYPED)
"""The two ways in of one slip."""


class _Taken(Exception):
    """One of the fingerprints stands in the table already."""


class CodeRows:
    """Fulfils ``selfeval.ports.CodeStore`` within the scope of coordinators."""

    def __init__(self, database: Database, scope: NetworkScope) -> None:
        self._database = database
        self._scope = scope

    def made(self, round_id: str, perspective: str) -> int:
        """Return how many codes have been made for a perspective."""
        table = tables.open_link
        of_perspective = (table.c.target_id == round_id, table.c.perspective == perspective)
        query = select(func.count()).select_from(table).where(*of_perspective, table.c.kind == LinkKind.ONE_TIME)
        with self._database.reading(self._scope) as connection:
            return int(connection.execute(query).scalar_one())

    def add(self, codes: Sequence[Link], late: Link, round_key: bytes) -> bool:
        """Let codes in, all of them or none, and keep the round's key unless it has one."""
        key = {"network_id": late.network_id, "round_id": late.target_id, "key": round_key}

        def work(connection: Connection) -> None:
            current = find_round(connection, late.target_id, lock=True)
            if current.state is not RoundState.OPEN:
                raise RoundNotOpen(round=current.title)
            insert_if_new(connection, tables.round_key, key)
            insert_if_new(connection, tables.open_link, late.model_dump(mode="json"))
            for code in codes:
                if not insert_if_new(connection, tables.open_link, code.model_dump(mode="json")):
                    raise _Taken

        try:
            self._database.write(self._scope, work)
        except _Taken:
            return False
        return True


def drop_codes(connection: Connection, round_id: str) -> None:
    """Delete all that is left of a round's codes, the key of their marks among it."""
    links, key = tables.open_link, tables.round_key
    connection.execute(delete(links).where(links.c.target_id == round_id, links.c.kind.in_(CODE_KINDS)))
    connection.execute(delete(key).where(key.c.round_id == round_id))
