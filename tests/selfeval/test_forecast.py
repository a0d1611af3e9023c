"""Before opening it can be said what will show at which response, for each place with a bound of its own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selfeval.figures import count_figures
from selfeval.forecast import RESPONSES, Forecast, Place, forecasts, merge_partners
from selfeval.model import Mode, PerspectivePlan
from selfeval.release import Reach, Shown
from tests.fakes.small_framework import STEPS
from tests.fakes.small_round import FRAMEWORK, ITEM, matrix, small_round


def invited(perspective: str, number: int | None, mode: Mode = Mode.ANONYMOUS, k: int = 5) -> PerspectivePlan:
    return PerspectivePlan(perspective=perspective, invited=number, mode=mode, k=k)


def of(plan: PerspectivePlan) -> Forecast:
    [found] = forecasts([plan])
    return found


@pytest.mark.parametrize(
    ("number", "place", "first"),
    [
        (13, Place.NETWORK, 40),
        (12, Place.NETWORK, 60),
        (7, Place.NETWORK, 80),
        (6, Place.NETWORK, None),
        (25, Place.NZFH, 40),
        (24, Place.COMPARISON, 60),
        (13, Place.OWN_WORDS, 80),
        (12, Place.OWN_WORDS, None),
    ],
)
def test_a_response_is_enough_from_whole_people_on(number: int, place: Place, first: int | None) -> None:
    outlook = of(invited("fachkraft", number)).at(place)
    assert next((one for one in RESPONSES if outlook.shows_at(one)), None) == first


def test_a_group_smaller_than_its_bound_never_shows() -> None:
    found = of(invited("fachkraft", 9))
    assert found.at(Place.NETWORK).is_possible is True
    assert found.at(Place.NZFH).is_possible is False


def test_of_an_unknown_number_nothing_is_said() -> None:
    outlook = of(invited("fachkraft", None)).at(Place.NETWORK)
    assert (outlook.is_possible, outlook.needed) == (None, 5)
    assert not any(outlook.shows_at(one) for one in RESPONSES)


def test_whoever_answers_openly_shows_in_the_network_and_outside_from_ten() -> None:
    found = of(invited("koordination", 2, Mode.DECLARED))
    assert (found.at(Place.NETWORK).needed, found.at(Place.NZFH).needed) == (1, 10)


def test_a_body_has_no_forecast() -> None:
    assert forecasts([PerspectivePlan(perspective="leitung", mode=Mode.CONSENSUS, body="Steuerungsgruppe")]) == []


def test_perspectives_that_are_shown_together_have_one_forecast_with_the_stricter_bound() -> None:
    joined = invited("ehrenamt", 4, k=7).model_copy(update={"shown_with": "fachkraft"})
    [found] = forecasts([invited("fachkraft", 8), joined])
    assert found.perspectives == ("fachkraft", "ehrenamt")
    assert (found.at(Place.NETWORK).invited, found.at(Place.NETWORK).needed) == (12, 7)


def test_a_raised_bound_holds_everywhere() -> None:
    found = of(invited("fachkraft", 30, k=12))
    assert {outlook.needed for outlook in found.outlooks} == {12}


@given(number=st.integers(1, 60), k=st.integers(5, 15), response=st.sampled_from(RESPONSES))
def test_the_forecast_is_what_closing_will_do(number: int, k: int, response: int) -> None:
    """The same people, answering differently from each other, show exactly where the forecast says so."""
    plan = invited("fachkraft", number, k=k)
    found = of(plan)
    people = found.at(Place.NETWORK).people_at(response)
    of_round = small_round(plan)
    given_answers = {
        step: count for step, count in ((STEPS[0], people // 2), (STEPS[3], people - people // 2)) if count
    }
    figures = count_figures(of_round, FRAMEWORK, {"fachkraft": matrix(of_round, "fachkraft", {ITEM: given_answers})})
    shown = {
        one.reach: one.shown is Shown.FULL for one in figures.figures if (one.item_id, one.group) == (ITEM, "fachkraft")
    }
    assert shown[Reach.INTERNAL] == found.at(Place.NETWORK).shows_at(response)
    assert shown[Reach.PUBLIC] == found.at(Place.NZFH).shows_at(response)


MAY_JOIN = {"fachkraft": frozenset({"ehrenamt"}), "ehrenamt": frozenset({"fachkraft"}), "eltern": frozenset[str]()}


def test_two_anonymous_perspectives_of_a_level_may_be_shown_together() -> None:
    plans = [invited("fachkraft", 4), invited("ehrenamt", 4), invited("eltern", 4)]
    assert merge_partners(plans, "ehrenamt", MAY_JOIN) == ("fachkraft",)
    assert merge_partners(plans, "fachkraft", MAY_JOIN) == merge_partners(plans, "eltern", MAY_JOIN) == ()


def test_whoever_answers_openly_or_leads_a_group_joins_nobody() -> None:
    openly = [invited("fachkraft", 4), invited("ehrenamt", 4, Mode.DECLARED)]
    assert merge_partners(openly, "ehrenamt", MAY_JOIN) == merge_partners(openly, "fachkraft", MAY_JOIN) == ()
    joined = [invited("fachkraft", 4), invited("ehrenamt", 4).model_copy(update={"shown_with": "fachkraft"})]
    assert merge_partners(joined, "fachkraft", MAY_JOIN) == ()
