"""Live rooms: a process looks at each room that somebody listens to, and tells everybody what is new for them.

A room of a hundred and fifty phones would ask a hundred and fifty times for the same. Here a process looks once,
about every 0.4 seconds and at once when it has itself written something of that network, and the result travels inside
the message, so that a reveal sets nobody off to fetch anything. Nothing is kept that another process would need.
"""

import asyncio
import logging
import random
import time
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

from networks.scopes import NetworkScope, RoomScope, Scope
from participant.endpoints import without_message
from participant.event_stream import PULSE, PULSE_SECONDS, EventStream, event
from participant.room_watch import Audience, Message, RoomWatch, ended_in
from participant.running_rooms import RunningRooms
from wiring.services import Services
from wiring.stopping import when_told_to_stop

LOOK_SECONDS = 0.4
"""So often a process looks whether another one has changed something."""
GATHER_SECONDS = 0.05
"""So long after a look the next one waits, so that many votes at the same moment cost one look."""
LONGEST_JITTER = 0.5
"""Over so many seconds the phones are told one after the other."""

_CHANCE = random.SystemRandom()
_logger = logging.getLogger(__name__)
_logger.addFilter(without_message)


class Listener:
    """One open stream; of several messages only the newest is kept, because each says all there is to see."""

    def __init__(self, audience: Audience, stand: str) -> None:
        self.audience = audience
        self.stand = stand
        """What it was told last, or says that it shows."""
        self.message: Message | None = None
        self.is_over = False
        self.news = asyncio.Event()

    def tell(self, message: Message) -> None:
        """Hand over what it would show now, unless that is what it was told last."""
        if message.stand != self.stand:
            self.stand, self.message = message.stand, message
            self.news.set()

    def end(self, message: Message | None) -> None:
        """Let the stream end, with a last word if there is one."""
        self.is_over, self.message = True, message
        self.news.set()


Look = Callable[[set[Audience]], dict[Audience, Message] | None]
"""Says what each of them would see now; None once the session has ended."""


class Channel:
    """All who listen to one room in this process, and the task that looks for them."""

    def __init__(self, look: Look, work: ThreadPoolExecutor) -> None:
        self.listeners: set[Listener] = set()
        self._look_for = look
        self._work = work
        self._woken = asyncio.Event()
        self._task: asyncio.Task[None] | None = None

    def add(self, listener: Listener) -> None:
        """Let somebody listen, who is told at once what there is to see."""
        self.listeners.add(listener)
        self.wake()
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._go_on())

    def wake(self) -> None:
        """Look now instead of a moment later."""
        self._woken.set()

    async def _go_on(self) -> None:
        while self.listeners:
            self._woken.clear()
            await self._look()
            await asyncio.sleep(GATHER_SECONDS)
            with suppress(TimeoutError):
                await asyncio.wait_for(self._woken.wait(), LOOK_SECONDS)

    async def _look(self) -> None:
        listeners = tuple(self.listeners)
        audience = {listener.audience for listener in listeners}
        try:
            seen = await asyncio.get_running_loop().run_in_executor(self._work, self._look_for, audience)
        except Exception:  # no reason to stop looking: the next one may succeed
            _logger.exception("a look at a room failed")
            return
        for listener in listeners:
            if seen is None:
                listener.end(ended_in(listener.audience.language))
            elif listener.audience in seen:
                listener.tell(seen[listener.audience])


class RoomStreams:
    """The streams of this process, room by room."""

    def __init__(
        self,
        provide: Callable[[], Services],
        rooms: RunningRooms,
        jitter: Callable[[], float] = lambda: _CHANCE.uniform(0, LONGEST_JITTER),
    ) -> None:
        self._provide = provide
        self._rooms = rooms
        self._jitter = jitter
        self._channels: dict[RoomScope, Channel] = {}
        self._loop: asyncio.AbstractEventLoop | None = None
        self._work = ThreadPoolExecutor(1, thread_name_prefix="room-watch")

    def open(self, scope: RoomScope, audience: Audience, stand: str) -> EventStream:
        """Return the stream for somebody who shows ``stand`` and wants to know what comes."""
        self._begin()
        if scope not in self._channels:
            self._channels[scope] = Channel(RoomWatch(self._provide, self._rooms, scope).look, self._work)
        channel, listener = self._channels[scope], Listener(audience, stand)
        channel.add(listener)
        return EventStream(self._frames(listener), lambda: self._remove(scope, channel, listener))

    def end(self) -> None:
        """End all streams, because the process stops; who listened comes back by itself."""
        for channel in self._channels.values():
            for listener in channel.listeners:
                listener.end(None)

    async def _frames(self, listener: Listener) -> AsyncIterator[bytes]:
        """Greet with the time, for clocks that a script counts down; then tell what is new and when it is over."""
        yield event("da", str(round(time.time())))
        is_first = True
        while True:
            try:
                await asyncio.wait_for(listener.news.wait(), PULSE_SECONDS)
            except TimeoutError:
                yield PULSE
                continue
            if listener.audience.seat and not is_first and not (listener.is_over and listener.message is None):
                await asyncio.sleep(self._jitter())
            is_first = False
            listener.news.clear()
            message, listener.message = listener.message, None
            if message is not None:
                yield event("ende" if listener.is_over else "bild", message.as_json)
            if listener.is_over:
                return

    def _remove(self, scope: RoomScope, channel: Channel, listener: Listener) -> None:
        channel.listeners.discard(listener)
        if not channel.listeners and self._channels.get(scope) is channel:
            channel.wake()
            del self._channels[scope]

    def _begin(self) -> None:
        """Hear of this process's own writes and of its end, from the first listener on."""
        if self._loop is None:
            self._loop = asyncio.get_running_loop()
            self._provide().database.when_written(self._tell)
            when_told_to_stop(lambda: self._in_loop(self.end))

    def _tell(self, scope: Scope) -> None:
        """Wake whoever watches what was written; called in the thread that wrote."""
        match scope:
            case RoomScope(network_id, session_id):
                self._in_loop(lambda: self._wake(frozenset({network_id}), session_id))
            case NetworkScope(ids):
                self._in_loop(lambda: self._wake(ids, None))
            case _:
                pass

    def _wake(self, networks: frozenset[str], session_id: str | None) -> None:
        for room, channel in self._channels.items():
            if room.network_id in networks and session_id in (None, room.session_id):
                channel.wake()

    def _in_loop(self, do: Callable[[], None]) -> None:
        with suppress(RuntimeError):  # the loop has ended, and with it all streams
            if self._loop is not None:
                self._loop.call_soon_threadsafe(do)
