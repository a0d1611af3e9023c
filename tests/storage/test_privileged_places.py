"""Where the code steps outside of the scopes: every place is known, with its reason."""

import ast
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGES = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["root_packages"]

SYSTEM_SCOPES = {
    "wiring/services.py closing": "closing reads the answers of every perspective and deletes them",
    "wiring/services.py endings": "abandoned rounds lose their answers, and old ones their results",
    "wiring/services.py recounting": "the command line counts the closed rounds of every network again",
    "wiring/services.py late_release": "a late batch is counted, released and deleted like the answers before it",
    "wiring/administration.py all_networks": "the command line works for every network of the installation",
    "wiring/administration.py everything": "releases of other installations belong to no network of this one",
    "wiring/demo_places.py build_other_places": "what invented places handed in belongs to no network of the example",
    "storage/schema.py schema_version": "the version of the tables is read before anybody has a scope",
    "storage/database.py purge_deleted": "PostgreSQL rewrites whole tables to let go of deleted rows",
}
RAW_SQL = {
    "storage/database.py purge_deleted": "VACUUM FULL is no statement that could be limited",
    "storage/database.py is_alive": "asks for the number 1",
    "storage/schema.py schema_version": "reads Alembic's own table",
    "storage/schema.py check_foreign_keys": "asks SQLite for rows that lead nowhere, after a migration",
    "storage/sqlite.py _begin_writing": "begins a transaction",
    "storage/sqlite.py _begin_reading": "begins a transaction",
}
"""Raw SQL passes by the scopes, so it may name no table of a network."""
DRIVER_ACCESS = {
    "storage/sqlite.py seen": "asks whether anybody has committed; no row of any table can be seen by that",
    "storage/sqlite.py truncate_wal": "folds the write-ahead log into the file",
    "storage/writer.py _has_given_up": "asks the driver whether its transaction is still there",
}

Place = tuple[str, str]


@cache
def calls() -> tuple[Place, ...]:
    """What is called or reached for, by its last name, with the file and function in which that happens."""
    files = [ROOT / "app.py", *(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))]
    return tuple(
        place
        for path in files
        if "migrations" not in path.parts
        for place in _calls_in(ast.parse(path.read_text("utf-8")), str(path.relative_to(ROOT)), "module")
    )


def _calls_in(node: ast.AST, file: str, function: str) -> Iterator[Place]:
    for child in ast.iter_child_nodes(node):
        inside = child.name if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef) else function
        if isinstance(child, ast.Call) and isinstance(child.func, ast.Name | ast.Attribute):
            name = child.func.id if isinstance(child.func, ast.Name) else child.func.attr
            yield f"{name}()", f"{file} {inside}"
        elif isinstance(child, ast.Attribute):
            yield child.attr, f"{file} {inside}"
        yield from _calls_in(child, file, inside)


def places_of(*names: str) -> set[str]:
    return {place for name, place in calls() if name in names}


def test_every_place_that_steps_outside_of_the_scopes_is_known() -> None:
    assert places_of("SystemScope()") == set(SYSTEM_SCOPES)


def test_every_place_with_raw_sql_is_known() -> None:
    composed = {place for place in places_of("text()", "literal_column()") if place.startswith("storage/")}
    assert places_of("exec_driver_sql()", "executescript()") | composed == set(RAW_SQL)


def test_every_place_that_reaches_for_the_driver_is_known() -> None:
    assert places_of("raw_connection()", "driver_connection", "dbapi_connection") == set(DRIVER_ACCESS)


def test_no_other_module_takes_a_connection_past_the_database() -> None:
    """Engines are made in two places, so nothing else can run a statement without a scope."""
    makers = {place.partition(" ")[0] for place in places_of("create_engine()")}
    assert makers == {"storage/database.py", "storage/schema.py", "storage/sqlite.py"}


def test_every_place_that_looks_into_another_network_is_known() -> None:
    """What a network opened to the others of a session is read there and nowhere else, after its agreement."""
    assert places_of("ClusterScope()") == {"wiring/clusters.py members_of"}
    assert places_of("OpenedScope()") == {"wiring/clusters.py opened_scope"}
    assert places_of("opened_scope()") == {"wiring/clusters.py member_names", "wiring/clusters.py _results"}


def test_what_was_let_go_for_comparison_is_read_in_one_module() -> None:
    """Whoever reads it sees which figures are whose; only bands over whole circles may come of it."""
    assert places_of("ComparedScope()") == {"wiring/comparing.py comparison_of", "wiring/comparing.py circles_of"}


def test_private_notes_are_reached_from_one_place() -> None:
    assert places_of("NotesScope()") == {"wiring/access.py notes_scope"}
    assert places_of("notes_scope()") == {"ui/desk.py notes", "wiring/my_municipalities.py work_of"}


def test_single_answer_sheets_are_reached_from_two_places() -> None:
    """Both ask for consents that hold: an analyst's export under its own rule, and the quality of a framework."""
    assert places_of("MicrodataScope()") == {
        "wiring/analysts_data.py microdata_rounds",
        "wiring/framework_findings.py quality_for",
    }
    assert places_of("microdata_rounds()") == {"wiring/analysts_data.py load_answers"}
