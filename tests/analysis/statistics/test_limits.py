"""Limits for shares are SciPy's, and a funnel never lets more out by chance than the binomial tail says."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from analysis.statistics.limits import binomial, clopper_pearson, funnel_limits, wilson
from analysis.statistics.measures import Interval, NotComputable, Reason

COVERAGES = st.sampled_from([0.5, 0.8, 0.95, 0.99, 0.998])


@st.composite
def shares(draw: st.DrawFn) -> tuple[int, int]:
    people = draw(st.integers(1, 400))
    return draw(st.integers(0, people)), people


@given(
    people=st.integers(0, 500), chance=st.floats(0, 1, allow_subnormal=False).filter(lambda one: one == 0 or one > 1e-9)
)
def test_the_binomial_distribution_is_scipys(people: int, chance: float) -> None:
    found = binomial(people, chance)
    assert found == pytest.approx(stats.binom.pmf(np.arange(people + 1), people, chance), rel=1e-9, abs=1e-13)


@given(share=shares(), coverage=COVERAGES)
def test_exact_limits_are_scipys(share: tuple[int, int], coverage: float) -> None:
    found = clopper_pearson(*share, coverage)
    expected = stats.binomtest(*share).proportion_ci(coverage, method="exact")
    assert isinstance(found, Interval)
    assert (found.low, found.high) == pytest.approx((expected.low, expected.high), abs=1e-10)


@given(share=shares(), coverage=COVERAGES)
def test_wilsons_limits_are_scipys(share: tuple[int, int], coverage: float) -> None:
    found = wilson(*share, coverage)
    expected = stats.binomtest(*share).proportion_ci(coverage, method="wilson")
    assert isinstance(found, Interval)
    assert (found.low, found.high) == pytest.approx((expected.low, expected.high), abs=1e-12)


def test_exact_limits_hold_for_as_many_people_as_a_country_asks() -> None:
    found = clopper_pearson(21_345, 60_000)
    expected = stats.binomtest(21_345, 60_000).proportion_ci(0.95, method="exact")
    assert isinstance(found, Interval)
    assert (found.low, found.high) == pytest.approx((expected.low, expected.high), abs=1e-9)


def test_three_of_five_is_anything_between_a_quarter_and_nearly_all() -> None:
    for successes, people, expected in ((3, 5, (0.23, 0.88)), (12, 20, (0.39, 0.78))):
        found = wilson(successes, people)
        assert isinstance(found, Interval)
        assert (found.low, found.high) == pytest.approx(expected, abs=0.005)


def test_nobody_has_no_limits_and_more_than_all_is_a_mistake() -> None:
    for limits in (clopper_pearson, wilson):
        assert limits(0, 0) == NotComputable(Reason.NO_ANSWERS)
        for successes, people in ((3, 2), (-1, 2)):
            with pytest.raises(ValueError, match="successes"):
                limits(successes, people)


@given(people=st.integers(1, 300), target=st.floats(0.001, 0.999), coverage=COVERAGES)
def test_a_funnel_is_as_narrow_as_the_binomial_tail_allows(people: int, target: float, coverage: float) -> None:
    found = funnel_limits([people], target, coverage)
    [lowest], [highest] = found.lowest, found.highest
    tail, hair = (1 - coverage) / 2, 1 + 1e-9
    fewer, more = stats.binom(people, target).cdf, stats.binom(people, target).sf
    assert fewer(lowest - 1) <= tail * hair
    assert more(highest) <= tail * hair
    assert fewer(lowest) >= tail / hair
    assert more(highest - 1) >= tail / hair
    assert found.outside[0] == pytest.approx(fewer(lowest - 1) + more(highest), abs=1e-12)


def test_twelve_people_around_65_per_cent_may_lie_between_33_and_92() -> None:
    found = funnel_limits([12], 0.65, 0.95)
    assert (found.low[0], found.high[0]) == (pytest.approx(0.333, abs=0.001), pytest.approx(0.917, abs=0.001))


def test_groups_come_back_in_their_order_and_equal_sizes_have_equal_limits() -> None:
    sizes = [40, 5, 40, 12]
    found = funnel_limits(sizes, 0.3)
    alone = [funnel_limits([size], 0.3) for size in sizes]
    assert found.people.tolist() == sizes
    assert found.lowest.tolist() == [int(one.lowest[0]) for one in alone]
    assert found.highest.tolist() == [int(one.highest[0]) for one in alone]
    assert found.outside.tolist() == [float(one.outside[0]) for one in alone]


def test_a_group_lies_below_within_or_above_its_limits() -> None:
    found = funnel_limits([100, 100, 100], 0.5, 0.95)
    assert (found.lowest[0], found.highest[0]) == (40, 60)
    assert found.side([39, 40, 61]).tolist() == [-1, 0, 1]
    for wrong in ([1, 2], [1, 2, 101], [-1, 2, 3]):
        with pytest.raises(ValueError, match="successes"):
            found.side(wrong)


def test_a_funnel_around_none_or_all_lets_only_those_in() -> None:
    assert funnel_limits([7], 0).side([0]).tolist() == [0]
    assert funnel_limits([7], 0).side([1]).tolist() == [1]
    assert funnel_limits([7], 1).side([6]).tolist() == [-1]
    assert funnel_limits([7], 1).outside.tolist() == [0.0]


def test_the_smallest_groups_can_never_lie_outside() -> None:
    found = funnel_limits([5], 0.5, 0.998)
    assert (found.low[0], found.high[0], found.outside[0]) == (0, 1, 0)


def test_no_groups_have_no_limits_and_what_is_no_group_is_refused() -> None:
    assert funnel_limits(np.array([], np.int64), 0.5).outside.shape == (0,)
    for sizes, target in (([0], 0.5), ([[3]], 0.5), ([2.5], 0.5), ([3], 1.5), ([3], float("nan"))):
        with pytest.raises(ValueError, match=r"sizes|target"):
            funnel_limits(sizes, target)
    for people, chance in ((-1, 0.5), (3, 2.0)):
        with pytest.raises(ValueError, match="chance"):
            binomial(people, chance)
