"""The floor: the least that a form on Starlette and SQLite can do, with as many pages and answers as the example.

    python -m benchmarks.bare_form PORT FILE

One process, the driver without any layer above it, one durable transaction for each page, no look, no checks, no
languages, no way back, nothing in a thread. Three pages of questions, one that asks whether to send, and the end, as in
the toolkit. What the toolkit does more than this is what it may cost more.
"""

import sqlite3
import sys
from secrets import token_hex
from urllib.parse import parse_qsl

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from storage.sqlite import sqlite_module

ITEMS_BY_PAGE = (4, 4, 4)
STEPS = range(1, 8)
"""Four steps and three answers beside the scale, as parents are offered."""
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


def bare_app(file: str) -> Starlette:
    """Return the app on a database file."""
    database: sqlite3.Connection = sqlite_module().connect(file, isolation_level=None, check_same_thread=False)
    database.execute("PRAGMA journal_mode=WAL")
    database.execute("PRAGMA synchronous=FULL")
    database.execute("CREATE TABLE answer (person, item, step, PRIMARY KEY (person, item)) WITHOUT ROWID")
    database.execute("CREATE TABLE sent (person PRIMARY KEY) WITHOUT ROWID")

    async def show(request: Request) -> Response:
        return HTMLResponse(page_of(int(request.query_params.get("seite", "1"))))

    async def take(request: Request) -> Response:
        form = dict(parse_qsl((await request.body()).decode()))
        person = request.cookies.get("person") or token_hex(16)
        rows = [(person, item, step) for item, step in form.items() if item != "weiter"]
        database.execute("BEGIN IMMEDIATE")
        if rows:
            database.executemany(_UPSERT, rows)
        else:
            database.execute(_SEND, (person,))
        database.execute("COMMIT")
        response = RedirectResponse(f"/?seite={int(request.query_params['seite']) + 1}", 303)
        response.set_cookie("person", person)
        return response

    return Starlette(routes=[Route("/", show, methods=["GET"]), Route("/", take, methods=["POST"])])


if __name__ == "__main__":
    uvicorn.run(bare_app(sys.argv[2]), port=int(sys.argv[1]), access_log=False, log_level="warning")
