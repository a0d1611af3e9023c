"""Migrations lead to exactly the tables of the code, and a filled database comes through them unharmed."""

import hashlib
import re
import sqlite3
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, insert, select, text, update
from sqlalchemy.exc import DBAPIError
from sqlalchemy.schema import CreateTable

from networks.links import LinkKind
from networks.scopes import BallotScope, NetworkScope, ReviewScope
from selfeval.model import RoundState
from selfeval.release import Reach
from selfeval.results import results_of
from selfeval.text_review import ReviewState
from storage import schema, tables
from storage.agreements import AgreementRows
from storage.audit import AuditRows
from storage.codes import CodeRows
from storage.database import Database
from storage.errors import DatabaseOnNetworkDrive, DatabaseOutdated, DatabaseUnreachable, RowsLeadNowhere
from storage.late import LateRows
from storage.published_links import PublishedLinkRows
from storage.rounds import RoundRows
from storage.schema import HEAD, check_foreign_keys, migration_engine, schema_version, upgrade
from storage.sessions import SessionRows
from storage.sqlite import open_engine
from storage.text_review import ReviewRows
from tests.storage.contents import Rows, columns_in, contents
from tests.storage.workspace import TEST, add_networks, answered_round, closed
from wiring.clock import Clock

FIXTURES = sorted(Path(__file__).with_name("fixtures").glob("schema-*.sql"))
MAIN = NetworkScope.of("demo-musterstadt")


def script() -> ScriptDirectory:
    config = Config()
    config.set_main_option("script_location", str(Path(schema.__file__).with_name("migrations")))
    return ScriptDirectory.from_config(config)


def test_the_program_works_with_the_newest_migration() -> None:
    assert script().get_heads() == [HEAD]


def test_the_migrations_lead_to_the_tables_of_the_code(database_url: str) -> None:
    engine = migration_engine(database_url)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
        differences = compare_metadata(context, tables.metadata)
    engine.dispose()
    assert differences == []


@pytest.mark.parametrize("copy_database", ["sqlite"], indirect=True)
def test_the_migrations_keep_what_a_comparison_does_not_see(database_url: str) -> None:
    """Checks, and the tables without a row number."""
    engine = migration_engine(database_url)
    with engine.connect() as connection:
        rows = connection.execute(text("SELECT name, sql FROM sqlite_master WHERE type = 'table'")).all()
        made = {row.name: row.sql for row in rows}
        intended = {name: str(CreateTable(table).compile(connection)) for name, table in tables.metadata.tables.items()}
    engine.dispose()
    made.pop("alembic_version")
    assert {name: parts(sql) for name, sql in made.items()} == {name: parts(sql) for name, sql in intended.items()}


def parts(sql: str) -> set[str]:
    """The lines of a table's definition, without quotes and order."""
    return {line.strip().rstrip(",").replace('"', "") for line in sql.strip().splitlines()}


def test_an_open_database_knows_its_version(database_url: str) -> None:
    engine = migration_engine(database_url)
    assert schema_version(engine) == HEAD
    engine.dispose()


def test_upgrading_twice_changes_nothing(database_url: str) -> None:
    upgrade(database_url)
    Database.open(database_url).close()


def test_a_database_of_another_version_is_not_opened(database_url: str) -> None:
    engine = migration_engine(database_url)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    engine.dispose()
    with pytest.raises(DatabaseOutdated) as caught:
        Database.open(database_url)
    assert caught.value.data == {"version": "9999", "head": HEAD}


@pytest.mark.parametrize("table", tables.APPEND_ONLY)
def test_what_was_released_granted_or_noted_cannot_be_changed(database: Database, table: str) -> None:
    add_networks(database)
    opened, _ = answered_round(database)
    closed(database, opened)
    AuditRows(database, TEST, Clock().now).note("round.closed", opened.id, None, "netz")
    append_only = tables.metadata.tables[table]
    column = next(column for column in append_only.c if not column.primary_key)
    with pytest.raises(DBAPIError, match="append-only"):
        database.write(TEST, lambda connection: connection.execute(update(append_only).values({column: "x"})).rowcount)


def test_every_table_that_only_grows_refuses_changes_by_itself(database: Database) -> None:
    sql = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    if not database.is_sqlite:
        sql = "SELECT trigger_name FROM information_schema.triggers"
    with database.reading(TEST) as connection:
        triggers = set(connection.exec_driver_sql(sql).scalars())
    assert triggers == {f"{table}_append_only" for table in tables.APPEND_ONLY}


