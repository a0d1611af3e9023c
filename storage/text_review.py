"""Texts that are being looked through, as rows that go for good when they are released."""

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, RowMapping, delete, select, update

from networks.scopes import ReviewScope
from selfeval.errors import WordsUndecided, WordsUnknown
from selfeval.release import ReleasePart
from selfeval.text_review import TextInReview
from storage import tables
from storage.database import Database, insert_if_new
from storage.errors import ErasureDelayed
from storage.release_parts import next_number, part_row
from storage.rounds import find_round


class ReviewRows:
    """Fulfils ``selfeval.text_review.ReviewStore`` for one round."""

    def __init__(self, database: Database, scope: ReviewScope) -> None:
        self._database = database
        self._scope = scope

    def texts(self) -> list[TextInReview]:
        """Return all texts that have not been released, in the order of their random ids."""
        with self._database.reading(self._scope) as connection:
            return _texts(connection)

    def decide(self, decided: TextInReview) -> None:
        """Write what was decided about a text; raises WordsUnknown when it has been released meanwhile."""
        table = tables.text_in_review
        values = {
            "state": decided.state.value,
            "shown": decided.shown,
            "reason": decided.reason.value if decided.reason else "",
            "may_leave": decided.may_leave,
        }

        def work(connection: Connection) -> None:
            statement = update(table).where(table.c.text_id == decided.id).values(**values)
            if not connection.execute(statement).rowcount:
                raise WordsUnknown

        self._database.write(self._scope, work)

    def release(self, part: ReleasePart, reviewed: Sequence[TextInReview]) -> None:
        """Append a part under the next number and delete the texts that it was made of, all or nothing, for good.

        Raises WordsUndecided when somebody has changed a decision meanwhile, and ErasureDelayed when the texts are
        deleted but traces of them remain until the next call.
        """
        table = tables.text_in_review

        def work(connection: Connection) -> None:
            find_round(connection, part.round_id, lock=True)
            if _texts(connection) != sorted(reviewed, key=lambda one: one.id):
                raise WordsUndecided(count=len(reviewed))
            numbered = part.model_copy(update={"number": next_number(connection, part.round_id)})
            if not insert_if_new(connection, tables.release_part, part_row(numbered)):
                raise WordsUndecided(count=len(reviewed))
            connection.execute(delete(table).where(table.c.round_id == part.round_id))

        self._database.write(self._scope, work)
        if not self._database.purge_deleted():
            raise ErasureDelayed


def _texts(connection: Connection) -> list[TextInReview]:
    table = tables.text_in_review
    rows = connection.execute(select(table).order_by(table.c.text_id)).mappings().all()
    return [TextInReview.model_validate(_fields(row)) for row in rows]


def _fields(row: RowMapping) -> Mapping[str, object]:
    kept = {name: row[name] for name in TextInReview.model_fields if name in row}
    return kept | {"id": row["text_id"], "reason": row["reason"] or None}
