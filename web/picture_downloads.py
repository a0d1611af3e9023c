"""Charts that staff save as pictures: which one, of which statements and for which readers is in the query."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from exports.errors import ReportRefused
from exports.pictures import PictureFormat
from networks.scopes import NetworkScope
from selfeval.release import Reach
from texts.catalogue import LANGUAGES
from web.downloads import Downloads, Paper
from web.handing_out import not_there
from wiring.addresses import LANGUAGE
from wiring.pictures import PictureKind, PictureWish, picture_of

_MEDIA_TYPES = {PictureFormat.SVG: "image/svg+xml", PictureFormat.PNG: "image/png"}


class PictureDownloads(Downloads):
    """The route of pictures, handed out by the same rules as all papers."""

    def routes(self) -> list[Route]:
        """Return the routes."""
        return [Route("/herunterladen/diagramm/{round_id}", self.picture, methods=["GET"])]

    def picture(self, request: Request) -> Response:
        """Hand out a chart as a drawing or as dots."""
        round_id = str(request.path_params["round_id"])
        try:
            wish = wish_of(request)
        except ValueError:
            return not_there(ReportRefused(reason="picture"))

        def make(scope: NetworkScope) -> Paper:
            services = self._provide()
            content = picture_of(services, scope, round_id, wish)
            network_id = services.rounds(scope).round(round_id).network_id
            topic = wish.items[0].replace(".", "-") if len(wish.items) == 1 else "mehrere"
            name = f"diagramm-{wish.kind}-{topic}-{wish.reach}-{round_id}.{wish.format}"
            return Paper(content, _MEDIA_TYPES[wish.format], name, network_id)

        return self._hand_out(request, "paper.picture", make)


def wish_of(request: Request) -> PictureWish:
    """Return what an address asks for; raises ValueError for a word that it may not hold."""
    query = request.query_params
    language = query.get(LANGUAGE, LANGUAGES[0])
    if language not in LANGUAGES or not query.getlist("aussage"):
        raise ValueError(language)
    return PictureWish(
        kind=PictureKind(query.get("art", "")),
        items=tuple(query.getlist("aussage")),
        reach=Reach(query.get("reichweite", Reach.INTERNAL)),
        format=PictureFormat(query.get("format", PictureFormat.SVG)),
        language=language,
        batch=int(query.get("stapel", "0")),
        past=int(query.get("herkunft", "0")),
    )
