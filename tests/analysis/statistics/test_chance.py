"""Fifty equal municipalities do not look different, and whoever ranked them anyway would rank chance."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from analysis.statistics.chance import equal_municipalities, luck_of_a_ranking, standing_out
from analysis.statistics.limits import funnel_limits

SHARES = [0.15, 0.3, 0.35, 0.2]
AGREEING = 0.55
"""The share of those who choose one of the two upper steps."""
FIFTY = np.full(50, 12)
ROUNDS = 2000


def outside_by_round(sizes: np.ndarray, coverage: float, seed: int) -> np.ndarray:
    """How many of these equal municipalities lie outside in each of many rounds."""
    generator = np.random.default_rng(seed)
    limits = funnel_limits(sizes, AGREEING, coverage)
    agreeing = (equal_municipalities(sizes, SHARES, generator)[:, 2:].sum(axis=1) for _ in range(ROUNDS))
    return np.array([np.count_nonzero(limits.side(counts)) for counts in agreeing])


@pytest.mark.parametrize("sizes", [FIFTY, np.arange(5, 55), np.full(50, 200)], ids=["12", "5 to 54", "200"])
def test_fifty_equal_municipalities_do_not_look_different(sizes: np.ndarray) -> None:
    """At 99.8 per cent: one of 50 now and then, hardly ever two, and never more than the binomial tail says."""
    outside = outside_by_round(sizes, 0.998, seed=1)
    likely = standing_out(funnel_limits(sizes, AGREEING, 0.998))
    expected = float(likely @ np.arange(len(likely)))
    assert expected <= 50 * 0.002
    assert outside.mean() <= expected + 4 * np.sqrt(expected / ROUNDS) + 1e-9
    assert np.mean(outside >= 2) <= likely[2:].sum() + 4 * np.sqrt(likely[2:].sum() / ROUNDS)
    assert outside.max() <= 3
    assert likely[4:].sum() < 1e-5


def test_also_around_the_share_that_they_have_together_they_do_not_look_different() -> None:
    """The target that a page can know is the share of all of them, not the true one."""
    generator = np.random.default_rng(2)
    outside = []
    for _ in range(500):
        agreeing = equal_municipalities(FIFTY, SHARES, generator)[:, 2:].sum(axis=1)
        limits = funnel_limits(FIFTY, agreeing.sum() / FIFTY.sum(), 0.998)
        outside.append(np.count_nonzero(limits.side(agreeing)))
    assert np.mean(outside) <= 50 * 0.002
    assert max(outside) <= 2


def test_municipalities_that_are_different_do_look_so() -> None:
    """The same limits let a real difference through; without this the test above could not fail."""
    sizes = np.full(50, 200)
    limits = funnel_limits(sizes, AGREEING, 0.998)
    others = equal_municipalities(sizes, [0.3, 0.4, 0.2, 0.1], np.random.default_rng(3))
    assert np.all(limits.side(others[:, 2:].sum(axis=1)) == -1)


@given(groups=st.integers(1, 60), people=st.integers(1, 60), coverage=st.sampled_from([0.9, 0.95, 0.998]))
def test_of_equal_groups_as_many_stand_out_as_the_binomial_says(groups: int, people: int, coverage: float) -> None:
    limits = funnel_limits([people] * groups, 0.4, coverage)
    expected = stats.binom.pmf(np.arange(groups + 1), groups, limits.outside[0])
    assert standing_out(limits) == pytest.approx(expected, abs=1e-12)


def test_of_groups_of_any_size_as_many_stand_out_as_in_a_simulation() -> None:
    sizes = np.arange(5, 55)
    found = standing_out(funnel_limits(sizes, AGREEING, 0.8))
    simulated = np.bincount(outside_by_round(sizes, 0.8, seed=4), minlength=51) / ROUNDS
    assert found == pytest.approx(simulated, abs=0.05)
    assert found.sum() == pytest.approx(1)


def test_of_no_group_none_stands_out() -> None:
    assert standing_out(funnel_limits(np.array([], np.int64), 0.5)).tolist() == [1.0]


def test_the_best_of_equal_municipalities_are_others_next_time() -> None:
    """Best and worst of 50 with 12 people each lie more than a step apart, and two of the best ten stay: by chance."""
    luck = luck_of_a_ranking(FIFTY, SHARES, np.random.default_rng(5))
    places = np.arange(1, 5)
    deviation = np.sqrt(np.array(SHARES) @ places**2 - (np.array(SHARES) @ places) ** 2)
    assert luck.spread == pytest.approx(4.498 * deviation / np.sqrt(12), rel=0.03)
    assert luck.spread > 1
    assert luck.kept_at_top == pytest.approx(10 * 10 / 50, abs=0.2)


def test_a_ranking_of_large_municipalities_is_luck_too() -> None:
    luck = luck_of_a_ranking(np.full(50, 300), SHARES, np.random.default_rng(6), rounds=300)
    assert luck.spread < 0.4
    assert luck.kept_at_top == pytest.approx(2, abs=0.3)


@pytest.mark.parametrize("shares", [[0.5, 0.6], [1.5, -0.5], [[0.5, 0.5]]])
def test_shares_that_are_none_are_refused(shares: list[float]) -> None:
    with pytest.raises(ValueError, match="shares"):
        equal_municipalities([12], shares, np.random.default_rng(0))


def test_too_few_for_a_top_ten_or_nobody_in_one_is_refused() -> None:
    for people, rounds in (([12] * 10, 5), ([12] * 11 + [0], 5), ([12] * 11, 0)):
        with pytest.raises(ValueError, match="ranking"):
            luck_of_a_ranking(people, SHARES, np.random.default_rng(0), rounds)
