"""The response says how many answered, and what those who did not could have changed."""

import pytest

from selfeval.model import Mode
from selfeval.release import Reach
from selfeval.response import agreeing_of, non_response_range, range_of, response_of
from tests.fakes.small_round import FRAMEWORK, ITEM, plan, results, small_round

SCALE = FRAMEWORK.scale_of(FRAMEWORK.items[ITEM])
PARENTS = {"trifft-zu": 4, "trifft-eher-zu": 2, "trifft-nicht-zu": 3, "weiss-nicht": 1}


def parents(invited: int | None, counts: dict[str, int], reach: Reach = Reach.INTERNAL) -> object:
    asked = plan("eltern").model_copy(update={"invited": invited})
    found = results(small_round(asked), {"eltern": {ITEM: counts}}, reach)
    return range_of(found.items[0].perspectives["eltern"], SCALE, asked)


@pytest.mark.parametrize(("agreeing", "answered", "invited"), [(6, 10, 20), (0, 0, 8), (5, 5, 5)])
def test_the_range_holds_whatever_the_others_think(agreeing: int, answered: int, invited: int) -> None:
    found = non_response_range(agreeing, answered, invited)
    assert found is not None
    assert found.least == agreeing
    for others in range(invited - answered + 1):
        assert found.least <= agreeing + others <= found.most
    assert found.most == agreeing + invited - answered


def test_the_upper_half_agrees_and_an_answer_beside_the_scale_does_not() -> None:
    assert agreeing_of(PARENTS, SCALE) == 6


def test_the_middle_of_an_odd_number_of_steps_is_no_agreement() -> None:
    three = SCALE.model_copy(update={"steps": SCALE.steps[:3]})
    assert agreeing_of({"trifft-wenig-zu": 5, "trifft-eher-zu": 2}, three) == 2


def test_of_twenty_invited_ten_answered_and_six_agree() -> None:
    assert parents(20, PARENTS) == non_response_range(6, 10, 20)


def test_without_a_number_of_invited_or_with_more_answers_than_that_there_is_no_range() -> None:
    assert parents(None, PARENTS) is None
    assert parents(9, PARENTS) is None


def test_a_hidden_group_has_no_range() -> None:
    assert parents(20, {"trifft-zu": 3, "trifft-nicht-zu": 1}) is None
    assert parents(20, {"trifft-zu": 5, "trifft-nicht-zu": 2}, Reach.PUBLIC) is None


def test_a_group_below_its_k_is_not_counted_aloud() -> None:
    asked = plan("eltern").model_copy(update={"invited": 12})
    counts = {"eltern": {ITEM: {"trifft-zu": 5, "trifft-nicht-zu": 2}}}
    inside, outside = (results(small_round(asked), counts, reach) for reach in Reach)
    assert (response_of(asked, inside).sent, response_of(asked, inside).invited) == (7, 12)
    assert (response_of(asked, outside).sent, response_of(asked, outside).fewer_than) == (None, 10)


def test_that_nobody_answered_is_told_of_no_protected_group() -> None:
    """With one person invited, "0 of 1" would tell who did not take part."""
    asked = plan("eltern").model_copy(update={"invited": 1})
    for reach in Reach:
        assert response_of(asked, results(small_round(asked), {"eltern": {}}, reach)).sent is None


def test_more_answers_than_invited_are_told_as_such() -> None:
    asked = plan("eltern").model_copy(update={"invited": 9})
    found = results(small_round(asked), {"eltern": {ITEM: PARENTS}})
    assert response_of(asked, found).is_more_than_invited


def test_a_body_that_answers_together_has_no_range() -> None:
    body = plan("leitung", Mode.CONSENSUS).model_copy(update={"invited": 8})
    found = results(small_round(body), {"leitung": {ITEM: {"trifft-zu": 1}}})
    assert range_of(found.items[0].perspectives["leitung"], SCALE, body) is None
