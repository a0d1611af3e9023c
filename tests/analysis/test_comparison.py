"""A round stands beside others only where all conditions are met, and each one that is not met is named."""

from collections.abc import Sequence
from dataclasses import fields, replace
from datetime import date, timedelta

import numpy as np

from analysis.comparison import Cell, Comparison, GapCell, Why, compare
from analysis.cubes import UNKNOWN, Axes
from analysis.handed_in import HandedIn
from analysis.others import Own, Stack, is_near
from analysis.profiles import AreaProfile
from networks.peers import Peers
from selfeval.model import Mode
from tests.fakes.compared_places import (
    AXES,
    ITEMS,
    LANDKREIS,
    PERSPECTIVES,
    TODAY,
    circle,
    cube,
    formed,
    own,
    places,
    released,
)

SIX = [2, 4, 5, 6, 8, 9]


def compared(pool: Sequence[HandedIn], ours: Own | None = None) -> Comparison:
    return compare(ours or own(), pool, formed(pool))


def cell(of: Comparison, perspective: str = "eltern") -> Cell:
    return of.cells(perspective)[0]


def test_the_band_is_the_middle_half_rounded_outwards_to_tens() -> None:
    found = cell(compared(places(SIX, people=11)))
    assert found.band is not None
    # the second lowest is 4 of 11, the second highest 8 of 11
    assert (found.band.low, found.band.high, found.band.others) == (30, 80, 5)
    assert (found.agree, found.people) == (0.8, 10)


def test_equal_places_still_make_a_band_of_ten() -> None:
    for agreeing, expected in ((0, (0, 10)), (5, (50, 60)), (10, (90, 100))):
        band = cell(compared(places([agreeing] * 6))).band
        assert band is not None
        assert (band.low, band.high) == expected


def test_fewer_than_five_others_make_no_band() -> None:
    found = cell(compared(places([5] * 5)))
    assert (found.band, found.why) == (None, Why.TOO_FEW)


def test_the_own_place_is_never_among_the_others_in_any_of_its_rounds() -> None:
    ours = released("wir", cube(dict.fromkeys(PERSPECTIVES, (8, 10))))
    pool = [*places(SIX[:5]), ours]
    found = compare(own(), pool, [circle(pool)])
    assert found.others.agree.shape[0] == 5
    assert cell(found).band is not None
    outside = compare(own(place="andere"), pool, [circle(pool)])
    assert outside.others.agree.shape[0] == 6


def test_a_place_outside_of_a_circle_needs_six_places_in_it() -> None:
    """With one of them it would know all but four."""
    hidden = released("ort9", cube({"fachkraft": (5, 10)}))
    pool = [*places(SIX[:5]), hidden]
    assert cell(compare(own(), pool, [circle(pool)])).why is Why.TOO_FEW
    assert cell(compare(own(place="ort9"), pool, [circle(pool)])).band is not None


def test_another_wording_is_not_compared_and_said() -> None:
    columns = tuple(replace(one, rev=one.rev + 1) for one in AXES.columns)
    other = Axes(AXES.perspectives, columns)
    pool = [released(f"ort{n}", cube(dict.fromkeys(PERSPECTIVES, (5, 10)), axes=other)) for n in range(6)]
    assert cell(compared(pool)).why is Why.OTHER_WORDING


def test_another_scale_is_not_compared_and_said() -> None:
    columns = tuple(replace(one, steps=one.steps[1:]) for one in AXES.columns)
    other = Axes(AXES.perspectives, columns)
    pool = [released(f"ort{n}", cube(dict.fromkeys(PERSPECTIVES, (5, 10)), axes=other)) for n in range(6)]
    assert cell(compared(pool)).why is Why.OTHER_WORDING


def test_another_version_that_asks_the_same_is_compared_wherever_it_stands() -> None:
    other = Axes(AXES.perspectives[::-1], AXES.columns[::-1])
    pool = [released(f"ort{n}", cube({"eltern": (s, 10)}, axes=other)) for n, s in enumerate(SIX)]
    band = cell(compared(pool)).band
    assert band is not None
    assert (band.low, band.high) == (40, 80)


def test_another_way_of_answering_is_not_compared_and_said() -> None:
    assert cell(compared(places(SIX, mode=Mode.DECLARED))).why is Why.OTHER_MODE


def test_what_is_not_asked_or_hidden_here_is_not_compared() -> None:
    ours = own(cube({"eltern": (8, 10)}, items=ITEMS[:1]))
    found = compared(places(SIX), ours).cells("eltern")
    assert [one.why for one in found[:2]] == [None, Why.NOT_ASKED]
    assert {one.why for one in compared(places(SIX), ours).cells("fachkraft")} == {Why.NOT_ASKED}
    states = ours.cube.states.copy()
    states[states > 0] = 1
    hidden = replace(ours, cube=replace(ours.cube, states=states))
    assert compared(places(SIX), hidden).cells("eltern")[0].why is Why.OWN_HIDDEN


def test_perspectives_that_are_counted_together_here_are_not_compared() -> None:
    joined = own(cube({"fachkraft": (8, 10), "eltern": (8, 10)}, under={"ehrenamt": "fachkraft"}))
    found = compared(places(SIX), joined)
    assert {cell(found, one).why for one in ("fachkraft", "ehrenamt")} == {Why.JOINED}
    assert cell(found).band is not None
    assert found.gaps("fachkraft", "eltern")[0].higher_is_first is None


