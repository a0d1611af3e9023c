"""One writer for the embedded database: many small writes share one durable commit.

Eighty people who answer at the same moment would wait for eighty disk syncs one after the other; together they wait
for one. A write is acknowledged only after the commit that holds it. The file lock lets the command line and the
running app take turns; it is held for a commit, not for the life of a process.
"""

import threading
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, SimpleQueue
from time import sleep
from typing import Any

from filelock import FileLock
from sqlalchemy import Connection, Engine

from networks.scopes import Scope
from storage.sqlite import truncate_wal

LARGEST_GROUP = 200
"""More writes than this in one commit would make the first of them wait too long."""
GATHERING = 0.002
"""Seconds to wait for others while several write at the same moment; whoever writes alone never waits.

Those whose writes were acknowledged together come back one after the other: without a pause, the first of them would
have a commit to itself each time, and a commit costs as much as several writes.
"""

_TRUNCATE_TRIES = 50
_TRUNCATE_PAUSE = 0.1


@dataclass
class _Job:
    """One write with the scope that it may touch, and where its result goes."""

    scope: Scope
    work: Callable[[Connection], Any]
    result: Future[Any]


class Writer:
    """The thread that owns the only writing connection."""

    def __init__(self, engine: Engine, database_file: Path) -> None:
        self._engine = engine
        self._lock = FileLock(f"{database_file}.lock", thread_local=False)
        self._jobs: SimpleQueue[_Job | None] = SimpleQueue()
        self._door = threading.Lock()
        self._has_stopped = False
        self._thread = threading.Thread(target=self._run, name="database-writer", daemon=True)
        self._thread.start()

    def write(self, scope: Scope, work: Callable[[Connection], Any]) -> Any:
        """Run ``work`` in the next commit and return its result; its error is raised here and undoes only its own."""
        job = _Job(scope, work, Future())
        with self._door:
            if self._has_stopped:
                raise RuntimeError("the database has been closed")
            self._jobs.put(job)
        return job.result.result()

    def purge(self) -> bool:
        """Make sure that rows deleted so far are gone from the files too; False while a reader holds the log."""
        pause = threading.Event()
        for _ in range(_TRUNCATE_TRIES):
            with self._lock:
                if truncate_wal(self._engine):
                    return True
            pause.wait(_TRUNCATE_PAUSE)
        return False

    def stop(self) -> None:
        """Finish what is waiting and end the thread; a later write is refused, because nobody would do it."""
        with self._door:
            self._has_stopped = True
            self._jobs.put(None)
        self._thread.join()
        self._engine.dispose()

    def _run(self) -> None:
        are_several = False
        while (first := self._jobs.get()) is not None:
            if are_several:
                sleep(GATHERING)
            group, go_on = self._group(first)
            are_several = len(group) > 1
            self._commit(group)
            if not go_on:
                return

    def _group(self, first: _Job) -> tuple[list[_Job], bool]:
        group = [first]
        while len(group) < LARGEST_GROUP:
            try:
                job = self._jobs.get_nowait()
            except Empty:
                break
            if job is None:
                return group, False
            group.append(job)
        return group, True

    def _commit(self, group: list[_Job]) -> None:
        outcomes: list[tuple[_Job, Any, BaseException | None]] = []
        try:
            with self._lock, self._engine.connect() as connection, connection.begin():
                outcomes.extend((job, *_attempt(connection, job)) for job in group)
        except Exception as error:  # the commit failed or the database gave up, so none of the group is stored
            for job in group:
                job.result.set_exception(error)
            return
        for job, value, problem in outcomes:
            if problem is None:
                job.result.set_result(value)
            else:
                job.result.set_exception(problem)


def _attempt(connection: Connection, job: _Job) -> tuple[Any, BaseException | None]:
    connection.execution_options(scope=job.scope)
    try:
        with connection.begin_nested():
            return job.work(connection), None
    except Exception as error:
        if _has_given_up(connection):
            raise
        return None, error
    finally:
        connection.execution_options(scope=None)


def _has_given_up(connection: Connection) -> bool:
    """Say whether SQLite has rolled back the whole transaction by itself, as it does when the disk is full."""
    driver: Any = connection.connection.driver_connection
    return not driver.in_transaction
