"""The version of the tables and the way to the newest one."""

from pathlib import Path

from sqlalchemy import Engine, create_engine, inspect, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, OperationalError

from networks.scopes import SystemScope
from storage.errors import DatabaseUnreachable, RowsLeadNowhere
from storage.sqlite import prepare_file, sqlite_module

HEAD = "0005"
"""The version of the tables that this program works with; a test compares it with the migrations."""

OPENING_FAILS = (OperationalError, ArgumentError, ImportError, OSError)
"""What a wrong address, a missing driver, a server that is down or a folder without rights raise."""

_MIGRATIONS = Path(__file__).with_name("migrations")


def schema_version(engine: Engine) -> str | None:
    """Return the version of a database's tables, or None when it has none yet."""
    with engine.connect() as connection:
        connection.execution_options(scope=SystemScope("reading the version of the tables"))
        if not inspect(connection).has_table("alembic_version"):
            return None
        cursor = connection.exec_driver_sql("SELECT version_num FROM alembic_version")
        row = cursor.fetchone()
    return str(row[0]) if row else None


def upgrade(url: str) -> None:
    """Bring the tables to the newest version; needs the database to itself.

    Raises DatabaseUnreachable or DatabaseOnNetworkDrive before anything is changed.
    """
    from alembic import command  # loaded only here, because every start would pay for it
    from alembic.config import Config

    _prove_that_it_opens(url)
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
    config.attributes["url"] = url
    command.upgrade(config, "head")
    _prove_that_rows_lead_somewhere(url)


def _prove_that_rows_lead_somewhere(url: str) -> None:
    """Raise RowsLeadNowhere when SQLite, whose foreign keys rest during a migration, holds rows without their owner."""
    if make_url(url).get_backend_name() != "sqlite":
        return
    engine = migration_engine(url)
    lost = check_foreign_keys(engine)
    engine.dispose()
    if lost:
        raise RowsLeadNowhere(count=len(lost))


def _prove_that_it_opens(url: str) -> None:
    try:
        engine = migration_engine(url)
        with engine.connect():
            pass
    except OPENING_FAILS as error:
        raise DatabaseUnreachable(problem=str(error).splitlines()[0]) from error
    engine.dispose()


def migration_engine(url: str) -> Engine:
    """Return an engine for migrations: foreign keys off on SQLite, because tables are rebuilt there."""
    if make_url(url).get_backend_name() != "sqlite":
        return create_engine(url)
    prepare_file(url)
    return create_engine(url, module=sqlite_module())


def check_foreign_keys(engine: Engine) -> list[tuple[object, ...]]:
    """Return rows that lead nowhere after a migration on SQLite; empty means all is well."""
    with engine.connect() as connection:
        return [tuple(row) for row in connection.execute(text("PRAGMA foreign_key_check"))]
