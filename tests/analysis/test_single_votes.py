"""A difference that one answer makes is called so; one that would stand without any single answer is not."""

import pytest

from analysis.single_votes import hangs_on_one_vote


@pytest.mark.parametrize(
    ("then", "now"),
    [
        ({1: 3, 2: 2}, {1: 2, 2: 3}),
        ({0: 5, 3: 5}, {0: 6, 3: 4}),
        ({2: 1}, {3: 1}),
    ],
)
def test_a_difference_that_one_answer_makes(then: dict[int, int], now: dict[int, int]) -> None:
    assert hangs_on_one_vote(then, now)
    assert hangs_on_one_vote(now, then)


@pytest.mark.parametrize(
    ("then", "now"),
    [
        ({0: 6, 1: 6}, {2: 9}),
        ({1: 8, 2: 2}, {1: 2, 2: 8}),
    ],
)
def test_a_difference_that_stands_without_any_single_answer(then: dict[int, int], now: dict[int, int]) -> None:
    assert not hangs_on_one_vote(then, now)


def test_what_did_not_move_and_what_is_not_shown_hangs_on_nothing() -> None:
    assert not hangs_on_one_vote({1: 3}, {1: 2})
    assert not hangs_on_one_vote({}, {1: 2})
