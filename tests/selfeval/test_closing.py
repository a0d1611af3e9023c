"""Closing survives a break at any step, counts exactly what was sent, and leaves no single answer behind."""

import random
from copy import deepcopy
from dataclasses import replace
from typing import Any

import pytest

from qualitaetsrahmen.snapshot import pin
from selfeval.closing import check_ledger, close_round, resume_closings
from selfeval.errors import ClosingDisagrees, DisclosureRefused
from selfeval.model import RoundState
from selfeval.release import LedgerEntry, Reach
from tests.fakes.closing_store import ClosingInMemory, PowerCut
from tests.fakes.round_store import Shelves, StoredBallot
from tests.fakes.small_framework import STEPS
from tests.fakes.small_round import FRAMEWORK, ITEM, TODAY, plan, small_round

ANSWERS = {
    "fachkraft": [STEPS[0], STEPS[0], STEPS[2], STEPS[2], STEPS[3], STEPS[3], "weiss-nicht"],
    "eltern": [STEPS[0], STEPS[1]],
}


def shuffled(rows: list[Any]) -> None:
    random.Random(7).shuffle(rows)


def in_reverse(rows: list[Any]) -> None:
    rows.reverse()


def a_round_with_answers() -> Shelves:
    shelves = Shelves(rounds={"runde": small_round()}, snapshots={pin(FRAMEWORK).sha256: pin(FRAMEWORK)})
    for perspective, answers in ANSWERS.items():
        for number, answer in enumerate(answers):
            ballot = StoredBallot("runde", perspective, {ITEM: (1, answer)}, sent=True)
            shelves.ballots[f"{perspective}-{number}"] = ballot
            shelves.marks.add(("runde", f"{perspective}-{number}"))
    return shelves


def closed(shelves: Shelves) -> Shelves:
    close_round(ClosingInMemory(shelves), "runde", TODAY, shuffled)
    return shelves


def counts_in(shelves: Shelves) -> dict[tuple[str, str], dict[str, dict[str, int]]]:
    return {name: matrix.counts() for name, matrix in shelves.matrices.items()}


def steps_of_closing() -> int:
    """How many steps a closing has that nothing disturbs."""
    for steps in range(100):
        try:
            close_round(ClosingInMemory(a_round_with_answers(), steps), "runde", TODAY, shuffled)
        except PowerCut:
            continue
        return steps
    raise AssertionError("closing never ends")


STEPS_OF_CLOSING = steps_of_closing()


def test_closing_leaves_a_release_and_no_single_answer() -> None:
    shelves = closed(a_round_with_answers())
    assert (shelves.ballots, shelves.marks) == ({}, set())
    assert shelves.rounds["runde"].state is RoundState.CLOSED
    (part,) = shelves.parts
    assert (part.released_on, part.sent) == (TODAY, {"fachkraft": 7, "eltern": 2})
    assert part.modes == {"fachkraft": "anonymous", "eltern": "anonymous"}
    of_item = [figure for figure in part.figures if (figure.item_id, figure.reach) == (ITEM, Reach.INTERNAL)]
    assert {figure.group: figure.answered for figure in of_item} == {"fachkraft": 7, "praxis": 7, "eltern": None}


def test_closing_returns_the_closed_round() -> None:
    done = close_round(ClosingInMemory(a_round_with_answers()), "runde", TODAY, shuffled)
    assert (done.state, done.closed_on) == (RoundState.CLOSED, TODAY)


@pytest.mark.parametrize("steps", range(1, STEPS_OF_CLOSING))
def test_a_closing_that_broke_off_ends_as_if_nothing_had_happened(steps: int) -> None:
    shelves = a_round_with_answers()
    with pytest.raises(PowerCut):
        close_round(ClosingInMemory(shelves, steps), "runde", TODAY, shuffled)
    close_round(ClosingInMemory(shelves), "runde", TODAY.replace(year=2027), in_reverse)
    undisturbed = closed(a_round_with_answers())
    assert (shelves.parts, shelves.ledger) == (undisturbed.parts, undisturbed.ledger)
    assert (shelves.rounds, shelves.ballots, shelves.marks) == (undisturbed.rounds, {}, set())
    assert counts_in(shelves) == counts_in(undisturbed)


@pytest.mark.parametrize("steps", range(1, STEPS_OF_CLOSING))
def test_no_answer_is_lost_before_it_stands_in_the_release(steps: int) -> None:
    shelves = a_round_with_answers()
    with pytest.raises(PowerCut):
        close_round(ClosingInMemory(shelves, steps), "runde", TODAY, shuffled)
    assert len(shelves.ballots) == 9 or shelves.parts == closed(a_round_with_answers()).parts


def test_a_closing_that_broke_off_before_its_first_step_has_not_begun() -> None:
    shelves = a_round_with_answers()
    with pytest.raises(PowerCut):
        close_round(ClosingInMemory(shelves, 0), "runde", TODAY, shuffled)
    assert shelves == a_round_with_answers()


def test_closing_twice_changes_nothing() -> None:
    shelves = closed(a_round_with_answers())
    once = deepcopy(replace(shelves, matrices={}))
    closed(shelves)
    assert replace(shelves, matrices={}) == once


