"""A limit on the size of forms on staff pages, before anything of them is read."""

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from texts.catalogue import translator

LARGEST_FORM = 64 * 1024
"""Bytes; a sign-in form has a few hundred."""

_FORMS = ("/anmelden", "/abmelden")


class RefuseLargeForms:
    """ASGI middleware that answers 413 to a sign-in form that is too large or does not tell its size."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on unless it is a form of ours that cannot be one."""
        if scope["type"] == "http" and scope["method"] == "POST" and scope["path"].startswith(_FORMS):
            length = Headers(scope=scope).get("content-length", "")
            if not length.isdecimal() or int(length) > LARGEST_FORM:
                await PlainTextResponse(translator("de")("web.too_large"), 413)(scope, receive, send)
                return
        await self._app(scope, receive, send)
