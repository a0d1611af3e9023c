"""The public page on a dialogue event behind ``/verzeichnis/dialoge/<token>``, as it was when it was published."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dialogues.event_pages import EventContent, content_of
from exports.event_documentation import as_it_may_stand
from networks.links import LinkKind
from networks.scopes import RoomScope
from participant.contexts import Page
from participant.endpoints import reading
from participant.entry import known_link
from participant.messages import bad_link
from participant.rendering import render
from texts.catalogue import translator
from wiring.services import Services

_LANGUAGE = "de"
"""The language of what a dialogue hands out."""


@dataclass(frozen=True, kw_only=True)
class EventView(Page):
    """The page with its words; ``published`` is the day since when it stands there."""

    template: ClassVar[str] = "event.html"
    content: EventContent
    published: str


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
        t = translator(_LANGUAGE)
        of_round = services.rounds(scope).round(services.room(scope).session().round_id)
        content = as_it_may_stand(content_of(page), of_round, t)
        view = EventView(
            language=_LANGUAGE,
            title=page.title,
            heading=content.network,
            is_for_all=True,
            content=content,
            published=t.date(page.published_on),
        )
        return render(view)
