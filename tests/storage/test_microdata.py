"""Matrices are read for single sheets within the rounds that were let go, and only as they were at closing."""

import pytest
from sqlalchemy import select

from networks.scopes import MicrodataScope
from storage import tables
from storage.database import Database
from storage.microdata import MicrodataRows
from storage.scoping import OutsideScope
from tests.storage.workspace import add_networks, answered_round, closed


def test_only_the_rounds_of_the_scope_are_read(database: Database) -> None:
    add_networks(database)
    ours, others = (closed(database, answered_round(database, title=title)[0]) for title in ("Herbst", "Frühjahr"))
    rows = MicrodataRows(database, MicrodataScope(frozenset({ours.id})))
    assert [one.id for one in rows.rounds()] == [ours.id]
    assert {name: matrix.people for name, matrix in rows.matrices(ours.id).items()} == {"fachkraft": 6, "eltern": 7}
    assert rows.matrices(others.id) == {}


def test_without_any_round_there_is_nothing(database: Database) -> None:
    add_networks(database)
    held = closed(database, answered_round(database)[0])
    rows = MicrodataRows(database, MicrodataScope(frozenset()))
    assert rows.rounds() == []
    assert rows.matrices(held.id) == {}


def test_nothing_else_of_a_network_is_in_the_scope(database: Database) -> None:
    with pytest.raises(OutsideScope), database.reading(MicrodataScope(frozenset({"runde"}))) as connection:
        connection.execute(select(tables.network))
