"""What pages about many places need on the server: time and memory of a process that shows nothing else.

``PAGES`` is the place for the functions of the real pages: each takes an open database and returns what is drawn.
"""

import json
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from analysis.cubes import State
from analysis.handed_in import Audience, HandedIn
from networks.scopes import ComparedScope, ReleasedScope
from storage.database import Database
from storage.handed_in import HandedInRows

ROOT = Path(__file__).resolve().parents[2]
RUNS = 9
FRAMEWORK = "messung"
_QUANTILES = (0.1, 0.25, 0.5, 0.75, 0.9)


def read_all(database: Database) -> object:
    """Read all releases and what became of them."""
    rows = HandedInRows(database, ReleasedScope("messung"))
    return rows.all_for(Audience.NZFH, FRAMEWORK), rows.facts_for(Audience.NZFH, FRAMEWORK)


def band(database: Database) -> object:
    """Work out quantiles of the mean step for every item and perspective over the latest round of all places."""
    latest = {one.profile.place: one for one in _compared(database)}
    counts = np.stack([one.cube.counts for one in latest.values()])
    states = np.stack([one.cube.states for one in latest.values()])
    steps = counts[..., :4] @ np.arange(1, 5)
    people = counts[..., :4].sum(axis=3)
    means = np.where((states >= State.UNIFORM) & (people > 0), steps / np.maximum(people, 1), np.nan)
    return np.nanquantile(means, _QUANTILES, axis=0, method="nearest") if np.isfinite(means).any() else means


def trend(database: Database) -> object:
    """Add up the answers of all places by round, perspective and item."""
    by_day: dict[str, list[NDArray[np.uint16]]] = {}
    for one in _compared(database):
        by_day.setdefault(one.closed_on.isoformat(), []).append(one.cube.counts)
    return {day: np.sum(np.stack(cubes), axis=0, dtype=np.int64) for day, cubes in by_day.items()}


PAGES: dict[str, Callable[[Database], object]] = {
    "all releases and facts": read_all,
    "band of all places": band,
    "trend of all places": trend,
}


def _compared(database: Database) -> list[HandedIn]:
    """Return all releases, the latest last."""
    releases = HandedInRows(database, ComparedScope()).all_for(Audience.COMPARISON, FRAMEWORK)
    return sorted(releases, key=lambda one: one.closed_on)


def compare(name: str, url: str) -> None:
    """Print time and memory of every page, each in a process of its own."""
    for page in PAGES:
        command = [sys.executable, "-m", "benchmarks.national", "--page", page, "--url", url]
        done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
        first, warm, peak = json.loads(done.stdout)
        print(
            f"page, {name}: {page}: first {first:.0f} ms, then {warm:.0f} ms (under 300); "
            f"peak memory {peak:.0f} MB (under 300)",
            flush=True,
        )


def measure(page: str, url: str) -> str:
    """Return the time of the first call, of a later one, and the memory of this process, as JSON."""
    database = Database.open(url)
    turns = []
    for _ in range(RUNS + 1):
        began = time.perf_counter()
        PAGES[page](database)
        turns.append((time.perf_counter() - began) * 1000)
    database.close()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    return json.dumps([turns[0], statistics.median(turns[1:]), peak])
