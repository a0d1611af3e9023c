"""How many stand at an end of the scale is told of those who gave a step, and of how many they were."""

import numpy as np
import pytest
from hypothesis import given
from numpy.typing import NDArray

from analysis.statistics.floor_ceiling import FloorCeiling, floor_ceiling, floor_ceiling_of_score
from analysis.statistics.inputs import complete_rows
from analysis.statistics.measures import NotComputable, Reason
from tests.analysis.statistics.drawn import STEPS, answers_of, as_codes, counts, matrices, number

NONE = NotComputable(Reason.NO_ANSWERS)


@given(counted=counts().filter(any))
def test_the_ends_of_an_item_are_shares_of_those_who_gave_a_step(counted: list[int]) -> None:
    answers = np.array(answers_of(counted))
    found = floor_ceiling(counted)
    assert number(found.floor) == pytest.approx(np.mean(answers == 1))
    assert number(found.ceiling) == pytest.approx(np.mean(answers == STEPS))
    assert found.people == len(answers)


@given(codes=matrices(people=10))
def test_a_score_stands_at_an_end_when_every_item_does(codes: NDArray[np.int8]) -> None:
    scores = complete_rows(codes).sum(axis=1)
    found = floor_ceiling_of_score(codes, STEPS)
    assert found.people == len(scores)
    if len(scores):
        assert number(found.floor) == pytest.approx(np.mean(scores == codes.shape[1]))
        assert number(found.ceiling) == pytest.approx(np.mean(scores == codes.shape[1] * STEPS))


def test_who_answered_beside_the_scale_stands_at_no_end() -> None:
    assert floor_ceiling_of_score(as_codes([[1, 1], [1, -1], [4, 0], [4, 4]]), 4) == FloorCeiling(0.5, 0.5, 2)


def test_without_a_step_there_are_no_shares() -> None:
    assert floor_ceiling([0, 0, 0, 0]) == FloorCeiling(NONE, NONE, 0)
    assert floor_ceiling_of_score(as_codes([[0, -1]]), 4) == FloorCeiling(NONE, NONE, 0)
    assert floor_ceiling_of_score(np.zeros((3, 0), np.int8), 4) == FloorCeiling(NONE, NONE, 0)


def test_a_code_above_the_last_step_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="no step"):
        floor_ceiling_of_score(as_codes([[5, 4]]), 4)
