"""Forms may only be sent from our own pages: every POST is checked by where it comes from."""

from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from texts.catalogue import translator

_CHANGING = {"POST", "PUT", "PATCH", "DELETE"}


def is_foreign(headers: Headers) -> bool:
    """Say whether a browser reports that another site sends this request.

    ``Sec-Fetch-Site`` decides where it is sent, else ``Origin`` must name our own host. A program that sends neither
    carries no cookie of a person, so nothing can be done in somebody's name.
    """
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site not in ("same-origin", "none")
    origin = headers.get("origin")
    return origin is not None and urlsplit(origin).netloc != headers.get("host")


class RefuseForeignPosts:
    """ASGI middleware that answers 403 to a form sent from another site."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on unless it changes something and comes from elsewhere."""
        if scope["type"] == "http" and scope["method"] in _CHANGING and is_foreign(Headers(scope=scope)):
            await PlainTextResponse(translator("de")("web.foreign_post"), 403)(scope, receive, send)
            return
        await self._app(scope, receive, send)
