"""The embedded database proves at the start that it keeps answers safe, and says clearly when it cannot."""

import importlib.util
from pathlib import Path

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import OperationalError

from storage import sqlite
from storage.database import Database
from storage.errors import DatabaseOnNetworkDrive, DatabasePragmaRefused, DatabaseUnavailable
from storage.sqlite import (
    Commits,
    is_wal_safe,
    journal_mode,
    open_engine,
    refuse_network_drive,
    sqlite_module,
    truncate_wal,
)


@pytest.fixture
def path(sqlite_template: str, tmp_path: Path) -> Path:
    copied = tmp_path / "tables.db"
    copied.write_bytes(Path(sqlite_template.removeprefix("sqlite:///")).read_bytes())
    return copied


def pragma(engine: Engine, name: str) -> object:
    with engine.connect() as connection:
        return connection.execute(text(f"PRAGMA {name}")).scalar_one()


@pytest.mark.parametrize(
    ("version", "is_safe"),
    [
        ((3, 40, 1), False),
        ((3, 44, 5), False),
        ((3, 44, 6), True),
        ((3, 45, 3), False),
        ((3, 50, 6), False),
        ((3, 50, 7), True),
        ((3, 51, 0), False),
        ((3, 51, 2), False),
        ((3, 51, 3), True),
        ((3, 52, 0), True),
        ((3, 53, 4), True),
        ((4, 0, 0), True),
    ],
)
def test_the_write_ahead_log_is_trusted_only_where_its_bug_is_mended(
    version: tuple[int, int, int], is_safe: bool
) -> None:
    assert is_wal_safe(version) is is_safe


def test_the_journal_follows_from_the_version_at_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    module = sqlite_module()
    for version, mode in (((3, 51, 3), "wal"), ((3, 40, 1), "truncate")):
        monkeypatch.setattr(module, "sqlite_version_info", version)
        assert journal_mode() == mode


def test_a_current_sqlite_is_preferred_to_that_of_python(monkeypatch: pytest.MonkeyPatch) -> None:
    has_wheel = importlib.util.find_spec("pysqlite3") is not None
    assert sqlite_module().__name__ == ("pysqlite3" if has_wheel else "sqlite3")
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    assert sqlite_module().__name__ == "sqlite3"


def test_what_keeps_answers_safe_is_set_for_every_write(path: Path) -> None:
    engine = open_engine(f"sqlite:///{path}", writes=True)
    settings = {name: pragma(engine, name) for name in ("synchronous", "secure_delete", "foreign_keys", "temp_store")}
    assert settings == {"synchronous": 2, "secure_delete": 1, "foreign_keys": 1, "temp_store": 2}
    assert pragma(engine, "journal_mode") == journal_mode()
    engine.dispose()


def test_whoever_reads_can_neither_write_nor_fold_the_log(path: Path) -> None:
    engine = open_engine(f"sqlite:///{path}", writes=False)
    assert (pragma(engine, "query_only"), pragma(engine, "wal_autocheckpoint")) == (1, 0)
    with engine.connect() as connection, pytest.raises(OperationalError, match="readonly"):
        connection.execute(text("DELETE FROM network"))
    engine.dispose()


