"""Rooms tell phones and projectors what is new: once, to all, with the result inside, and never what nobody may see."""

import asyncio
import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

from networks.scopes import RoomScope
from participant.room_stream import Channel, Listener, RoomStreams
from participant.room_views import Seat
from participant.room_watch import Audience, Message
from participant.running_rooms import RunningRooms
from participant.screen_contexts import ScreenPage
from tests.participant.conftest import NETWORK, Hall
from tests.participant.streams import Listening, does, listen


def test_whoever_begins_to_listen_is_told_at_once_what_there_is_to_see(hall: Hall) -> None:
    async def story(room: Listening) -> None:
        phone, projector = room.seated("eltern"), room.projector()
        assert "Ich weiß, wo ich Hilfe bekomme." in await phone.shows("Hilfe finden")
        assert "Auffindbarkeit" in await projector.shows("Hilfe finden")
        assert phone.status == 200
        assert phone.headers["content-type"].startswith("text/event-stream")
        assert phone.headers["x-accel-buffering"] == "no"

    listen(hall, story)


def test_whoever_shows_the_newest_already_is_only_greeted(hall: Hall) -> None:
    async def story(room: Listening) -> None:
        first = room.seated("eltern")
        await first.shows("Hilfe finden")
        stand = re.findall(r'"stand": "(\w+)"', first.raw.decode())[-1]
        again = room.phone("eltern-0", stand)
        await again.until(lambda ear: bool(ear.heard))
        await does(hall.open_vote)
        await again.shows("abstimmung")
        assert [name for name, _ in again.heard] == ["da", "bild"]

    listen(hall, story)


def test_a_phone_without_a_seat_hears_nothing(hall: Hall) -> None:
    async def story(room: Listening) -> None:
        stranger = room.phone(None)
        await stranger.until(lambda ear: ear.is_over)
        assert stranger.status == 404
        guessed = room.phone("no-such-seat")
        await guessed.until(lambda ear: ear.is_over)
        assert guessed.status == 404

    listen(hall, story)


def test_a_vote_reaches_each_perspective_in_its_own_words(hall: Hall) -> None:
    async def story(room: Listening) -> None:
        parent, nurse = room.seated("eltern"), room.seated("fachkraft")
        await does(hall.open_vote)
        assert "Ich weiß, wo ich Hilfe bekomme." in await parent.shows("abstimmung")
        assert "Familien wissen von unseren Angeboten." in await nurse.shows("abstimmung")

    listen(hall, story)


def test_phones_that_see_the_same_are_told_the_same(hall: Hall) -> None:
    async def story(room: Listening) -> None:
        phones = [room.seated("eltern", number) for number in range(3)]
        await does(hall.open_vote)
        for phone in phones:
            await phone.shows("abstimmung")
        assert len({phone.pictures[-1] for phone in phones}) == 1

    listen(hall, story)


def test_before_the_reveal_a_vote_changes_only_its_own_phone_and_the_count(hall: Hall) -> None:
    async def story(room: Listening) -> None:
        voter, other, projector = room.seated("eltern", 0), room.seated("eltern", 1), room.projector()
        vote = await asyncio.to_thread(hall.open_vote)
        for ear in (voter, other):
            await ear.shows("abstimmung")
        before = len(other.heard)
        await does(lambda: hall.vote(vote, "eltern", ["trifft-zu"]))
        await voter.shows("Ihre Stimme ist angekommen")
        await projector.shows("1 Stimme von 2 im Raum")
        assert len(other.heard) == before

    listen(hall, story)


def test_the_result_travels_inside_the_message(hall: Hall) -> None:
    async def story(room: Listening) -> None:
        phone, projector = room.seated("eltern", 9), room.projector()
        vote = await asyncio.to_thread(hall.open_vote)
        await does(lambda: hall.vote(vote, "fachkraft", ["trifft-zu"] * 4 + ["trifft-wenig-zu"] * 2))
        await does(lambda: hall.reveal(vote))
        picture = await phone.shows("So hat der Raum abgestimmt")
        assert "4 × trifft zu" in " ".join(picture.split())
        assert "Fachkräfte" in await projector.shows('class="bar"')

    listen(hall, story)


