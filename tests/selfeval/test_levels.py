"""Levels pool perspectives that are shown, and never those with a line of their own."""

from selfeval.levels import cell_of, columns_of
from selfeval.release import Reach
from tests.fakes.small_round import ITEM, plan, results, small_round

ALL = ("koordination", "leitung", "fachkraft", "ehrenamt", "eltern")
ANSWERS = {name: {ITEM: {"trifft-zu": 8, "trifft-nicht-zu": 4}} for name in ALL}


def test_parents_stand_beside_the_levels_and_in_none() -> None:
    columns = columns_of(results(small_round(*map(plan, ALL)), ANSWERS))
    assert [column.id for column in columns] == ["steuerung", "praxis", "eltern"]
    assert columns[1].perspectives == ("fachkraft", "ehrenamt")


def test_a_column_of_which_nothing_is_shown_has_no_cell() -> None:
    few = {**ANSWERS, "eltern": {ITEM: {"trifft-zu": 5, "trifft-nicht-zu": 1}}}
    found = results(small_round(*map(plan, ALL)), few, Reach.PUBLIC)
    item = next(result for result in found.items if result.item.id == ITEM)
    assert cell_of(item, columns_of(found)[2]) is None
    praxis = cell_of(item, columns_of(found)[1])
    assert praxis is not None
    assert praxis.answered == 24
