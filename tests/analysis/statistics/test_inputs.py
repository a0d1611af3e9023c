"""What is no count and no code is refused before anything is computed from it."""

import numpy as np
import pytest
from hypothesis import given
from numpy.typing import ArrayLike, NDArray

from analysis.statistics.inputs import (
    complete_rows,
    counts_by_step,
    counts_of_codes,
    coverage_of,
    people_by_items,
    values_of_steps,
)
from tests.analysis.statistics.drawn import STEPS, as_codes, matrices


@pytest.mark.parametrize("wrong", [3, [5], [], [2, -1], [1.5, 2], [[]]])
def test_counts_are_whole_numbers_for_at_least_two_steps(wrong: ArrayLike) -> None:
    with pytest.raises(ValueError, match="count"):
        counts_by_step(wrong)


def test_counts_have_the_dimensions_that_a_measure_asks_for() -> None:
    assert counts_by_step([[1, 2], [3, 4]], dimensions=2).shape == (2, 2)
    with pytest.raises(ValueError, match="dimensions"):
        counts_by_step([1, 2], dimensions=2)


@pytest.mark.parametrize("wrong", [np.zeros(3, np.int8), np.zeros((2, 2))])
def test_codes_are_whole_numbers_in_two_dimensions(wrong: NDArray[np.int8]) -> None:
    with pytest.raises(ValueError, match="people by items"):
        people_by_items(wrong)


def test_only_who_gave_a_step_on_every_item_is_complete() -> None:
    codes = as_codes([[1, 4], [2, -1], [0, 3], [3, 3]])
    assert complete_rows(codes).tolist() == [[1, 4], [3, 3]]


def test_small_codes_do_not_overflow_in_sums() -> None:
    codes = np.full((1000, 2), 4, np.int8)
    assert complete_rows(codes).sum() == 8000


@given(codes=matrices())
def test_codes_are_counted_item_by_item_and_step_by_step(codes: NDArray[np.int8]) -> None:
    expected = [[int((item == step).sum()) for step in range(1, STEPS + 1)] for item in codes.T]
    assert counts_of_codes(codes, STEPS).tolist() == expected


def test_a_code_above_the_last_step_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="no step"):
        counts_of_codes(as_codes([[1, 5]]), 4)
    with pytest.raises(ValueError, match="no step"):
        counts_of_codes(as_codes([[1, 1]]), 1)


def test_steps_count_as_their_places_unless_their_values_rise_otherwise() -> None:
    assert values_of_steps(3, None).tolist() == [1, 2, 3]
    assert values_of_steps(3, [1, 2, 9]).tolist() == [1, 2, 9]
    for wrong in ([1, 2], [1, 2, 2], [3, 2, 1]):
        with pytest.raises(ValueError, match="rise"):
            values_of_steps(3, wrong)


@pytest.mark.parametrize("wrong", [0.0, 1.0, -0.1, 95.0, float("nan")])
def test_a_coverage_lies_between_0_and_1(wrong: float) -> None:
    assert coverage_of(0.95) == 0.95
    with pytest.raises(ValueError, match="coverage"):
        coverage_of(wrong)
