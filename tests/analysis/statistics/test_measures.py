"""A measure is a number or a reason; there is nothing between."""

import numpy as np
import pytest

from analysis.statistics.measures import Interval, NotComputable, Reason, measures


def test_of_many_measures_each_is_a_number_or_the_reason_why_there_is_none() -> None:
    found = measures(np.array([[0.5, np.nan]]), np.array([[True, False]]), Reason.NO_ANSWERS)
    assert found.at(0, 0) == 0.5
    assert found.at(0, 1) == NotComputable(Reason.NO_ANSWERS)
    with pytest.raises(IndexError):
        found.at(1, 0)


def test_where_there_is_no_number_the_array_holds_none() -> None:
    found = measures(np.array([np.nan, np.inf, 1.0]), np.array([False, False, True]), Reason.TOO_FEW_PEOPLE)
    assert found.values.tolist() == [0.0, 0.0, 1.0]


@pytest.mark.parametrize(("low", "high"), [(1.0, 0.0), (float("nan"), 1.0), (0.0, float("nan"))])
def test_an_interval_has_two_bounds_in_their_order(low: float, high: float) -> None:
    assert Interval(0.5, 0.5).low == 0.5
    with pytest.raises(ValueError, match="interval"):
        Interval(low, high)
