"""What the app does by itself is done at every start, every hour and shortly after midnight, and by two commands."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from networks.scopes import NetworkScope
from selfeval.model import Round, RoundState
from selfeval.retention import kept_until
from selfeval.schedule import Done
from storage.audit import AuditRows
from texts.catalogue import translator
from wiring import jobs
from wiring.clock import Clock
from wiring.demo import MAIN
from wiring.jobs import close_by_hand, close_due, keep_up, lines_of, pause_after, tidy
from wiring.services import Services

T = translator("de")


def later(services: Services, days: int) -> Services:
    """The same installation so many days later."""
    now = services.clock.now() + timedelta(days=days)
    return replace(services, clock=Clock(lambda: now))


def round_in(services: Services, state: RoundState) -> Round:
    rounds = services.rounds(NetworkScope.of(MAIN)).rounds()
    return next(one for one in rounds if one.state is state)


def close_itself(services: Services) -> Round:
    """The open round of the example, as if its coordinator had chosen that it closes by itself."""
    store = services.rounds(NetworkScope.of(MAIN))
    store.save_life(round_in(services, RoundState.OPEN).model_copy(update={"closes_itself": True}))
    return round_in(services, RoundState.OPEN)


def actions_in(services: Services) -> list[str]:
    entries = AuditRows(services.database, NetworkScope.of(MAIN), services.clock.now).entries()
    return [entry.action for entry in entries if entry.account_id is None]


def test_a_round_of_the_example_closes_the_day_after_its_last_one(example: Services) -> None:
    of_round = close_itself(example)
    assert close_due(later(example, 24)) == []
    [done] = close_due(later(example, 25))
    assert (done.of_round.id, done.of_round.state) == (of_round.id, RoundState.CLOSED)
    assert lines_of([done], T) == [f"Die Runde „{of_round.title}“ ist geschlossen, ihr letzter Tag ist vorbei."]
    assert actions_in(example) == ["round.closed_by_date"]
    assert close_due(later(example, 26)) == []


def test_a_round_whose_coordinator_closes_by_hand_stays_open_for_ever(example: Services) -> None:
    assert close_due(later(example, 3650)) == []
    assert round_in(example, RoundState.OPEN).closes_itself is False


def test_closing_by_hand_writes_down_until_when_it_is_kept(example: Services) -> None:
    closed = close_by_hand(example, round_in(example, RoundState.OPEN).id)
    assert closed.keep_until == kept_until(closed) is not None


def test_results_go_when_their_time_is_over_and_agreements_stay(example: Services) -> None:
    scope = NetworkScope.of(MAIN)
    before = example.agreements(scope).agreements()
    assert tidy(later(example, 24 * 28)) != tidy(example)
    done = tidy(later(example, 24 * 31))
    assert {one.problem for one in done} == {None}
    rounds = example.rounds(scope)
    assert {one.state for one in rounds.rounds()} == {RoundState.OPEN, RoundState.ERASED}
    assert [part for one in rounds.rounds() for part in rounds.release_parts(one.id)] == []
    assert example.agreements(scope).agreements() == before
    assert set(actions_in(example)) == {"round.erased"}


@pytest.mark.parametrize(
    ("now", "minutes"),
    [
        (datetime(2026, 11, 21, 12, 0, tzinfo=UTC), 60),
        (datetime(2026, 11, 21, 22, 45, tzinfo=UTC), 16),
        (datetime(2026, 11, 21, 23, 0, tzinfo=UTC), 60),
        (datetime(2026, 7, 1, 21, 50, tzinfo=UTC), 11),
    ],
)
def test_the_app_looks_every_hour_and_shortly_after_midnight_in_germany(now: datetime, minutes: int) -> None:
    assert pause_after(now) == timedelta(minutes=minutes)


class AppStops(Exception):
    """The end of a test's app."""


def run_turns(services: Services, turns: int) -> list[float]:
    """Let the app look so many times, and return how long it waits in between."""
    waited: list[float] = []

    async def sleep(seconds: float) -> None:
        waited.append(seconds)
        if len(waited) == turns:
            raise AppStops

    with pytest.raises(AppStops):
        asyncio.run(keep_up(lambda: services, sleep))
    return waited


def test_the_running_app_closes_what_is_due_once(example: Services) -> None:
    close_itself(example)
    assert run_turns(later(example, 25), 2) == [3600, 3600]
    assert actions_in(example) == ["round.closed_by_date"]


def test_a_turn_that_fails_is_logged_and_does_not_end_the_app(
    example: Services, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    asked: list[str] = []

    def fails(_services: Services) -> list[Done]:
        asked.append("closing")
        raise RuntimeError("no disk")

    def works(_services: Services) -> list[Done]:
        asked.append("tidying")
        return []

    monkeypatch.setattr(jobs, "close_due", fails)
    monkeypatch.setattr(jobs, "tidy", works)
    run_turns(example, 2)
    assert asked == ["closing", "tidying", "closing"]
    assert "a job of the app failed" in caplog.text
