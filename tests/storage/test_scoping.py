"""A scope reaches what its work needs and nothing else; a statement that cannot be limited does not run."""

from collections.abc import Mapping, Sequence

import pytest
from sqlalchemy import (
    Executable,
    Table,
    delete,
    exists,
    func,
    insert,
    literal_column,
    select,
    text,
    update,
)

from networks.scopes import (
    AdministrationScope,
    BallotScope,
    ClusterScope,
    ComparedScope,
    FindingsScope,
    LinkScope,
    MicrodataScope,
    NetworkScope,
    NotesScope,
    OpenedScope,
    PublishedScope,
    ReleasedScope,
    ReviewScope,
    RoomScope,
    Scope,
    StaffScope,
    SystemScope,
)
from storage import tables
from storage.database import Database
from storage.scoping import OutsideScope, ScopeMissing
from tests.storage.workspace import OURS, OURS_ONLY, TEST, THEIRS, add_networks

ALL = set(tables.metadata.tables)
SIGN_IN = {"account", "role_grant", "staff_session", "sign_in_link", "access_token"}
ANSWERS = {
    "rating",
    "round_matrix",
    "used_mark",
    "draft_text",
    "sent_text",
    "text_in_review",
    "paper_sheet",
    "round_key",
}
SHOWN_IN_A_ROOM = {
    "dialogue_session",
    "agenda_item",
    "live_vote",
    "card_cluster",
    "agreement",
    "agreement_status",
    "release_part",
    "event_page",
}
ANSWERING = {"ballot", "rating", "used_mark", "draft_text", "sent_text", "paper_sheet"}
ROUND = {"network", "network_municipality", "round", "round_plan", "round_translation", "framework_snapshot"}
SET_UP = {"network", "network_municipality", "municipality", "organisation", "audit_entry"}
ROOM = {"seat", "vote_count", "vote_mark", "contribution"}

CLOSED_TO_COORDINATORS = ANSWERS | SIGN_IN | {"preparation_note", "comparison_circle", "finding", "text_coding"}
OF_ANALYSTS = {"handed_in", "matrix_columns", "framework_snapshot", "finding", "text_coding"}

REACH: dict[Scope, tuple[set[str], set[str]]] = {
    NetworkScope.of(OURS): (
        ALL - CLOSED_TO_COORDINATORS,
        (ALL - CLOSED_TO_COORDINATORS) | {"round_key"},
    ),
    ClusterScope(OURS, "sitzung"): ({"session_guest"}, set()),
    OpenedScope(OURS, "runde"): (ROUND | {"release_part", "municipality"}, set()),
    ComparedScope(): (
        {"handed_in", "matrix_columns", "framework_snapshot", "comparison_circle"},
        {"comparison_circle"},
    ),
    ReleasedScope("konto"): (OF_ANALYSTS | {"consent"}, OF_ANALYSTS | {"audit_entry"}),
    MicrodataScope(frozenset({"runde"})): (
        {"round_matrix", "matrix_columns", "round", "round_plan", "framework_snapshot"},
        set(),
    ),
    FindingsScope(): ({"finding"}, set()),
    NotesScope("konto", frozenset({OURS})): ({"preparation_note"}, {"preparation_note"}),
    BallotScope(OURS, "runde", "eltern"): (
        (ROUND | ANSWERING | {"round_key"}) - {"sent_text"},
        ANSWERING,
    ),
    ReviewScope(OURS, "runde"): (
        {"round", "round_plan", "release_part", "text_in_review"},
        {"release_part", "text_in_review"},
    ),
    PublishedScope(OURS, "runde"): (ROUND | {"release_part", "agreement", "agreement_status"}, set()),
    RoomScope(OURS, "sitzung"): (
        (ROUND - {"network_municipality"}) | SHOWN_IN_A_ROOM | ROOM,
        ROOM,
    ),
    LinkScope("fingerabdruck"): ({"open_link"}, set()),
    StaffScope(): (SIGN_IN | {"audit_entry"}, SIGN_IN | {"audit_entry"}),
    AdministrationScope(): (SET_UP | SIGN_IN, SET_UP | SIGN_IN),
    SystemScope("a test"): (ALL, ALL),
}
"""For each kind of scope: which tables it may read, and which it may write."""


