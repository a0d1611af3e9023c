"""The database of the installation: reading and writing within a scope, on SQLite or PostgreSQL."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache, cached_property, lru_cache
from pathlib import Path
from types import ModuleType
from typing import Any, TypeVar

from psycopg.pq import Format
from sqlalchemy import Connection, Engine, ExecutionContext, RowMapping, Select, Table, create_engine, event
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import make_url
from sqlalchemy.exc import OperationalError

from networks.scopes import Scope, SystemScope
from storage.errors import DatabaseOutdated, DatabaseUnavailable, DatabaseUnreachable
from storage.schema import HEAD, OPENING_FAILS, schema_version, upgrade
from storage.scoping import enforce_scopes
from storage.sqlite import Commits, journal_mode, open_engine
from storage.writer import Writer

Result = TypeVar("Result")

PURGED = (
    "rating",
    "ballot",
    "used_mark",
    "draft_text",
    "sent_text",
    "text_in_review",
    "paper_sheet",
    "round_key",
    "open_link",
    "vote_count",
    "vote_mark",
    "seat",
)
"""Tables whose deleted rows must not linger in the files."""
REMEMBERED = 256
"""So many short reads stay in memory until the next commit."""

_WITH_BYTES = "with_bytes"
_Values = tuple[tuple[str, str], ...]


class Database:
    """Where everything is kept. Nothing is read or written without a scope."""

    def __init__(self, readers: Engine, writer: Writer | None) -> None:
        self._readers = readers
        self._writer = writer
        self._commits = Commits(readers) if writer is not None else None
        # a read begins after its commits were looked at, so it is never older than what it is remembered for
        self._first_since = lru_cache(maxsize=REMEMBERED)(lambda _commits, *read: self._read_first(*read))
        self._listeners: list[Callable[[Scope], None]] = []

    @classmethod
    def open(cls, url: str) -> "Database":
        """Open a database; an empty one gets its tables, one of another version is refused.

        Raises DatabaseUnreachable, DatabaseOutdated, or what SQLite's own checks find.
        """
        try:
            is_sqlite = make_url(url).get_backend_name() == "sqlite"
            database = cls._open_sqlite(url) if is_sqlite else cls._open_postgresql(url)
            version = database.version
        except OPENING_FAILS as error:
            raise DatabaseUnreachable(problem=str(error).splitlines()[0]) from error
        if version is None:
            upgrade(url)
        elif version != HEAD:
            database.close()
            raise DatabaseOutdated(version=version, head=HEAD)
        return database

    @classmethod
    def _open_sqlite(cls, url: str) -> "Database":
        writing = open_engine(url, writes=True)
        with writing.connect():  # creates the file and proves the pragmas before anyone reads
            pass
        readers = open_engine(url, writes=False)
        enforce_scopes(writing)
        enforce_scopes(readers)
        return cls(readers, Writer(writing, Path(make_url(url).database or "")))

    @classmethod
    def _open_postgresql(cls, url: str) -> "Database":
        engine = create_engine(url, pool_size=10, max_overflow=10, pool_pre_ping=True, hide_parameters=True)
        event.listen(engine, "before_cursor_execute", _choose_format)
        enforce_scopes(engine)
        return cls(engine, None)

    @property
    def version(self) -> str | None:
        """The version of the tables, or None while there are none."""
        return schema_version(self._readers)

    @property
    def is_sqlite(self) -> bool:
        """Whether this is the embedded database."""
        return self._writer is not None

    @cached_property
    def reads_without_waiting(self) -> bool:
        """Whether a read never waits for whoever writes: in the embedded database with its write-ahead log."""
        return self._writer is not None and journal_mode() == "wal"

    @contextmanager
    def reading(self, scope: Scope) -> Iterator[Connection]:
        """Open a connection that sees only what the scope may see."""
        with self._readers.connect() as connection:
            connection.execution_options(scope=scope)
            try:
                yield connection
            except OperationalError as error:
                raise DatabaseUnavailable from error
            finally:
                connection.execution_options(scope=None)

    def first(self, scope: Scope, statement: Select[Any], **values: str) -> RowMapping | None:
        """Return the first row of a short read that many people need at the same moment.

        In the embedded database it is remembered until anybody commits, so ``statement`` must be made once for all.
        """
        if self._commits is None:
            return self._read_first(scope, statement, tuple(values.items()))
        return self._first_since(self._commits.seen(), scope, statement, tuple(values.items()))

    def _read_first(self, scope: Scope, statement: Select[Any], values: _Values) -> RowMapping | None:
        with self.reading(scope) as connection:
            return connection.execute(statement, dict(values)).mappings().first()

    def write(self, scope: Scope, work: Callable[[Connection], Result]) -> Result:
        """Run ``work`` in one durable transaction within the scope and return its result.

        Raises DatabaseUnavailable when it could not be stored; then none of it is.
        """
        result = self._write(scope, work)
        for tell in self._listeners:
            tell(scope)
        return result

    def when_written(self, tell: Callable[[Scope], None]) -> None:
        """Call ``tell`` with the scope of every write of this process, once it is durable; it must not wait."""
        self._listeners.append(tell)

    def _write(self, scope: Scope, work: Callable[[Connection], Result]) -> Result:
        try:
            if self._writer is not None:
                result: Result = self._writer.write(scope, work)
                return result
            with self._readers.connect() as connection, connection.begin():
                connection.execution_options(scope=scope)
                return work(connection)
        except OperationalError as error:
            raise DatabaseUnavailable from error

    def purge_deleted(self, *also: str) -> bool:
        """Remove the traces of deleted answers: from SQLite's log, or from PostgreSQL's tables by rewriting them.

        ``also`` names tables besides those of answers that something was deleted from.
        Returns False when somebody reads so long that SQLite's log could not be emptied; a later call tries again.
        """
        if self._writer is not None:
            return self._writer.purge()
        with self._readers.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execution_options(scope=SystemScope("removing deleted answers from the files"))
            for table in (*PURGED, *also):
                connection.exec_driver_sql(f'VACUUM FULL "{table}"')
        return True

    def is_alive(self) -> bool:
        """Say whether the database answers."""
        try:
            with self._readers.connect() as connection:
                return connection.exec_driver_sql("SELECT 1").scalar() == 1
        except OperationalError:
            return False

    def close(self) -> None:
        """Finish all writes and let go of the files."""
        if self._writer is not None:
            self._writer.purge()
            self._writer.stop()
        if self._commits is not None:
            self._commits.close()
        self._readers.dispose()


def with_bytes(query: Select[Any]) -> Select[Any]:
    """Return a query whose answer is mostly bytes: PostgreSQL sends them as they are, not as longer text."""
    return query.execution_options(**{_WITH_BYTES: True})


def plain_rows(connection: Connection, query: Select[Any]) -> list[tuple[Any, ...]]:
    """Return the rows of a query ``with_bytes`` as the driver gives them: text, whole numbers and bytes alone.

    For many thousands at once: an object of its own for each would set off Python's garbage collection so often that it
    takes longer than reading them.
    """
    with connection.execute(with_bytes(query)) as result:
        return list(result.cursor.fetchall())


def _choose_format(
    _connection: Connection, cursor: Any, _statement: str, _values: Any, context: ExecutionContext, _many: bool
) -> None:
    if context.execution_options.get(_WITH_BYTES):
        cursor.format = Format.BINARY


def upsert(connection: Connection, table: Table) -> Any:
    """Return an insert that can be told what to do when the key exists already; both databases have it."""
    return _dialect(connection).insert(table)


def insert_or_replace(connection: Connection, table: Table, *rows: Mapping[str, object]) -> None:
    """Write rows with the same columns, each over the one with its key if there is one."""
    if rows:
        statement = _replacing(_dialect(connection), table, tuple(rows[0]))
        connection.execute(statement, [dict(row) for row in rows])


def insert_if_new(connection: Connection, table: Table, row: Mapping[str, object]) -> bool:
    """Write a row unless its key exists; say whether it was written."""
    return connection.execute(_adding(_dialect(connection), table), row).rowcount == 1


def insert_all_if_new(connection: Connection, table: Table, rows: Sequence[Mapping[str, object]]) -> None:
    """Write rows with the same columns in one go, but those whose key exists."""
    if rows:
        connection.execute(_adding(_dialect(connection), table), [dict(row) for row in rows])


@cache
def _replacing(dialect: ModuleType, table: Table, columns: tuple[str, ...]) -> Any:
    keys = [column.name for column in table.primary_key]
    statement = dialect.insert(table)
    changed = {name: statement.excluded[name] for name in columns if name not in keys}
    if changed:
        return statement.on_conflict_do_update(index_elements=keys, set_=changed)
    return statement.on_conflict_do_nothing(index_elements=keys)


@cache
def _adding(dialect: ModuleType, table: Table) -> Any:
    # without this option, an insert on PostgreSQL reports -1 rows whether or not it wrote one
    return dialect.insert(table).on_conflict_do_nothing().execution_options(preserve_rowcount=True)


def _dialect(connection: Connection) -> ModuleType:
    return postgresql if connection.dialect.name == "postgresql" else sqlite
