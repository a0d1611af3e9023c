"""What the national figures rest on: places, rounds, networks, response, and how much is hidden."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from analysis.cubes import UNKNOWN
from analysis.handed_in import HandedIn
from analysis.national.breakdowns import Breakdown
from analysis.national.coverage import Group, coverage
from analysis.national.distributions import OTHERS, TOTAL
from analysis.national.pool import pool_of
from analysis.national.questions import questions_of
from networks.model import NetworkKind
from networks.places import Land
from tests.fakes.handed_in import HIGH, HIGHEST, cube, handed_in, profile
from tests.fakes.small_framework import SMALL_YAML
from tests.fakes.small_round import ITEM, plan
from tests.fakes.small_versions import SECOND, library_of

QUESTIONS = questions_of(library_of({"1.0": SMALL_YAML, "2.0": SECOND}), "kleiner-rahmen")
ASKED = QUESTIONS.number_of["1.0", ITEM]
TWELVE = {"eltern": {ITEM: {HIGH: 6, HIGHEST: 6}}}
SIX = {"eltern": {ITEM: {HIGH: 3, HIGHEST: 3}}}
INVITED = plan("eltern").model_copy(update={"invited": 20})


def of_places(count: int, land: Land = Land.HE) -> list[HandedIn]:
    made = cube(TWELVE, INVITED)
    return [handed_in(f"{land}{n}", of=made, about=profile(f"{land}{n}", land)) for n in range(count)]


def test_four_places_have_no_national_view() -> None:
    assert coverage(pool_of(of_places(4), QUESTIONS), 2026) is None
    assert coverage(pool_of(of_places(5), QUESTIONS), 2025) is None


def test_places_rounds_and_networks_are_counted_by_land_with_few_in_the_rest() -> None:
    earlier = handed_in("HE0", TWELVE, closed_on=date(2026, 2, 1))
    other = replace(earlier, profile=profile("HE0", network_kind=NetworkKind.MODELLKOMMUNE), release_id="andere")
    found = coverage(
        pool_of([*of_places(6), *of_places(7, Land.NW), *of_places(2, Land.SL), earlier, other], QUESTIONS), 2026
    )
    assert found is not None
    assert (found.places, found.rounds, found.networks) == (15, 17, 16)
    assert found.breakdowns[Breakdown.LAND] == (Group("NW", 7, 7, 7), Group(OTHERS, 8, 10, 9))


def test_where_no_group_is_large_enough_all_stand_under_their_own_name() -> None:
    found = coverage(pool_of([*of_places(4), *of_places(3, Land.NW)], QUESTIONS), 2026)
    assert found is not None
    assert found.breakdowns[Breakdown.LAND] == (Group(TOTAL, 7, 7, 7),)


def test_versions_are_told_apart() -> None:
    held = [*of_places(6), *(replace(one, framework_version="2.0") for one in of_places(5, Land.NW))]
    found = coverage(pool_of(held, QUESTIONS), 2026)
    assert found is not None
    assert [(one.name, one.places) for one in found.versions] == [("1.0", 6), ("2.0", 5)]


def test_response_counts_where_both_numbers_are_known() -> None:
    unknown = [handed_in(f"x{n}", TWELVE) for n in range(3)]
    found = coverage(pool_of([*of_places(5), *unknown], QUESTIONS), 2026)
    assert found is not None
    [parents] = [one for one in found.response if one.perspective == "eltern"]
    assert (parents.places, parents.invited, parents.sent) == (5, 85, 60)


def test_a_place_that_may_not_say_how_many_answered_is_not_in_the_response() -> None:
    small = cube(SIX, INVITED)
    assert np.all(small.sent[small.invited > 0] == UNKNOWN)
    held = [*of_places(4), handed_in("klein", of=small)]
    found = coverage(pool_of(held, QUESTIONS), 2026)
    assert found is not None
    assert found.response == ()


def test_what_was_asked_and_what_of_it_is_hidden() -> None:
    held = [*of_places(6), *(handed_in(f"k{n}", SIX) for n in range(2))]
    found = coverage(pool_of(held, QUESTIONS), 2026)
    assert found is not None
    [parents] = found.asked[ASKED]
    assert (parents.perspective, parents.places, parents.hidden) == ("eltern", 8, 2)
    assert found.hidden_share == {"eltern": pytest.approx(2 / 8)}
    assert len(found.asked) == 1
