"""Answers that travel packed to every browser that can unpack them, as all of today's can."""

import gzip
from collections.abc import Mapping

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

_LEVEL = 6
"""Packing more tightly saves a hundredth of the bytes and costs twice the time."""


def pack(body: bytes) -> bytes:
    """Return what a browser unpacks again to the same; the same at any time."""
    return gzip.compress(body, _LEVEL, mtime=0)


class PackedResponse(Response):
    """An answer full of text; ``packed`` is it as it travels, where that has been made before for others."""

    def __init__(
        self, body: bytes, media_type: str, status: int, headers: Mapping[str, str], packed: bytes | None = None
    ) -> None:
        super().__init__(body, status, {**headers, "Vary": "Accept-Encoding"}, media_type)
        self._packed = packed

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send it packed if the browser says that it can unpack."""
        if "gzip" in Headers(scope=scope).get("accept-encoding", ""):
            self.body = self._packed or pack(bytes(self.body))
            self.headers["Content-Encoding"] = "gzip"
            self.headers["Content-Length"] = str(len(self.body))
        await super().__call__(scope, receive, send)
