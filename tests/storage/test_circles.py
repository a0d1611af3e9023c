"""Circles are added once, together, and read only where places are compared."""

from dataclasses import replace

from analysis.circles import Circle
from networks.peers import Peers
from networks.scopes import ComparedScope
from storage.circles import CircleRows
from storage.database import Database
from tests.fakes.compared_places import TODAY

FIRST = Circle("klein", 1, Peers.KREIS, frozenset({"a", "b"}), frozenset({"d"}), TODAY)
SECOND = Circle("klein", 2, None, frozenset({"c"}), frozenset(), TODAY)


def test_circles_come_back_as_they_were_formed(database: Database) -> None:
    rows = CircleRows(database, ComparedScope())
    assert rows.add([FIRST, SECOND])
    assert rows.circles("klein") == [FIRST, SECOND]
    assert rows.circles("anderer") == []


def test_who_comes_second_with_a_number_adds_nothing(database: Database) -> None:
    rows = CircleRows(database, ComparedScope())
    assert rows.add([FIRST])
    assert not rows.add([replace(FIRST, fresh=frozenset({"x"})), SECOND])
    assert rows.circles("klein") == [FIRST]
