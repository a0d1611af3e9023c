"""Whatever the database below, a write is whole or not there, and a closed database says so."""

from collections.abc import Callable

import pytest
from sqlalchemy import Connection, create_engine, select

from storage import tables
from storage.database import Database, insert_if_new, insert_or_replace
from storage.errors import DatabaseUnreachable
from storage.schema import HEAD
from tests.storage.workspace import OURS, OURS_ONLY, TEST, add_networks

PLACE = tables.municipality
VILLAGE = {"id": "dorf", "name": "Musterdorf", "kind": "gemeinde", "land": "SN"}


class Mistake(Exception):
    """Something goes wrong in the middle of a write."""


def names(database: Database) -> list[str]:
    with database.reading(TEST) as connection:
        return list(connection.execute(select(PLACE.c.name)).scalars())


def test_an_empty_database_gets_its_tables(database: Database) -> None:
    assert database.version == HEAD
    assert database.is_alive()


def test_what_was_written_is_there_after_the_next_start(copy_database: Callable[[str | None], str]) -> None:
    url = copy_database(None)
    database = Database.open(url)
    database.write(TEST, lambda connection: insert_or_replace(connection, PLACE, VILLAGE))
    database.close()
    again = Database.open(url)
    assert names(again) == ["Musterdorf"]
    again.close()


def test_a_write_that_fails_leaves_nothing_behind(database: Database) -> None:
    def fail(connection: Connection) -> None:
        insert_or_replace(connection, PLACE, VILLAGE)
        raise Mistake

    with pytest.raises(Mistake):
        database.write(TEST, fail)
    assert names(database) == []


def test_a_write_returns_what_it_found(database: Database) -> None:
    add_networks(database)
    found = database.write(
        OURS_ONLY, lambda connection: connection.execute(select(tables.network.c.network_id)).scalar()
    )
    assert found == OURS


def test_a_row_that_is_there_is_replaced_or_left_alone_as_asked(database: Database) -> None:
    renamed = VILLAGE | {"name": "Neudorf"}
    assert database.write(TEST, lambda connection: insert_if_new(connection, PLACE, VILLAGE)) is True
    assert database.write(TEST, lambda connection: insert_if_new(connection, PLACE, renamed)) is False
    assert names(database) == ["Musterdorf"]
    database.write(TEST, lambda connection: insert_or_replace(connection, PLACE, renamed))
    assert names(database) == ["Neudorf"]


def test_a_row_that_is_all_key_is_written_once(database: Database) -> None:
    add_networks(database)
    mark = {"network_id": OURS, "round_id": "runde", "mark": "zeichen"}
    for _ in range(2):
        database.write(TEST, lambda connection: insert_or_replace(connection, tables.used_mark, mark))
    with database.reading(TEST) as connection:
        assert len(connection.execute(select(tables.used_mark)).all()) == 1


def test_removing_traces_leaves_every_row_that_is_still_needed(database: Database) -> None:
    database.write(TEST, lambda connection: insert_or_replace(connection, PLACE, VILLAGE))
    database.purge_deleted()
    assert names(database) == ["Musterdorf"]


def test_a_server_that_is_gone_is_not_alive() -> None:
    assert not Database(create_engine("postgresql+psycopg://nobody@localhost:1/x"), None).is_alive()


def test_a_folder_that_cannot_be_made_is_one_clear_error() -> None:
    with pytest.raises(DatabaseUnreachable):
        Database.open("sqlite:////proc/nirgends/tables.db")


@pytest.mark.parametrize("mode", ["wal", "truncate"])
def test_reads_wait_for_nobody_only_beside_a_write_ahead_log(
    database: Database, mode: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the older journal, readers wait for a commit; on a server, for the network."""
    monkeypatch.setattr("storage.database.journal_mode", lambda: mode)
    assert database.reads_without_waiting is (database.is_sqlite and mode == "wal")


def test_whoever_wants_to_know_hears_of_every_write_after_it_is_stored(database: Database) -> None:
    heard: list[tuple[object, list[str]]] = []
    database.when_written(lambda scope: heard.append((scope, names(database))))
    database.write(TEST, lambda connection: insert_or_replace(connection, PLACE, VILLAGE))
    assert heard == [(TEST, ["Musterdorf"])]


def test_nobody_hears_of_a_write_that_failed(database: Database) -> None:
    heard: list[object] = []
    database.when_written(heard.append)

    def fail(_connection: Connection) -> None:
        raise Mistake

    with pytest.raises(Mistake):
        database.write(TEST, fail)
    assert heard == []
