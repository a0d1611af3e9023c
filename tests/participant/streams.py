"""Phones and projectors that listen: streams of events read from the app itself, in one loop and without a network."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

from starlette.applications import Starlette

from dialogues.room import join
from participant.doors import Doors
from participant.room_stream import RoomStreams
from participant.rooms import SEAT_COOKIE, RoomPages
from participant.running_rooms import RunningRooms
from participant.screens import ScreenPages
from participant.wrong_codes import WrongCodes
from tests.participant.conftest import Hall
from wiring.services import Services

PATIENCE = 10.0


@dataclass
class Ear:
    """One open stream and all that it has brought."""

    status: int = 0
    headers: dict[str, str] = field(default_factory=dict)
    heard: list[tuple[str, str]] = field(default_factory=list)
    raw: bytes = b""
    is_over: bool = False
    news: asyncio.Event = field(default_factory=asyncio.Event)
    gone: asyncio.Event = field(default_factory=asyncio.Event)

    async def send(self, message: Any) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
            self.headers = {name.decode(): value.decode() for name, value in message["headers"]}
        else:
            self.raw += message["body"]
            for one in message["body"].decode().split("\n\n")[:-1]:
                name, _, data = one.partition("\ndata:")
                self.heard.append((name.removeprefix("event: "), data.strip()))
            self.is_over = not message.get("more_body", False)
        self.news.set()

    async def receive(self) -> Any:
        await self.gone.wait()
        return {"type": "http.disconnect"}

    @property
    def pictures(self) -> list[str]:
        """The parts of the page that it was told, one after the other."""
        return [json.loads(data)["teil"] for name, data in self.heard if name in ("bild", "ende")]

    async def until(self, is_so: Callable[["Ear"], bool]) -> None:
        """Wait until something is so."""
        async with asyncio.timeout(PATIENCE):
            while not is_so(self):
                self.news.clear()
                await self.news.wait()

    async def shows(self, text: str) -> str:
        """Wait until the newest picture has this text, and return the picture."""
        await self.until(lambda ear: bool(ear.pictures) and text in ear.pictures[-1])
        return self.pictures[-1]


class Listening:
    """The participants' pages of one process, with everybody who listens to a room."""

    def __init__(self, hall: Hall) -> None:
        self.hall = hall
        self.app = _without_waiting(hall)
        self._tasks: list[tuple[Ear, asyncio.Task[None]]] = []

    def phone(self, seat_key: str | None, stand: str = "") -> Ear:
        """Let a phone listen, with its seat if it has one."""
        cookie = [(b"cookie", f"{SEAT_COOKIE}={seat_key}".encode())] if seat_key else []
        return self._open(f"{self.hall.phone_address}/strom", stand, cookie)

    def seated(self, perspective: str, number: int = 0) -> Ear:
        """Let a phone take its seat and listen."""
        join(self.hall.room, self.hall.town.services.keys, f"{perspective}-{number}", perspective)
        return self.phone(f"{perspective}-{number}")

    def projector(self) -> Ear:
        """Let the projector listen."""
        return self._open(f"{self.hall.screen_address}/strom", "", [])

    def _open(self, path: str, stand: str, headers: list[tuple[bytes, bytes]]) -> Ear:
        ear = Ear()
        scope = {
            "type": "http",
            "asgi": {"version": "3.0"},
            "http_version": "1.1",
            "method": "GET",
            "scheme": "http",
            "path": path,
            "raw_path": path.encode(),
            "root_path": "",
            "query_string": f"stand={stand}".encode(),
            "headers": [(b"host", b"testserver"), *headers],
            "client": ("testclient", 1),
            "server": ("testserver", 80),
        }
        self._tasks.append((ear, asyncio.create_task(self.app(scope, ear.receive, ear.send))))
        return ear

    async def leave(self) -> None:
        """Let everybody go."""
        for ear, task in self._tasks:
            ear.gone.set()
            await task


def _without_waiting(hall: Hall) -> Starlette:
    """Return the rooms' pages with streams that tell everybody at once instead of one after the other."""

    def provide() -> Services:
        return hall.town.services

    rooms = RunningRooms(provide)
    streams, doors = RoomStreams(provide, rooms, lambda: 0.0), Doors(provide, rooms, WrongCodes())
    phones = RoomPages(provide, rooms, doors, streams)
    return Starlette(routes=[*phones.routes(), *ScreenPages(provide, rooms, streams).routes()])


def listen(hall: Hall, story: Callable[[Listening], Awaitable[None]]) -> None:
    """Tell a story of people who listen to a room, in a loop of its own."""

    async def tell() -> None:
        room = Listening(hall)
        try:
            await story(room)
        finally:
            await room.leave()

    asyncio.run(tell())


async def does(do: Callable[[], object]) -> None:
    """Do something in a thread, as requests and screens do it."""
    await asyncio.to_thread(do)
