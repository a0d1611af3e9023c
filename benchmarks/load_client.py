"""Many people who fill in one questionnaire at the same time, as light as a program can be that talks like a browser.

    python -m benchmarks.load_client ADDRESS --people 160 --walks 5 --think 2

Each walk is one person with a connection and cookies of their own: they open the link, choose an answer to every
question by chance, press the forward button, follow every redirect, and are done at the page that says so. Prints what
they met as JSON. It runs in a process of its own, so that its work does not hold up the server that it measures.
"""

import argparse
import asyncio
import json
import random
import re
import time
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import unescape
from http import HTTPStatus
from urllib.parse import urlencode, urlsplit

FORWARD = ("weiter", "absenden")
LAST_PAGE = 'data-ende="gesendet"'
MOST_PAGES = 40
"""A questionnaire with more pages than this leads in a circle."""
SPREAD = 0.25
"""By which part of it the time to think is longer or shorter."""
LONGEST_WAIT = 60.0

_FORM = re.compile(r"<form\b([^>]*)>(.*?)</form>", re.DOTALL)
_FIELD = re.compile(r"<(input|button|textarea)\b([^>]*)>")
_ATTRIBUTE = re.compile(r'([a-z-]+)(?:="([^"]*)")?')


class Broken(Exception):
    """What a person met instead of the next page."""


@dataclass(frozen=True)
class Answer:
    """One answer of a server over the wire."""

    status: int
    headers: list[tuple[str, str]]
    body: bytes
    size: int

    def header(self, name: str) -> str:
        """Return the last value of a header, or nothing."""
        return next((value for key, value in reversed(self.headers) if key == name), "")

    @property
    def text(self) -> str:
        """The page as a browser reads it."""
        is_packed = self.header("content-encoding") == "gzip"
        return (zlib.decompress(self.body, wbits=31) if is_packed else self.body).decode()


class Browser:
    """One person's browser: a connection that is kept, and cookies."""

    def __init__(self, address: str) -> None:
        parts = urlsplit(address)
        self._place = (parts.hostname or "", parts.port or 80)
        self._head = f"Host: {parts.netloc}\r\nAccept-Encoding: gzip\r\nAccept-Language: de\r\n"
        self.accept = "text/html"
        self._cookies: dict[str, str] = {}
        self._streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def open(self, target: str, form: Mapping[str, str] | None = None) -> Answer:
        """Open an address, or send a form to it, and follow where it leads."""
        body = None if form is None else urlencode(form).encode()
        for _ in range(5):
            answer = await asyncio.wait_for(self._ask(target, body), LONGEST_WAIT)
            if answer.status not in (HTTPStatus.SEE_OTHER, HTTPStatus.TEMPORARY_REDIRECT):
                return answer
            target = answer.header("location")
            body = body if answer.status == HTTPStatus.TEMPORARY_REDIRECT else None
        raise Broken("leads in a circle")

    def close(self) -> None:
        """Let go of the connection; the next request makes a new one."""
        if self._streams is not None:
            self._streams[1].close()
            self._streams = None

    def head(self, what: str) -> str:
        """Return how a request begins that this browser makes."""
        cookies = "; ".join(f"{name}={value}" for name, value in self._cookies.items())
        return f"{what} HTTP/1.1\r\n{self._head}Accept: {self.accept}\r\n" + (
            f"Cookie: {cookies}\r\n" if cookies else ""
        )

    async def _ask(self, target: str, body: bytes | None) -> Answer:
        if self._streams is None:
            self._streams = await asyncio.open_connection(*self._place)
        reader, writer = self._streams
        head = self.head(f"{'GET' if body is None else 'POST'} {target}")
        if body is not None:
            head += f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\n"
        writer.write(f"{head}\r\n".encode() + (body or b""))
        answer = await _read(reader)
        for name, value in answer.headers:
            if name == "set-cookie":
                cookie, _, text = value.partition(";")[0].partition("=")
                self._cookies[cookie.strip()] = text.strip()
        return answer


