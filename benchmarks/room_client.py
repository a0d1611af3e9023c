"""Many phones in rooms at the same time, as light as a program can be that talks like a browser with its script.

    python -m benchmarks.room_client ADDRESS PATH...

Each PATH is a room or a projector; phones are spread over the rooms. Commands come by line on the standard input, and
each prints a line of JSON when it is done: ``join PHONES SECONDS``, ``vote SECONDS``, ``shown TEXT`` (since when each
phone and each projector shows it), ``back`` (since when every stream is open again), ``quit``. Moments are those of the
clock on the wall, so that whoever gives the commands in another process can compare them with its own.
"""

import asyncio
import json
import random
import re
import sys
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field
from http import HTTPStatus
from urllib.parse import urlsplit

from benchmarks.load_client import Answer, Broken, Browser, filled_in

PAUSES = (1.0, 2.0, 4.0, 8.0)
"""As the page's own script waits before it tries again."""
PATIENCE = 90.0
_SEATS = re.compile(r'<button name="perspektive" value="([a-z-]+)"')
_ASSETS = re.compile(r'(?:href|src)="(/p/[^"]+)"')
_GONE = (OSError, EOFError, TimeoutError, Broken, ValueError, asyncio.IncompleteReadError)


def pause(tries: int) -> float:
    """Return how long to wait after so many failures."""
    return PAUSES[min(tries, len(PAUSES) - 1)] * random.uniform(0.5, 1)


@dataclass
class Phone:
    """One phone: its seat, its open stream, and what it shows."""

    address: str
    room: str
    part: str = ""
    stand: str = ""
    shown_at: float = 0.0
    opened_at: float = 0.0
    breaks: int = 0
    joined: float = 0.0
    receipts: list[float] = field(default_factory=list)
    tries: int = 0
    changed: asyncio.Event = field(default_factory=asyncio.Event)

    def __post_init__(self) -> None:
        self.browser = Browser(self.address)
        self.listening: asyncio.Task[None] | None = None

    async def join(self) -> None:
        """Open the room, take a seat, fetch what the page needs, and listen."""
        began = time.perf_counter()
        page = await self.browser.open(self.room)
        seats = _SEATS.findall(page.text)
        if not seats:
            raise Broken(f"no seat: {page.status}")
        page = await self.browser.open(self.room, {"perspektive": random.choice(seats)})
        for asset in dict.fromkeys(_ASSETS.findall(page.text)):
            await self.browser.open(asset)
        self.part = page.text
        self.joined = time.perf_counter() - began
        self.browser.close()
        self.begin()

    def begin(self) -> None:
        """Listen from now on, again and again."""
        self.listening = asyncio.create_task(self._listen())

    async def vote(self) -> None:
        """Wait until the page asks, choose something, and send it until somebody answers."""
        await self.until("abstimmung")
        _, form = filled_in(self.part)
        began, tries = time.perf_counter(), 0
        while not (answer := await self._sent(form)):
            tries += 1
            await asyncio.sleep(pause(tries - 1))
        self.tries += tries
        if answer.status != HTTPStatus.OK:
            raise Broken(f"a vote was answered with {answer.status}")
        self.receipts.append(time.perf_counter() - began)
        self._show(json.loads(answer.text))

    async def _sent(self, form: dict[str, str]) -> Answer | None:
        self.browser.accept = "application/json"
        try:
            answer = await self.browser.open(self.room, form)
        except _GONE:
            self.browser.close()
            return None
        return answer if answer.status < HTTPStatus.INTERNAL_SERVER_ERROR else None

    async def until(self, text: str) -> float:
        """Return the moment since which this text is shown."""
        while text not in self.part:
            self.changed.clear()
            await asyncio.wait_for(self.changed.wait(), PATIENCE)
        return self.shown_at

    async def until_open(self) -> None:
        """Wait until the stream is open."""
        while not self.opened_at:
            self.changed.clear()
            await asyncio.wait_for(self.changed.wait(), PATIENCE)

    def _show(self, picture: dict[str, str]) -> None:
        self.stand, self.part, self.shown_at = picture["stand"], picture["teil"], time.time()
        self.changed.set()

    async def _listen(self) -> None:
        tries = 0
        while True:
            with suppress(*_GONE):
                await self._hear()
            tries = 0 if self.opened_at else tries
            self.opened_at = 0.0
            self.breaks += 1
            await asyncio.sleep(pause(tries))
            tries += 1

    async def _hear(self) -> None:
        place = urlsplit(self.address)
        reader, writer = await asyncio.open_connection(place.hostname, place.port)
        try:
            self.browser.accept = "text/event-stream"
            writer.write(f"{self.browser.head(f'GET {self.room}/strom?stand={self.stand}')}\r\n".encode())
            head = await reader.readuntil(b"\r\n\r\n")
            if b" 200 " not in head.split(b"\r\n", 1)[0]:
                raise Broken("no stream")
            kept = b""
            while size := int(await reader.readline(), 16):
                kept += (await reader.readexactly(size + 2))[:-2]
                *events, kept = kept.split(b"\n\n")
                for one in events:
                    self._take(one.decode())
        finally:
            writer.close()

    def _take(self, event: str) -> None:
        name, _, data = event.partition("\n")
        if name == "event: da":
            self.opened_at = time.time()
            self.changed.set()
        elif name in ("event: bild", "event: ende"):
            self._show(json.loads(data.removeprefix("data: ")))


