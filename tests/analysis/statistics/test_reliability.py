"""Reliability is pingouin's and SciPy's where there is one, and a reason where there is none."""

import numpy as np
import pandas as pd
import pingouin
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from numpy.typing import NDArray
from scipy import stats

from analysis.statistics.inputs import Codes, complete_rows
from analysis.statistics.measures import NotComputable, Reason
from analysis.statistics.reliability import item_rest_correlations, reliability, spearman_brown
from tests.analysis.statistics.drawn import as_codes, matrices, number


def alpha_of_pingouin(codes: Codes) -> float:
    return float(pingouin.cronbach_alpha(pd.DataFrame(codes))[0])


@given(codes=matrices())
def test_alpha_is_pingouins_for_those_who_answered_every_item(codes: NDArray[np.int8]) -> None:
    complete = complete_rows(codes)
    assume(len(complete) >= 2 and np.ptp(complete.sum(axis=1)) > 0)
    found = reliability(codes)
    assert number(found.alpha) == pytest.approx(alpha_of_pingouin(complete), rel=1e-9, abs=1e-9)
    assert found.people == len(complete)
    assert found.items == codes.shape[1]


@given(codes=matrices())
def test_whoever_left_an_item_open_is_counted_as_left_out(codes: NDArray[np.int8]) -> None:
    some = sum(any(code > 0 for code in row) for row in codes.tolist())
    every = sum(all(code > 0 for code in row) for row in codes.tolist())
    assert reliability(codes).left_out == some - every


@given(codes=matrices(people=15, least_items=3, lowest=1))
def test_alpha_without_an_item_is_that_of_the_others(codes: NDArray[np.int8]) -> None:
    for item, without in enumerate(reliability(codes).without):
        others = np.delete(codes, item, axis=1)
        if len(others) > 1 and np.ptp(others.sum(axis=1)) > 0:
            assert number(without) == pytest.approx(alpha_of_pingouin(others), rel=1e-9, abs=1e-9)
        else:
            assert isinstance(without, NotComputable)


@given(codes=matrices())
def test_each_item_goes_with_the_rest_as_scipy_says(codes: NDArray[np.int8]) -> None:
    complete = complete_rows(codes)
    for item, found in enumerate(item_rest_correlations(codes)):
        rest = np.delete(complete, item, axis=1).sum(axis=1)
        if len(complete) < 2:
            assert found == NotComputable(Reason.TOO_FEW_PEOPLE)
        elif np.ptp(complete[:, item]) == 0 or np.ptp(rest) == 0:
            assert found == NotComputable(Reason.NO_VARIANCE)
        else:
            expected = stats.pearsonr(complete[:, item], rest).statistic
            assert number(found) == pytest.approx(expected, abs=1e-9)


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        ([[3], [2]], Reason.TOO_FEW_ITEMS),
        ([[3, 2]], Reason.TOO_FEW_PEOPLE),
        ([[3, 2], [1, 0], [-1, 2]], Reason.TOO_FEW_PEOPLE),
        ([[0, -1], [-1, 0]], Reason.TOO_FEW_PEOPLE),
        ([[3, 2], [3, 2], [3, 2]], Reason.NO_VARIANCE),
        ([[1, 4], [4, 1], [2, 3]], Reason.NO_VARIANCE),
    ],
)
def test_without_variance_people_or_items_there_is_no_alpha(rows: list[list[int]], reason: Reason) -> None:
    assert reliability(as_codes(rows)).alpha == NotComputable(reason)


def test_nobody_at_all_is_too_few() -> None:
    nobody = np.zeros((0, 3), np.int8)
    assert reliability(nobody).alpha == NotComputable(Reason.TOO_FEW_PEOPLE)
    assert item_rest_correlations(nobody) == (NotComputable(Reason.TOO_FEW_PEOPLE),) * 3
    assert item_rest_correlations(nobody[:, :1]) == (NotComputable(Reason.TOO_FEW_ITEMS),)


def test_an_item_turned_round_shows_in_its_correlation_and_in_alpha_without_it() -> None:
    people = np.array([1, 1, 2, 2, 3, 3, 4, 4], np.int8)
    codes = np.stack([people, people, people, 5 - people], axis=1)
    assert [number(one) for one in item_rest_correlations(codes)] == pytest.approx([1, 1, 1, -1])
    assert number(reliability(codes).alpha) == pytest.approx(0)
    assert number(reliability(codes).without[3]) == pytest.approx(1)


@given(codes=matrices(people=20, items=2, lowest=1))
def test_two_items_with_the_same_variance_have_the_alpha_of_spearman_and_brown(codes: NDArray[np.int8]) -> None:
    """Both orders of each person's answers: then the two items have one and the same variance."""
    both = np.concatenate([codes, codes[:, ::-1]])
    assume(np.ptp(both[:, 0]) > 0 and np.ptp(both.sum(axis=1)) > 0)
    correlation = number(item_rest_correlations(both)[0])
    expected = alpha_of_pingouin(both)
    assert number(spearman_brown(correlation)) == pytest.approx(expected, rel=1e-6, abs=1e-6)


@given(correlation=st.floats(-0.2, 1), times=st.floats(0.5, 5))
def test_lengthening_and_shortening_again_leads_back(correlation: float, times: float) -> None:
    longer = spearman_brown(correlation, times)
    assume(not isinstance(longer, NotComputable) and -1 <= longer <= 1)
    assert number(spearman_brown(number(longer), 1 / times)) == pytest.approx(correlation, abs=1e-9)


def test_the_prophecy_has_an_end() -> None:
    assert number(spearman_brown(0.5)) == pytest.approx(2 / 3)
    assert spearman_brown(-1.0) == NotComputable(Reason.OUT_OF_RANGE)
    assert spearman_brown(-0.5, 4) == NotComputable(Reason.OUT_OF_RANGE)
    for correlation, times in ((1.2, 2.0), (0.5, 0.0), (float("nan"), 2.0)):
        with pytest.raises(ValueError, match="correlation"):
            spearman_brown(correlation, times)
