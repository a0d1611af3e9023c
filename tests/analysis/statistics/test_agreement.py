"""Agreement is what krippendorff and pingouin compute; rWG is held against its formula and its published values."""

import krippendorff
import numpy as np
import pandas as pd
import pingouin
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from hypothesis.extra import numpy as drawn_arrays
from numpy.typing import NDArray
from scipy import stats

from analysis.statistics.agreement import (
    Level,
    Null,
    icc_absolute_of_mean,
    icc_one,
    krippendorff_alpha,
    rwg,
    rwg_j,
)
from analysis.statistics.measures import NotComputable, Reason
from tests.analysis.statistics.drawn import STEPS, answers_of, as_codes, matrices, number, tables

pytestmark = pytest.mark.filterwarnings("ignore:The inplace keyword:DeprecationWarning")  # inside pingouin


def paired_values(codes: NDArray[np.int8]) -> NDArray[np.int8]:
    """All codes of units that at least two coders coded."""
    paired = codes[(codes > 0).sum(axis=1) >= 2]
    values: NDArray[np.int8] = paired[paired > 0]
    return values


@given(codes=matrices(items=4), level=st.sampled_from(Level))
def test_coders_agree_as_krippendorff_says(codes: NDArray[np.int8], level: Level) -> None:
    assume(len(np.unique(paired_values(codes))) > 1)
    as_expected = np.where(codes > 0, codes, np.nan).T
    expected = krippendorff.alpha(reliability_data=as_expected, level_of_measurement=level.value)
    assert number(krippendorff_alpha(codes, level).alpha) == pytest.approx(expected, abs=1e-9)


def test_the_example_of_the_textbook_comes_out() -> None:
    """Krippendorff's data of four observers and twelve units with gaps: 0.743 nominal, 0.815 ordinal."""
    observers = [
        [1, 2, 3, 3, 2, 1, 4, 1, 2, 0, 0, 0],
        [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, 0, 3],
        [0, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, 0],
        [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, 0],
    ]
    codes = as_codes(observers).T
    assert number(krippendorff_alpha(codes).alpha) == pytest.approx(0.743, abs=0.0005)
    assert number(krippendorff_alpha(codes, Level.ORDINAL).alpha) == pytest.approx(0.815, abs=0.0005)
    assert krippendorff_alpha(codes).units == 11


@given(codes=matrices(items=2, lowest=1))
def test_two_coders_agree_on_the_share_of_units_with_the_same_code(codes: NDArray[np.int8]) -> None:
    expected = np.mean(codes[:, 0] == codes[:, 1])
    assert number(krippendorff_alpha(codes).agreed) == pytest.approx(expected)


def test_coders_who_never_met_or_knew_only_one_code_have_no_alpha() -> None:
    apart = krippendorff_alpha(as_codes([[1, 0], [0, 2], [-1, -1]]))
    assert apart.alpha == apart.agreed == NotComputable(Reason.NOT_PAIRED)
    alike = krippendorff_alpha(as_codes([[2, 2], [2, 2], [1, 0]]))
    assert alike.alpha == NotComputable(Reason.NO_VARIANCE)
    assert (alike.agreed, alike.units) == (1.0, 2)
    assert krippendorff_alpha(np.zeros((0, 2), np.int8)).alpha == NotComputable(Reason.NOT_PAIRED)


@pytest.mark.parametrize(
    ("null", "split", "gathered"), [(Null.UNIFORM, -1.16, 0.76), (Null.MAXIMUM_DISSENT, -0.2, 0.867)]
)
def test_two_camps_agree_less_than_the_null_and_neighbours_more(null: Null, split: float, gathered: float) -> None:
    found = rwg([[3, 0, 0, 3], [0, 3, 3, 0]], null)
    assert [number(found.at(group)) for group in range(2)] == pytest.approx([split, gathered], abs=0.0005)


@given(table=tables(), null=st.sampled_from(Null))
def test_rwg_is_one_minus_the_variance_in_parts_of_the_nulls(table: NDArray[np.int64], null: Null) -> None:
    most = [1, 2, 3, 4] if null is Null.UNIFORM else [1, 4]
    found = rwg(table, null)
    for group, counted in enumerate(table):
        answers = answers_of(counted)
        if len(answers) < 3:
            assert found.at(group) == NotComputable(Reason.TOO_FEW_PEOPLE)
        else:
            expected = 1 - np.var(answers, ddof=1) / np.var(most)
            assert number(found.at(group)) == pytest.approx(expected, abs=1e-12)


@given(table=tables(groups=5), null=st.sampled_from(Null))
def test_rwg_of_several_items_is_spearman_browns_of_their_mean(table: NDArray[np.int64], null: Null) -> None:
    assume(table.sum(axis=1).min() >= 3)
    mean, items = float(rwg(table, null).values.mean()), len(table)
    found = rwg_j(table, null)
    if mean < -1e-12:
        assert found == NotComputable(Reason.OUT_OF_RANGE)
    elif mean > 1e-12:
        assert number(found) == pytest.approx(items * mean / (1 + (items - 1) * mean), abs=1e-9)