class Crowd:
    """All phones and projectors, and what they are told to do together."""

    def __init__(self, address: str, paths: list[str]) -> None:
        self._address = address
        self._rooms = [path for path in paths if path.startswith("/r/")]
        self.phones: list[Phone] = []
        self.screens = [Phone(address, path) for path in paths if path.startswith("/s/")]

    async def join(self, count: str, seconds: str) -> dict[str, object]:
        """Let so many phones come in within so many seconds; the projectors listen first."""
        for screen in self.screens:
            if screen.listening is None:
                screen.begin()
        new = [Phone(self._address, self._rooms[number % len(self._rooms)]) for number in range(int(count))]
        self.phones += new
        problems = await _spread([phone.join for phone in new], float(seconds))
        return {"joined": [phone.joined for phone in new], "problems": problems}

    async def vote(self, seconds: str) -> dict[str, object]:
        """Let every phone vote once within so many seconds."""
        problems = await _spread([phone.vote for phone in self.phones], float(seconds))
        receipts = [receipt for phone in self.phones for receipt in phone.receipts]
        tries = sum(phone.tries for phone in self.phones)
        for phone in self.phones:
            phone.receipts.clear()
        return {"receipts": receipts, "problems": problems, "tries": tries}

    async def shown(self, text: str) -> dict[str, object]:
        """Return since when each phone shows a text, and each projector another one that stands after a stroke."""
        on_phones, _, on_screens = text.partition(" | ")
        phones = await asyncio.gather(*(one.until(on_phones) for one in self.phones))
        screens = await asyncio.gather(*(one.until(on_screens or on_phones) for one in self.screens))
        return {"phones": phones, "screens": screens}

    async def back(self) -> dict[str, object]:
        """Return since when each phone's stream is open again."""
        await asyncio.gather(*(phone.until_open() for phone in self.phones))
        return {"phones": [phone.opened_at for phone in self.phones], "breaks": [one.breaks for one in self.phones]}


async def _spread(doings: list[Callable[[], Awaitable[None]]], seconds: float) -> list[str]:
    async def one(do: Callable[[], Awaitable[None]]) -> str | None:
        await asyncio.sleep(random.uniform(0, seconds))
        try:
            await do()
        except _GONE as problem:
            return f"{type(problem).__name__}: {problem}"
        return None

    found = await asyncio.gather(*(one(do) for do in doings))
    return [problem for problem in found if problem]


async def obey(crowd: Crowd) -> None:
    """Do what is asked, line by line."""
    loop = asyncio.get_running_loop()
    while line := (await loop.run_in_executor(None, sys.stdin.readline)).strip():
        name, *words = line.split(" ", 1)
        if name == "quit":
            return
        arguments = words[0].split() if name in ("join", "vote") else words
        result = await getattr(crowd, name)(*arguments)
        print(json.dumps(result), flush=True)


def main() -> None:
    """Listen to commands until there are no more."""
    asyncio.run(obey(Crowd(sys.argv[1], sys.argv[2:])))


if __name__ == "__main__":
    main()
