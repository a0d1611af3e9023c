"""Whoever knows one place and sees every band of every group at every time works out no other place."""

import random
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import combinations, product

import numpy as np
import pytest

from analysis.bands import bands
from analysis.circles import LEAST_OTHERS, Circle, living, new_circles
from analysis.comparison import compare
from analysis.handed_in import HandedIn
from networks.peers import Peers
from networks.places import MunicipalityKind, PopulationBand
from tests.fakes.compared_places import PERSPECTIVES, TODAY, circle, cube, own, places, released

KINDS = (MunicipalityKind.STADT, MunicipalityKind.LANDKREIS)
View = frozenset[str]
"""Which releases stand behind one band."""


class Programme:
    """Places that come, answer again, change their kind and take back, drawn by chance."""

    def __init__(self, seed: int) -> None:
        self.draw = random.Random(seed)
        self.pool: list[HandedIn] = []
        self.circles: list[Circle] = []
        self.views: set[View] = set()
        self.day = TODAY - timedelta(days=600)

    def live(self, weeks: int, attackers: Sequence[str]) -> None:
        """Let weeks pass; after each, everybody looks from every group and as each of the attackers."""
        for _ in range(weeks):
            self.day += timedelta(days=self.draw.choice((7, 20, 50)))
            for _ in range(self.draw.choice((1, 1, 2, 7))):
                self._hand_in()
            if self.pool and self.draw.random() < 0.15:
                self.pool.remove(self.draw.choice(self.pool))
            self.circles += new_circles(self.pool, self.circles, "klein", self.day, self.draw.shuffle)
            for place, peers, perspective in product(attackers, Peers, PERSPECTIVES):
                self._look(place, peers, perspective)

    def _hand_in(self) -> None:
        name = f"ort{self.draw.randrange(24):02d}"
        shown = [one for one in PERSPECTIVES if self.draw.random() < 0.9]
        made = cube({one: (self.draw.randrange(11), 10) for one in shown})
        population = self.draw.choice((PopulationBand.UNDER_20000, PopulationBand.UNDER_50000))
        one = released(name, made, self.draw.choice(KINDS), population, self.day)
        if one.release_id not in {known.release_id for known in self.pool}:
            self.pool.append(one)

    def _look(self, place: str, peers: Peers, perspective: str) -> None:
        seen = compare(replace(own(place=place, day=self.day), peers=peers), self.pool, self.circles)
        row = seen.row(perspective)
        circle_of = {name: at for at, circle in enumerate(seen.chosen.circles) for name in circle.release_ids}
        inside = sorted(
            (one for one in self.pool if one.release_id in circle_of), key=lambda one: circle_of[one.release_id]
        )
        others = [one.release_id for one in inside if one.profile.place != place]
        self.views.add(
            frozenset(
                f"{perspective}:{name}" for name, counts in zip(others, seen.counted[:, row, 0], strict=True) if counts
            )
        )


@pytest.mark.parametrize("seed", range(6))
def test_no_few_places_can_be_worked_out_from_all_bands_of_all_times(seed: int) -> None:
    programme = Programme(seed)
    attacker = "ort00"
    programme.live(30, ("nirgends", attacker))
    views = [view for view in programme.views if view]
    assert len(views) > 3, "there must be something to attack"
    # what the attacker knows of the own place is taken out of everything it sees
    unknown = {frozenset(name for name in view if f":{attacker}-" not in name) for view in views}
    assert small_groups(unknown) == []


def test_the_attack_finds_a_place_where_bands_are_not_made_of_circles() -> None:
    """The test above can fail: a band before and after one place came tells that place."""
    before = frozenset(f"ort{number}" for number in range(6))
    assert small_groups({before, before | {"neu"}}) == [("neu",)]


def small_groups(views: Collection[View]) -> list[tuple[str, ...]]:
    """Fewer than five places whose sum can be had by adding and subtracting what is seen.

    A set of places lies in the space of the views when the projection onto that space leaves it as it is.
    """
    names = sorted(set().union(*views))
    seen = np.array([[name in view for name in names] for view in views], np.float64)
    _, strengths, directions = np.linalg.svd(seen, full_matrices=False)
    space = directions[strengths > 1e-9]
    projected = space.T @ space
    # all members of a small set must at least have a part in that space that could add up to the whole
    found: list[tuple[str, ...]] = []
    for size in range(1, LEAST_OTHERS):
        likely = [place for place in range(len(names)) if size * projected[place].max() > 1 - 1e-9]
        found += [
            tuple(names[place] for place in group)
            for group in combinations(likely, size)
            if abs(projected[np.ix_(group, group)].sum() - size) < 1e-9
        ]
    return found


def test_joining_leaving_and_answering_again_change_no_band_one_by_one() -> None:
    pool = places([1, 3, 5, 6, 8, 9])
    circles = new_circles(pool, [], "klein", TODAY, lambda _: None)
    before = compare(own(), pool, circles).cells("eltern")
    for late in (released("neu", cube(dict.fromkeys(PERSPECTIVES, (0, 10)))), *places([10], day=TODAY)):
        more = [*pool, replace(late, release_id="neu")]
        grown = [*circles, *new_circles(more, circles, "klein", TODAY, lambda _: None)]
        assert compare(own(), more, grown).cells("eltern") == before
    less = compare(own(), pool[1:], circles)
    assert living(circles, pool[1:]) == []
    assert {one.band for one in less.cells("eltern")} == {None}


@pytest.mark.parametrize(("first", "second"), list(combinations(range(6), 2)))
def test_exchanging_two_places_of_a_circle_changes_nothing_that_others_see(first: int, second: int) -> None:
    """So nothing that is shown can say which of them it speaks of."""
    pool = places([1, 3, 5, 6, 8, 9])
    seen = compare(own(), pool, [circle(pool)])
    exchanged = list(pool)
    exchanged[first] = replace(pool[first], cube=pool[second].cube)
    exchanged[second] = replace(pool[second], cube=pool[first].cube)
    again = compare(own(), exchanged, [circle(exchanged)])
    assert again.cells("eltern") == seen.cells("eltern")
    assert again.gaps("fachkraft", "eltern") == seen.gaps("fachkraft", "eltern")


def test_every_place_can_have_said_anything_from_none_to_all() -> None:
    """Of all worlds in which a place sees just this band, each other place has every share in one of them."""
    ours = "ort000"
    truth = (5, 2, 4, 4, 6, 8)
    shown = compare(own(place=ours), places(truth), [circle(places(truth))]).cells("eltern")[0].band
    possible: list[set[int]] = [set() for _ in truth]
    worlds = list(product(range(0, 11, 2), repeat=5))
    for world, seen in zip(worlds, bands(np.array(worlds).T / 10, np.ones((5, len(worlds)), np.bool_)), strict=True):
        if seen == shown:
            for place, value in enumerate(world, start=1):
                possible[place].add(value)
    assert all(values == set(range(0, 11, 2)) for values in possible[1:])