def test_one_item_alone_has_its_own_rwg_and_three_people_are_the_least() -> None:
    counted = [[0, 4, 3, 0]]
    assert number(rwg_j(counted, Null.UNIFORM)) == pytest.approx(number(rwg(counted, Null.UNIFORM).at(0)))
    assert rwg_j([[0, 9, 0, 0], [1, 1, 0, 0]], Null.UNIFORM) == NotComputable(Reason.TOO_FEW_PEOPLE)
    assert rwg_j(np.zeros((0, 4), np.int64), Null.UNIFORM) == NotComputable(Reason.TOO_FEW_ITEMS)
    assert rwg_j([[0, 9, 0, 0], [7, 0, 0, 0]], Null.UNIFORM) == 1.0


def long_table(ratings: NDArray[np.int8]) -> pd.DataFrame:
    things, raters = np.indices(ratings.shape)
    return pd.DataFrame({"thing": things.ravel(), "rater": raters.ravel(), "rating": ratings.ravel()})


def of_pingouin(ratings: NDArray[np.int8], kind: str) -> float:
    found = pingouin.intraclass_corr(long_table(ratings), targets="thing", raters="rater", ratings="rating")
    return float(found.set_index("Type")["ICC"][kind])


@st.composite
def ratings(draw: st.DrawFn) -> NDArray[np.int8]:
    """Things by raters, complete, in which things, raters and the rest all vary, as pingouin asks for."""
    shape = draw(st.tuples(st.integers(5, 12), st.integers(2, 4)))
    drawn = draw(drawn_arrays.arrays(np.int8, shape, elements=st.integers(1, STEPS)))
    rest = drawn - drawn.mean(axis=0) - drawn.mean(axis=1)[:, None] + drawn.mean()
    assume(np.ptp(drawn.sum(axis=1)) > 0 and np.ptp(drawn.sum(axis=0)) > 0 and np.abs(rest).max() > 1e-9)
    return drawn


@given(rated=ratings())
def test_groups_of_one_size_differ_as_pingouin_says(rated: NDArray[np.int8]) -> None:
    counted = [[int((row == step).sum()) for step in range(1, STEPS + 1)] for row in rated]
    assert number(icc_one(counted)) == pytest.approx(of_pingouin(rated, "ICC(1,1)"), abs=1e-9)


@given(table=tables())
def test_groups_of_any_size_differ_by_the_f_of_scipy(table: NDArray[np.int64]) -> None:
    groups = [answers_of(counted) for counted in table if counted.any()]
    sizes = np.array([len(group) for group in groups])
    assume(len(groups) > 1 and sizes.sum() > len(groups))
    assume(all(any(answer != group[0] for answer in group) for group in groups))
    between = stats.f_oneway(*groups).statistic
    size = (sizes.sum() - (sizes**2).sum() / sizes.sum()) / (len(sizes) - 1)
    assert number(icc_one(table)) == pytest.approx((between - 1) / (between + size - 1), abs=1e-9)


@pytest.mark.parametrize(
    ("table", "reason"),
    [
        ([[1, 2], [0, 0]], Reason.TOO_FEW_GROUPS),
        ([[0, 0], [0, 0]], Reason.TOO_FEW_GROUPS),
        ([[1, 0], [0, 1]], Reason.TOO_FEW_PEOPLE),
        ([[5, 0], [7, 0]], Reason.NO_VARIANCE),
    ],
)
def test_without_groups_people_or_variance_nothing_lies_between_groups(table: list[list[int]], reason: Reason) -> None:
    assert icc_one(table) == NotComputable(reason)


def test_groups_that_are_each_of_one_mind_differ_wholly() -> None:
    assert icc_one([[5, 0], [0, 5]]) == 1.0


@given(rated=ratings())
def test_the_mean_of_raters_is_as_reliable_as_pingouin_says(rated: NDArray[np.int8]) -> None:
    found = icc_absolute_of_mean(rated)
    expected = of_pingouin(rated, "ICC(A,k)")
    if isinstance(found, NotComputable):
        assert found.reason is Reason.OUT_OF_RANGE
        assert not expected <= 1
    else:
        assert found == pytest.approx(expected, rel=1e-6, abs=1e-9)


def test_a_thing_that_a_rater_left_out_is_left_out() -> None:
    whole = as_codes([[1, 2], [3, 3], [4, 3], [2, 2]])
    with_gaps = np.concatenate([whole, as_codes([[4, 0], [-1, 1]])])
    assert icc_absolute_of_mean(with_gaps) == icc_absolute_of_mean(whole)


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        ([[1], [2]], Reason.TOO_FEW_PEOPLE),
        ([[1, 2]], Reason.TOO_FEW_GROUPS),
        ([[0, 2], [1, 0]], Reason.TOO_FEW_GROUPS),
        ([[3, 3], [3, 3]], Reason.NO_VARIANCE),
        ([[1, 4], [4, 1]], Reason.OUT_OF_RANGE),
    ],
)
def test_raters_without_anything_to_tell_apart_have_no_reliability(rows: list[list[int]], reason: Reason) -> None:
    assert icc_absolute_of_mean(as_codes(rows)) == NotComputable(reason)
