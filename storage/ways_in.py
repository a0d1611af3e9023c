"""What stands at the way in to a round's ballots, and the way back to one that was begun, as rows."""

from sqlalchemy import Connection, bindparam, delete, func, select

from networks.scopes import BallotScope
from selfeval.errors import AlreadySent, CapReached, RoundNotOpen
from selfeval.model import Origin, RoundState
from storage import tables
from storage.database import Database, insert_or_replace
from storage.rounds import find_round

_ROUND_KEY = select(tables.round_key.c.key)
_BEGUN = select(tables.ballot.c.sent).where(
    tables.ballot.c.ballot_id == bindparam("of_ballot"), tables.ballot.c.sent.is_(False)
)
_CAP = select(tables.round_plan.c.cap).where(tables.round_plan.c.perspective == bindparam("of_perspective"))
_CAP_HELD = _CAP.with_for_update()
_SENT_FROM_WEB = (
    select(func.count())
    .select_from(tables.ballot)
    .where(
        tables.ballot.c.perspective == bindparam("of_perspective"),
        tables.ballot.c.sent.is_(True),
        tables.ballot.c.origin == Origin.WEB,
    )
)
"""What runs when somebody comes in or sends: made once, so that it is looked through and compiled once."""


class WayInRows:
    """Fulfils ``selfeval.ports.WayInStore`` for one round and perspective."""

    def __init__(self, database: Database, scope: BallotScope) -> None:
        self._database = database
        self._scope = scope

    def round_key(self) -> bytes | None:
        """Return the key without which no mark of a code can be made; None where no code was made."""
        with self._database.reading(self._scope) as connection:
            key = connection.execute(_ROUND_KEY).scalar()
        return None if key is None else bytes(key)

    def is_full(self) -> bool:
        """Say whether as many ballots have been sent as the coordinator allowed."""
        plan = self._database.first(self._scope, _CAP, of_perspective=self._scope.perspective)
        if plan is None or plan["cap"] is None:
            return False
        with self._database.reading(self._scope) as connection:
            return is_full(connection, self._scope.perspective)

    def is_begun(self, ballot_id: str) -> bool:
        """Say whether a ballot of this perspective has been begun and not been sent."""
        with self._database.reading(self._scope) as connection:
            return connection.execute(_BEGUN, {"of_ballot": ballot_id}).first() is not None

    def move(self, ballot_id: str, mark: str, new_id: str) -> None:
        """Move what was begun to another id in one transaction, to what lies there already."""

        def work(connection: Connection) -> None:
            current = find_round(connection, self._scope.round_id, lock=True)
            if current.state is not RoundState.OPEN:
                raise RoundNotOpen(round=current.title)
            used = tables.used_mark
            if connection.execute(select(used.c.mark).where(used.c.mark == mark)).first():
                raise AlreadySent
            for table in (tables.ballot, tables.rating, tables.draft_text):
                of_ballot = table.c.ballot_id == ballot_id
                rows = connection.execute(select(table).where(of_ballot)).mappings().all()
                insert_or_replace(connection, table, *(dict(row) | {"ballot_id": new_id} for row in rows))
                connection.execute(delete(table).where(of_ballot))

        self._database.write(self._scope, work)


def is_full(connection: Connection, perspective: str, *, lock: bool = False) -> bool:
    """Say whether a perspective has sent as many ballots from the web as its plan allows.

    ``lock`` holds the plan until the end of the transaction, so that of two who send at once, one waits.
    """
    of_perspective = {"of_perspective": perspective}
    cap = connection.execute(_CAP, of_perspective).scalar()
    if cap is None:
        return False
    if lock:
        cap = connection.execute(_CAP_HELD, of_perspective).scalar()
    return cap is not None and int(connection.execute(_SENT_FROM_WEB, of_perspective).scalar_one()) >= cap


def check_cap(connection: Connection, perspective: str) -> None:
    """Raise CapReached for a ballot that would be one too many."""
    if is_full(connection, perspective, lock=True):
        raise CapReached
