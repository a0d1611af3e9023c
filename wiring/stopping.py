"""Hearing that the process is to stop, in time to end what would otherwise go on."""

import signal
import threading
from collections.abc import Callable
from types import FrameType


def when_told_to_stop(do: Callable[[], None]) -> None:
    """Call ``do`` when the process is told to stop, before whoever else hears of it.

    A web server waits for its open answers before it stops, and a stream of events never ends by itself. Outside of
    the main thread nobody can hear it; there a server's own patience ends the streams.
    """
    if threading.current_thread() is not threading.main_thread():
        return
    for number in (signal.SIGTERM, signal.SIGINT):
        _before(number, do)


def _before(number: signal.Signals, do: Callable[[], None]) -> None:
    others = signal.getsignal(number)

    def hear(received: int, frame: FrameType | None) -> None:
        do()
        if callable(others):
            others(received, frame)

    if callable(others):
        signal.signal(number, hear)
