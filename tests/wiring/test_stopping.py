"""Whoever has something to end hears that the process is to stop, and the server hears it too."""

import signal
import threading
from collections.abc import Iterator

import pytest

from wiring.stopping import when_told_to_stop


@pytest.fixture
def stopped() -> Iterator[list[str]]:
    """What the server heard; the signals' own handlers are put back at the end."""
    before = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)}
    heard: list[str] = []
    for number in before:
        signal.signal(number, lambda _number, _frame: heard.append("server"))
    yield heard
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_everybody_hears_the_signal_the_streams_first(stopped: list[str], number: signal.Signals) -> None:
    when_told_to_stop(lambda: stopped.append("streams"))
    signal.raise_signal(number)
    assert stopped == ["streams", "server"]


def test_outside_of_the_main_thread_nothing_changes(stopped: list[str]) -> None:
    thread = threading.Thread(target=when_told_to_stop, args=(lambda: stopped.append("streams"),))
    thread.start()
    thread.join()
    signal.raise_signal(signal.SIGTERM)
    assert stopped == ["server"]
