"""The circles in which places are compared, as rows that are added and never changed."""

import json
from collections.abc import Sequence

from sqlalchemy import Connection, select

from analysis.circles import Circle
from networks.peers import Peers
from networks.scopes import ComparedScope
from storage import tables
from storage.database import Database, insert_if_new


class CircleRows:
    """Fulfils ``analysis.circles.CircleStore``."""

    def __init__(self, database: Database, scope: ComparedScope) -> None:
        self._database = database
        self._scope = scope

    def circles(self, framework_id: str) -> list[Circle]:
        """Return the circles of a framework by their numbers."""
        table = tables.comparison_circle
        query = select(table).where(table.c.framework_id == framework_id).order_by(table.c.number)
        with self._database.reading(self._scope) as connection:
            rows = connection.execute(query).mappings().all()
        return [
            Circle(
                row["framework_id"],
                row["number"],
                Peers(row["peers"]) if row["peers"] else None,
                frozenset(json.loads(row["fresh_ids"])),
                frozenset(json.loads(row["returning_ids"])),
                row["formed_on"],
            )
            for row in rows
        ]

    def add(self, circles: Sequence[Circle]) -> bool:
        """Keep new circles together; return False, and keep none, when one of their numbers is taken."""

        def work(connection: Connection) -> bool:
            # their numbers follow each other, so where somebody else was first, the first number is taken
            return all(insert_if_new(connection, tables.comparison_circle, _row(one)) for one in circles)

        return self._database.write(self._scope, work)


def _row(circle: Circle) -> dict[str, object]:
    return {
        "framework_id": circle.framework_id,
        "number": circle.number,
        "peers": circle.peers.value if circle.peers else None,
        "fresh_ids": json.dumps(sorted(circle.fresh)),
        "returning_ids": json.dumps(sorted(circle.returning)),
        "formed_on": circle.formed_on,
    }
