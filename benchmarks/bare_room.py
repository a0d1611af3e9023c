"""The floor: the least that a room on Starlette, server-sent events and SQLAlchemy can do, without any rule of ours.

    python -m benchmarks.bare_room PORT FILE

It talks as the real rooms do, so that the same phones measure both: a seat, a vote with one durable upsert, and one
state that all who listen are told of. ``POST /frage`` asks, ``POST /aufdecken`` reveals.
"""

import asyncio
import json
import sys
from collections.abc import AsyncIterator
from secrets import token_hex
from threading import Lock
from typing import Any
from urllib.parse import parse_qsl

import uvicorn
from sqlalchemy import Column, MetaData, String, Table, create_engine, func, select
from sqlalchemy.dialects.sqlite import insert
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import Route

from storage.sqlite import sqlite_module

_SEAT = '<form method="post" action="/r/raum"><button name="perspektive" value="alle">Platz</button></form>'
_ASK = (
    '<p class="count"></p>'
    '<form method="post" action="/r/raum"><input type="hidden" name="abstimmung" value="1">'
    '<label><input type="radio" name="stimme" value="ja"></label><label><input type="radio" name="stimme" value="nein">'
    '</label><button name="absenden" value="1">Abgeben</button></form>'
)


class BareRoom:
    """One room: its state in memory, its votes in a file."""

    def __init__(self, file: str) -> None:
        self.part = "<p>Willkommen</p>"
        self.news = asyncio.Condition()
        self._turn = Lock()
        self._engine = create_engine(f"sqlite:///{file}", module=sqlite_module())
        self._votes = Table("vote", MetaData(), Column("seat", String, primary_key=True), Column("step", String))
        with self._engine.begin() as connection:
            connection.exec_driver_sql("PRAGMA journal_mode=WAL")
            connection.exec_driver_sql("PRAGMA synchronous=FULL")
            self._votes.create(connection)

    def keep(self, seat: str, step: str) -> None:
        """Store a vote for good."""
        statement = insert(self._votes).values(seat=seat, step=step)
        with self._turn, self._engine.begin() as connection:
            connection.execute(statement.on_conflict_do_update(index_elements=["seat"], set_={"step": step}))

    def count(self) -> int:
        """Return how many have voted."""
        with self._engine.connect() as connection:
            return int(connection.execute(select(func.count()).select_from(self._votes)).scalar_one())

    async def tell(self, part: str) -> None:
        """Show something to all."""
        async with self.news:
            self.part = part
            self.news.notify_all()

    async def take(self, request: Request) -> Response:
        """Take a seat or a vote."""
        form = dict(parse_qsl((await request.body()).decode()))
        if "perspektive" in form:
            response = RedirectResponse("/r/raum", 303)
            response.set_cookie("seat", token_hex(16))
            return response
        await run_in_threadpool(self.keep, request.cookies["seat"], form["stimme"])
        return JSONResponse({"stand": "", "teil": "<p>Danke</p>"})

    async def show(self, request: Request) -> Response:
        """Show the room, or the choice of a seat."""
        return Response(self.part if "seat" in request.cookies else _SEAT, media_type="text/html")

    async def listen(self, _request: Request) -> Response:
        """Open a stream of events."""
        return StreamingResponse(self._events(), media_type="text/event-stream")

    async def command(self, request: Request) -> Response:
        """Ask, reveal, or say how many have voted."""
        name = request.path_params["name"]
        if name == "stimmen":
            return JSONResponse(await run_in_threadpool(self.count))
        await self.tell(_ASK if name == "frage" else f'<section class="result">{self.count()}</section>')
        return Response("")

    async def _events(self) -> AsyncIterator[str]:
        yield "event: da\ndata: 0\n\n"
        shown = ""
        while True:
            async with self.news:
                if self.part == shown:
                    await self.news.wait()
                shown = self.part
            yield f"event: bild\ndata: {json.dumps({'stand': '', 'teil': shown})}\n\n"


def main(port: str, file: str) -> None:
    """Serve the floor."""
    room = BareRoom(file)
    routes: list[Any] = [
        Route("/r/raum", room.show, methods=["GET"]),
        Route("/r/raum", room.take, methods=["POST"]),
        Route("/r/raum/strom", room.listen),
        Route("/s/leinwand/strom", room.listen),
        Route("/{name}", room.command, methods=["GET", "POST"]),
    ]
    uvicorn.run(Starlette(routes=routes), port=int(port), access_log=False, log_level="warning")


if __name__ == "__main__":
    main(*sys.argv[1:])
