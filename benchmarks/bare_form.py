"""The floor: the least that a form on Starlette and SQLite can do, with as many pages and answers as the example.

    python -m benchmarks.bare_form PORT FILE [driver|sqlalchemy]

One process, one durable transaction for each page, no look, no checks, no languages, no way back. Three pages of
questions, one that asks whether to send, and the end, as in the toolkit. What the toolkit does more than this is what
it may cost more. There are two of it: ``driver`` works in the event loop with nothing above the driver; ``sqlalchemy``
is the form that people write, with SQLAlchemy and a thread for each write, as in the trial behind the promise.
"""

import sqlite3
import sys
from collections.abc import Callable
from secrets import token_hex
from threading import Lock
from typing import Any
from urllib.parse import parse_qsl

import uvicorn
from sqlalchemy import Column, MetaData, String, Table, create_engine
from sqlalchemy.dialects.sqlite import insert
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from storage.sqlite import sqlite_module

FLOORS = ("sqlalchemy", "driver")
ITEMS_BY_PAGE = (4, 4, 4)
STEPS = range(1, 8)
"""Four steps and three answers beside the scale, as parents are offered."""
_ANSWER = ("person", "item", "step")
_SEND = "INSERT INTO sent VALUES (?) ON CONFLICT DO NOTHING"
_UPSERT = "INSERT INTO answer VALUES (?, ?, ?) ON CONFLICT (person, item) DO UPDATE SET step = excluded.step"


def page_of(number: int) -> str:
    """Return one page of questions as plain HTML, or the last one."""
    if number > len(ITEMS_BY_PAGE) + 1:
        return '<!doctype html><html><body data-ende="gesendet"><p>Danke.</p></body></html>'
    before = sum(ITEMS_BY_PAGE[: number - 1])
    items = range(before + 1, before + ITEMS_BY_PAGE[number - 1] + 1) if number <= len(ITEMS_BY_PAGE) else ()
    rows = "".join(
        f"<fieldset><legend>Frage {item}</legend>"
        + "".join(f'<label><input type="radio" name="f{item}" value="{step}"> {step}</label>' for step in STEPS)
        + "</fieldset>"
        for item in items
    )
    return (
        f'<!doctype html><html><body><form method="post" action="/?seite={number}">{rows}'
        '<button name="weiter" value="1">Weiter</button></form></body></html>'
    )


Rows = list[tuple[str, str, str]]
Keep = Callable[[str, Rows], None]
"""Stores a page's answers of a person for good; a page without answers is the sending."""


def with_the_driver(file: str) -> Keep:
    """Return what stores with nothing but the driver."""
    database: sqlite3.Connection = sqlite_module().connect(file, isolation_level=None, check_same_thread=False)
    _make_tables(database)

    def keep(person: str, rows: Rows) -> None:
        database.execute("BEGIN IMMEDIATE")
        if rows:
            database.executemany(_UPSERT, rows)
        else:
            database.execute(_SEND, (person,))
        database.execute("COMMIT")

    return keep


def with_sqlalchemy(file: str) -> Keep:
    """Return what stores through SQLAlchemy, one thread at a time, because SQLite has one writer."""
    metadata, turn = MetaData(), Lock()
    answer = Table("answer", metadata, *(Column(name, String, primary_key=name != "step") for name in _ANSWER))
    sent = Table("sent", metadata, Column("person", String, primary_key=True))
    insert_answer = insert(answer)
    upsert = insert_answer.on_conflict_do_update(
        index_elements=["person", "item"], set_={"step": insert_answer.excluded.step}
    )
    send = insert(sent).on_conflict_do_nothing()
    engine = create_engine(f"sqlite:///{file}", module=sqlite_module())
    with engine.connect() as connection:
        _make_tables(connection.connection.driver_connection)

    def keep(person: str, rows: Rows) -> None:
        with turn, engine.begin() as connection:
            if rows:
                connection.execute(upsert, [dict(zip(_ANSWER, row, strict=True)) for row in rows])
            else:
                connection.execute(send, {"person": person})

    return keep


def _make_tables(database: Any) -> None:
    database.execute("PRAGMA journal_mode=WAL")
    database.execute("PRAGMA synchronous=FULL")
    database.execute("CREATE TABLE answer (person, item, step, PRIMARY KEY (person, item)) WITHOUT ROWID")
    database.execute("CREATE TABLE sent (person PRIMARY KEY) WITHOUT ROWID")


def bare_app(keep: Keep, *, in_threads: bool) -> Starlette:
    """Return the app on what stores its answers."""

    async def show(request: Request) -> Response:
        return HTMLResponse(page_of(int(request.query_params.get("seite", "1"))))

    async def take(request: Request) -> Response:
        form = dict(parse_qsl((await request.body()).decode()))
        person = request.cookies.get("person") or token_hex(16)
        rows = [(person, item, step) for item, step in form.items() if item != "weiter"]
        if in_threads:
            await run_in_threadpool(keep, person, rows)
        else:
            keep(person, rows)
        response = RedirectResponse(f"/?seite={int(request.query_params['seite']) + 1}", 303)
        response.set_cookie("person", person)
        return response

    return Starlette(routes=[Route("/", show, methods=["GET"]), Route("/", take, methods=["POST"])])


def main(port: str, file: str, kind: str = "driver") -> None:
    """Serve the floor of a kind."""
    is_layered = kind == "sqlalchemy"
    keep = with_sqlalchemy(file) if is_layered else with_the_driver(file)
    uvicorn.run(bare_app(keep, in_threads=is_layered), port=int(port), access_log=False, log_level="warning")


if __name__ == "__main__":
    main(*sys.argv[1:])