async def _read(reader: asyncio.StreamReader) -> Answer:
    head = await reader.readuntil(b"\r\n\r\n")
    first, *lines = head.decode("latin-1").split("\r\n")[:-2]
    headers = [(name.lower(), value.strip()) for name, _, value in (line.partition(":") for line in lines)]
    sizes = dict(headers)
    if sizes.get("transfer-encoding") == "chunked":
        body = b""
        while length := int(await reader.readline(), 16):
            body += (await reader.readexactly(length + 2))[:-2]
        await reader.readline()
    else:
        body = await reader.readexactly(int(sizes.get("content-length", "0")))
    return Answer(int(first.split()[1]), headers, body, len(head) + len(body))


def filled_in(page: str) -> tuple[str, dict[str, str]]:
    """Return where the first POST form of a page goes, and what it sends when somebody has answered all of it."""
    for attributes, inside in _FORM.findall(page):
        form = _attributes(attributes)
        if form.get("method", "").lower() == "post":
            return form["action"], _fields(inside)
    raise Broken("a page without a form")


def _fields(inside: str) -> dict[str, str]:
    sent: dict[str, str] = {}
    choices: dict[str, list[str]] = {}
    buttons: dict[str, str] = {}
    for tag, attributes in _FIELD.findall(inside):
        given = _attributes(attributes)
        name, value, kind = given.get("name", ""), given.get("value", ""), given.get("type", "text")
        if tag == "button":
            buttons[name] = value
        elif kind == "radio":
            choices.setdefault(name, []).append(value)
        elif kind != "checkbox" and name:
            sent[name] = value
    sent |= {name: random.choice(values) for name, values in choices.items()}
    forward = next((name for name in FORWARD if name in buttons), None)
    if forward is None:
        raise Broken("a form without a way forward")
    return sent | {forward: buttons[forward]}


def _attributes(text: str) -> dict[str, str]:
    return {name: unescape(value) for name, value in _ATTRIBUTE.findall(text)}


@dataclass
class Record:
    """What all of them met together."""

    completed: int = 0
    answers_sent: int = 0
    first_page_bytes: int = 0
    seconds: float = 0.0
    waits: list[float] = field(default_factory=list)
    """For each form that was sent: seconds from the press of its button until the next page was there."""
    errors: list[str] = field(default_factory=list)


async def walk(address: str, think: float, record: Record) -> None:
    """Fill in the questionnaire once as one person."""
    browser = Browser(address)
    try:
        answer = await browser.open(urlsplit(address).path)
        record.first_page_bytes = answer.size
        for _ in range(MOST_PAGES):
            page = answer.text
            if answer.status != HTTPStatus.OK:
                raise Broken(f"status {answer.status}")
            if LAST_PAGE in page:
                record.completed += 1
                return
            await asyncio.sleep(random.uniform(1 - SPREAD, 1 + SPREAD) * think)
            action, form = filled_in(page)
            began = time.perf_counter()
            answer = await browser.open(action, form)
            record.waits.append(time.perf_counter() - began)
        raise Broken("too many pages")
    except (Broken, OSError, EOFError, TimeoutError, asyncio.IncompleteReadError) as problem:
        record.errors.append(f"{type(problem).__name__}: {problem}")
    finally:
        browser.close()


async def crowd(address: str, people: int, walks: int, think: float) -> Record:
    """Let so many people at once fill in the questionnaire, one after the other at each of their places."""
    record = Record()

    async def place() -> None:
        await asyncio.sleep(random.uniform(0, think))
        for _ in range(walks):
            await walk(address, think, record)

    began = time.perf_counter()
    await asyncio.gather(*(place() for _ in range(people)))
    record.seconds = time.perf_counter() - began
    return record


def main() -> None:
    """Run the crowd and print what it met."""
    parser = argparse.ArgumentParser()
    parser.add_argument("address")
    parser.add_argument("--people", type=int, default=160)
    parser.add_argument("--walks", type=int, default=1)
    parser.add_argument("--think", type=float, default=0.0)
    options = parser.parse_args()
    record = asyncio.run(crowd(options.address, options.people, options.walks, options.think))
    print(json.dumps(vars(record)))


if __name__ == "__main__":
    main()