def test_a_perspective_alone_never_stands_beside_others_that_hold_two() -> None:
    pool = places(SIX, under={"ehrenamt": "fachkraft"})
    found = compared(pool)
    assert (cell(found, "fachkraft").band, cell(found, "fachkraft").why) == (None, Why.OTHERS_JOINED)
    assert cell(found).band is not None
    assert all(one.band is None for one in found.gaps("fachkraft", "eltern"))
    five = [*places([5] * 6), *places([10] * 6, name="mit", under={"ehrenamt": "fachkraft"})]
    assert cell(compared(five), "fachkraft").band == cell(compared(five[:6]), "fachkraft").band


def test_a_circle_waits_as_a_whole_until_all_of_it_say_who_is_counted_together() -> None:
    """Places that came to a band one by one, as their releases are renewed, would each show what they add."""
    pool = places(SIX * 2)
    untold = [replace(one, cube=replace(one.cube, shown_under=np.full_like(one.cube.modes, UNKNOWN))) for one in pool]
    for told in range(len(pool)):
        partly = [*pool[:told], *untold[told:]]
        assert compare(own(), partly, [circle(pool)]).chosen.circles == ()
    assert cell(compare(own(), pool, [circle(pool)])).band is not None
    assert cell(compare(own(untold[0].cube), pool, [circle(pool)])).why is Why.JOINED


def test_rounds_more_than_two_years_apart_are_not_compared() -> None:
    assert is_near(date(2024, 11, 21), date(2026, 11, 21))
    assert not is_near(date(2024, 11, 20), date(2026, 11, 21))
    old = places(SIX, day=date(2024, 11, 20))
    found = compared(old)
    assert found.chosen.too_far == 1
    assert cell(found).why is Why.TOO_FEW


def test_a_circle_with_one_round_of_another_time_is_left_out_as_a_whole() -> None:
    pool = [*places(SIX), *places([5], name="alt", day=date(2024, 1, 1))]
    found = compare(own(), pool, [circle(pool)])
    assert found.chosen.too_far == 1
    assert not len(found.others.starts)


def test_peers_come_first_and_the_wider_circle_only_where_there_are_none() -> None:
    towns = places(SIX, name="stadt")
    counties = places([1] * 6, name="kreis", kind=LANDKREIS)
    pool = [*towns, *counties]
    of_towns = compared(pool)
    assert (of_towns.peers, of_towns.others.agree.shape[0]) == (Peers.LARGER, 6)
    for_all = compare(replace(own(), peers=Peers.STADTTEIL), pool, formed(pool))
    assert (for_all.peers, for_all.others.agree.shape[0]) == (None, 12)


def test_gaps_stand_beside_the_gaps_of_others() -> None:
    ours = own(cube({"fachkraft": (9, 10), "eltern": (4, 10)}))
    pool = [released(f"o{n}", cube({"fachkraft": (s, 10), "eltern": (s - 2, 10)})) for n, s in enumerate(SIX)]
    found = compared(pool, ours).gaps("fachkraft", "eltern")[0]
    assert found.higher_is_first is not None
    assert round(found.higher_is_first, 2) == 0.5
    assert found.band is not None
    assert (found.band.low, found.band.high) == (20, 30)
    assert found.side == 0, "five of ten are a few people more, which chance does"
    many = own(cube({"fachkraft": (190, 200), "eltern": (20, 200)}))
    assert compared(pool, many).gaps("fachkraft", "eltern")[0].side == 1


def test_an_older_round_counts_until_the_newer_one_stands_in_a_circle() -> None:
    before = places([2] * 6, day=TODAY - timedelta(days=300))
    circles = formed(before)
    pool = [*before, *places([9])]
    assert np.nanmax(compare(own(), pool, formed(pool, circles)).others.agree) == 0.2
    pool = [*before, *places([9] * 6)]
    assert np.nanmin(compare(own(), pool, formed(pool, circles)).others.agree) == 0.9


def test_nothing_in_the_results_is_a_rank_or_a_place_of_another() -> None:
    forbidden = ("rank", "rang", "position", "best", "worst", "percentile", "name", "place", "release")
    for kind in (Cell, GapCell, AreaProfile):
        assert not [one.name for one in fields(kind) if any(word in one.name for word in forbidden)]
    assert not [one.name for one in fields(Stack) if "name" in one.name or "id" in one.name.split("_")]


def test_questions_stand_in_the_order_of_the_framework_whatever_others_answered() -> None:
    for agreeing in ([1] * 6, [9] * 6, SIX):
        assert [one.item_id for one in compared(places(agreeing)).cells("eltern")] == list(ITEMS)
        assert [one.item_id for one in compared(places(agreeing)).gaps("fachkraft", "eltern")] == list(ITEMS)


def test_an_upper_half_leaves_a_middle_step_out() -> None:
    columns = tuple(replace(one, steps=(*one.steps[:2], "teils", *one.steps[2:])) for one in AXES.columns)
    five = Axes(AXES.perspectives, columns)
    made = cube({"eltern": (0, 10)}, axes=five)
    counts = made.counts.copy()
    counts[..., 0] = 0
    counts[AXES.perspectives.index("eltern"), :, :5] = (1, 2, 3, 1, 3)
    ours = own(replace(made, axes=five, counts=counts))
    shares = compare(ours, [], []).own_shares
    assert np.nanmax(shares) == np.nanmin(shares) == 0.4
