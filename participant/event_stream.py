"""An answer that goes on: server-sent events to one phone or projector until it leaves or is told to."""

import asyncio
from collections.abc import AsyncIterator, Callable

from starlette.responses import StreamingResponse
from starlette.types import Receive, Scope, Send

PULSE_SECONDS = 15.0
"""So often something is sent even when nothing has changed, so that nobody between takes the line for dead."""
PULSE = b"event: puls\ndata:\n\n"


def event(name: str, data: str) -> bytes:
    """Return one event as it goes over the wire; ``data`` has no line breaks of its own."""
    return f"event: {name}\ndata: {data}\n\n".encode()


class EventStream(StreamingResponse):
    """Sends what ``frames`` brings, and calls ``when_left`` as soon as nobody is there any more."""

    def __init__(self, frames: AsyncIterator[bytes], when_left: Callable[[], None]) -> None:
        headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
        super().__init__(frames, media_type="text/event-stream", headers=headers)
        self._frames = frames
        self._when_left = when_left

    async def __call__(self, _scope: Scope, receive: Receive, send: Send) -> None:
        """Talk until one side has enough."""
        talking = asyncio.create_task(self._talk(send))
        leaving = asyncio.create_task(_until_left(receive))
        try:
            await asyncio.wait({talking, leaving}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            self._when_left()
            talking.cancel()
            leaving.cancel()
            await asyncio.gather(talking, leaving, return_exceptions=True)

    async def _talk(self, send: Send) -> None:
        await send({"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers})
        async for frame in self._frames:
            await send({"type": "http.response.body", "body": frame, "more_body": True})
        await send({"type": "http.response.body", "body": b"", "more_body": False})


async def _until_left(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
