"""Failures of the last minute are counted per source and all together; a restart forgets them."""

import pytest

from web.failures import MINUTE, FailureLimit


class Hand:
    """A clock that a test turns."""

    seconds = 1000.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def hand() -> Hand:
    return Hand()


@pytest.fixture
def limit(hand: Hand) -> FailureLimit:
    return FailureLimit(per_source=3, overall=5, now=hand)


def test_a_source_may_fail_a_few_times(limit: FailureLimit) -> None:
    reached = []
    for _ in range(4):
        reached.append(limit.is_reached("a"))
        limit.note("a")
    assert reached == [False, False, False, True]


def test_another_source_is_not_held_up(limit: FailureLimit) -> None:
    for _ in range(3):
        limit.note("a")
    assert limit.is_reached("a")
    assert not limit.is_reached("b")


def test_many_sources_together_are_held_up(limit: FailureLimit) -> None:
    for source in "abcde":
        assert not limit.is_reached(source)
        limit.note(source)
    assert limit.is_reached("f")


def test_asking_counts_nothing(limit: FailureLimit) -> None:
    assert [limit.is_reached("a") for _ in range(20)] == [False] * 20


def test_after_a_minute_a_failure_is_forgotten(limit: FailureLimit, hand: Hand) -> None:
    for _ in range(3):
        limit.note("a")
    hand.seconds += MINUTE
    assert limit.is_reached("a")
    hand.seconds += 0.001
    assert not limit.is_reached("a")


def test_each_failure_has_its_own_minute(limit: FailureLimit, hand: Hand) -> None:
    for _ in range(3):
        limit.note("a")
        hand.seconds += MINUTE / 2
    assert not limit.is_reached("a")
    limit.note("a")
    assert limit.is_reached("a")
