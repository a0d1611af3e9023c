"""The interface for programs as an app of its own: no cookie, no state, the same answer to the same question."""

import re
from collections.abc import Callable
from functools import cache
from urllib.parse import urlencode

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from networks.errors import NotPermitted
from storage.errors import DatabaseUnavailable
from web.interface.answers import JSON, OWN, allowed, as_json, data_answer, problem_answer
from web.interface.description import PLACE, description_text
from web.interface.models import Page, Part
from web.interface.problems import ROOT, ProblemKind, Refused
from web.interface.queries import read_query
from web.interface.reading_page import reading_page
from web.interface.resources import RESOURCES, UNKNOWN, Resource
from web.interface.visit import Door, Visit
from wiring.services import Services

_READING = ["GET", "HEAD"]
_METHODS = ", ".join([*_READING, "OPTIONS"])
_PLACE = re.compile(PLACE)


class Interface:
    """The addresses below /api/v1; each asks anew who is there and what they may read."""

    def __init__(self, provide: Callable[[], Services]) -> None:
        self._provide = provide
        self._door = Door()

    def application(self) -> Starlette:
        """Return the app with all addresses and one form for everything that is refused."""
        app = Starlette(
            routes=[
                Route(ROOT, self._show_reading_page, methods=_READING),
                Route(f"{ROOT}/openapi.json", _show_description, methods=_READING),
                *(Route(f"{ROOT}{one.path}", self._answers(one), methods=_READING) for one in RESOURCES),
            ],
            exception_handlers={
                404: _say(ProblemKind.NOT_FOUND),
                405: _say_method,
                Refused: _say_refused,
                DatabaseUnavailable: _say(ProblemKind.UNAVAILABLE),
                500: _say(ProblemKind.BROKEN),
            },
        )
        app.router.redirect_slashes = False
        return app

    def _show_reading_page(self, request: Request) -> Response:
        page = reading_page(self._provide().settings.base_url)
        return data_answer(request, page, {"Cache-Control": "no-cache"}, "text/html; charset=utf-8")

    def _answers(self, resource: Resource) -> Callable[[Request], Response]:
        def answer(request: Request) -> Response:
            services = self._provide()
            reading = self._door.reader(services, request)
            place = {name: str(value) for name, value in request.path_params.items()}
            query = read_query(request.query_params, resource.query)
            visit = Visit(services, reading, place, query)
            visit.check(resource.reads)
            found = _found(resource, visit)
            return data_answer(request, as_json(found), {"Cache-Control": OWN, **_onward(services, request, found)})

        return answer


class InterfaceFirst:
    """ASGI middleware that leads programs to their own app, past Streamlit's sessions, packing and checks of paths."""

    def __init__(self, app: ASGIApp, interface: ASGIApp) -> None:
        self._app = app
        self._interface = interface

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on to whom its address belongs."""
        is_theirs = scope["type"] == "http" and (scope["path"] == ROOT or scope["path"].startswith(f"{ROOT}/"))
        await (self._interface if is_theirs else self._app)(scope, receive, send)


def _found(resource: Resource, visit: Visit) -> Part:
    """Return what stands at an address; what is foreign and what never existed are refused in the same way."""
    if not all(_PLACE.fullmatch(name) for name in visit.place.values()):
        raise Refused(ProblemKind.NOT_FOUND)
    try:
        return resource.answer(visit)
    except (*UNKNOWN, NotPermitted) as problem:
        raise Refused(ProblemKind.NOT_FOUND) from problem


def _onward(services: Services, request: Request, found: Part) -> dict[str, str]:
    """Return the address of the next page as a header."""
    if not isinstance(found, Page) or found.next is None:
        return {}
    query = urlencode({**request.query_params, "cursor": found.next})
    return {"Link": f'<{services.settings.base_url.rstrip("/")}{request.url.path}?{query}>; rel="next"'}


def _show_description(request: Request) -> Response:
    return data_answer(request, _description(), {"Cache-Control": "no-cache"}, JSON)


@cache
def _description() -> bytes:
    return description_text()


def _say(kind: ProblemKind) -> Callable[[Request, Exception], Response]:
    def say(request: Request, _error: Exception) -> Response:
        return problem_answer(request, Refused(kind))

    return say


def _say_refused(request: Request, error: Exception) -> Response:
    return problem_answer(request, error if isinstance(error, Refused) else Refused(ProblemKind.BROKEN))


def _say_method(request: Request, _error: Exception) -> Response:
    if request.method == "OPTIONS":
        return allowed(_METHODS)
    answer = problem_answer(request, Refused(ProblemKind.METHOD))
    answer.headers["Allow"] = _METHODS
    return answer
