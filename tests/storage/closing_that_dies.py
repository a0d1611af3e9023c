"""A program that closes a round and is killed on the way: inside a transaction, after it, before traces are gone.

    python -m tests.storage.closing_that_dies <round> <address of a database>…

In the n-th database the closing dies at the n-th of these points. Prints how each one ended.
"""

import json
import os
import signal
import sys
import traceback
from collections.abc import Callable
from typing import ClassVar, TypeVar

from sqlalchemy import Connection

from networks.scopes import Scope, SystemScope
from selfeval.closing import close_round
from storage.closing import ClosingRows
from storage.database import Database
from tests.fakes.small_round import TODAY

Result = TypeVar("Result")


class DyingDatabase(Database):
    """A database whose process is killed at one of the points where that could do harm."""

    points_left: ClassVar[int]

    def write(self, scope: Scope, work: Callable[[Connection], Result]) -> Result:
        def doomed(connection: Connection) -> Result:
            result = work(connection)
            self._pass_point()
            return result

        result = super().write(scope, doomed)
        self._pass_point()
        return result

    def purge_deleted(self, *also: str) -> bool:
        is_purged = super().purge_deleted(*also)
        self._pass_point()
        return is_purged

    def _pass_point(self) -> None:
        DyingDatabase.points_left -= 1
        if DyingDatabase.points_left == 0:
            os.kill(os.getpid(), signal.SIGKILL)


def close_in_child(url: str, round_id: str, point: int) -> int:
    """Close in a process of its own and return how it ended: 0, or minus the signal that killed it."""
    child = os.fork()
    if child == 0:
        status = 1
        try:
            DyingDatabase.points_left = point
            database = DyingDatabase.open(url)
            close_round(ClosingRows(database, SystemScope("closing a round")), round_id, TODAY, lambda _: None)
            status = 0
        except BaseException:
            traceback.print_exc()
            raise
        finally:
            os._exit(status)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


if __name__ == "__main__":
    ends = [close_in_child(url, sys.argv[1], point) for point, url in enumerate(sys.argv[2:], start=1)]
    sys.stdout.write(json.dumps(ends))
