"""What a dialogue hands out: poster, slides, and the sheets for a room without a network."""

from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from networks.scopes import NetworkScope
from web.downloads import Downloads, Paper
from wiring.services import Services
from wiring.session_handouts import poster_file, room_sheets_file, slides_file

_PDF = "application/pdf"
_SLIDES = "application/vnd.openxmlformats-officedocument.presentationml.presentation"

_Maker = Callable[[Services, NetworkScope, str], bytes]


class HandoutDownloads(Downloads):
    """The routes of a dialogue's handouts, given out by the same rules as all other papers."""

    def routes(self) -> list[Route]:
        """Return the routes."""
        return [
            Route("/herunterladen/dialogplakat/{session_id}", self.poster, methods=["GET"]),
            Route("/herunterladen/folien/{session_id}", self.slides, methods=["GET"]),
            Route("/herunterladen/ohne-netz/{session_id}", self.room_sheets, methods=["GET"]),
        ]

    def poster(self, request: Request) -> Response:
        """Hand out the poster of a session as a PDF in A3."""
        return self._of_session(request, "paper.session_poster", ("dialogplakat", "pdf", _PDF), poster_file)

    def slides(self, request: Request) -> Response:
        """Hand out the slides on a session for a committee."""
        return self._of_session(request, "paper.slides", ("folien", "pptx", _SLIDES), slides_file)

    def room_sheets(self, request: Request) -> Response:
        """Hand out the sheets for a room without a network as a PDF."""
        return self._of_session(request, "paper.room_sheets", ("ohne-netz", "pdf", _PDF), room_sheets_file)

    def _of_session(self, request: Request, action: str, kind: tuple[str, str, str], make_file: _Maker) -> Response:
        session_id = str(request.path_params["session_id"])
        name, ending, media_type = kind

        def make(scope: NetworkScope) -> Paper:
            services = self._provide()
            content = make_file(services, scope, session_id)
            network_id = services.sessions(scope).session(session_id).network_id
            return Paper(content, media_type, f"{name}-{session_id}.{ending}", network_id)

        return self._hand_out(request, action, make)
