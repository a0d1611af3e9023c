"""Many groups at once are read exactly as a single figure is, and quantiles as NumPy and SciPy read them."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from analysis.statistics.measures import NotComputable, Reason
from analysis.statistics.ordinal import consensus, medians, quantiles, spread_words
from selfeval.ordinal import dissent, median, spread_of
from tests.analysis.statistics.drawn import STEPS, answers_of, counts, number, tables

VALUES = [1, 2, 5, 9]
SHARES = st.sampled_from([0.0, 0.05, 0.1, 0.25, 0.3, 0.5, 0.75, 0.9, 1.0])


def by_value(counted: NDArray[np.int64], values: list[int]) -> dict[int, int]:
    return dict(zip(values, counted.tolist(), strict=True))


@given(counted=counts(most=15).filter(any), share=SHARES)
def test_a_quantile_is_the_averaged_inverse_of_the_distribution(counted: list[int], share: float) -> None:
    expected = np.quantile(answers_of(counted), share, method="averaged_inverted_cdf")
    assert number(quantiles(counted, share).at()) == expected


@given(table=tables())
def test_the_median_of_many_groups_is_that_of_each_figure(table: NDArray[np.int64]) -> None:
    found = medians(table, VALUES)
    for group, counted in enumerate(table):
        expected = median(by_value(counted, VALUES))
        assert found.at(group) == (NotComputable(Reason.NO_ANSWERS) if expected is None else expected)


@given(table=tables())
def test_consensus_is_what_a_single_figure_lacks_in_dissent(table: NDArray[np.int64]) -> None:
    found = consensus(table, VALUES)
    for group, counted in enumerate(table):
        if counted.any():
            assert number(found.at(group)) == pytest.approx(1 - dissent(by_value(counted, VALUES), 1, 9), abs=1e-12)
        else:
            assert found.at(group) == NotComputable(Reason.NO_ANSWERS)


@given(table=tables())
def test_the_word_for_the_spread_is_the_same_on_every_page(table: NDArray[np.int64]) -> None:
    places = list(range(1, STEPS + 1))
    words = [spread_of(by_value(counted, places), 1, STEPS) if counted.any() else None for counted in table]
    assert spread_words(table) == tuple(words)


@pytest.mark.parametrize(
    ("counted", "expected"),
    [([5, 0, 0, 5], 0.0), ([0, 0, 9, 0], 1.0), ([1, 0, 0, 0], 1.0), ([0, 3, 3, 0], 0.737)],
)
def test_consensus_has_the_values_that_its_source_gives(counted: list[int], expected: float) -> None:
    assert number(consensus(counted).at()) == pytest.approx(expected, abs=0.0005)


def test_groups_keep_their_shape() -> None:
    table = np.ones((2, 3, 4), np.int64)
    assert medians(table).values.shape == (2, 3)
    assert consensus(table).values.shape == (2, 3)
    assert medians(np.zeros((0, 4), np.int64)).values.shape == (0,)
    assert spread_words(np.zeros((0, 4), np.int64)) == ()


def test_a_share_outside_0_to_1_is_a_mistake() -> None:
    for wrong in (-0.1, 1.1, 50):
        with pytest.raises(ValueError, match="share"):
            quantiles([1, 2], wrong)
