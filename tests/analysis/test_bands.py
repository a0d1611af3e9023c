"""A band is the middle half, coarse, and never ends at the lowest or the highest place."""

import numpy as np

from analysis.bands import GRID, Band, bands


def band(*values: float) -> Band | None:
    (found,) = bands(np.array([values]).T, np.ones((len(values), 1), np.bool_))
    return found


def test_ends_are_rounded_outwards_to_tens() -> None:
    assert band(0.0, 0.31, 0.4, 0.59, 1.0) == Band(30, 60, 5)
    assert band(-1.0, -0.31, 0.0, 0.05, 1.0) == Band(-40, 10, 5)


def test_the_lowest_and_the_highest_place_move_nothing() -> None:
    assert band(0.0, 0.3, 0.4, 0.5, 1.0) == band(0.3, 0.3, 0.4, 0.5, 0.5)


def test_no_band_is_narrower_than_its_grid() -> None:
    for value in (-1.0, 0.0, 0.5, 1.0):
        found = band(*[value] * 5)
        assert found is not None
        assert found.high - found.low == GRID
        assert -100 <= found.low < found.high <= 100


def test_of_many_the_middle_half_is_shown_and_their_number_in_fives() -> None:
    assert band(*(place / 100 for place in range(1, 100))) == Band(20, 80, 95)


def test_fewer_than_five_make_no_band_whoever_is_masked_out() -> None:
    assert band(0.1, 0.2, 0.3, 0.4) is None
    values = np.array([[0.1, 0.2, 0.3, 0.4, 0.5]]).T
    assert bands(values, np.array([[True], [True], [False], [True], [True]])) == [None]