Rows = Mapping[str, object] | Sequence[Mapping[str, object]] | None


def write(database: Database, scope: Scope, statement: Executable, rows: Rows = None) -> int:
    """Run a statement that changes something, and say how many rows it changed."""
    return database.write(scope, lambda connection: connection.execute(statement, rows).rowcount)


def may_write(database: Database, scope: Scope, statement: Executable, rows: Rows = None) -> bool:
    try:
        write(database, scope, statement, rows)
    except OutsideScope:
        return False
    return True


def may_read(database: Database, scope: Scope, table: Table) -> bool:
    try:
        with database.reading(scope) as connection:
            connection.execute(select(table)).all()
    except OutsideScope:
        return False
    return True


@pytest.mark.parametrize("scope", REACH, ids=lambda scope: type(scope).__name__)
def test_a_scope_reaches_the_tables_of_its_work_and_no_other(database: Database, scope: Scope) -> None:
    every = tables.metadata.tables.items()
    readable = {name for name, table in every if may_read(database, scope, table)}
    writable = {name for name, table in every if may_write(database, scope, delete(table))}
    assert (readable, writable) == REACH[scope]


def test_every_kind_of_scope_is_in_the_list() -> None:
    assert {type(scope) for scope in REACH} == set(Scope.__args__)


@pytest.mark.parametrize("table", sorted(ANSWERS))
def test_no_coordinator_ever_reads_what_people_answered(database: Database, table: str) -> None:
    with database.reading(NetworkScope.of(OURS, THEIRS)) as connection, pytest.raises(OutsideScope):
        connection.execute(select(tables.metadata.tables[table]))


def test_without_a_scope_nothing_runs(database: Database) -> None:
    with database.reading(TEST) as connection:
        connection.execution_options(scope=None)
        for statement in (select(tables.network), delete(tables.network), text("SELECT 1")):
            with pytest.raises(ScopeMissing):
                connection.execute(statement)


def test_a_connection_that_is_used_again_has_lost_its_scope(database: Database) -> None:
    with database.reading(OURS_ONLY) as first:
        first.execute(select(tables.network)).all()
    with pytest.raises(ScopeMissing), first.engine.connect() as second:
        second.execute(select(tables.network))


@pytest.fixture
def two_networks(database: Database) -> Database:
    """A database in which both networks have an organisation with the same id."""
    add_networks(database)
    for network_id in (OURS, THEIRS):
        row = {"network_id": network_id, "id": "haus", "name": f"Haus von {network_id}", "sector": "fruehe-bildung"}
        write(database, TEST, insert(tables.organisation), row)
    return database


def names(database: Database) -> list[str]:
    with database.reading(TEST) as connection:
        return sorted(connection.execute(select(tables.organisation.c.name)).scalars())


def test_a_forgotten_where_reads_only_the_own_network(two_networks: Database) -> None:
    with two_networks.reading(OURS_ONLY) as connection:
        assert connection.execute(select(tables.organisation.c.name)).scalars().all() == ["Haus von netz"]
        joined = select(tables.organisation.c.name).join_from(
            tables.network, tables.organisation, tables.network.c.network_id == tables.organisation.c.network_id
        )
        assert connection.execute(joined).scalars().all() == ["Haus von netz"]
        counted = select(func.count()).select_from(tables.organisation)
        assert connection.execute(counted).scalar_one() == 1


def test_a_forgotten_where_changes_and_deletes_only_in_the_own_network(two_networks: Database) -> None:
    renamed = update(tables.organisation).values(name="Umbenannt")
    assert write(two_networks, OURS_ONLY, renamed) == 1
    assert names(two_networks) == ["Haus von nachbarnetz", "Umbenannt"]
    assert write(two_networks, OURS_ONLY, delete(tables.organisation)) == 1
    assert names(two_networks) == ["Haus von nachbarnetz"]


