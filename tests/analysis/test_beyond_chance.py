"""Only what chance does not explain is called different, and only outside of the band."""

import numpy as np

from analysis.bands import Band
from analysis.beyond_chance import chance_of, sides_of

BAND = Band(40, 60, 5)
THEIRS = np.array([[0.5], [0.45], [0.55], [0.5], [0.5]])


def side(own: float, variance: float, band: Band | None = BAND) -> int:
    (found,) = sides_of(np.array([own]), THEIRS, np.array([variance]), [band])
    return found


def test_a_distance_that_chance_explains_is_no_difference() -> None:
    assert side(0.9, 0.02) == 0
    assert (side(0.9, 0.001), side(0.1, 0.001)) == (1, -1)


def test_inside_the_band_nobody_is_different() -> None:
    assert side(0.6, 0.0) == 0
    assert side(0.61, 0.0) == 1


def test_without_a_band_nothing_is_said() -> None:
    assert side(0.9, 0.0, None) == 0


def test_more_people_leave_less_to_chance_and_equal_answers_some() -> None:
    counted = np.ones((5, 2), np.bool_)
    few, many = chance_of(np.full((5, 2), 0.5), counted, np.array([10, 1000]))
    assert few > 50 * many
    assert (chance_of(np.ones((5, 2)), counted, np.array([10, 20])) > 0).all()