def test_what_was_never_sent_is_never_counted_and_goes_too() -> None:
    shelves = a_round_with_answers()
    shelves.ballots["offen"] = StoredBallot("runde", "fachkraft", {ITEM: (1, STEPS[1])})
    closed(shelves)
    assert shelves.parts == closed(a_round_with_answers()).parts
    assert shelves.ballots == {}


def test_another_rounds_answers_stay() -> None:
    shelves = a_round_with_answers()
    shelves.ballots["andere"] = StoredBallot("andere", "fachkraft", {ITEM: (1, STEPS[1])}, sent=True)
    closed(shelves)
    assert list(shelves.ballots) == ["andere"]


def test_the_rows_of_the_matrix_stand_in_the_order_of_the_shuffle() -> None:
    arrived, turned = a_round_with_answers(), a_round_with_answers()
    close_round(ClosingInMemory(arrived), "runde", TODAY, lambda _: None)
    close_round(ClosingInMemory(turned), "runde", TODAY, in_reverse)
    first, second = (shelves.matrices["runde", "fachkraft"].codes[:, 0].tolist() for shelves in (arrived, turned))
    assert first == [1, 1, 3, 3, 4, 4, -1]
    assert second == list(reversed(first))
    assert arrived.parts == turned.parts


@pytest.mark.parametrize("lie", [{}, {(ITEM, STEPS[0]): 3}, {(ITEM, STEPS[1]): 1}])
def test_a_matrix_that_does_not_hold_what_the_database_counts_stops_the_closing(
    lie: dict[tuple[str, str], int],
) -> None:
    class Lying(ClosingInMemory):
        def rating_counts(self, round_id: str) -> dict[str, dict[tuple[str, str], int]]:
            counted = super().rating_counts(round_id)
            return {perspective: counts | lie if lie else {} for perspective, counts in counted.items()}

    shelves = a_round_with_answers()
    before = deepcopy(shelves.ballots)
    with pytest.raises(ClosingDisagrees) as caught:
        close_round(Lying(shelves), "runde", TODAY, shuffled)
    assert caught.value.data == {"round": "Runde im Herbst", "perspective": "fachkraft"}
    assert (shelves.ballots, shelves.parts, shelves.matrices) == (before, [], {})


def test_a_round_that_nobody_answered_closes_too() -> None:
    shelves = a_round_with_answers()
    shelves.ballots.clear()
    closed(shelves)
    assert shelves.parts[0].sent == {"fachkraft": 0, "eltern": 0}
    assert {figure.shown for figure in shelves.parts[0].figures} == {"hidden"}


def test_interrupted_closings_are_finished_and_named() -> None:
    shelves = a_round_with_answers()
    with pytest.raises(PowerCut):
        close_round(ClosingInMemory(shelves, 4), "runde", TODAY, shuffled)
    assert resume_closings(ClosingInMemory(shelves), TODAY, shuffled) == []
    assert shelves.rounds["runde"].state is RoundState.CLOSED
    assert resume_closings(ClosingInMemory(shelves), TODAY, shuffled) == []


def entry(reach: Reach, view: str, **cells: int) -> LedgerEntry:
    return LedgerEntry(ITEM, f"{reach}:{view}", cells)


@pytest.mark.parametrize(
    "entries",
    [
        [entry(Reach.INTERNAL, "a", fachkraft=4)],
        [entry(Reach.INTERNAL, "a", fachkraft=12), entry(Reach.INTERNAL, "b", fachkraft=12, eltern=3)],
        [entry(Reach.INTERNAL, "a", fachkraft=12), entry(Reach.PUBLIC, "b", fachkraft=12, eltern=3)],
        [entry(Reach.PUBLIC, "a", fachkraft=9)],
        [entry(Reach.PUBLIC, "a", fachkraft=12), entry(Reach.PUBLIC, "b", fachkraft=12, eltern=7)],
    ],
)
def test_views_that_give_a_small_group_away_are_refused(entries: list[LedgerEntry]) -> None:
    with pytest.raises(DisclosureRefused) as caught:
        check_ledger(small_round(), entries)
    assert caught.value.data == {"round": "Runde im Herbst"}


@pytest.mark.parametrize(
    "entries",
    [
        [],
        [entry(Reach.INTERNAL, "a", fachkraft=9)],
        [entry(Reach.INTERNAL, "a", fachkraft=9), entry(Reach.PUBLIC, "b", eltern=10)],
    ],
)
def test_views_that_give_nobody_away_are_granted(entries: list[LedgerEntry]) -> None:
    check_ledger(small_round(), entries)


def test_a_raised_k_holds_for_the_ledger_too() -> None:
    views = [entry(Reach.PUBLIC, "a", fachkraft=12)]
    check_ledger(small_round(), views)
    with pytest.raises(DisclosureRefused):
        check_ledger(small_round(plan("fachkraft", k=15)), views)


def test_a_view_granted_before_counts_against_a_new_one() -> None:
    shelves = a_round_with_answers()
    shelves.ledger.append(("runde", entry(Reach.INTERNAL, "früher", fachkraft=7, eltern=2)))
    with pytest.raises(DisclosureRefused):
        closed(shelves)
    assert len(shelves.ballots) == 9
