"""How a room bears many phones: joining, voting, the reveal, five rooms at once, and a server that is killed.

    python -m benchmarks.room_load [--phones 150] [--only floor,room,crowded,rooms,killed,facilitator]

Everything runs on this machine in processes of its own: the real app on an embedded database, phones that talk as the
page's script does, and the facilitator, who opens votes and reveals them from another process than the app's, so that
what is told has to be noticed first. Beside it stands the floor: the same evening on Starlette, events and one upsert.
Times end when the message is there. Exits with an error when a vote was lost or counted twice.
"""

import argparse
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from statistics import quantiles
from typing import IO, Any

import httpx2

from benchmarks.questionnaire_load import cpu_seconds
from benchmarks.room_facilitator import reactions
from benchmarks.room_stage import Stage, set_stage
from dialogues.room_model import ItemVote
from tools.running_app import ROOT, free_port, wait_until_it_answers

ASKED, REVEALED = 'name="abstimmung" | class="count"', 'class="result"'
"""By what phones and projectors show it."""
_ROOMS, _IN_EACH = 5, 80


@dataclass(frozen=True)
class Pace:
    """Within how many seconds all come in, and within how many all vote."""

    join: float = 60.0
    vote: float = 30.0


AS_ASKED = Pace()


class Lost(SystemExit):
    """A vote was lost or counted twice."""


def spread_of(seconds: Sequence[float]) -> str:
    """Return p50, p95 and p99 in milliseconds."""
    cuts = quantiles(seconds, n=100) if len(seconds) > 1 else [seconds[0]] * 99
    return "/".join(f"{cuts[at - 1] * 1000:.0f}" for at in (50, 95, 99))


class Crowd:
    """The phones and projectors, in a process of their own."""

    def __init__(self, address: str, paths: Sequence[str]) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "benchmarks.room_client", address, *paths],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def begin(self, command: str) -> None:
        """Give a command without waiting for its end."""
        _pipe(self._process.stdin).write(f"{command}\n")
        _pipe(self._process.stdin).flush()

    def done(self) -> dict[str, Any]:
        """Wait for the end of the oldest command."""
        result: dict[str, Any] = json.loads(_pipe(self._process.stdout).readline())
        return result

    def do(self, command: str) -> dict[str, Any]:
        """Give a command and wait for its end."""
        self.begin(command)
        return self.done()

    def close(self) -> None:
        """Let everybody go."""
        with self._process:
            self.begin("quit")


def _pipe(pipe: IO[str] | None) -> IO[str]:
    if pipe is None:
        raise RuntimeError("the phones have no pipe")
    return pipe


@contextmanager
def crowd(address: str, paths: Sequence[str]) -> Iterator[Crowd]:
    """Bring phones to these rooms and projectors."""
    people = Crowd(address, paths)
    try:
        yield people
    finally:
        with suppress(BrokenPipeError):
            people.close()


class App:
    """The real app, which can be killed and started again on the same port."""

    def __init__(self, home: Path) -> None:
        self._home = home
        self._port = free_port()
        self.address = f"http://127.0.0.1:{self._port}"
        self.start()

    def start(self) -> None:
        """Start it and wait until it answers."""
        printed = self._home / "printed.txt"
        with printed.open("w") as out:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "wiring.commands", "serve", "--port", str(self._port)],
                cwd=ROOT,
                env=os.environ | {"QD_HOME": str(self._home), "PYTHONUNBUFFERED": "1"},
                stdout=out,
                stderr=subprocess.STDOUT,
            )
        wait_until_it_answers(f"{self.address}/readyz", self._process, printed)
        self.sign_in_link = next(word for word in printed.read_text().split() if "/anmelden/link/" in word)

    def cpu_seconds(self) -> float:
        """Return how long it has worked so far."""
        return cpu_seconds(self._process.pid)

    def kill(self) -> None:
        """Kill it as a power cut would."""
        self._process.send_signal(signal.SIGKILL)
        self._process.wait()

    def stop(self) -> None:
        """Stop it as an operator does."""
        self._process.terminate()
        self._process.wait(timeout=30)


def told_evening(
    name: str, people: Crowd, who: tuple[int, Pace], ask: Callable[[], object], reveal: Callable[[], object]
) -> int:
    """Let phones join, vote and see the result; print what they met, and return how many votes were acknowledged."""
    phones, pace = who
    joined = people.do(f"join {phones} {pace.join}")
    print(f"{name}: {phones} phones joined within {pace.join:g} s, each in {spread_of(joined['joined'])} ms")
    began = time.time()
    ask()
    _print_shown(f"{name}: the question", people.do(f"shown {ASKED}"), began)
    voted = people.do(f"vote {pace.vote}")
    print(f"{name}: {len(voted['receipts'])} votes within {pace.vote:g} s, receipt {spread_of(voted['receipts'])} ms")
    began = time.time()
    reveal()
    _print_shown(f"{name}: the reveal", people.do(f"shown {REVEALED}"), began)
    for problem in [*joined["problems"], *voted["problems"]][:3]:
        print(f"{name}: PROBLEM {problem}")
    return len(voted["receipts"])


def _print_shown(what: str, shown: dict[str, Any], began: float) -> None:
    parts = {who: spread_of([moment - began for moment in shown[who]]) for who in ("phones", "screens")}
    print(f"{what} reached phones in {parts['phones']} ms, projectors in {parts['screens']} ms")


