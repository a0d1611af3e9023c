"""Whoever makes up own answers, or holds several places, reads of the others no more than what is shown of them."""

from dataclasses import replace
from itertools import product
from math import prod

import numpy as np
import pytest

from analysis.bands import bands
from analysis.circles import LEAST_OTHERS
from analysis.comparison import Comparison, compare
from analysis.funnels import GRID, Funnel, funnel
from analysis.handed_in import HandedIn
from analysis.others import Values
from analysis.profiles import profile
from tests.fakes.compared_places import ITEMS, PERSPECTIVES, circle, cube, formed, own, places, released

AREAS = {"wege": ITEMS[:3], "miteinander": ITEMS[3:]}
MANY = 200
"""So many answers somebody makes up who wants chance to explain nothing."""


def seen(pool: list[HandedIn], first: int = 100, second: int = 100, people: int = MANY) -> Comparison:
    """What a place sees beside others that made up its answers."""
    made = cube({"fachkraft": (first, people), "eltern": (second, people)})
    return compare(own(made), pool, [circle(pool)])


def drawn(of: Comparison, perspective: str = "eltern") -> Funnel:
    found = funnel(of, perspective, ITEMS[0])
    assert found is not None
    return found


def told(of: Comparison) -> tuple[object, ...]:
    """Everything that the page says of others."""
    found = [drawn(of, one) for one in PERSPECTIVES]
    return (
        [[cell.band for cell in of.cells(one)] for one in PERSPECTIVES],
        of.gaps(*PERSPECTIVES),
        [profile(of, one, AREAS) for one in PERSPECTIVES],
        [(one.target, one.others, one.low.tolist(), one.high.tolist(), one.side) for one in found],
        [(one.are_most_inside, one.is_overdispersed) for one in found],
    )


def test_the_common_share_and_the_numbers_of_answers_do_not_give_every_place_away() -> None:
    """Were the mean exact, the remainders by each place's number, known from public reports, would be its answers."""
    sizes, truth = (11, 13, 17, 19, 23, 29), (5, 7, 12, 3, 20, 4)
    pool = [released(f"ort{n}", cube({"eltern": one})) for n, one in enumerate(zip(truth, sizes, strict=True))]
    exact = sum(agreeing / people for agreeing, people in zip(truth, sizes, strict=True)) / len(sizes)
    assert remainders(exact, sizes) == truth, "the attack itself works"
    target = drawn(seen(pool)).target
    assert remainders(target, sizes) != truth
    assert target * GRID == pytest.approx(round(target * GRID))


