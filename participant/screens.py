"""The projector behind ``/s/<token>``: everybody sees it, and nobody can change anything on it."""

from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dialogues.sessions import room_code
from networks.links import LinkKind
from participant.endpoints import reading
from participant.messages import bad_link
from participant.rendering import render
from participant.room_contexts import ScreenPage
from participant.room_views import screen_page
from participant.rooms import stand_answer
from participant.running_rooms import RunningRooms
from wiring.services import Services


class ScreenPages:
    """Answers requests of projectors."""

    def __init__(self, provide: Callable[[], Services], rooms: RunningRooms) -> None:
        self._provide = provide
        self._rooms = rooms

    def routes(self) -> list[Route]:
        """Return the addresses of screens."""
        return [
            Route("/s/{token}", reading(self._show), methods=["GET"]),
            Route("/s/{token}/stand", reading(self._tell_stand), methods=["GET"]),
        ]

    def _show(self, request: Request) -> Response:
        page = self._page(request)
        return bad_link() if page is None else render(page)

    def _tell_stand(self, request: Request) -> Response:
        page = self._page(request)
        return bad_link() if page is None else stand_answer(request, page.stand)

    def _page(self, request: Request) -> ScreenPage | None:
        services, token = self._provide(), request.path_params["token"]
        room = self._rooms.find(LinkKind.SCREEN, token).room
        if room is None:
            return None
        return screen_page(room, token, room_code(services.keys, room.session), services.settings)
