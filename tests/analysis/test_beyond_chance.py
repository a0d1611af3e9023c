"""Only what chance does not explain is called different, and only outside of the band."""

import numpy as np
import pytest

from analysis.bands import Band
from analysis.beyond_chance import chance_of, error_of, limit_of, sides_of

BAND = Band(40, 60, 5)


def side(own: float, variance: float, band: Band | None = BAND) -> int:
    (found,) = sides_of(np.array([own]), np.array([variance]), [band], limit_of(1))
    return found


def test_a_distance_that_chance_explains_is_no_difference() -> None:
    assert side(0.9, 0.02) == 0
    assert (side(0.9, 0.001), side(0.1, 0.001)) == (1, -1)


def test_inside_the_band_nobody_is_different() -> None:
    assert side(0.7, 0.0, Band(40, 70, 1000)) == 0
    assert side(0.71, 0.0, Band(40, 70, 1000)) == 1


def test_without_a_band_or_an_own_value_nothing_is_said() -> None:
    assert side(0.9, 0.0, None) == 0
    assert side(np.nan, 0.0) == 0


def test_more_people_leave_less_to_chance_and_equal_answers_some() -> None:
    few, many = chance_of(np.full(2, 0.5), np.array([10.0, 1000.0]), limit_of(1))
    assert few > 50 * many
    assert (chance_of(np.ones(2), np.array([10.0, 20.0]), limit_of(1)) > 0).all()


def test_the_middle_of_many_alike_is_known_better() -> None:
    assert error_of(Band(40, 60, 20)) == pytest.approx(error_of(BAND) / 2)
    assert error_of(Band(40, 50, 5)) == pytest.approx(error_of(BAND) / 2)


def test_the_more_is_looked_at_together_the_farther_chance_reaches() -> None:
    """At most one of a hundred equal places sees anything called different in a list."""
    assert limit_of(1) == pytest.approx(limit_of(5)) == pytest.approx(3.09, abs=0.01)
    assert limit_of(60) == pytest.approx(3.76, abs=0.01)
