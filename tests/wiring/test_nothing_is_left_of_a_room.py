"""After a session with the real app, no file of the installation holds anything that leads to a seat or a person."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

import httpx2
import pytest

from benchmarks.room_stage import NETWORK, Stage, set_stage
from dialogues.room import seat_of, vote_mark
from dialogues.room_model import ItemVote
from dialogues.sessions import end_session
from networks.scopes import RoomScope
from participant.rooms import SEAT_COOKIE
from tests.participant.forms import Reader
from tests.wiring.test_nothing_is_left import ADDRESS, BROWSER, DATABASE, copy_database, found, person
from tools.running_app import RunningApp, running_app

PHONES = 7
CARD = "Diesen Gedanken schrieb jemand auf eine Karte"


@dataclass
class Room:
    """A running room of the real app, and everything that would lead to a seat in it."""

    app: RunningApp
    stage: Stage
    cookies: list[str] = field(default_factory=list)
    sent: list[str] = field(default_factory=list)
    """All that the server ever said, pages and streams."""

    @property
    def address(self) -> str:
        return self.app.address + self.stage.room_path(self.stage.sessions[0])

    @property
    def seats(self) -> list[str]:
        keys, session = self.stage.services.keys, self.stage.sessions[0]
        return [seat_of(keys, session.id, cookie) for cookie in self.cookies]

    def marks(self, vote: ItemVote) -> list[str]:
        return [vote_mark(self.stage.services.keys, vote.id, cookie) for cookie in self.cookies]

    def say(self, response: httpx2.Response) -> httpx2.Response:
        self.sent.append(str(response.headers) + response.text)
        return response


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    home = tmp_path / "home"
    home.mkdir()
    stage = set_stage(home)
    stage.turn(stage.sessions[0], 0)
    with running_app(home) as app:
        yield Room(app, stage)
    stage.services.database.close()


def take_part(room: Room, client: httpx2.Client, number: int) -> None:
    """Take a seat, listen for a moment, vote, try once more, and hand in a card."""
    seats = Reader(room.say(client.get(room.address)).text).question_form
    button = seats.buttons[1 + number % 2]
    client.post(room.address, data=dict([button]))
    room.cookies.append(next(one.value or "" for one in client.cookies.jar if one.name == SEAT_COOKIE))
    listen(room, client)
    form = Reader(room.say(client.get(room.address)).text).question_form
    steps = form.choices["stimme"]
    for step in (steps[number % len(steps)], steps[0]):
        answer = client.post(
            room.address, data=form.sent_by("absenden", stimme=step), headers={"Accept": "application/json"}
        )
        room.say(answer).raise_for_status()
    client.post(room.address, data={"beitrag": f"{CARD} {number}"})


def listen(room: Room, client: httpx2.Client) -> None:
    """Hear the stream until it has brought its first picture."""
    with client.stream("GET", f"{room.address}/strom") as stream:
        for line in stream.iter_lines():
            room.sent.append(line)
            if line.startswith("data: {"):
                return


def secrets_of(room: Room) -> list[str]:
    """What nothing may hold at any time: the keys of seats, and from where and with what somebody came."""
    return [*room.cookies, ADDRESS, BROWSER, "Kennzeichen-Browser"]


def test_a_room_leaves_no_seat_no_mark_and_nobody_behind(room: Room, tmp_path: Path) -> None:
    session, home = room.stage.sessions[0], room.app.home
    vote = room.stage.ask(session, 0)
    for number in range(PHONES):
        with person() as client:
            take_part(room, client, number)
    assert room.stage.store.votes_cast(session.id, vote.id) == PHONES
    marks = [*room.seats, *room.marks(vote)]
    assert found(home, marks), "while the room is open, the search has to find something"
    assert found(home, secrets_of(room)) == []
    said = json.dumps(room.sent)
    assert not [one for one in (*secrets_of(room), *marks) if one in said]
    room.stage.reveal(session, vote)
    end_session(room.stage.store, session.id, room.stage.services.clock.now())
    assert found(home, [*secrets_of(room), *marks]) == []
    assert found(home, [CARD]), "cards stay as texts"
    copies = tmp_path / "copies"
    copies.mkdir()
    assert copy_database(home, copies) >= {"vacuumed.db", "copied.db"}
    assert found(copies, [*secrets_of(room), *marks]) == []


def test_nothing_that_is_kept_ties_a_card_or_a_mark_to_a_step(room: Room) -> None:
    session = room.stage.sessions[0]
    vote = room.stage.ask(session, 0)
    for number in range(PHONES):
        with person() as client:
            take_part(room, client, number)
    columns = columns_of(room.app.home / DATABASE)
    assert columns["vote_mark"] == {"network_id", "session_id", "vote_id", "mark"}
    assert columns["vote_count"] == {"network_id", "session_id", "vote_id", "perspective", "step_id", "votes"}
    assert columns["seat"] == {"network_id", "session_id", "seat", "perspective"}
    assert not columns["contribution"] & {"seat", "mark", "perspective", "at", "created"}
    store = room.stage.services.room(RoomScope(NETWORK, session.id))
    assert store.voted(vote.id).isdisjoint(room.seats), "a mark of a vote is not that of the seat"


def columns_of(database: Path) -> dict[str, set[str]]:
    tables = ("vote_mark", "vote_count", "seat", "contribution")
    with closing(sqlite3.connect(database)) as connection:
        return {one: {row[1] for row in connection.execute(f"PRAGMA table_info({one})")} for one in tables}
