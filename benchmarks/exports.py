"""How long a million rows take in each format, beside the bare library call, and in how much memory.

Run it from the checkout: `.venv/bin/python -m benchmarks.exports [--data made-up results handed-in answers]
[--formats csv xlsx ...] [--rows 1000000] [--repeat 3]`; any part can be run alone, one format of the made-up data takes
less than five minutes (its workbook: `--repeat 1`), and every figure is printed as soon as it is there.
Made up are ten columns of all kinds, ready before the clock starts; of the real data sets the rows are built while they
are written, from releases and answers of invented rounds that are in memory.
Each measurement is a process of its own, in turn: the bare call, ours, and so on. Told are the medians, and the median
ratio of a turn, because a machine that is busy for a while slows both; compared is processor time, for the same reason.
The floor gets its data ready-made, in the library's own form, with the same cells and labels: texts as texts.
Memory is that of writing rows which are never all there: of all (a third for a workbook) and a third of that.
The promise (issue E): at most 1.5 times the floor; the memory of CSV, XLSX and Parquet does not grow with the rows.
"""

import argparse
import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.exports_data import COLUMNS, DATA, ROOT, ready_made
from benchmarks.exports_floor import floors
from exports.statistical.formats import FORMATS
from exports.statistical.rows import untold

STREAMED = ("csv", "csv-excel", "xlsx", "parquet")
MADE_UP = "made-up"


def measure(data: str, name: str, way: str, rows: int) -> dict[str, float]:
    """Write once in this process; return the seconds of processor time and the peak of memory in MB."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"a{FORMATS[name].ending}"
        dataset = DATA[data](rows)
        before = _memory()
        if way == "floor" or (way == "ours" and data == MADE_UP):
            dataset = ready_made(dataset)
        writes = floors(name, dataset, path) if way == "floor" else lambda: FORMATS[name].write(dataset, path, untold)
        began = time.process_time()
        writes()
        seconds = time.process_time() - began
        size = path.stat().st_size / 1e6
    return {"seconds": seconds, "peak": _memory(), "grown": _memory() - before, "size": size}


def _memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000


def in_own_process(data: str, name: str, way: str, rows: int) -> dict[str, float]:
    """Return one measurement of a fresh process."""
    command = [sys.executable, "-m", "benchmarks.exports", "--once", data, name, way, str(rows)]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    measured: dict[str, float] = json.loads(done.stdout)
    return measured


def compare(data: str, name: str, rows: int, repeat: int) -> None:
    """Print one format beside its floor, turn by turn, and its memory for many rows and for a third of them."""
    seconds: dict[str, list[float]] = {"floor": [], "ours": []}
    for number in range(1, repeat + 1):
        for way, taken in seconds.items():
            one = in_own_process(data, name, way, rows)
            taken.append(one["seconds"])
            _say(data, name, f"{way} {number}: {one['seconds']:.2f} s, {one['size']:.0f} MB, peak {one['peak']:.0f} MB")
    floor, ours = (statistics.median(taken) for taken in seconds.values())
    ratio = statistics.median(one / bare for bare, one in zip(*seconds.values(), strict=True))
    _say(data, name, f"{rows} rows: {ours:.2f} s; floor {floor:.2f} s; ratio {ratio:.2f}")
    if name in STREAMED:
        most = rows // 3 if name == "xlsx" else rows  # a workbook of a million rows takes minutes
        for count in (most // 3, most):
            one = in_own_process(data, name, "streamed", count)
            _say(data, name, f"{count} rows: peak {one['peak']:.0f} MB, {one['grown']:.0f} MB of it while writing")


def _say(data: str, name: str, what: str) -> None:
    print(f"{data:10} {name:10} {what}", flush=True)


def main() -> None:
    """Measure what is asked for and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--data", nargs="*", choices=tuple(DATA), default=list(DATA))
    parser.add_argument("--formats", nargs="*", choices=tuple(FORMATS), default=list(FORMATS))
    parser.add_argument("--once", nargs=4, metavar=("DATA", "FORMAT", "WAY", "ROWS"))
    asked = parser.parse_args()
    if asked.once:
        data, name, way, rows = asked.once
        print(json.dumps(measure(data, name, way, int(rows))))
        return
    for data in asked.data:
        for name in asked.formats:
            # a workbook takes microseconds a cell; of the wide data sets it gets as many cells as of the made-up one
            rows = asked.rows * COLUMNS[MADE_UP] // COLUMNS[data] if name == "xlsx" else asked.rows
            compare(data, name, rows, asked.repeat)


if __name__ == "__main__":
    main()
