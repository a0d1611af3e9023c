"""Answers on an ordered scale speak through their median and a word for how far they part."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selfeval.ordinal import Spread, dissent, median, middle_steps, spread_of

answers = st.dictionaries(st.integers(1, 4), st.integers(0, 40), min_size=1)


def test_the_median_lies_on_a_step_or_half_way_between_two() -> None:
    assert median({1: 2, 2: 1, 4: 2}) == 2.0
    assert median({2: 2, 3: 2}) == 2.5
    assert median({1: 1, 4: 1}) == 2.5


def test_the_two_answers_in_the_middle_are_told_also_where_others_lie_between_them() -> None:
    assert middle_steps({1: 2, 3: 2}) == (1, 3)
    assert middle_steps({1: 2, 3: 3}) == (3, 3)
    assert middle_steps({}) is None


def test_without_answers_there_is_no_median() -> None:
    assert median({}) is None
    assert median({3: 0}) is None


@given(counts=answers)
def test_the_median_is_the_middle_of_the_sorted_answers(counts: dict[int, int]) -> None:
    values = sorted(value for value, count in counts.items() for _ in range(count))
    middle = len(values) // 2
    expected = None if not values else (values[(len(values) - 1) // 2] + values[middle]) / 2
    assert median(counts) == expected


def test_the_measure_has_the_values_that_its_source_gives() -> None:
    """Tastle and Wierman: the same mean of 2.5, yet consensus 0.00 at the ends and 0.74 in the middle."""
    assert 1 - dissent({1: 3, 4: 3}, 1, 4) == pytest.approx(0.00, abs=0.005)
    assert 1 - dissent({2: 3, 3: 3}, 1, 4) == pytest.approx(0.74, abs=0.005)


@given(counts=answers)
def test_dissent_lies_between_agreement_and_two_camps(counts: dict[int, int]) -> None:
    value = dissent(counts, 1, 4)
    assert -1e-9 <= value <= 1 + 1e-9
    given_values = [value for value, count in counts.items() if count]
    assert (abs(value) < 1e-9) == (len(given_values) <= 1)


@given(counts=answers, times=st.integers(2, 5))
def test_dissent_does_not_depend_on_how_many_answered(counts: dict[int, int], times: int) -> None:
    more = {value: count * times for value, count in counts.items()}
    assert dissent(more, 1, 4) == pytest.approx(dissent(counts, 1, 4), abs=1e-9)


@pytest.mark.parametrize(
    ("counts", "word"),
    [
        ({3: 12}, Spread.AGREED),
        ({2: 3, 3: 3}, Spread.AGREED),
        ({1: 1, 2: 3, 3: 3, 4: 1}, Spread.SCATTERED),
        ({1: 3, 4: 3}, Spread.SPLIT),
        ({1: 5, 2: 1, 3: 1, 4: 5}, Spread.SPLIT),
    ],
)
def test_answers_are_agreed_scattered_or_split(counts: dict[int, int], word: Spread) -> None:
    assert spread_of(counts, 1, 4) is word
