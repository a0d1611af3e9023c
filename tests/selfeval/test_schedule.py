"""The clock closes a round only where its coordinator chose it, and deletes what was kept long enough."""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest

from qualitaetsrahmen.snapshot import pin
from selfeval.model import Round, RoundState
from selfeval.schedule import Done, close_what_is_due, due_for_closing, erase_what_is_due
from tests.fakes.closing_store import ClosingInMemory, PowerCut
from tests.fakes.round_endings import EndingsInMemory
from tests.fakes.round_store import RoundsInMemory, Shelves, StoredBallot
from tests.fakes.small_framework import STEPS
from tests.fakes.small_round import FRAMEWORK, ITEM, TODAY, small_round

YESTERDAY = TODAY - timedelta(1)


def shuffled(rows: list[Any]) -> None:
    random.Random(7).shuffle(rows)


def due(**more: object) -> Round:
    return small_round().model_copy(update={"closes_on": YESTERDAY, "closes_itself": True, **more})


def shelves_with(*rounds: Round) -> Shelves:
    shelves = Shelves(rounds={one.id: one for one in rounds}, snapshots={pin(FRAMEWORK).sha256: pin(FRAMEWORK)})
    for one in rounds:
        for number in range(6):
            ballot = StoredBallot(one.id, "eltern", {ITEM: (1, STEPS[number % 2])}, sent=True)
            shelves.ballots[f"{one.id}-{number}"] = ballot
    return shelves


def closing(shelves: Shelves, today: date = TODAY, steps: int | None = None) -> Iterator[Done]:
    return close_what_is_due(RoundsInMemory(shelves), ClosingInMemory(shelves, steps), today, shuffled)


def test_a_round_closes_when_its_last_day_is_over_and_not_on_it() -> None:
    of_round = due()
    assert due_for_closing([of_round], YESTERDAY) == []
    assert due_for_closing([of_round], TODAY) == [of_round]


@pytest.mark.parametrize(
    "more", [{"closes_itself": False}, {"closes_on": None}, {"state": RoundState.DRAFT}, {"state": RoundState.CLOSED}]
)
def test_no_other_round_is_closed_by_the_clock(more: dict[str, object]) -> None:
    assert due_for_closing([due(**more)], TODAY + timedelta(1000)) == []


def test_a_closing_that_broke_off_is_due_whoever_began_it() -> None:
    broken = due(closes_itself=False, state=RoundState.CLOSING)
    assert due_for_closing([broken], YESTERDAY) == [broken]


def test_what_is_due_is_closed_with_its_release_and_its_last_day_of_keeping() -> None:
    shelves = shelves_with(due())
    [done] = closing(shelves)
    assert (done.action, done.problem) == ("round.closed_by_date", None)
    assert shelves.rounds["runde"].state is RoundState.CLOSED
    assert shelves.rounds["runde"].keep_until == date(2028, 11, 21)
    assert [part.sent["eltern"] for part in shelves.parts] == [6]
    assert list(closing(shelves)) == []


def test_a_turn_that_broke_off_is_finished_by_the_next_one() -> None:
    shelves = shelves_with(due())
    with pytest.raises(PowerCut):
        list(closing(shelves, steps=5))
    assert shelves.rounds["runde"].state is RoundState.CLOSING
    assert [one.problem for one in closing(shelves, TODAY + timedelta(1))] == [None]
    assert shelves.rounds["runde"].closed_on == TODAY


def test_one_round_that_cannot_be_closed_does_not_keep_another_from_it() -> None:
    class Lying(ClosingInMemory):
        def rating_counts(self, round_id: str) -> dict[str, dict[tuple[str, str], int]]:
            return {} if round_id == "runde" else super().rating_counts(round_id)

    shelves = shelves_with(due(), due(id="zweite"))
    done = list(close_what_is_due(RoundsInMemory(shelves), Lying(shelves), TODAY, shuffled))
    assert {one.of_round.id: one.problem is None for one in done} == {"runde": False, "zweite": True}
    assert shelves.rounds["zweite"].state is RoundState.CLOSED
    assert len(shelves.ballots) == 6


def test_results_whose_time_is_over_are_erased_once_and_purged() -> None:
    shelves = shelves_with(due())
    list(closing(shelves))
    last = shelves.rounds["runde"].keep_until or TODAY
    endings, store = EndingsInMemory(shelves), RoundsInMemory(shelves)
    assert list(erase_what_is_due(store, endings, last)) == []
    [done] = erase_what_is_due(store, endings, last + timedelta(1))
    assert (done.action, done.of_round.state) == ("round.erased", RoundState.ERASED)
    assert (shelves.parts, shelves.ledger, shelves.matrices) == ([], [], {})
    assert list(erase_what_is_due(store, endings, last + timedelta(2))) == []
    assert endings.purged == ["runde", "runde"]


def test_what_stands_against_erasing_is_told_and_tried_again() -> None:
    shelves = shelves_with(due(state=RoundState.CLOSED, closed_on=TODAY, keep_until=TODAY))
    [done] = erase_what_is_due(RoundsInMemory(shelves), EndingsInMemory(shelves, may_purge=False), TODAY + timedelta(1))
    assert done.problem is not None


def test_a_purge_that_fails_once_more_is_told_too() -> None:
    shelves = shelves_with(due(state=RoundState.ABANDONED, closed_on=TODAY))
    [done] = erase_what_is_due(RoundsInMemory(shelves), EndingsInMemory(shelves, may_purge=False), TODAY)
    assert done.problem is not None


def test_a_round_abandoned_long_ago_is_left_alone() -> None:
    shelves = shelves_with(due(state=RoundState.ABANDONED, closed_on=TODAY))
    endings = EndingsInMemory(shelves)
    list(erase_what_is_due(RoundsInMemory(shelves), endings, TODAY + timedelta(2)))
    list(erase_what_is_due(RoundsInMemory(shelves), endings, TODAY + timedelta(3)))
    assert endings.purged == ["runde"]