def test_a_row_for_another_network_is_refused_alone_or_among_others(two_networks: Database) -> None:
    ours = {"network_id": OURS, "id": "neu", "name": "Neu", "sector": "fruehe-bildung"}
    theirs = ours | {"network_id": THEIRS}
    nobodys = {name: value for name, value in ours.items() if name != "network_id"}
    refused: tuple[Rows, ...] = (theirs, [ours, theirs], nobodys)
    for rows in refused:
        assert not may_write(two_networks, OURS_ONLY, insert(tables.organisation), rows)
    assert names(two_networks) == ["Haus von nachbarnetz", "Haus von netz"]
    write(two_networks, OURS_ONLY, insert(tables.organisation), [ours])
    assert "Neu" in names(two_networks)


def test_no_row_is_carried_into_another_network(two_networks: Database) -> None:
    table = tables.organisation
    moves: list[tuple[Executable, Rows]] = [
        (update(table).values(network_id=THEIRS), None),
        (update(table).values({table.c.network_id: THEIRS}), None),
        (update(table), {"network_id": THEIRS}),
        (update(table), [{"name": "Haus", "network_id": THEIRS}]),
    ]
    assert [str(move) for move, rows in moves if may_write(two_networks, OURS_ONLY, move, rows)] == []
    assert names(two_networks) == ["Haus von nachbarnetz", "Haus von netz"]


def unlimited() -> dict[str, Executable]:
    """Statements whose parts the limits would not reach."""
    table = tables.organisation
    theirs = select(table.c.id).where(table.c.network_id == THEIRS)
    return {
        "text": text("SELECT name FROM organisation"),
        "text inside a select": select(table.c.name, text("(SELECT count(*) FROM organisation)")),
        "literal column": select(table.c.name, literal_column("(SELECT count(*) FROM organisation)")),
        "nothing but text": select(text("(SELECT count(*) FROM organisation)")),
        "other name for a table": select(table.alias()),
        "table and its other name": select(table.c.name, table.alias().c.name),
        "subquery": select(theirs.subquery()),
        "common table expression": select(theirs.cte()),
        "union": theirs.union(theirs),
        "scalar subquery": select(table.c.name, select(func.count()).select_from(table).scalar_subquery()),
        "in": select(table.c.name).where(table.c.id.in_(theirs)),
        "exists": select(table.c.name).where(exists().where(table.c.network_id == THEIRS)),
        "delete by a select": delete(table).where(table.c.id.in_(theirs)),
        "delete with a second table": delete(table).where(table.c.network_id == tables.network.c.network_id),
        "update by a select": update(table).values(name=theirs.scalar_subquery()),
        "insert from a select": insert(table).from_select(["network_id", "id"], select(table.c.network_id, table.c.id)),
        "insert with its values inside": insert(table).values(network_id=OURS, id="x", name="x", sector="x"),
        "delete that returns a literal": delete(table).returning(literal_column("1")),
    }


def test_a_statement_that_cannot_be_limited_is_refused(two_networks: Database) -> None:
    passed = [name for name, statement in unlimited().items() if may_write(two_networks, OURS_ONLY, statement)]
    assert passed == []
    assert len(names(two_networks)) == 2


def test_a_ballot_is_limited_to_its_round_and_perspective(database: Database) -> None:
    add_networks(database)
    scope = BallotScope(OURS, "runde", "eltern")
    row = {"network_id": OURS, "round_id": "runde", "ballot_id": "b", "perspective": "eltern", "sent": False}
    row |= {"origin": "web", "helped": False}
    table = tables.ballot
    write(database, scope, insert(table), row)
    for wrong in ({"network_id": THEIRS}, {"round_id": "andere"}, {"perspective": "fachkraft"}):
        assert not may_write(database, scope, insert(table), row | wrong)
        elsewhere = BallotScope(**{"network_id": OURS, "round_id": "runde", "perspective": "eltern"} | wrong)
        with database.reading(elsewhere) as connection:
            assert connection.execute(select(table)).all() == []


def test_a_room_is_limited_to_its_session(database: Database) -> None:
    add_networks(database)
    row = {"network_id": OURS, "session_id": "sitzung", "seat": "platz", "perspective": "eltern"}
    scope = RoomScope(OURS, "sitzung")
    write(database, scope, insert(tables.seat), row)
    for other in (RoomScope(OURS, "andere"), RoomScope(THEIRS, "sitzung")):
        assert not may_write(database, other, insert(tables.seat), row)
        with database.reading(other) as connection:
            assert connection.execute(select(tables.seat)).all() == []
