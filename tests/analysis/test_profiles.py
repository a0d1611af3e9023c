"""A profile says how areas stand to each other, so that strict and mild places show the same one."""

from dataclasses import replace

import numpy as np
import pytest

from analysis.comparison import compare
from analysis.cubes import Cube
from analysis.handed_in import HandedIn
from analysis.profiles import AreaProfile, profile
from tests.fakes.compared_places import AXES, ITEMS, cube, formed, own, released

AREAS = {"wege": ITEMS[:3], "miteinander": ITEMS[3:]}
ROW = AXES.perspectives.index("fachkraft")


def with_areas(ways: int, together: int, items: tuple[str, ...] = ITEMS) -> Cube:
    """A place in which so many of ten agree to the questions of each area."""
    made = cube({"fachkraft": (0, 10)}, items=items)
    counts = made.counts.copy()
    for place, column in enumerate(AXES.columns):
        if column.item_id in items:
            agreeing = ways if place < 3 else together
            counts[ROW, place, len(column.steps) - 1], counts[ROW, place, 0] = agreeing, 10 - agreeing
    return replace(made, counts=counts)


def seen(ours: Cube, *others: Cube) -> tuple[AreaProfile, ...]:
    pool: list[HandedIn] = [released(f"ort{n}", one) for n, one in enumerate(others)]
    return profile(compare(own(ours), pool, formed(pool)), "fachkraft", AREAS)


def test_strict_and_mild_places_with_the_same_profile_show_the_same() -> None:
    strict, mild = (seen(with_areas(a, b), *[with_areas(4, 2)] * 6) for a, b in ((3, 1), (9, 7)))
    assert [round(one.own, 6) for one in strict] == [round(one.own, 6) for one in mild] == [0.1, -0.1]
    assert [one.band for one in strict] == [one.band for one in mild]


def test_others_stand_there_as_distances_from_their_own_level() -> None:
    (ways, together) = seen(with_areas(5, 5), *(with_areas(level + 2, level) for level in range(6)))
    assert (ways.own, together.own) == pytest.approx((0, 0))
    assert ways.band is not None
    assert together.band is not None
    assert (ways.band.low, ways.band.high) == (10, 20)
    assert (together.band.low, together.band.high) == (-10, 0)


def test_one_area_alone_makes_no_profile() -> None:
    assert seen(with_areas(5, 5, ITEMS[:3]), *[with_areas(5, 5)] * 6) == ()


def test_a_place_that_shows_less_than_three_quarters_of_an_area_does_not_count() -> None:
    few = with_areas(5, 5, ITEMS[1:])
    assert {one.band for one in seen(with_areas(5, 5), *[with_areas(5, 5)] * 5, few)} == {None}


def test_the_own_distances_add_up_to_nothing() -> None:
    assert np.isclose(sum(one.own for one in seen(with_areas(9, 2), *[with_areas(5, 5)] * 6)), 0)
