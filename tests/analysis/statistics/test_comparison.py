"""Two groups compare as in SciPy and pingouin, and a gap that one vote makes is told from one that it does not."""

import numpy as np
import pingouin
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from numpy.typing import NDArray
from scipy import stats

from analysis.statistics.comparison import (
    Dominance,
    Draws,
    GapWithoutOne,
    bootstrap,
    dominance,
    gap_without_one,
)
from analysis.statistics.inputs import counts_of_codes
from analysis.statistics.measures import Interval, Measure, NotComputable, Reason
from analysis.statistics.reliability import reliability
from tests.analysis.statistics.drawn import answers_of, as_codes, counts, number

NO_ANSWERS = NotComputable(Reason.NO_ANSWERS)
some = counts(most=12).filter(any)


@given(first=some, second=some)
def test_u_and_its_p_are_scipys(first: list[int], second: list[int]) -> None:
    one, other = answers_of(first), answers_of(second)
    assume(len(set(one + other)) > 1)
    expected = stats.mannwhitneyu(one, other, method="asymptotic")
    found = dominance(first, second)
    assert number(found.u) == expected.statistic
    assert number(found.p) == pytest.approx(expected.pvalue, abs=1e-12)


@given(first=some, second=some)
def test_cliffs_delta_is_pingouins_rank_biserial_correlation(first: list[int], second: list[int]) -> None:
    one, other = answers_of(first), answers_of(second)
    assume(len(set(one + other)) > 1)
    expected = pingouin.mwu(one, other, method="asymptotic")["RBC"].iloc[0]
    assert number(dominance(first, second).delta) == pytest.approx(expected, abs=1e-12)


def test_groups_of_one_mind_have_no_p_and_empty_ones_have_nothing() -> None:
    assert dominance([0, 3, 0], [0, 8, 0]) == Dominance(0.0, 12.0, NotComputable(Reason.NO_VARIANCE))
    assert dominance([0, 1], [0, 1]).p == NotComputable(Reason.NO_VARIANCE)
    assert dominance([0, 0], [3, 1]) == Dominance(NO_ANSWERS, NO_ANSWERS, NO_ANSWERS)
    with pytest.raises(ValueError, match="same scale"):
        dominance([1, 2], [1, 2, 3])


@given(first=some, second=some)
def test_the_range_without_one_vote_is_that_of_all_who_could_be_missing(first: list[int], second: list[int]) -> None:
    one, other = answers_of(first), answers_of(second)
    assume(len(one) > 1 and len(other) > 1)
    gaps = [np.median(one[:left] + one[left + 1 :]) - np.median(other) for left in range(len(one))]
    gaps += [np.median(one) - np.median(other[:left] + other[left + 1 :]) for left in range(len(other))]
    expected = GapWithoutOne(float(np.median(one) - np.median(other)), float(min(gaps)), float(max(gaps)))
    assert gap_without_one(first, second) == expected


@pytest.mark.parametrize(
    ("first", "second", "is_larger"),
    [
        ([0, 0, 5, 5], [5, 5, 0, 0], True),
        ([5, 5, 0, 0], [0, 0, 5, 5], True),
        ([3, 3, 0, 0], [3, 4, 0, 0], False),
        ([0, 5, 0, 0], [0, 5, 0, 0], False),
        ([0, 0, 0, 1], [9, 0, 0, 0], False),
    ],
)
def test_a_gap_that_hangs_on_one_vote_is_told(first: list[int], second: list[int], is_larger: bool) -> None:
    found = gap_without_one(first, second)
    assert isinstance(found, GapWithoutOne)
    assert found.is_larger_than_one_vote is is_larger


def test_a_side_without_answers_has_no_gap() -> None:
    assert gap_without_one([0, 0], [1, 2]) == NO_ANSWERS
    assert gap_without_one([1, 2], [0, 0]) == NO_ANSWERS


def mean_of(codes: NDArray[np.int64]) -> Measure:
    return float(codes.mean())


def draws(times: int = 2000, coverage: float = 0.95, seed: int = 7) -> Draws:
    return Draws(np.random.default_rng(seed), times, coverage)


PEOPLE = as_codes([[step] for step in (1, 1, 2, 2, 2, 3, 3, 4, 4, 4, 4, 1, 2, 3, 3, 4, 2, 1, 4, 3)])


def test_the_bootstrap_bounds_what_scipys_percentile_bootstrap_does() -> None:
    found = bootstrap([PEOPLE], mean_of, draws(9000))
    expected = stats.bootstrap(
        (PEOPLE[:, 0],), np.mean, n_resamples=9000, method="percentile", rng=np.random.default_rng(8)
    ).confidence_interval
    assert isinstance(found, Interval)
    assert (found.low, found.high) == pytest.approx((expected.low, expected.high), abs=0.06)


def test_the_bootstrap_of_two_groups_bounds_their_difference() -> None:
    others = as_codes([[1]] * 6 + [[2]] * 4)

    def apart(one: NDArray[np.int64], other: NDArray[np.int64]) -> Measure:
        return float(one.mean() - other.mean())

    found = bootstrap([PEOPLE, others], apart, draws(9000))
    expected = stats.bootstrap(
        (PEOPLE[:, 0], others[:, 0]),
        lambda one, other: one.mean() - other.mean(),
        n_resamples=9000,
        method="percentile",
        vectorized=False,
        rng=np.random.default_rng(9),
    ).confidence_interval
    assert isinstance(found, Interval)
    assert (found.low, found.high) == pytest.approx((expected.low, expected.high), abs=0.06)


def test_the_same_generator_draws_the_same_bounds_and_more_coverage_wider_ones() -> None:
    once, again = (bootstrap([PEOPLE], mean_of, draws()) for _ in range(2))
    wider = bootstrap([PEOPLE], mean_of, draws(coverage=0.998))
    assert once == again
    assert isinstance(once, Interval)
    assert isinstance(wider, Interval)
    assert wider.low < once.low < once.high < wider.high


def test_the_answers_of_a_person_stay_together() -> None:
    """Two items that are each other's copy stay so in every draw; drawn one by one they would not."""
    twice = np.repeat(PEOPLE, 2, axis=1)
    found = bootstrap([twice], lambda codes: reliability(codes).alpha, draws(200))
    assert isinstance(found, Interval)
    assert (found.low, found.high) == pytest.approx((1.0, 1.0))


def test_a_measure_without_a_result_has_no_bounds() -> None:
    alike = as_codes([[2, 2], [2, 2]])
    assert bootstrap([alike], lambda codes: reliability(codes).alpha, draws(10)) == NotComputable(Reason.NO_VARIANCE)
    nearly_alike = as_codes([[2, 2], [2, 2], [1, 1]])
    assert bootstrap([nearly_alike], lambda codes: reliability(codes).alpha, draws()) == NotComputable(Reason.UNSTABLE)
    nobody = np.zeros((0, 1), np.int8)
    assert bootstrap([nobody], lambda codes: 1.0, draws(10)) == NotComputable(Reason.TOO_FEW_PEOPLE)


@given(coverage=st.sampled_from([0.0, 1.0, 2.0]))
def test_draws_are_at_least_one_and_cover_a_part(coverage: float) -> None:
    with pytest.raises(ValueError, match="coverage"):
        draws(10, coverage)
    with pytest.raises(ValueError, match="at least once"):
        draws(0)


def test_counts_of_a_matrix_compare_like_the_people_in_it() -> None:
    codes = as_codes([[4, 1], [4, 2], [3, -1], [0, 1]])
    first, second = counts_of_codes(codes, 4)
    assert number(dominance(first, second).delta) == 1.0