def remainders(mean: float, sizes: tuple[int, ...]) -> tuple[int, ...]:
    """What each place answered, if this is the mean of all shares and no two numbers have a divisor in common."""
    whole = prod(sizes)
    added = round(mean * len(sizes) * whole)
    return tuple(added * pow(whole // size, -1, size) % size for size in sizes)


@pytest.mark.parametrize("end", [0, 20])
def test_that_all_others_say_the_same_cannot_be_told_from_one_that_does_not(end: int) -> None:
    alike = [released(f"ort{n}", cube(dict.fromkeys(PERSPECTIVES, (end, 20)))) for n in range(6)]
    other = released("ort5", cube(dict.fromkeys(PERSPECTIVES, (abs(end - 2), 20))))
    assert told(seen(alike)) == told(seen([*alike[:5], other]))


def test_where_different_begins_moves_with_the_bands_alone() -> None:
    """Two worlds with the same bands and common shares answer the same to whatever somebody makes up."""
    one = places([3, 5, 8, 11, 14, 17], people=20)
    other = places([1, 5, 7, 12, 14, 19], people=20)
    sides = set()
    for first, second in product(range(0, MANY + 1, 50), repeat=2):
        found = [seen(pool, first, second) for pool in (one, other)]
        assert told(found[0]) == told(found[1])
        sides |= {cell.side for cell in found[0].gaps(*PERSPECTIVES)} | {drawn(found[0]).side}
    assert sides == {-1, 0, 1}, "there must be something to probe"


def test_a_gap_of_those_who_show_both_and_two_common_shares_do_not_give_the_seventh_away() -> None:
    """The seventh hides one perspective; with exact means its answers of the other would be what is left over."""
    chance = np.random.default_rng(3)
    errors = []
    for _ in range(8):
        agreeing, people = chance.integers(0, 31, (2, 7)), 30
        pool = [
            released(f"ort{n}", cube({"fachkraft": (first, people), "eltern": (second, people)} if n < 6 else
                                     {"fachkraft": (first, people)}))
            for n, (first, second) in enumerate(agreeing.T.tolist())
        ]  # fmt: skip
        gap = (begins(pool, 1) + begins(pool, -1)) / 2
        first, second = (drawn(seen(pool), one).target for one in PERSPECTIVES)
        errors.append(abs(7 * first - 6 * (gap + second) - agreeing[0, 6] / people))
    assert np.median(errors) > 0.15


def begins(pool: list[HandedIn], side: int) -> float:
    """From which own gap on it is called different, found by halving."""
    inside, outside = 0.0, float(side)
    for _ in range(12):
        gap = (inside + outside) / 2
        made = [round(MANY * (0.5 + part * gap / 2)) for part in (1, -1)]
        is_called = seen(pool, *made).gaps(*PERSPECTIVES)[0].side == side
        inside, outside = (inside, gap) if is_called else (gap, outside)
    return outside


@pytest.mark.parametrize("held", range(2, 7))
def test_an_account_of_several_places_never_has_fewer_than_five_others(held: int) -> None:
    """Places that somebody works for, or made up, are known to them, however many others one of them alone has."""
    pool = places([1, 3, 5, 6, 8, 9, 4, 2])
    ours = frozenset(one.profile.place for one in pool[:held])
    found = compare(replace(own(place="ort000"), places=ours), pool, [circle(pool)])
    assert found.others.agree.shape[0] == 8 - held
    is_shown = 8 - held >= LEAST_OTHERS
    assert all((one.band is not None) == is_shown for one in found.cells("eltern"))
    assert all((one.band is not None) == is_shown for one in found.gaps(*PERSPECTIVES))
    assert all((one.band is not None) == is_shown for one in profile(found, "eltern", AREAS))
    assert (funnel(found, "eltern", ITEMS[0]) is not None) == is_shown


def test_the_same_answers_let_go_in_many_rounds_of_one_place_count_once() -> None:
    pool = places([1, 3, 5, 6, 8])
    made_up = [replace(pool[0], release_id=f"erfunden{n}") for n in range(20)]
    assert formed([*pool, *made_up]) == []


@pytest.mark.parametrize(("together", "least"), [(1, 11), (2, 6), (3, 3)])
def test_places_that_tell_each_other_what_they_see_do_not_learn_whose_values_they_are(
    together: int, least: int
) -> None:
    """Of six places with ten people each, the worst there can be; decision 0039 tells what three learn together."""
    truth = np.array([1, 5, 9, 3, 6, 8])
    worlds = np.array(list(product(range(11), repeat=6 - together)))
    worlds = np.hstack([np.tile(truth[:together], (len(worlds), 1)), worlds]) / 10
    fits = np.ones(len(worlds), np.bool_)
    for one in range(together):
        views = [views_of(np.delete(world, one, axis=-1)) for world in (worlds, truth[np.newaxis] / 10)]
        fits &= (views[0] == views[1]).all(axis=1)
    possible = [len(np.unique(worlds[fits, place])) for place in range(together, 6)]
    assert min(possible) >= least, possible


def views_of(worlds: Values) -> Values:
    """The ends of the band and the common share at one question, for each world of others."""
    found = bands(worlds.T, np.ones(worlds.T.shape, np.bool_))
    ends = [(one.low, one.high) for one in found if one is not None]
    targets = np.clip(np.round(worlds.mean(axis=1) * GRID), 1, GRID - 1)
    return np.column_stack([np.array(ends), targets])