def test_a_setting_that_sqlite_ignores_stops_the_start(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """SQLite says nothing when it keeps what it had."""
    monkeypatch.setattr(sqlite, "journal_mode", lambda: "unbekannt")
    with pytest.raises(DatabasePragmaRefused) as caught:
        Database.open(f"sqlite:///{path}")
    assert (caught.value.data["pragma"], caught.value.data["value"]) == ("journal_mode", "unbekannt")


def test_the_file_is_its_owners_alone(tmp_path: Path) -> None:
    path = tmp_path / "folder" / "tables.db"
    Database.open(f"sqlite:///{path}").close()
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_file_that_others_could_read_is_closed_to_them(path: Path) -> None:
    path.chmod(0o644)
    Database.open(f"sqlite:///{path}").close()
    assert path.stat().st_mode & 0o777 == 0o600


@pytest.fixture
def mounts(tmp_path: Path) -> Path:
    """A list of mounts as Linux gives it: a network drive, with a disk of the own machine inside."""
    file = tmp_path / "mounts"
    file.write_text(
        "/dev/sda1 / ext4 rw 0 0\n"
        f"server:/share {tmp_path}/share nfs4 rw 0 0\n"
        f"/dev/sdb1 {tmp_path}/share/local ext4 rw 0 0\n"
        f"server:/other {tmp_path}/my\\040share nfs4 rw 0 0\n"
        f"server:/first {tmp_path}/twice nfs4 rw 0 0\n"
        f"/dev/sdc1 {tmp_path}/twice ext4 rw 0 0\n"
        "broken line\n",
        "utf-8",
    )
    for folder in ("share/local", "shared", "my share", "twice"):
        (tmp_path / folder).mkdir(parents=True)
    return file


@pytest.mark.parametrize("folder", ["share", "my share"])
def test_a_database_on_a_network_drive_is_refused(tmp_path: Path, mounts: Path, folder: str) -> None:
    path = tmp_path / folder / "tables.db"
    with pytest.raises(DatabaseOnNetworkDrive) as caught:
        refuse_network_drive(path, mounts)
    assert caught.value.data == {"path": str(path), "kind": "nfs4"}


@pytest.mark.parametrize("kind", ["cifs", "smb3", "fuse.sshfs", "9p"])
def test_every_usual_kind_of_network_drive_is_known(tmp_path: Path, kind: str) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text(f"x {tmp_path} {kind} rw 0 0\n", "utf-8")
    with pytest.raises(DatabaseOnNetworkDrive):
        refuse_network_drive(tmp_path / "tables.db", mounts)


@pytest.mark.parametrize("folder", [".", "share/local", "shared", "twice"])
def test_a_disk_of_the_own_machine_is_fine(tmp_path: Path, mounts: Path, folder: str) -> None:
    refuse_network_drive(tmp_path / folder / "tables.db", mounts)


def test_a_link_to_a_network_drive_is_followed(tmp_path: Path, mounts: Path) -> None:
    (tmp_path / "home").symlink_to(tmp_path / "share")
    with pytest.raises(DatabaseOnNetworkDrive):
        refuse_network_drive(tmp_path / "home" / "tables.db", mounts)


def test_where_mounts_are_unknown_nothing_is_refused(tmp_path: Path) -> None:
    refuse_network_drive(tmp_path / "tables.db", tmp_path / "fehlt")


def test_the_log_is_emptied_once_nobody_needs_it(path: Path) -> None:
    engine = open_engine(f"sqlite:///{path}", writes=True)
    with engine.begin() as connection:
        connection.execute(text("INSERT INTO account VALUES ('a', 'a', 'a', NULL, 1)"))
    assert truncate_wal(engine)
    logs = [file for file in path.parent.glob("*-wal") if file.stat().st_size]
    engine.dispose()
    assert logs == []


def test_the_log_of_a_new_file_does_not_wait_for_itself(tmp_path: Path) -> None:
    """A connection made while the file was empty would else be busy with its own look at it."""
    engine = open_engine(f"sqlite:///{tmp_path / 'new.db'}", writes=True)
    with engine.connect():
        pass
    other = open_engine(f"sqlite:///{tmp_path / 'new.db'}", writes=True)
    with other.begin() as connection:
        connection.execute(text("CREATE TABLE place (name TEXT)"))
    assert truncate_wal(engine)
    for one in (engine, other):
        one.dispose()


@pytest.mark.parametrize("version", [(3, 51, 3), (3, 40, 1)])
def test_every_commit_is_noticed_and_nothing_else(
    path: Path, version: tuple[int, int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite_module(), "sqlite_version_info", version)
    writing, readers = open_engine(f"sqlite:///{path}", writes=True), open_engine(f"sqlite:///{path}", writes=False)
    commits, seen = Commits(readers), []
    with writing.connect() as connection:
        for end in ("commit", "rollback", "commit"):
            connection.execute(text("INSERT INTO municipality (id, name, kind, land) VALUES (random(), '', '', 'SN')"))
            seen.append(commits.seen())
            getattr(connection, end)()
            seen.append(commits.seen())
    assert seen[0] != seen[1] == seen[2] == seen[3] == seen[4] != seen[5]
    commits.close()
    assert truncate_wal(writing), "nothing of the log is held for good"


def test_a_file_that_cannot_be_asked_for_commits_is_told_as_one_clear_error(path: Path) -> None:
    commits = Commits(open_engine(f"sqlite:///{path}", writes=False))
    commits.seen()
    path.write_bytes(b"keine Datenbank" * 1000)
    with pytest.raises(DatabaseUnavailable):
        commits.seen()
