"""How fast the results of a whole country are built, recounted and shown, each beside its floor.

Run it from the checkout: `.venv/bin/python -m benchmarks.national [--places 600] [--processes 2]
[--parts build recount pages] [--databases sqlite postgresql]`; without `build`, nothing is read from rows, so that the
other two begin sooner. The country is invented, the same one each time: 600 places with 5 rounds of about 112 people
and 60 criteria. Building means for each of the 3,000 rounds: reading its rows, making its matrices, counting its
figures for both reaches, making its release with its hash, and packing its cube. With the embedded database it is
measured in processor time, because other work on the machine would spoil the clock; with PostgreSQL by the clock,
because its server works in other processes. What must reach the disk is not in it: `--closing N` measures the closing
of N rounds with all that it writes and deletes.
The promise (issue E): built in 60 s; recounted in 3 times a bare count over arrays in memory; matrices in 25 MB; a
page in 300 ms and 300 MB.
"""

import argparse
import os
import statistics
import sys
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from analysis.invented.programme import place_of
from benchmarks.national import pages, recounting
from benchmarks.national.building import STEPS, BuiltPlace, build_places, make_places, seconds_of_closing
from benchmarks.national.data import (
    databases,
    is_empty,
    megabytes_of_matrices,
    programme_of,
    url_of,
    write_matrices,
    write_networks,
    write_released,
    write_rounds,
)
from storage.database import Database

MOST_MB, MOST_SECONDS = 25, 60
AT_ONCE = 50
"""So many places are written in one transaction."""
PARTS = ("build", "recount", "pages")


def show_progress(done: int, of_all: int) -> None:
    """Draw a bar that grows in place, or a line for every tenth where nobody watches a terminal."""
    share = done / of_all
    if sys.stderr.isatty():
        end = "\n" if done == of_all else ""
        print(f"\r[{'#' * round(40 * share):40}] {done} of {of_all}", end=end, file=sys.stderr, flush=True)
    elif done * 10 // of_all != (done - 1) * 10 // of_all:
        print(f"{done} of {of_all} places", file=sys.stderr, flush=True)


def stored(made: Iterable[BuiltPlace], places: int, opened: dict[str, Database]) -> Iterator[BuiltPlace]:
    """Yield the places as they come, with a progress bar, after putting each into the databases."""
    programme = programme_of(places)
    names = [place_of(programme, number).profile.place for number in range(places)]
    for database in opened.values():
        write_networks(database, names)
    waiting: list[BuiltPlace] = []
    for done, built in enumerate(made, start=1):
        waiting.append(built)
        if len(waiting) == AT_ONCE or done == places:
            for database in opened.values():
                write_places(database, waiting)
            waiting = []
        show_progress(done, places)
        yield built


def write_places(database: Database, built: Sequence[BuiltPlace]) -> None:
    """Write the matrices and releases of places."""
    write_matrices(database, [one for place in built for one in place.matrices])
    write_released(database, [one for place in built for one in place.released])
    write_rounds(
        database, [one for place in built for one in place.rounds], [one for place in built for one in place.parts]
    )


def build(asked: argparse.Namespace, name: str, beside: Database, opened: dict[str, Database]) -> None:
    """Build all rounds from rows, put what comes out into the databases, and print the time of each step."""
    seconds = dict.fromkeys((*STEPS, "floor"), 0.0)
    rows, packed, rounds = 0, 0, 0
    for built in stored(build_places(asked.places, asked.processes, beside), asked.places, opened):
        seconds = {step: took + built.seconds[step] for step, took in seconds.items()}
        rows, rounds = rows + built.rows, rounds + len(built.released)
        packed += sum(len(one.cube.pack()) for one, _ in built.released)
    whole = sum(seconds[step] for step in STEPS)
    steps = ", ".join(f"{step} {seconds[step]:.1f}" for step in STEPS)
    kind = "of the processor" if beside.is_sqlite else "by the clock"
    print(
        f"build, {name}: {rounds} rounds, {rows / 1e6:.1f} million rows: {whole:.1f} s {kind}, all processes together "
        f"({steps}); in {asked.processes} processes {whole / asked.processes:.1f} s (at most {MOST_SECONDS}); floor, a "
        f"bare read of the rows {seconds['floor']:.1f} s; ratio {whole / seconds['floor']:.1f}; "
        f"cubes {packed / 1e6:.1f} MB",
        flush=True,
    )


def prepare(asked: argparse.Namespace, opened: dict[str, Database]) -> None:
    """Fill the databases that are empty yet, from rows where their building is measured."""
    empty = {name: database for name, database in opened.items() if is_empty(database)}
    if "build" in asked.parts:
        for name, database in opened.items():
            build(asked, name, database, empty)
            empty = {}
    elif empty:
        made = make_places(asked.places, with_releases="pages" in asked.parts or asked.keep is not None)
        deque(stored(made, asked.places, empty), maxlen=0)


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--places", type=int, default=600)
    parser.add_argument("--parts", nargs="*", default=PARTS, choices=PARTS)
    parser.add_argument("--databases", nargs="*", default=("sqlite", "postgresql"))
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--closing", type=int, default=0, metavar="N")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="keep the databases there and use them again")
    parser.add_argument("--page")
    parser.add_argument("--url")
    return parser.parse_args()


def main() -> None:
    """Measure the parts asked for and print the figures."""
    asked = _asked()
    if asked.page:
        print(pages.measure(asked.page, asked.url))
        return
    with databases(asked.databases, asked.keep) as opened:
        if asked.closing:
            for name, database in opened.items():
                took = statistics.median(seconds_of_closing(asked.closing, database))
                print(
                    f"closing, {name}, with all that reaches the disk: median {took * 1000:.0f} ms a round", flush=True
                )
            return
        prepare(asked, opened)
        for name, database in opened.items():
            if "recount" in asked.parts:
                recounting.compare(name, database)
            if "recount" in asked.parts and database.is_sqlite:
                size = megabytes_of_matrices(database)
                print(f"derived data: matrices {size:.1f} MB with all keys (at most {MOST_MB})", flush=True)
            if "pages" in asked.parts:
                pages.form_circles(database)
                pages.compare(name, url_of(database))


if __name__ == "__main__":
    main()
