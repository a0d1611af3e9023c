"""An open round runs longer but never shorter than promised; ended ones can be put aside and taken back."""

from datetime import date, timedelta

import pytest

from selfeval.errors import EndNotLater, RoundNotClosed, RoundNotOpen
from selfeval.model import Round, RoundState
from selfeval.round_life import abandon_round, archive_round, extend_round, promise_results
from tests.fakes.round_endings import EndingsInMemory
from tests.fakes.round_store import RoundsInMemory, Shelves, StoredBallot
from tests.fakes.small_round import TODAY, small_round

NEXT_WEEK, IN_TWO_WEEKS = TODAY + timedelta(7), TODAY + timedelta(14)


def store_with(**more: object) -> RoundsInMemory:
    of_round: Round = small_round().model_copy(update=more)
    return RoundsInMemory(Shelves(rounds={"runde": of_round}))


def test_the_last_day_moves_to_a_later_one() -> None:
    store = store_with(closes_on=NEXT_WEEK)
    extend_round(store, "runde", IN_TWO_WEEKS, TODAY, closes_itself=True)
    assert (store.round("runde").closes_on, store.round("runde").closes_itself) == (IN_TWO_WEEKS, True)


def test_how_a_round_ends_can_change_without_the_day() -> None:
    store = store_with(closes_on=NEXT_WEEK, closes_itself=True)
    extend_round(store, "runde", NEXT_WEEK, TODAY, closes_itself=False)
    assert not store.round("runde").closes_itself


@pytest.mark.parametrize("end", [NEXT_WEEK - timedelta(1), TODAY - timedelta(1)])
def test_it_never_moves_to_an_earlier_one(end: date) -> None:
    store = store_with(closes_on=NEXT_WEEK)
    with pytest.raises(EndNotLater):
        extend_round(store, "runde", end, TODAY, closes_itself=False)
    assert store.round("runde").closes_on == NEXT_WEEK


def test_a_round_whose_last_day_is_over_runs_on_from_today() -> None:
    store = store_with(closes_on=TODAY - timedelta(3))
    with pytest.raises(EndNotLater):
        extend_round(store, "runde", TODAY - timedelta(1), TODAY, closes_itself=False)
    assert extend_round(store, "runde", TODAY, TODAY, closes_itself=False).closes_on == TODAY


def test_results_promised_before_the_new_end_are_promised_no_longer() -> None:
    store = store_with(closes_on=NEXT_WEEK, results_on=IN_TWO_WEEKS)
    assert extend_round(store, "runde", IN_TWO_WEEKS, TODAY, closes_itself=False).results_on is None


def test_results_are_promised_for_a_day_after_the_last_answer() -> None:
    store = store_with(closes_on=NEXT_WEEK)
    assert promise_results(store, "runde", IN_TWO_WEEKS, TODAY).results_on == IN_TWO_WEEKS
    with pytest.raises(EndNotLater):
        promise_results(store, "runde", NEXT_WEEK, TODAY)
    assert promise_results(store, "runde", None, TODAY).results_on is None


@pytest.mark.parametrize("state", [RoundState.DRAFT, RoundState.CLOSING, RoundState.CLOSED])
def test_only_an_open_round_can_be_moved(state: RoundState) -> None:
    with pytest.raises(RoundNotOpen):
        extend_round(store_with(state=state), "runde", NEXT_WEEK, TODAY, closes_itself=False)
    with pytest.raises(RoundNotOpen):
        promise_results(store_with(state=state), "runde", NEXT_WEEK, TODAY)


def with_answers() -> Shelves:
    shelves = Shelves(rounds={"runde": small_round()})
    shelves.ballots["eine"] = StoredBallot("runde", "eltern", {"finden.angebote": (1, "trifft-zu")}, sent=True)
    shelves.ballots["fremde"] = StoredBallot("andere", "eltern", sent=True)
    return shelves


def test_an_abandoned_round_has_no_results_and_no_answers() -> None:
    shelves = with_answers()
    ended = abandon_round(EndingsInMemory(shelves), "runde", TODAY)
    assert (ended.state, ended.closed_on) == (RoundState.ABANDONED, TODAY)
    assert (list(shelves.ballots), shelves.parts) == (["fremde"], [])


def test_abandoning_twice_finishes_what_broke_off() -> None:
    shelves = with_answers()
    abandon_round(EndingsInMemory(shelves), "runde", TODAY)
    assert abandon_round(EndingsInMemory(shelves), "runde", NEXT_WEEK).closed_on == TODAY


@pytest.mark.parametrize("state", [RoundState.DRAFT, RoundState.CLOSING, RoundState.CLOSED])
def test_a_round_with_results_cannot_be_abandoned(state: RoundState) -> None:
    shelves = with_answers()
    shelves.rounds["runde"] = small_round().model_copy(update={"state": state})
    with pytest.raises(RoundNotOpen):
        abandon_round(EndingsInMemory(shelves), "runde", TODAY)
    assert "eine" in shelves.ballots


@pytest.mark.parametrize("state", [RoundState.CLOSED, RoundState.ABANDONED, RoundState.ERASED])
def test_a_round_that_has_ended_goes_into_the_archive_and_comes_back(state: RoundState) -> None:
    store = store_with(state=state)
    assert archive_round(store, "runde", TODAY).archived_on == TODAY
    assert archive_round(store, "runde", None).archived_on is None


@pytest.mark.parametrize("state", [RoundState.DRAFT, RoundState.OPEN, RoundState.CLOSING])
def test_what_is_still_going_on_is_not_put_aside(state: RoundState) -> None:
    with pytest.raises(RoundNotClosed):
        archive_round(store_with(state=state), "runde", TODAY)