def test_a_screen_that_cannot_be_drawn_does_not_keep_the_phones_from_the_result(
    hall: Hall, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> ScreenPage:
        raise ValueError

    monkeypatch.setattr("participant.room_watch.projector_page", broken)

    async def story(room: Listening) -> None:
        projector, phone = room.projector(), room.seated("eltern", 9)
        vote = await asyncio.to_thread(hall.open_vote)
        await does(lambda: hall.vote(vote, "fachkraft", ["trifft-zu"] * 4 + ["trifft-wenig-zu"] * 2))
        await does(lambda: hall.reveal(vote))
        await phone.shows("So hat der Raum abgestimmt")
        assert not projector.pictures

    listen(hall, story)


def test_when_the_session_ends_everybody_is_told_and_the_streams_end(hall: Hall) -> None:
    async def story(room: Listening) -> None:
        phone, projector = room.seated("eltern"), room.projector()
        await phone.shows("Hilfe finden")
        await does(hall.end)
        for ear in (phone, projector):
            await ear.until(lambda one: one.is_over)
            assert ear.heard[-1][0] == "ende"
            assert "Das Treffen ist beendet" in ear.pictures[-1]
        assert room.phone("eltern-0").status in (0, 404)

    listen(hall, story)


class Counting:
    """Stands in for a watch and counts its looks."""

    def __init__(self) -> None:
        self.looks: list[int] = []
        self.fails = 0

    def look(self, audience: set[Audience]) -> dict[Audience, Message]:
        self.looks.append(len(audience))
        if self.fails:
            self.fails -= 1
            raise ConnectionError
        return {one: Message("neu", "<p>neu</p>") for one in audience}


def many(count: int) -> list[Listener]:
    return [Listener(Audience("code", "de", Seat(f"platz-{number}", "eltern")), "") for number in range(count)]


def hearing(counting: Counting, listeners: list[Listener], then: Callable[[Channel], None] = lambda _: None) -> None:
    """Let all of them listen until everybody has been told something."""

    async def tell() -> None:
        with ThreadPoolExecutor(1) as work:
            channel = Channel(counting.look, work)
            for listener in listeners:
                channel.add(listener)
            async with asyncio.timeout(10):
                for listener in listeners:
                    await listener.news.wait()
            then(channel)
            channel.listeners.clear()
            channel.wake()
            await asyncio.sleep(0)

    asyncio.run(tell())


def test_a_hundred_and_fifty_who_come_together_cost_one_look() -> None:
    counting, listeners = Counting(), many(150)
    hearing(counting, listeners)
    assert counting.looks == [150]
    assert {listener.stand for listener in listeners} == {"neu"}


def test_a_look_that_fails_does_not_end_the_looking() -> None:
    counting = Counting()
    counting.fails = 1
    hearing(counting, many(1))
    assert counting.looks == [1, 1]


def test_who_is_slow_is_told_only_the_newest() -> None:
    (listener,) = many(1)
    for stand in ("eins", "zwei", "drei"):
        listener.tell(Message(stand, stand))
    assert listener.message == Message("drei", "drei")


def test_nobody_is_told_twice_what_has_not_changed() -> None:
    (listener,) = many(1)
    listener.tell(Message("eins", "eins"))
    listener.news.clear()
    listener.tell(Message("eins", "eins"))
    assert not listener.news.is_set()


def test_streams_end_when_the_process_is_told_to_stop(hall: Hall) -> None:
    async def tell() -> list[bytes]:
        streams = RoomStreams(lambda: hall.town.services, RunningRooms(lambda: hall.town.services), lambda: 0.0)
        scope = RoomScope(NETWORK, hall.session_id)
        stream = streams.open(scope, Audience(hall.code, "de", Seat("platz", "eltern")), "")
        frames = []
        async for frame in stream.body_iterator:
            frames.append(frame if isinstance(frame, bytes) else b"")
            if len(frames) == 2:
                streams.end()
        return frames

    frames = asyncio.run(asyncio.wait_for(tell(), 10))
    assert [frame.split(b"\n")[0] for frame in frames] == [b"event: da", b"event: bild"]
