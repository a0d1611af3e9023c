"""What was acknowledged is on the disk: a kill loses and doubles nothing, and no commit is told before it is synced."""

import json
import re
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest

from storage.database import Database
from tests.storage.answering_traced import ACKNOWLEDGED, COMMIT, PEOPLE
from tests.storage.workspace import add_networks, opened_round
from tools.tracer import find_tracer

ROOT = Path(__file__).parents[2]
WRITES_OF_ONE = 3
SYNCED = "synced"
_SYNC = re.compile(r"\b(?:fsync|fdatasync)\b.*\)\s+= 0$")
_SAID = re.compile(rf'\bwrite\(1, "({COMMIT}|{ACKNOWLEDGED}) (\d+)\\n"')

Event = tuple[str, int]


@pytest.fixture
def opened(sqlite_template: str, tmp_path: Path) -> tuple[str, str]:
    """The address of a database in a file, and an open round in it."""
    path = tmp_path / "answers.db"
    path.write_bytes(Path(sqlite_template.removeprefix("sqlite:///")).read_bytes())
    url = f"sqlite:///{path}"
    database = Database.open(url)
    add_networks(database)
    round_id = opened_round(database).id
    database.close()
    return url, round_id


@pytest.mark.parametrize(("kills", "seed"), [(8, 1), pytest.param(200, 2, marks=pytest.mark.slow)])
def test_a_process_that_is_killed_while_people_answer_loses_and_doubles_nothing(
    opened: tuple[str, str], kills: int, seed: int
) -> None:
    program = [sys.executable, "-m", "tests.storage.answering_that_dies", *opened, str(kills), str(seed)]
    ended = subprocess.run(program, cwd=ROOT, capture_output=True, text=True, check=True)
    came_to = json.loads(ended.stdout)
    assert (came_to["wrong"], ended.stderr) == ([], "")
    assert came_to["acknowledged"] >= kills
    assert came_to["sent"] > 0


def traced(opened: tuple[str, str], way: str, trace: Path) -> list[Event]:
    """What happened while people answered, in order: commits begun, syncs done, and writes acknowledged."""
    tracer = find_tracer()
    assert tracer is not None, "strace is not installed and could not be fetched (rights or network missing)"
    watched = [tracer, "-f", "-s", "80", "-e", "trace=fsync,fdatasync,write", "-o", str(trace)]
    program = [sys.executable, "-m", "tests.storage.answering_traced", *opened, way]
    subprocess.run([*watched, *program], cwd=ROOT, capture_output=True, check=True)
    return list(events_of(trace.read_text("utf-8").splitlines()))


def events_of(lines: Iterable[str]) -> Iterable[Event]:
    for line in lines:
        if said := _SAID.search(line):
            yield said[1], int(said[2])
        elif _SYNC.search(line):
            yield SYNCED, -1


def told_too_early(events: Iterable[Event]) -> set[int]:
    """The groups of which somebody was told before their commit had been followed by a sync."""
    synced, too_early, committing = set[int](), set[int](), -1
    for what, group in events:
        if what == COMMIT:
            committing = group
        elif what == SYNCED:
            synced.add(committing)
        elif group not in synced:
            too_early.add(group)
    return too_early


def test_every_acknowledgement_comes_after_the_sync_of_its_commit(opened: tuple[str, str], tmp_path: Path) -> None:
    events = traced(opened, "safe", tmp_path / "trace")
    groups = {group for what, group in events if what == COMMIT}
    told = [group for what, group in events if what == ACKNOWLEDGED]
    syncs = sum(what == SYNCED for what, _ in events)
    assert (len(told), set(told) <= groups) == (PEOPLE * WRITES_OF_ONE, True)
    assert told_too_early(events) == set()
    assert syncs >= len(groups)


def test_the_count_of_syncs_notices_when_nobody_waits_for_the_disk(opened: tuple[str, str], tmp_path: Path) -> None:
    """Else the test above would prove nothing, as the kill alone does not: what a process wrote outlives it."""
    events = traced(opened, "unsafe", tmp_path / "trace")
    told = {group for what, group in events if what == ACKNOWLEDGED}
    assert sum(what == ACKNOWLEDGED for what, _ in events) == PEOPLE * WRITES_OF_ONE
    assert told_too_early(events) == told
