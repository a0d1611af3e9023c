"""Many small writes share one commit, and each is told the truth about what became of it."""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import Connection, Engine, event, insert, select
from sqlalchemy.exc import IntegrityError, OperationalError

from storage import tables
from storage.database import Database
from storage.sqlite import open_engine
from storage.writer import LARGEST_GROUP, Writer
from tests.storage.workspace import TEST

PLACE = tables.municipality


@pytest.fixture
def url(sqlite_template: str, tmp_path: Path) -> str:
    path = tmp_path / "group.db"
    path.write_bytes(Path(sqlite_template.removeprefix("sqlite:///")).read_bytes())
    return f"sqlite:///{path}"


@pytest.fixture
def engine(url: str) -> Engine:
    return open_engine(url, writes=True)


@pytest.fixture
def writer(engine: Engine, tmp_path: Path) -> Iterator[Writer]:
    made = Writer(engine, tmp_path / "group.db")
    yield made
    made.stop()


def add(name: str) -> Callable[[Connection], str]:
    """A write of one row, whose result is its name."""
    row = {"id": name, "name": "Ort " + "n" * 2000, "kind": "gemeinde", "land": "SN"}

    def work(connection: Connection) -> str:
        connection.execute(insert(PLACE), row)
        return name

    return work


def places(url: str) -> set[str]:
    """What another program finds in the file."""
    readers = open_engine(url, writes=False)
    with readers.connect() as connection:
        found = set(connection.execute(select(PLACE.c.id)).scalars())
    readers.dispose()
    return found


def in_one_group(writer: Writer, works: list[Callable[[Connection], str]]) -> list[str | BaseException]:
    """The outcomes of writes that wait together until the writer is free."""
    go = threading.Event()

    def attempt(work: Callable[[Connection], str]) -> str | BaseException:
        try:
            return str(writer.write(TEST, work))
        except (IntegrityError, OperationalError) as problem:
            return problem

    with ThreadPoolExecutor(len(works) + 1) as pool:
        holding = pool.submit(attempt, lambda _: str(go.wait()))
        futures = [pool.submit(attempt, work) for work in works]
        threading.Timer(0.3, go.set).start()
        holding.result()
        return [future.result() for future in futures]


def test_writes_that_wait_together_share_one_commit(writer: Writer, engine: Engine, url: str) -> None:
    commits: list[int] = []
    event.listen(engine, "commit", lambda _: commits.append(1))
    names = [f"ort-{number}" for number in range(40)]
    assert in_one_group(writer, [add(name) for name in names]) == names
    assert places(url) == set(names)
    assert len(commits) < len(names)


def test_a_group_never_grows_without_end(writer: Writer, engine: Engine) -> None:
    groups: list[int] = [0]
    event.listen(engine, "savepoint", lambda *_: groups.append(groups.pop() + 1))
    event.listen(engine, "begin", lambda _: groups.append(0))
    works = [add(f"ort-{number}") for number in range(LARGEST_GROUP + 20)]
    in_one_group(writer, works)
    assert sum(groups) == len(works) + 1
    assert max(groups) <= LARGEST_GROUP


def test_an_error_in_one_write_undoes_only_its_own(writer: Writer, url: str) -> None:
    def half(connection: Connection) -> str:
        add("halb")(connection)
        return add("doppelt")(connection)

    first, wrong, last = in_one_group(writer, [add("doppelt"), half, add("danach")])
    assert (first, last) == ("doppelt", "danach")
    assert isinstance(wrong, IntegrityError)
    assert places(url) == {"doppelt", "danach"}


def test_a_result_is_told_only_after_its_commit(writer: Writer, engine: Engine, url: str) -> None:
    may_commit, reached = threading.Event(), threading.Event()

    def hold(_: Connection) -> None:
        reached.set()
        may_commit.wait()

    event.listen(engine, "commit", hold)
    with ThreadPoolExecutor(1) as pool:
        written = pool.submit(writer.write, TEST, add("ort"))
        reached.wait()
        assert not written.done()
        assert places(url) == set()
        may_commit.set()
        assert written.result() == "ort"
    assert places(url) == {"ort"}


def test_a_commit_that_fails_is_told_to_its_whole_group(writer: Writer, engine: Engine, url: str) -> None:
    def refuse(_: Connection) -> None:
        raise OperationalError("COMMIT", None, Exception("disk I/O error"))

    event.listen(engine, "commit", refuse)
    outcomes = in_one_group(writer, [add("a"), add("b")])
    event.remove(engine, "commit", refuse)
    assert [type(outcome) for outcome in outcomes] == [OperationalError] * 2
    assert places(url) == set()
    assert writer.write(TEST, add("danach")) == "danach"


def test_a_full_disk_loses_no_answer_that_was_acknowledged(writer: Writer, url: str) -> None:
    """SQLite rolls back the whole transaction by itself then, the good writes before the failed one included."""

    def leave_little_room(connection: Connection) -> None:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count={pages + 8}")

    writer.write(TEST, leave_little_room)
    outcomes = in_one_group(writer, [add(f"ort-{number}") for number in range(40)])
    acknowledged = {outcome for outcome in outcomes if isinstance(outcome, str)}
    assert any(isinstance(outcome, OperationalError) for outcome in outcomes)
    assert places(url) == acknowledged


def test_a_write_after_the_end_is_refused_and_does_not_wait_forever(sqlite_template: str, url: str) -> None:
    database = Database.open(url)
    database.close()
    with pytest.raises(RuntimeError, match="closed"):
        database.write(TEST, add("zu spät"))


def test_two_programs_take_turns_with_one_file(url: str) -> None:
    one, other = Database.open(url), Database.open(url)
    names = [f"ort-{number}" for number in range(60)]

    def write(number: int) -> str:
        return (one, other)[number % 2].write(TEST, add(names[number]))

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(write, range(60))) == names
    one.close()
    other.close()
    assert places(url) == set(names)
