"""All addresses of people who take part without an account, for the whole app or for a process of their own."""

from collections.abc import Callable

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp, Receive, Scope, Send

from participant import about
from participant.assets import assets
from participant.doors import Doors
from participant.echo import EchoPages
from participant.event_pages import EventPages
from participant.finding_pages import FindingPages
from participant.languages import language_of
from participant.messages import bad_link, out_of_order
from participant.packing import PackedResponse
from participant.questionnaires import QuestionnairePages
from participant.room_stream import RoomStreams
from participant.rooms import RoomPages
from participant.running_rooms import RunningRooms
from participant.screens import ScreenPages
from participant.wrong_codes import WrongCodes
from web import health
from web.headers import SecurityHeaders, is_for_participants
from web.origin import RefuseForeignPosts
from wiring.services import Services, services


def routes(provide: Callable[[], Services]) -> list[BaseRoute]:
    """Return the routes of questionnaires, rooms and projectors; ``provide`` is asked at each request."""
    rooms = RunningRooms(provide)
    streams = RoomStreams(provide, rooms)
    doors = Doors(provide, rooms, WrongCodes())
    return [
        *doors.routes(),
        *QuestionnairePages(provide, doors).routes(),
        *RoomPages(provide, rooms, doors, streams).routes(),
        *EchoPages(provide).routes(),
        *EventPages(provide).routes(),
        *FindingPages(provide).routes(),
        *ScreenPages(provide, rooms, streams).routes(),
        *about.routes(),
        Route("/p/{file}", _send_asset, methods=["GET"]),
    ]


def create_app(provide: Callable[[], Services] = services) -> Starlette:
    """Return the participants' pages as an app of their own, for as many processes as wanted on one database."""
    settings = provide().settings
    return Starlette(
        routes=[*routes(provide), *health.routes(provide)],
        middleware=[Middleware(SecurityHeaders, is_https=settings.is_https), Middleware(RefuseForeignPosts)],
        exception_handlers={404: _say_bad_link, 405: _say_bad_link, 500: _say_out_of_order},
    )


class ParticipantsFirst:
    """ASGI middleware that leads participants to their own app, past all that staff pages need.

    Streamlit's sessions, packing and checks of paths are a fifth of the work of a questionnaire and do nothing for it.
    """

    def __init__(self, app: ASGIApp, participants: ASGIApp) -> None:
        self._app = app
        self._participants = participants

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on to whom its address belongs."""
        is_theirs = scope["type"] == "http" and is_for_participants(scope["path"])
        await (self._participants if is_theirs else self._app)(scope, receive, send)


async def _send_asset(request: Request) -> Response:
    found = assets().get(request.path_params["file"])
    if found is None:
        return bad_link(language_of(request))
    return PackedResponse(found.body, found.media_type, 200, {"Cache-Control": found.caching}, found.packed)


async def _say_bad_link(request: Request, _error: Exception) -> Response:
    return bad_link(language_of(request))


async def _say_out_of_order(request: Request, _error: Exception) -> Response:
    return out_of_order(language_of(request))
