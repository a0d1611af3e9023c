"""Places that are no different do not look different, and funnels tell nothing of a single other one."""

from dataclasses import replace

import numpy as np
import pytest

from analysis.beyond_chance import COVERAGE
from analysis.comparison import compare
from analysis.cubes import Axes, Cube, State
from analysis.funnels import funnel
from analysis.handed_in import HandedIn
from analysis.profiles import profile
from tests.fakes.compared_places import AXES, ITEMS, PERSPECTIVES, circle, cube, formed, own, places, released


def drawn(people: int, share: float, generator: np.random.Generator) -> Cube:
    """A place whose people agree by chance, each question and perspective anew."""
    made = cube(dict.fromkeys(PERSPECTIVES, (0, people)))
    counts = made.counts.copy()
    for perspective in PERSPECTIVES:
        row = AXES.perspectives.index(perspective)
        for place, column in enumerate(AXES.columns):
            agreeing = generator.binomial(people, share)
            counts[row, place, len(column.steps) - 1], counts[row, place, 0] = agreeing, people - agreeing
    return replace(made, counts=counts)


def equal_places(generator: np.random.Generator, share: float) -> list[HandedIn]:
    sizes = generator.integers(10, 61, 50)
    return [released(f"ort{n:02d}", drawn(int(size), share, generator)) for n, size in enumerate(sizes)]


@pytest.mark.parametrize("share", [0.65, 0.9])
def test_fifty_equal_municipalities_do_not_look_different(share: float) -> None:
    generator = np.random.default_rng(20261121)
    looked, outside, overdispersed, apart = 0, 0, 0, 0
    for _ in range(3):
        pool = equal_places(generator, share)
        circles = [circle(pool)]
        for one in pool:
            ours = replace(own(one.cube), places=frozenset({one.profile.place}))
            seen = compare(ours, pool, circles)
            apart += sum(cell.side != 0 for cell in seen.gaps(*PERSPECTIVES))
            for perspective in PERSPECTIVES:
                areas = {"wege": ITEMS[:3], "miteinander": ITEMS[3:]}
                apart += sum(area.side != 0 for area in profile(seen, perspective, areas))
                for item in ITEMS:
                    found = funnel(seen, perspective, item)
                    assert found is not None
                    looked += 1
                    outside += found.side != 0
                    overdispersed += found.is_overdispersed
    assert looked == 3 * 50 * len(PERSPECTIVES) * len(ITEMS)
    # the limits promise at most two of a thousand; of so many looks, more than this would break the promise
    promised = looked * (1 - COVERAGE)
    assert outside <= promised + 3 * np.sqrt(promised)
    assert apart <= promised + 3 * np.sqrt(promised)
    assert overdispersed < looked * 0.05


@pytest.mark.parametrize(("count", "largest"), [(6, 400), (50, 60)])
def test_of_a_hundred_lists_of_equal_places_at_most_one_calls_anything_different(count: int, largest: int) -> None:
    """Of sixty gaps that are read together one lies beyond 99.8 per cent by chance in every eighth place."""
    generator, lists, called = np.random.default_rng(20261129), 0, 0
    axes = Axes(AXES.perspectives, tuple(replace(AXES.columns[0], item_id=f"frage{n}") for n in range(60)))
    rows = [AXES.perspectives.index(one) for one in PERSPECTIVES]
    for _ in range(100 // count):
        shares, pool = generator.uniform(0.15, 0.95, 60), []
        for number in range(count):
            made = cube(dict.fromkeys(PERSPECTIVES, (0, 10)), axes=axes, items=[one.item_id for one in axes.columns])
            people = np.tile(generator.integers(10, largest + 1, (2, 1)), 60)
            agreeing = generator.binomial(people, shares)
            made.counts[rows, :, 3], made.counts[rows, :, 0] = agreeing, people - agreeing
            hidden = generator.random((2, 60)) < 0.1
            made.states[rows] = np.where(hidden, State.HIDDEN, State.FULL)
            pool.append(released(f"ort{number:02d}", made))
        circles = [circle(pool)]
        for one in pool:
            gaps = compare(replace(own(one.cube), places=frozenset({one.profile.place})), pool, circles).gaps(
                *PERSPECTIVES
            )
            assert sum(gap.band is not None for gap in gaps) > 5
            lists, called = lists + 1, called + any(gap.side for gap in gaps)
    assert lists > 90
    assert called <= 2


def test_a_place_that_is_really_different_stands_out() -> None:
    pool = [released(f"ort{n}", cube(dict.fromkeys(PERSPECTIVES, (20, 40)))) for n in range(8)]
    sides = []
    for agreeing in (2, 20, 38):
        seen = compare(own(cube({"eltern": (agreeing, 40)})), pool, formed(pool))
        found = funnel(seen, "eltern", ITEMS[0])
        assert found is not None
        sides.append(found.side)
    assert sides == [-1, 0, 1]


def test_with_few_others_the_common_share_is_known_badly_and_nobody_is_called_different_for_that() -> None:
    pool = places([1, 2, 5, 8, 9, 9])
    found = funnel(compare(own(cube({"eltern": (7, 40)})), pool, formed(pool)), "eltern", ITEMS[0])
    assert found is not None
    assert found.low[found.sizes.tolist().index(40)] > 7 / 40, "outside of the limits around the mean alone"
    assert found.side == 0
    assert found.is_drawn_outside, "so that no sentence says that it lies inside"
    assert found.is_overdispersed


def test_a_share_within_the_limits_is_not_drawn_outside() -> None:
    pool = places([5] * 6)
    found = funnel(compare(own(cube({"eltern": (20, 40)})), pool, formed(pool)), "eltern", ITEMS[0])
    assert found is not None
    assert not found.is_drawn_outside


def test_where_nothing_is_compared_there_is_no_funnel() -> None:
    pool = places([5] * 5)
    assert funnel(compare(own(), pool, formed(pool)), "eltern", ITEMS[0]) is None
    assert funnel(compare(own(), places([5] * 6), formed(places([5] * 6))), "koordination", ITEMS[0]) is None


def test_a_funnel_holds_no_other_place_and_no_size_of_one() -> None:
    small, large = (
        [released(f"ort{n}", cube({"eltern": (people // 2, people)})) for n in range(6)] for people in (10, 400)
    )
    of_small, of_large = (funnel(compare(own(), pool, formed(pool)), "eltern", ITEMS[0]) for pool in (small, large))
    assert of_small is not None
    assert of_large is not None
    assert of_small.sizes.tolist() == of_large.sizes.tolist()
    assert of_small.others == of_large.others == 5


def test_each_other_place_counts_the_same_however_many_answered_there() -> None:
    pool = [released(f"ort{n}", cube({"eltern": (5, 10)})) for n in range(5)]
    pool.append(released("gross", cube({"eltern": (0, 900)})))
    found = funnel(compare(own(), pool, formed(pool)), "eltern", ITEMS[0])
    assert found is not None
    assert found.target == 0.4, "five times a half and once none, in twentieths"
