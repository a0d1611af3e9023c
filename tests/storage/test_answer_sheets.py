"""Analysts read the sheets of the rounds that they may read, and of no others."""

import pytest
from sqlalchemy import select

from networks.scopes import MicrodataScope
from storage import tables
from storage.answer_sheets import AnswerSheetRows
from storage.database import Database
from storage.scoping import OutsideScope
from tests.fakes.small_round import FRAMEWORK
from tests.storage.workspace import add_networks, answered_round, closed


def test_only_closed_rounds_of_the_scope_give_their_sheets(database: Database) -> None:
    add_networks(database)
    first, second, opened = (answered_round(database, title=title)[0] for title in ("Eins", "Zwei", "Offen"))
    closed(database, first)
    closed(database, second)
    rows = AnswerSheetRows(database, MicrodataScope(frozenset({first.id, opened.id})))
    [found] = rows.sheets()
    assert found.round.id == first.id
    assert found.framework == FRAMEWORK
    assert {one.perspective: one.people for one in found.of_people} == {"fachkraft": 6, "eltern": 7}


def test_sheets_can_be_read_of_one_framework(database: Database) -> None:
    add_networks(database)
    of_round = closed(database, answered_round(database)[0])
    rows = AnswerSheetRows(database, MicrodataScope(frozenset({of_round.id})))
    assert len(rows.sheets(FRAMEWORK.framework.id)) == 1
    assert rows.sheets("ein-anderer") == []


def test_without_any_consent_there_are_no_sheets(database: Database) -> None:
    add_networks(database)
    closed(database, answered_round(database)[0])
    assert AnswerSheetRows(database, MicrodataScope(frozenset())).sheets() == []


def test_nothing_else_of_a_network_is_in_the_scope(database: Database) -> None:
    with pytest.raises(OutsideScope), database.reading(MicrodataScope(frozenset({"runde"}))) as connection:
        connection.execute(select(tables.network))
