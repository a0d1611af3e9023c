"""The embedded database: its module, its pragmas, and what is refused at the start.

SQLite before 3.51.3 can damage a database in WAL mode when two connections write and checkpoint at the same moment
(fixed in 3.51.3, 3.50.7 and 3.44.6). Where only such a version is at hand, the older rollback journal is used.
"""

import importlib.util
from pathlib import Path
from threading import Lock
from types import ModuleType
from typing import Any

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.pool import PoolProxiedConnection, QueuePool

from storage.errors import DatabaseOnNetworkDrive, DatabasePragmaRefused, DatabaseUnavailable

_SAFE_FROM = (3, 51, 3)
_BACKPORTS = ((3, 50, 7), (3, 44, 6))
_NETWORK_FILE_SYSTEMS = {
    "nfs",
    "nfs4",
    "cifs",
    "smb3",
    "smbfs",
    "fuse.sshfs",
    "9p",
    "afs",
    "ncpfs",
    "glusterfs",
}
_WAIT_MS = 10_000


def sqlite_module() -> ModuleType:
    """Return pysqlite3 where its wheel exists, because it brings a current SQLite, else the standard library's."""
    name = "pysqlite3" if importlib.util.find_spec("pysqlite3") else "sqlite3"
    return importlib.import_module(name)


def is_wal_safe(version: tuple[int, ...]) -> bool:
    """Say whether this SQLite has the fix for the WAL-reset bug."""
    return version >= _SAFE_FROM or any(version[:2] == safe[:2] and version >= safe for safe in _BACKPORTS)


def journal_mode() -> str:
    """Return which journal the SQLite at hand can be trusted with."""
    return "wal" if is_wal_safe(sqlite_module().sqlite_version_info) else "truncate"


def refuse_network_drive(path: Path, mounts: Path = Path("/proc/mounts")) -> None:
    """Raise DatabaseOnNetworkDrive for a file whose locks would not hold; where mounts are unknown, say nothing."""
    if not mounts.exists():
        return
    folder = str(path.resolve().parent)
    lines = mounts.read_text(encoding="utf-8", errors="replace").splitlines()
    entries = [line.split()[1:3] for line in reversed(lines)]  # of two at one place, the later hides the earlier
    holding = [(entry[0], entry[1]) for entry in entries if len(entry) > 1 and _holds(entry[0], folder)]
    _, kind = max(holding, key=lambda entry: len(entry[0]), default=("", ""))
    if kind in _NETWORK_FILE_SYSTEMS:
        raise DatabaseOnNetworkDrive(path=str(path), kind=kind)


def _holds(mount: str, folder: str) -> bool:
    mount = mount.replace(r"\040", " ")  # how the list writes a blank
    return folder == mount or folder.startswith(mount.rstrip("/") + "/")


def prepare_file(url: str) -> None:
    """Make the database's file so that only its owner can read it; raises DatabaseOnNetworkDrive."""
    path = Path(make_url(url).database or "")
    path.parent.mkdir(parents=True, exist_ok=True)
    refuse_network_drive(path)
    if path.name:
        path.touch(mode=0o600)


def open_engine(url: str, *, writes: bool) -> Engine:
    """Return an engine for readers, or one with the single connection that writes."""
    prepare_file(url)
    engine = create_engine(
        url,
        module=sqlite_module(),
        hide_parameters=True,  # an error's text must not carry answers into a log
        poolclass=QueuePool,
        pool_size=1 if writes else 40,
        max_overflow=0 if writes else 32,
        pool_use_lifo=True,
        connect_args={"check_same_thread": False, "timeout": _WAIT_MS / 1000},
    )
    event.listen(engine, "connect", _writer_pragmas if writes else _reader_pragmas)
    event.listen(engine, "begin", _begin_writing if writes else _begin_reading)
    return engine


def _writer_pragmas(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # we begin transactions ourselves, so that they begin with the lock
    _set(connection, "journal_mode", journal_mode(), journal_mode())
    _set(connection, "synchronous", "FULL", 2)
    _set(connection, "secure_delete", "ON", 1)
    _set(connection, "foreign_keys", "ON", 1)
    _set(connection, "temp_store", "MEMORY", 2)
    file = connection.execute("PRAGMA database_list").fetchone()[2]
    if file:
        Path(file).chmod(0o600)  # answers are nobody else's business on this machine


def _reader_pragmas(connection: Any, _record: object) -> None:
    connection.isolation_level = None
    _set(connection, "wal_autocheckpoint", "0", 0)  # only the writer checkpoints
    _set(connection, "temp_store", "MEMORY", 2)
    _set(connection, "query_only", "ON", 1)


def _set(connection: Any, pragma: str, value: str, expected: object) -> None:
    """Set a pragma and read it back, because SQLite ignores what it cannot do without a word."""
    connection.execute(f"PRAGMA {pragma}={value}")
    actual = connection.execute(f"PRAGMA {pragma}").fetchone()[0]
    if actual != expected:
        raise DatabasePragmaRefused(pragma=pragma, value=value, actual=str(actual))


def _begin_writing(connection: Any) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _begin_reading(connection: Any) -> None:
    connection.exec_driver_sql("BEGIN")


class Commits:
    """Tells whether anybody, in this process or another, has committed since it was asked last.

    SQLite knows that in a small part of the time of a read.
    """

    def __init__(self, readers: Engine) -> None:
        self._readers = readers
        self._turn = Lock()
        self._connection: PoolProxiedConnection | None = None

    def seen(self) -> int:
        """Return a number that stays the same until the next commit; raises DatabaseUnavailable."""
        with self._turn:
            try:
                if self._connection is None:  # kept, because the numbers of two connections cannot be compared
                    self._connection = self._readers.raw_connection()
                driver: Any = self._connection.driver_connection
                number: int = driver.execute("PRAGMA data_version").fetchall()[0][0]
            except sqlite_module().Error as error:
                raise DatabaseUnavailable from error
        return number

    def close(self) -> None:
        """Let go of the file."""
        with self._turn:
            if self._connection is not None:
                self._connection.close()
                self._connection = None


def truncate_wal(engine: Engine) -> bool:
    """Fold the write-ahead log into the database and empty it, so that deleted rows are gone from both.

    Returns False while a reader still needs the log; the caller tries again.
    """
    connection = engine.raw_connection()
    try:
        cursor = connection.cursor()
        # a connection that was made while the file was empty has no log yet, and would wait for itself in vain
        cursor.execute("SELECT count(*) FROM sqlite_master").fetchone()
        busy = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    finally:
        connection.close()
    return busy is None or busy[0] == 0