def measure_floor(phones: int) -> None:
    """Measure the floor."""
    with tempfile.TemporaryDirectory() as folder:
        port, printed = free_port(), Path(folder) / "printed.txt"
        with printed.open("w") as out:
            process = subprocess.Popen(
                [sys.executable, "-m", "benchmarks.bare_room", str(port), f"{folder}/floor.db"],
                cwd=ROOT,
                stdout=out,
                stderr=subprocess.STDOUT,
            )
        address = f"http://127.0.0.1:{port}"
        wait_until_it_answers(f"{address}/stimmen", process, printed)
        try:
            with crowd(address, ["/r/raum", "/s/leinwand"]) as people:
                told_evening(
                    "floor",
                    people,
                    (phones, AS_ASKED),
                    lambda: httpx2.post(f"{address}/frage"),
                    lambda: httpx2.post(f"{address}/aufdecken"),
                )
        finally:
            process.kill()
            process.wait()


def measure_rooms(name: str, phones: int, rooms: int = 1, pace: Pace = AS_ASKED) -> None:
    """Measure the real app with so many phones in so many rooms at once."""
    with tempfile.TemporaryDirectory() as folder:
        stage, app = set_stage(Path(folder), rooms), App(Path(folder))
        try:
            with crowd(app.address, paths_of(stage)) as people:
                votes: list[ItemVote] = []
                for session in stage.sessions:
                    stage.turn(session, 0)

                def ask() -> None:
                    votes.extend(stage.ask(session, 0) for session in stage.sessions)

                def reveal() -> None:
                    check(stage, votes, phones)
                    for session, vote in zip(stage.sessions, votes, strict=True):
                        stage.reveal(session, vote)

                acknowledged = told_evening(name, people, (phones, pace), ask, reveal)
                if acknowledged != phones:
                    raise Lost(f"{name}: {acknowledged} of {phones} votes were acknowledged")
        finally:
            app.stop()


def paths_of(stage: Stage) -> list[str]:
    """Return the paths of all rooms and projectors."""
    return [path for one in stage.sessions for path in (stage.room_path(one), stage.screen_path(one))]


def check(stage: Stage, votes: Sequence[ItemVote], expected: int) -> None:
    """Raise Lost unless the database holds as many votes as were acknowledged, as marks and as counters."""
    marks = sum(stage.store.votes_cast(vote.session_id, vote.id) for vote in votes)
    counted = sum(stage.counted(vote) for vote in votes)
    print(f"stored: {marks} marks and {counted} counted votes of {expected} acknowledged")
    if (marks, counted) != (expected, expected):
        raise Lost(f"{marks} marks, {counted} counted, {expected} acknowledged")


def measure_kill(phones: int) -> None:
    """Kill the app in the middle of a vote and start it again."""
    with tempfile.TemporaryDirectory() as folder:
        stage, app = set_stage(Path(folder)), App(Path(folder))
        session = stage.sessions[0]
        try:
            with crowd(app.address, paths_of(stage)) as people:
                stage.turn(session, 0)
                people.do(f"join {phones} 10")
                vote = stage.ask(session, 0)
                people.do(f"shown {ASKED}")
                people.begin("vote 10")
                time.sleep(4)
                app.kill()
                killed = time.time()
                app.start()
                started = time.time()
                voted = people.done()
                back = people.do("back")["phones"]
                print(f"killed: the app answered again after {started - killed:.1f} s")
                since = [max(0.0, moment - started) for moment in back]
                print(f"killed: phones were back {spread_of(since)} ms after that, the last after {max(since):.1f} s")
                print(f"killed: {len(voted['receipts'])} votes acknowledged, {voted['tries']} sent again")
                check(stage, [vote], len(voted["receipts"]))
        finally:
            app.stop()


def measure_facilitator(phones: int, clicks: int = 12) -> None:
    """Let a facilitator in a real browser turn to other criteria while phones are in the room."""
    with tempfile.TemporaryDirectory() as folder:
        stage, app = set_stage(Path(folder)), App(Path(folder))
        try:
            with crowd(app.address, paths_of(stage)) as people:
                people.do(f"join {phones} 15")
                seconds, cpu = reactions(app.address, app.sign_in_link, clicks, app.cpu_seconds)
                print(f"facilitator: a click with {phones} phones in the room took {spread_of(seconds)} ms")
                print(f"facilitator: for each of them the server worked {cpu * 1000:.0f} ms")
        finally:
            app.stop()


def main() -> None:
    """Measure what is asked for and print the figures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--phones", type=int, default=150)
    parser.add_argument("--only", default="floor,room,crowded,rooms,killed,facilitator")
    options = parser.parse_args()
    phones = options.phones
    measures: dict[str, Callable[[], None]] = {
        "floor": lambda: measure_floor(phones),
        "room": lambda: measure_rooms("room", phones),
        "crowded": lambda: measure_rooms("crowded", 2 * phones),
        "rooms": lambda: measure_rooms("five rooms", _ROOMS * _IN_EACH, _ROOMS),
        "killed": lambda: measure_kill(phones),
        "facilitator": lambda: measure_facilitator(phones),
    }
    for name in options.only.split(","):
        measures[name]()


if __name__ == "__main__":
    main()
