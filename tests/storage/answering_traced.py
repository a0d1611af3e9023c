"""A program in which a fixed number of people answer, to be watched by strace; it tells every commit before it is made.

    python -m tests.storage.answering_traced <address of a database> <round> safe|unsafe

Prints ``commit N`` when the commit of a group begins, and ``acknowledged N`` when somebody is told that their write,
which was part of that group, is stored. With ``unsafe`` SQLite is told not to wait for the disk.
"""

import os
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, ClassVar, TypeVar

from sqlalchemy import Connection, Engine, event
from sqlalchemy.pool import Pool

from networks.scopes import Scope
from storage.database import Database
from tests.storage.answering_that_dies import found
from tests.storage.people_answering import PLACES, answer_once

Result = TypeVar("Result")
PEOPLE = 60
COMMIT, ACKNOWLEDGED = "commit", "acknowledged"


class TellingDatabase(Database):
    """A database that tells in which group each write is committed."""

    groups: ClassVar[int] = 0

    def write(self, scope: Scope, work: Callable[[Connection], Result]) -> Result:
        def numbered(connection: Connection) -> tuple[Result, int]:
            return work(connection), self.groups

        result, group = super().write(scope, numbered)
        say(ACKNOWLEDGED, group)
        return result

    @classmethod
    def begin_commit(cls, _connection: Connection) -> None:
        say(COMMIT, cls.groups)
        cls.groups += 1


def say(what: str, group: int) -> None:
    os.write(1, f"{what} {group}\n".encode())


def do_not_wait_for_the_disk(connection: Any, *_: object) -> None:
    connection.execute("PRAGMA synchronous=OFF")


def main(url: str, round_id: str, way: str) -> None:
    if way == "unsafe":
        event.listen(Pool, "checkout", do_not_wait_for_the_disk)
    database = TellingDatabase.open(url)
    opened = found(database, round_id)
    event.listen(Engine, "commit", TellingDatabase.begin_commit)
    with ThreadPoolExecutor(PLACES) as places:
        for done in [places.submit(answer_once, database, opened, lambda *_: None) for _ in range(PEOPLE)]:
            done.result()
    os._exit(0)


if __name__ == "__main__":
    main(*sys.argv[1:])