@pytest.mark.parametrize(
    "url",
    ["nonsense", "mysql://example.org/x", "oracle+foo://x", "postgresql+psycopg://nobody@localhost:1/x"],
)
def test_a_database_that_cannot_be_reached_is_one_clear_error(url: str) -> None:
    for attempt in (Database.open, upgrade):
        with pytest.raises(DatabaseUnreachable) as caught:
            attempt(url)
        assert "\n" not in str(caught.value.data["problem"])


def test_upgrading_makes_the_file_for_its_owner_only(tmp_path: Path) -> None:
    path = tmp_path / "new" / "tables.db"
    upgrade(f"sqlite:///{path}")
    assert path.stat().st_mode & 0o777 == 0o600


def test_upgrading_on_a_network_drive_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path) -> None:
        raise DatabaseOnNetworkDrive(path=str(path), kind="nfs4")

    monkeypatch.setattr("storage.sqlite.refuse_network_drive", refuse)
    with pytest.raises(DatabaseOnNetworkDrive):
        upgrade(f"sqlite:///{tmp_path / 'tables.db'}")
    assert list(tmp_path.iterdir()) == []


# From here on: the filled databases of all versions that were ever released.


@pytest.fixture(params=FIXTURES, ids=lambda path: path.stem)
def old(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a filled database as a version of the program left it."""
    path = tmp_path / "old.db"
    connection = sqlite3.connect(path)
    connection.executescript(request.param.read_text("utf-8"))
    connection.close()
    return f"sqlite:///{path}"


def hash_of_releases(rows: dict[str, Rows]) -> str:
    return hashlib.sha256(repr(rows["release_part"]).encode()).hexdigest()


def test_the_first_version_is_kept_for_ever() -> None:
    assert FIXTURES[0].name == "schema-0001.sql"
    assert len(FIXTURES) <= len(list(script().walk_revisions()))


def test_a_kept_database_has_rows_in_every_table(old: str) -> None:
    assert [name for name, rows in contents(old).items() if not rows] == []


def test_a_kept_database_holds_no_password_and_no_address_of_a_person(old: str) -> None:
    rows = contents(old)
    assert {row[3] for row in rows["account"]} == {None}
    found = re.findall(r"[\w.+-]+@[\w-]+[.][a-z]{2,}", repr(rows))
    assert {address.partition("@")[2] for address in found} <= {"example.org"}


def with_columns_inside(rows: dict[str, Rows]) -> Rows:
    """Return matrices as they stood until version 0004, each with what its numbers stand for."""
    contents_of = {row[0]: row[1] for row in rows["matrix_columns"]}
    return [(*row[:5], contents_of[row[5]], row[6]) for row in rows["round_matrix"]]


def test_an_upgrade_keeps_every_row_and_every_release(old: str) -> None:
    before, columns = contents(old), columns_in(old)
    upgrade(old)
    after, places = contents(old), columns_in(old)
    if "columns" in columns["round_matrix"]:
        after["round_matrix"] = with_columns_inside(after)
        places["round_matrix"] = [one.removesuffix("_sha256") for one in places["round_matrix"]]
    for name in before.keys() - {"alembic_version"}:
        rows = before[name]
        kept = [places[name].index(column) for column in columns[name]]
        found = [tuple(row[place] for place in kept) for row in after[name]]
        assert sorted(found, key=repr) == sorted(rows, key=repr), name
    assert hash_of_releases(after) == hash_of_releases(before)
    engine = migration_engine(old)
    assert check_foreign_keys(engine) == []
    engine.dispose()


def test_a_language_that_nobody_was_offered_is_not_offered_after_an_upgrade(tmp_path: Path) -> None:
    """It was pinned before anybody could confirm the words around the questions."""
    path = tmp_path / "old.db"
    connection = sqlite3.connect(path)
    connection.executescript(Path(__file__).with_name("fixtures").joinpath("schema-0002.sql").read_text("utf-8"))
    (network,) = connection.execute("SELECT network_id FROM network LIMIT 1").fetchone()
    for language in ("en", "tr", "de-leicht"):
        connection.execute("INSERT INTO round_translation VALUES (?, 'runde', ?, '{}')", (network, language))
    connection.commit()
    connection.close()
    upgrade(f"sqlite:///{path}")
    rows = contents(f"sqlite:///{path}")["round_translation"]
    assert [row[2] for row in rows if row[1] == "runde"] == ["en"]


def test_rows_that_lead_nowhere_are_found(old: str) -> None:
    engine = migration_engine(old)
    with engine.begin() as connection:
        lost = {"network_id": "fehlt", "id": "1", "name": "Niemand", "sector": "fruehe-bildung"}
        connection.execute(insert(tables.organisation), lost)
    assert len(check_foreign_keys(engine)) == 1
    engine.dispose()
    with pytest.raises(RowsLeadNowhere) as caught:
        upgrade(old)
    assert caught.value.data == {"count": 1}


def test_after_an_upgrade_the_program_reads_everything(old: str) -> None:
    upgrade(old)
    database = Database.open(old)
    rounds, sessions = RoundRows(database, MAIN), SessionRows(database, MAIN)
    found = rounds.rounds()
    everything = [results_of(rounds, one.id, Reach.INTERNAL) for one in found if one.state is RoundState.CLOSED]
    assert {"koordination", "fachkraft", "eltern"} in [set(results.sent) for results in everything]
    assert all(results.items for results in everything)
    assert sum(sum(rounds.sent_counts(one.id).values()) for one in found if one.state is RoundState.OPEN) > 0
    assert all(session.talks for session in sessions.sessions())
    assert any(vote.result for session in sessions.sessions() for vote in sessions.votes(session.id))
    assert all(agreement.history for agreement in AgreementRows(database, MAIN).agreements())
    database.close()


def test_after_an_upgrade_an_open_round_can_be_closed(old: str) -> None:
    upgrade(old)
    database = Database.open(old)
    rounds = RoundRows(database, MAIN)
    to_close = [one for one in rounds.rounds() if one.state is RoundState.OPEN]
    for opened in to_close:
        sent = rounds.sent_counts(opened.id)
        assert closed(database, opened).state is RoundState.CLOSED
        assert {name: count for name, count in rounds.release_parts(opened.id)[0].sent.items() if count} == sent
    with database.reading(TEST) as connection:
        left = set(connection.execute(select(tables.rating.c.round_id)).scalars())
    assert not left & {one.id for one in to_close}
    database.close()


def test_texts_late_papers_and_links_of_the_third_version_are_read_as_they_were(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    connection = sqlite3.connect(path)
    connection.executescript(Path(__file__).with_name("fixtures").joinpath("schema-0003.sql").read_text("utf-8"))
    connection.close()
    upgrade(f"sqlite:///{path}")
    database = Database.open(f"sqlite:///{path}")
    rounds = RoundRows(database, MAIN)
    by_title = {one.title: one for one in rounds.rounds()}
    done, waiting = by_title["Texte und Nachgereichtes"], by_title["Texte warten"]
    results = results_of(rounds, done.id, Reach.INTERNAL)
    assert (len(results.words), results.left_out) == (35, {"traceable": 1})
    assert [(batch.sent, batch.perspectives) for batch in results.late] == [({"eltern": 6}, ("eltern",))]
    assert results.sent == {"fachkraft": 24, "eltern": 12}
    assert results.origins == {"fachkraft": {"paper": 24}, "eltern": {"paper": 12}}
    assert LateRows(database, BallotScope(done.network_id, done.id, "eltern")).count() == 1
    review = ReviewRows(database, ReviewScope(waiting.network_id, waiting.id)).texts()
    assert {(one.perspective, one.state) for one in review} == {
        ("fachkraft", ReviewState.OPEN),
        ("eltern", ReviewState.OPEN),
    }
    (link,) = PublishedLinkRows(database, MAIN).links(done.id, LinkKind.COMMITTEE)
    assert link.expires_on is not None
    assert CodeRows(database, MAIN).made(by_title["Mit Codes und Papier"].id, "eltern") == 3
    database.close()


@pytest.mark.parametrize("copy_database", ["sqlite"], indirect=True)
@pytest.mark.parametrize(("engine_for", "expected"), [(migration_engine, 0), (partial(open_engine, writes=True), 1)])
def test_foreign_keys_hold_for_every_write_but_not_while_tables_are_rebuilt(
    database_url: str, engine_for: Callable[[str], Engine], expected: int
) -> None:
    """SQLite rebuilds a table to change it, and with foreign keys on that would delete what hangs on it."""
    engine = engine_for(database_url)
    with engine.connect() as connection:
        assert connection.execute(text("PRAGMA foreign_keys")).scalar_one() == expected
    engine.dispose()
