"""Papers that came after closing, as rows until there are enough of them to be released."""

from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import Connection, Select, delete, func, select

from networks.scopes import BallotScope, SystemScope
from selfeval.errors import DisclosureRefused, RoundNotClosed
from selfeval.late import Batch, BatchPart
from selfeval.model import Origin, Round, RoundState
from selfeval.release import ReleasePart
from storage import tables
from storage.closing import as_submissions, granted_rows, read_ledger, same_ballot
from storage.database import Database, insert_if_new
from storage.errors import ErasureDelayed
from storage.matrices import write_matrix
from storage.paper import give_next_number, remove_numbered
from storage.release_parts import next_number, part_row
from storage.rounds import find_framework, find_round


class LateRows:
    """Fulfils ``selfeval.late.LateStore`` for one round and perspective."""

    def __init__(self, database: Database, scope: BallotScope) -> None:
        self._database = database
        self._scope = scope

    def add(self, ballot_id: str, answers: Mapping[str, tuple[int, str]], above: int) -> int:
        """Keep one paper, by item with its revision, and return its number, which is higher than ``above``.

        Raises RoundNotClosed for a round in any other state.
        """
        key = {"network_id": self._scope.network_id, "round_id": self._scope.round_id, "ballot_id": ballot_id}
        ballot = {"perspective": self._scope.perspective, "sent": True, "origin": Origin.PAPER.value, "helped": False}

        def work(connection: Connection) -> int:
            _check_closed(find_round(connection, self._scope.round_id, lock=True))
            insert_if_new(connection, tables.ballot, key | ballot)
            for item_id, (rev, answer) in answers.items():
                row = {"item_id": item_id, "item_rev": rev, "step_id": answer}
                insert_if_new(connection, tables.rating, key | row)
            return give_next_number(connection, self._scope, ballot_id, above)

        return self._database.write(self._scope, work)

    def remove(self, number: int) -> None:
        """Delete what was entered under a number; raises SheetUnknown, as after its release, or RoundNotClosed."""

        def work(connection: Connection) -> None:
            _check_closed(find_round(connection, self._scope.round_id, lock=True))
            remove_numbered(connection, number)

        self._database.write(self._scope, work)

    def count(self) -> int:
        """Return how many papers wait for their release; 0 while the round is not closed."""
        table = tables.ballot
        with self._database.reading(self._scope) as connection:
            if find_round(connection, self._scope.round_id).state is not RoundState.CLOSED:
                return 0
            return int(connection.execute(select(func.count(table.c.ballot_id))).scalar_one())


class LateReleaseRows:
    """Fulfils ``selfeval.late.LateReleaseStore``."""

    def __init__(self, database: Database, scope: SystemScope) -> None:
        self._database = database
        self._scope = scope

    def release(self, round_id: str, perspective: str, make: Callable[[Batch], BatchPart]) -> ReleasePart:
        """Count, write and delete the papers of a perspective in one transaction, and remove their traces.

        Perspectives that the round shows together with it are counted and deleted with it.
        Raises ErasureDelayed when the part has been made but traces of the papers remain; the next closing or release
        removes them.
        """

        def work(connection: Connection) -> ReleasePart:
            closed = find_round(connection, round_id, lock=True)
            _check_closed(closed)
            papers = {
                one: as_submissions(connection.execute(_papers(round_id, one)).all())
                for one in closed.group_of(perspective)
            }
            made = make(
                Batch(
                    of_round=closed,
                    framework=find_framework(connection, closed.framework_sha256),
                    submissions={one: list(of_one.values()) for one, of_one in papers.items()},
                    ledger=read_ledger(connection, round_id),
                    number=next_number(connection, round_id),
                )
            )
            _write(connection, made, closed)
            _delete(connection, closed, [ballot_id for of_one in papers.values() for ballot_id in of_one])
            return made.part

        part = self._database.write(self._scope, work)
        if not self._database.purge_deleted():
            raise ErasureDelayed
        return part


def _check_closed(of_round: Round) -> None:
    if of_round.state is not RoundState.CLOSED:
        raise RoundNotClosed(round=of_round.title)


def _papers(round_id: str, perspective: str) -> Select[Any]:
    ballot, rating = tables.ballot, tables.rating
    return (
        select(ballot.c.ballot_id, rating.c.item_id, rating.c.step_id)
        .join_from(ballot, rating, same_ballot(), isouter=True)
        .where(ballot.c.round_id == round_id, ballot.c.perspective == perspective)
    )


def _write(connection: Connection, made: BatchPart, closed: Round) -> None:
    """Write a batch; raises DisclosureRefused when another part took its number, so that nothing of it is stored."""
    part = made.part
    if not insert_if_new(connection, tables.release_part, part_row(part)):
        raise DisclosureRefused(round=closed.title)
    for row in granted_rows(part, made.granted):
        insert_if_new(connection, tables.ledger_entry, row)
    key = {"network_id": part.network_id, "round_id": part.round_id, "part": part.number}
    for matrix in made.matrices.values():
        write_matrix(connection, key, matrix)


def _delete(connection: Connection, closed: Round, ballot_ids: list[str]) -> None:
    """Delete exactly the papers that were counted; one that comes in at this moment waits for the next batch."""
    for table in (tables.rating, tables.ballot, tables.paper_sheet):
        of_round = (table.c.network_id == closed.network_id, table.c.round_id == closed.id)
        for ballot_id in ballot_ids:
            connection.execute(delete(table).where(*of_round, table.c.ballot_id == ballot_id))
