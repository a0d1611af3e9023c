"""Rooms are found by code or link; what a waiting phone is told may be a moment old, and never more."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from networks.links import LinkKind
from participant.running_rooms import A_MOMENT, RunningRooms
from tests.participant.conftest import Hall
from wiring.clock import Clock


class Standing:
    """A clock that goes on only when a test says so."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 21, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def wait(self, pause: timedelta) -> None:
        self.now += pause


def test_a_glimpse_reads_the_room_anew_after_a_moment(hall: Hall) -> None:
    clock = Standing()
    services = replace(hall.town.services, clock=Clock(clock))
    rooms = RunningRooms(lambda: services)
    before = rooms.find(LinkKind.ROOM, hall.code)
    hall.open_vote()
    assert rooms.glimpse(LinkKind.ROOM, hall.code) == before
    clock.wait(A_MOMENT)
    found = rooms.glimpse(LinkKind.ROOM, hall.code)
    assert found.room is not None
    assert len(found.room.votes) == 1


def test_finding_a_room_is_never_old(hall: Hall) -> None:
    services = replace(hall.town.services, clock=Clock(Standing()))
    rooms = RunningRooms(lambda: services)
    rooms.find(LinkKind.ROOM, hall.code)
    hall.open_vote()
    found = rooms.find(LinkKind.ROOM, hall.code)
    assert found.room is not None
    assert len(found.room.votes) == 1


def test_a_room_that_has_ended_is_known_but_not_open(hall: Hall) -> None:
    rooms = RunningRooms(lambda: hall.town.services)
    code = hall.code
    hall.end()
    found = rooms.find(LinkKind.ROOM, code)
    assert found.link is not None
    assert found.room is None


def test_a_code_opens_no_screen_and_a_screen_link_no_room(hall: Hall) -> None:
    rooms = RunningRooms(lambda: hall.town.services)
    assert rooms.find(LinkKind.SCREEN, hall.code).link is None
    assert rooms.find(LinkKind.ROOM, hall.screen_address.removeprefix("/s/")).link is None
