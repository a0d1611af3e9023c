"""The public page on a dialogue event behind ``/verzeichnis/dialoge/<token>``, as it was when it was published."""

from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from exports.event_html import event_html
from networks.links import LinkKind
from networks.scopes import RoomScope
from participant.assets import asset_address
from participant.endpoints import reading
from participant.entry import known_link
from participant.messages import bad_link
from participant.rendering import html_response
from texts.catalogue import translator
from wiring.services import Services
from wiring.session_papers import LANGUAGE

_STYLES = ("stil.css", "ergebnis.css")


class EventPages:
    """Answers requests for published pages; whatever is not published, or no more, gets the one page for such links."""

    def __init__(self, provide: Callable[[], Services]) -> None:
        self._provide = provide

    def routes(self) -> list[Route]:
        """Return the address of published pages."""
        return [Route("/verzeichnis/dialoge/{token}", reading(self._show), methods=["GET"])]

    def _show(self, request: Request) -> Response:
        services = self._provide()
        link = known_link(services, LinkKind.EVENT, request.path_params["token"])
        if link is None or not link.lets_in(services.clock.today()):
            return bad_link()
        scope = RoomScope(link.network_id, link.target_id)
        page = services.event_pages(scope).page(link.target_id)
        if page is None:
            return bad_link()
        of_round = services.rounds(scope).round(services.room(scope).session().round_id)
        styles = [asset_address(name) for name in _STYLES]
        return html_response(event_html(page, of_round, styles, translator(LANGUAGE)).encode())
