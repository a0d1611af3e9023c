"""Closed rounds with their matrices and releases as rows, read for counting them again."""

from collections.abc import Sequence

from sqlalchemy import select

from networks.scopes import SystemScope
from qualitaetsrahmen.model import Framework
from selfeval.model import Round, RoundState
from selfeval.release import ReleasePart, read_part
from selfeval.stacked import Stack
from storage import tables
from storage.database import Database
from storage.matrices import read_stacks
from storage.rounds import find_round, pinned_framework, read_rounds


class RecountRows:
    """Fulfils ``selfeval.recount.RecountStore``."""

    def __init__(self, database: Database, scope: SystemScope) -> None:
        self._database = database
        self._scope = scope

    def closed_rounds(self) -> list[Round]:
        """Return all closed rounds, by title."""
        with self._database.reading(self._scope) as connection:
            found = read_rounds(connection, tables.rounds.c.state == RoundState.CLOSED)
        return sorted(found, key=lambda one: (one.title, one.id))

    def round(self, round_id: str) -> Round:
        """Return one round; raises RoundUnknown."""
        with self._database.reading(self._scope) as connection:
            return find_round(connection, round_id)

    def stacks(self, rounds: Sequence[Round]) -> list[Stack]:
        """Return the matrices of these rounds, those with the same columns together."""
        table = tables.round_matrix
        networks, ids = {one.network_id for one in rounds}, [one.id for one in rounds]
        with self._database.reading(self._scope) as connection:
            return read_stacks(connection, table.c.network_id.in_(networks), table.c.round_id.in_(ids))

    def all_stacks(self) -> list[Stack]:
        """Return all matrices of the installation, those with the same columns together."""
        with self._database.reading(self._scope) as connection:
            return read_stacks(connection)

    def release_parts(self, of_round: Round) -> list[ReleasePart]:
        """Return the parts of a round's release; raises ReleaseDamaged."""
        table = tables.release_part
        own = (table.c.network_id == of_round.network_id, table.c.round_id == of_round.id)
        query = select(table.c.content, table.c.sha256).where(*own).order_by(table.c.number)
        with self._database.reading(self._scope) as connection:
            rows = connection.execute(query).all()
        return [read_part(content, sha256) for content, sha256 in rows]

    def framework(self, sha256: str) -> Framework:
        """Return the framework that a round pinned, proven by its hash."""
        return pinned_framework(self._database, self._scope, sha256)
