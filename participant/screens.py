"""The projector behind ``/s/<token>``: everybody sees it, and nobody can change anything on it."""

from collections.abc import Callable

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from networks.links import LinkKind
from participant.endpoints import reading
from participant.messages import bad_link
from participant.rendering import render
from participant.room_answers import stand_answer
from participant.room_stream import RoomStreams
from participant.room_watch import Audience, around_now, projector_page
from participant.running_rooms import Found, RunningRooms, room_scope
from participant.screen_contexts import ScreenPage
from qualitaetsrahmen.languages.translations import GERMAN
from wiring.services import Services


class ScreenPages:
    """Answers requests of projectors."""

    def __init__(self, provide: Callable[[], Services], rooms: RunningRooms, streams: RoomStreams) -> None:
        self._provide = provide
        self._rooms = rooms
        self._streams = streams

    def routes(self) -> list[Route]:
        """Return the addresses of screens."""
        return [
            Route("/s/{token}", reading(self._show), methods=["GET"]),
            Route("/s/{token}/stand", reading(self._tell_stand), methods=["GET"]),
            Route("/s/{token}/strom", self._listen, methods=["GET"]),
        ]

    def _show(self, request: Request) -> Response:
        page = self._page(request)
        return bad_link() if page is None else render(page)

    def _tell_stand(self, request: Request) -> Response:
        page = self._page(request)
        return bad_link() if page is None else stand_answer(request, page)

    async def _listen(self, request: Request) -> Response:
        """Open the projector's stream of events."""
        found = await run_in_threadpool(self._find, request)
        if found.link is None or found.room is None:
            return bad_link()
        audience = Audience(request.path_params["token"], GERMAN)
        return self._streams.open(room_scope(found.link), audience, request.query_params.get("stand", ""))

    def _page(self, request: Request) -> ScreenPage | None:
        services, found = self._provide(), self._find(request)
        if found.link is None or found.room is None:
            return None
        around = around_now(services, room_scope(found.link), found.room)
        return projector_page(services, found.room, request.path_params["token"], around)

    def _find(self, request: Request) -> Found:
        return self._rooms.find(LinkKind.SCREEN, request.path_params["token"])
