"""A full room loses no vote and counts none twice, not even when its server is killed while everybody votes."""

import pytest

from benchmarks.room_load import Pace, measure_kill, measure_rooms

pytestmark = pytest.mark.slow


def test_a_hundred_and_fifty_phones_vote_and_every_vote_counts_once() -> None:
    measure_rooms("150", 150, pace=Pace(join=20, vote=10))


def test_five_rooms_at_once_keep_their_votes_apart() -> None:
    measure_rooms("five rooms", 100, rooms=5, pace=Pace(join=10, vote=5))


def test_no_acknowledged_vote_is_lost_with_the_server() -> None:
    measure_kill(150)
