"""Answers and results are kept for two years, never longer than was promised, and then they are due."""

from datetime import date, timedelta

import pytest

from selfeval.errors import KeptOnlyShorter, RoundNotClosed
from selfeval.model import Round, RoundState
from selfeval.retention import due_for_erasing, keep_shorter, kept_until, months_later, settle_keeping
from tests.fakes.round_store import RoundsInMemory, Shelves
from tests.fakes.small_round import TODAY, small_round

PROMISED = date(2028, 11, 21)


def closed(**more: object) -> Round:
    return small_round().model_copy(update={"state": RoundState.CLOSED, "closed_on": TODAY, **more})


def store_with(of_round: Round) -> RoundsInMemory:
    return RoundsInMemory(Shelves(rounds={of_round.id: of_round}))


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2026, 11, 21), 24, date(2028, 11, 21)),
        (date(2026, 8, 31), 1, date(2026, 9, 30)),
        (date(2026, 12, 5), 1, date(2027, 1, 5)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
    ],
)
def test_months_end_on_a_day_that_there_is(day: date, months: int, later: date) -> None:
    assert months_later(day, months) == later


def test_a_round_is_kept_for_two_years_after_closing_unless_it_says_otherwise() -> None:
    assert kept_until(closed()) == PROMISED
    assert kept_until(closed(keep_until=date(2027, 1, 1))) == date(2027, 1, 1)
    assert kept_until(small_round()) is None


def test_a_later_setting_cannot_lengthen_what_was_promised_at_closing() -> None:
    store = store_with(closed())
    settle_keeping(store, "runde", 24)
    assert kept_until(settle_keeping(store, "runde", 60), 60) == PROMISED
    assert kept_until(store.round("runde"), 60) == PROMISED


def test_an_open_round_has_no_last_day_yet() -> None:
    assert settle_keeping(store_with(small_round()), "runde", 24).keep_until is None


def test_the_time_of_keeping_can_be_shortened_to_today() -> None:
    store = store_with(closed())
    assert keep_shorter(store, "runde", TODAY, TODAY).keep_until == TODAY
    assert store.round("runde").keep_until == TODAY


@pytest.mark.parametrize("until", [TODAY - timedelta(1), PROMISED + timedelta(1)])
def test_it_can_neither_be_lengthened_nor_end_in_the_past(until: date) -> None:
    with pytest.raises(KeptOnlyShorter) as caught:
        keep_shorter(store_with(closed()), "runde", until, TODAY)
    assert caught.value.data == {"round": "Runde im Herbst"}


def test_only_a_closed_round_has_something_to_keep() -> None:
    with pytest.raises(RoundNotClosed):
        keep_shorter(store_with(small_round()), "runde", TODAY, TODAY)


def test_a_round_is_due_on_the_day_after_its_last_one() -> None:
    rounds = [closed(), small_round(), closed(state=RoundState.ERASED), closed(state=RoundState.ABANDONED)]
    assert due_for_erasing(rounds, PROMISED) == []
    assert due_for_erasing(rounds, PROMISED + timedelta(1)) == rounds[:1]
