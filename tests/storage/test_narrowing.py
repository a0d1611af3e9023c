"""A statement is looked through and narrowed once, and serves every scope with that scope's own values."""

import gc
import weakref
from typing import Any

from sqlalchemy import bindparam, delete, event, select, update
from sqlalchemy.engine.interfaces import CacheStats

from networks.scopes import NetworkScope
from storage import tables
from storage.database import Database
from storage.narrowing import narrowed, tables_of
from tests.storage.workspace import OURS, OURS_ONLY, THEIRS, THEIRS_ONLY, add_networks

NAMES = select(tables.network.c.name).order_by(tables.network.c.name)
RENAMED = update(tables.network).where(tables.network.c.name == bindparam("before"))


def found(database: Database, *network_ids: str) -> list[str]:
    with database.reading(NetworkScope.of(*network_ids)) as connection:
        return list(connection.execute(NAMES).scalars())


def test_one_statement_shows_each_scope_its_own_rows_in_any_order(database: Database) -> None:
    add_networks(database)
    ours, theirs = [f"Das {OURS}"], [f"Das {THEIRS}"]
    both = sorted(ours + theirs)
    assert [found(database, OURS), found(database, THEIRS), found(database, OURS, THEIRS)] == [ours, theirs, both]
    assert [found(database, OURS, THEIRS), found(database, THEIRS), found(database, OURS)] == [both, theirs, ours]
    assert found(database) == []


def test_a_change_that_is_kept_reaches_only_the_rows_of_the_scope_that_runs_it(database: Database) -> None:
    add_networks(database)
    values = {"before": f"Das {OURS}", "name": "Umbenannt"}
    for scope in (OURS_ONLY, THEIRS_ONLY):
        database.write(scope, lambda connection: connection.execute(RENAMED, values))
    assert (found(database, OURS), found(database, THEIRS)) == (["Umbenannt"], [f"Das {THEIRS}"])


def test_whoever_runs_a_statement_cannot_pass_the_values_of_its_limits(database: Database) -> None:
    add_networks(database)
    with database.reading(OURS_ONLY) as connection:
        theirs = {"scope_network_network_id": THEIRS}
        assert connection.execute(NAMES, theirs).scalars().all() == [f"Das {OURS}"]


def test_the_same_narrowed_statement_serves_scopes_of_the_same_shape() -> None:
    place = (tables.network, "network_id")
    ours, values = narrowed(NAMES, {place: frozenset({OURS})})
    theirs, other_values = narrowed(NAMES, {place: frozenset({THEIRS})})
    several, _ = narrowed(NAMES, {place: frozenset({OURS, THEIRS})})
    assert ours is theirs
    assert several is not ours
    assert (list(values.values()), list(other_values.values())) == ([OURS], [THEIRS])


def test_a_kept_statement_is_compiled_once(database: Database) -> None:
    add_networks(database)
    found(database, OURS)
    compiled: list[CacheStats] = []

    def count(*given: Any) -> None:
        compiled.append(given[-2].cache_hit)

    with database.reading(THEIRS_ONLY) as connection:
        event.listen(connection, "before_cursor_execute", count)
        connection.execute(NAMES)
    assert compiled[-1] is CacheStats.CACHE_HIT


def test_a_statement_for_one_use_is_forgotten_with_it() -> None:
    statement = delete(tables.rating).where(tables.rating.c.step_id == "geheim")
    tables_of(statement)
    narrowed(statement, {(tables.rating, "network_id"): frozenset({OURS})})
    gone = weakref.ref(statement)
    del statement
    gc.collect()
    assert gone() is None
