"""What the app does when many people answer one questionnaire at once, beside a bare form in the same run.

Run it from the checkout: `.venv/bin/python -m benchmarks.questionnaire_load`. It starts the app with the example in a
home of its own, lets 160 people fill in the open questionnaire of the parents over HTTP, without time to think and with
two seconds for a page, and does the same with the floor of `benchmarks.bare_form`. The promises (issue C): no error,
95 of 100 answer pages under 1 s (under 100 ms when people think), at most 20 ms of the server's processor for a
questionnaire, at least half of the throughput of the floor with SQLAlchemy (docs/decisions/0023), a first page of at
most 30 kB in 4 requests; 2,500 questionnaires a minute are the aim. The client needs processor time too: on a machine
with two cores it takes one.
"""

import argparse
import asyncio
import json
import os
import re
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import quantiles
from urllib.parse import urlsplit

from benchmarks.bare_form import FLOORS, ITEMS_BY_PAGE
from benchmarks.load_client import Browser, Record
from storage.sqlite import sqlite_module
from tools.running_app import ROOT, free_port, running_app, wait_until_it_answers

PERSPECTIVE = "eltern"
_CPU_FIELDS = slice(11, 13)
"""Where /proc/<pid>/stat tells user and system time, counted after the name of the program."""
_STORED = """
SELECT count(DISTINCT ballot_id), count(*) FROM ballot JOIN rating USING (network_id, round_id, ballot_id)
WHERE perspective = ? AND sent
"""
_FETCHED = re.compile(r'<(?:link rel="(?:stylesheet|icon)"|script)[^>]*? (?:href|src)="([^"]+)"')


@dataclass(frozen=True)
class Measured:
    """What one crowd met, and what it cost the server."""

    record: Record
    cpu_seconds: float

    @property
    def a_minute(self) -> float:
        """Completed questionnaires a minute."""
        return self.record.completed / self.record.seconds * 60

    @property
    def pages_a_second(self) -> float:
        """Answer pages a second, each from the press of its button until the next page was there."""
        return len(self.record.waits) / self.record.seconds

    def told(self) -> str:
        """Return the figures in one line."""
        record = self.record
        cuts = quantiles(record.waits, n=100)
        waits = "/".join(f"{cuts[at - 1] * 1000:.0f}" for at in (50, 95, 99))
        cpu = self.cpu_seconds / max(record.completed, 1) * 1000
        return (
            f"{len(record.errors)} errors; answer page p50/p95/p99 {waits} ms; "
            f"{self.pages_a_second:.0f} answer pages a second; "
            f"{record.completed} questionnaires, {self.a_minute:.0f} a minute, {cpu:.1f} ms server CPU each"
        )


def cpu_seconds(process_id: int) -> float:
    """Return the processor time that a process has used so far, its own and the system's on its behalf."""
    stat = Path(f"/proc/{process_id}/stat").read_text("ascii")
    user, system = stat.rpartition(")")[2].split()[_CPU_FIELDS]
    return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


def measure(address: str, process_id: int, people: int, walks: int, think: float) -> Measured:
    """Send a crowd to a questionnaire and return what it met."""
    before = cpu_seconds(process_id)
    crowd = ["--people", str(people), "--walks", str(walks), "--think", str(think)]
    printed = subprocess.run(
        [sys.executable, "-m", "benchmarks.load_client", address, *crowd],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return Measured(Record(**json.loads(printed.stdout)), cpu_seconds(process_id) - before)


def prepare_example(home: Path) -> str:
    """Fill a home with the example and return the path of the open link for parents."""
    home.mkdir()
    command = [sys.executable, "-m", "wiring.commands"]
    environment = os.environ | {"QD_HOME": str(home)}
    subprocess.run([*command, "demo"], cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL)
    printed = subprocess.run(
        [*command, "links", "--json"], cwd=ROOT, env=environment, check=True, capture_output=True, text=True
    )
    links = [entry for entry in json.loads(printed.stdout) if entry["perspective"] == PERSPECTIVE]
    return urlsplit(str(links[0]["url"])).path


def stored(home: Path) -> tuple[int, int]:
    """Return how many questionnaires of parents a home holds as sent, and how many answers; asked without our code."""
    database: sqlite3.Connection = sqlite_module().connect(home / "qualitaetsdialog.db")
    people, answers = database.execute(_STORED, (PERSPECTIVE,)).fetchone()
    database.close()
    return people, answers


def first_page(address: str) -> tuple[int, int]:
    """Return requests and bytes over the wire of the first page with all that it fetches."""

    async def visit() -> list[int]:
        browser = Browser(address)
        page = await browser.open(urlsplit(address).path)
        sizes = [page.size] + [(await browser.open(target)).size for target in _FETCHED.findall(page.text)]
        browser.close()
        return sizes

    sizes = asyncio.run(visit())
    return len(sizes), sum(sizes)


@contextmanager
def bare_form(folder: Path, kind: str) -> Iterator[tuple[str, int]]:
    """Start a floor on an empty database; give its address and its process."""
    port, printed = free_port(), folder / f"{kind}.txt"
    with printed.open("w") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", "benchmarks.bare_form", str(port), str(folder / f"{kind}.db"), kind],
            cwd=ROOT,
            stdout=out,
            stderr=subprocess.STDOUT,
        )
    try:
        address = f"http://127.0.0.1:{port}/"
        wait_until_it_answers(address, process, printed)
        yield address, process.pid
    finally:
        process.terminate()
        process.wait()


def measure_app(folder: Path, people: int, walks: int, think: float) -> Measured:
    """Measure the app both ways, print the figures, and return those without time to think."""
    path = prepare_example(folder)
    with running_app(folder) as app:
        address = app.address + path
        requests, size = first_page(address)
        print(f"first page: {size / 1000:.1f} kB in {requests} requests")
        before = stored(folder)
        hurried = measure(address, app.process_id, people, walks, 0)
        print(f"app,   no time to think: {hurried.told()}")
        calm = measure(address, app.process_id, people, 2, think)
        print(f"app,   {think:g} s to think:   {calm.told()}")
        after = stored(folder)
    sent = hurried.record.completed + calm.record.completed
    is_whole = (after[0] - before[0], after[1] - before[1]) == (sent, sent * sum(ITEMS_BY_PAGE))
    print(f"stored: {after[0] - before[0]} of {sent} questionnaires, {after[1] - before[1]} answers")
    problems = hurried.record.errors + calm.record.errors
    if problems or not is_whole:
        raise SystemExit(f"not all of it worked: {problems[:3]}")
    return hurried


def main() -> None:
    """Measure both and print the figures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--people", type=int, default=160)
    parser.add_argument("--walks", type=int, default=5, help="how often each fills it in without time to think")
    parser.add_argument("--think", type=float, default=2.0)
    options = parser.parse_args()
    print(f"{options.people} people at once, {sum(ITEMS_BY_PAGE)} questions on {len(ITEMS_BY_PAGE)} pages")
    with tempfile.TemporaryDirectory() as folder:
        floors = {}
        for kind in FLOORS:
            with bare_form(Path(folder), kind) as (address, process_id):
                floors[kind] = measure(address, process_id, options.people, options.walks, 0)
            print(f"floor, {kind}: {floors[kind].told()}")
        ours = measure_app(Path(folder) / "home", options.people, options.walks, options.think)
    for kind, floor in floors.items():
        part = ours.pages_a_second / floor.pages_a_second
        print(f"the app reaches {part:.2f} of the answer pages a second of the floor with {kind}")


if __name__ == "__main__":
    main()
