"""Behind a link stands what it opens, and whoever has no link finds none."""

from collections.abc import Callable, Iterator
from functools import partial

import pytest
from sqlalchemy import Engine, event

from networks.links import Link, LinkKind
from networks.scopes import LinkScope
from storage.database import Database
from storage.links import LinkRows, add_link, shut_links
from tests.storage.workspace import OURS, OURS_ONLY, THEIRS, THEIRS_ONLY, add_networks


def link(fingerprint: str, kind: LinkKind = LinkKind.ROUND, target: str = "runde", network: str = OURS) -> Link:
    perspective = "eltern" if kind is LinkKind.ROUND else None
    return Link(
        fingerprint=fingerprint, kind=kind, network_id=network, target_id=target, perspective=perspective, open=True
    )


def found(database: Database, fingerprint: str) -> Link | None:
    return LinkRows(database, LinkScope(fingerprint)).link(fingerprint)


def test_a_link_comes_back_as_it_was_let_in(database: Database) -> None:
    add_networks(database)
    for one in (link("a"), link("b", LinkKind.ROOM, "sitzung")):
        database.write(OURS_ONLY, partial(add_link, link=one))
        assert found(database, one.fingerprint) == one


def test_an_unknown_link_finds_nothing(database: Database) -> None:
    assert found(database, "fehlt") is None


def test_looking_up_one_link_finds_no_other(database: Database) -> None:
    add_networks(database)
    database.write(OURS_ONLY, partial(add_link, link=link("a")))
    assert LinkRows(database, LinkScope("b")).link("a") is None


def test_only_the_links_of_what_closes_are_shut(database: Database) -> None:
    add_networks(database)
    links = [
        link("runde"),
        link("andere-runde", target="andere"),
        link("raum", LinkKind.ROOM),
        link("nachbarn", network=THEIRS),
    ]
    for one in links:
        scope = OURS_ONLY if one.network_id == OURS else THEIRS_ONLY
        database.write(scope, partial(add_link, link=one))
    database.write(OURS_ONLY, lambda connection: shut_links(connection, OURS, (LinkKind.ROUND,), "runde"))
    opened = {one.fingerprint for one in links if (again := found(database, one.fingerprint)) and again.open}
    assert opened == {"andere-runde", "raum", "nachbarn"}


@pytest.fixture
def looked_up() -> Iterator[list[str]]:
    """Every look into the table of links, from now on."""
    statements: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_more: object) -> None:
        if "FROM open_link" in statement:
            statements.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    yield statements
    event.remove(Engine, "before_cursor_execute", note)


def test_a_link_that_another_process_shuts_lets_nobody_in_any_more(copy_database: Callable[[str | None], str]) -> None:
    url = copy_database(None)
    running, command_line = Database.open(url), Database.open(url)
    add_networks(running)
    running.write(OURS_ONLY, partial(add_link, link=link("a")))
    for _ in range(2):
        assert found(running, "a") == link("a")
    command_line.write(OURS_ONLY, lambda connection: shut_links(connection, OURS, (LinkKind.ROUND,), "runde"))
    assert found(running, "a") == link("a").model_copy(update={"open": False})
    command_line.write(OURS_ONLY, partial(add_link, link=link("b")))
    assert found(running, "b") == link("b")
    for database in (running, command_line):
        database.close()


def test_between_two_commits_a_link_is_looked_up_once(database: Database, looked_up: list[str]) -> None:
    add_networks(database)
    database.write(OURS_ONLY, partial(add_link, link=link("a")))
    looked_up.clear()
    for _ in range(3):
        assert found(database, "a") == link("a")
        assert found(database, "fehlt") is None
    assert len(looked_up) == (2 if database.is_sqlite else 6)
    database.write(OURS_ONLY, partial(add_link, link=link("b")))
    looked_up.clear()
    assert found(database, "a") == link("a")
    assert len(looked_up) == 1
