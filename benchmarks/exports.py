"""How long a million rows of ten columns take in each format, beside the bare library call, and in how much memory.

Run it from the checkout: `.venv/bin/python -m benchmarks.exports [--rows 1000000] [--formats csv xlsx ...]`. Each
measurement is a process of its own; the ratio is of processor time, because other work on the machine would spoil
the clock. The floor gets its data ready-made, in the library's own form, with the same cells and labels.
The promise (issue E): at most 1.5 times the floor; the memory of CSV, XLSX and Parquet does not grow with the rows.
"""

import argparse
import datetime as dt
import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa

from benchmarks.exports_floor import floors
from exports.statistical.formats import FORMATS
from exports.statistical.model import SUPPRESSED, UNANSWERED, Dataset, Kind, Variable

ROOT = Path(__file__).resolve().parent.parent
STEPS = {1: "trifft nicht zu", 2: "trifft eher nicht zu", 3: "trifft eher zu", 4: "trifft zu"}
MISSING = {-91: "weiß nicht", -92: "trifft bei uns nicht zu", UNANSWERED: "ohne Antwort", SUPPRESSED: "nicht gezeigt"}
WORDS = ["Gute Zusammenarbeit „vor Ort“", "Öfter Übergaben; weniger Wege", "Zeile\nnoch eine", "Mehr Zeit für Familien"]
VARIABLES = (
    *(Variable(f"k{number}", f"Kriterium {number}", Kind.ORDINAL, STEPS, MISSING) for number in range(1, 7)),
    Variable("land", "Land", Kind.NOMINAL, {number: f"Land {number}" for number in range(1, 17)}),
    Variable("anteil", "Anteil", Kind.NUMBER, missing={SUPPRESSED: "nicht gezeigt"}, unit="Prozent", decimals=2),
    Variable("worte", "In eigenen Worten", Kind.TEXT),
    Variable("tag", "Tag", Kind.DAY),
)
AT_ONCE = 10_000
STREAMED = ("csv", "csv-excel", "xlsx", "parquet")
ROUNDS = 3
HIDDEN = 0.05


def generated(rows: int) -> Iterator[Any]:
    """Yield so many rows, the same ones each time."""
    for start in range(0, rows, AT_ONCE):
        count, chance = min(AT_ONCE, rows - start), np.random.default_rng(start)
        share = np.round(chance.random(count) * 100, 2)
        share[chance.random(count) < HIDDEN] = SUPPRESSED
        text = pa.array(WORDS).take(pa.array(chance.integers(0, 4, count)))
        columns = [pa.array(chance.choice([*STEPS, *MISSING], count).astype("int32")) for _ in range(6)]
        columns += [pa.array(chance.integers(1, 17, count).astype("int32")), pa.array(share)]
        columns += [text, pa.array((20_000 + chance.integers(0, 700, count)).astype("int32"), pa.date32())]
        yield pa.RecordBatch.from_arrays(columns, names=[variable.name for variable in VARIABLES])


def dataset_of(source: Callable[[], Any], rows: int) -> Dataset:
    """Return the data set of the measurement."""
    return Dataset("messung", "Messung", VARIABLES, source, dt.date(2026, 11, 20), count=rows)


def measure(name: str, way: str, rows: int) -> dict[str, float]:
    """Write once in this process; return the seconds of processor time and the peak of memory in MB."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"a{FORMATS[name].ending}"
        if way == "streamed":
            dataset = dataset_of(lambda: generated(rows), rows)
        else:
            ready = list(generated(rows))
            dataset = dataset_of(lambda: ready, rows)
        writes = floors(name, dataset, path) if way == "floor" else lambda: FORMATS[name].write(dataset, path, told)
        began = time.process_time()
        writes()
        seconds = time.process_time() - began
        size = path.stat().st_size / 1e6
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    return {"seconds": seconds, "peak": peak, "size": size}


def told(_rows: int) -> None:
    """Be told of every batch, as a progress bar is."""


def in_own_process(name: str, way: str, rows: int) -> dict[str, float]:
    """Return one measurement of a fresh process."""
    command = [sys.executable, "-m", "benchmarks.exports", "--once", name, way, str(rows)]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    measured: dict[str, float] = json.loads(done.stdout)
    return measured


def compare(name: str, rows: int) -> None:
    """Print one format beside its floor, turn by turn, and its memory for all rows and for a tenth of them."""
    rounds = [(in_own_process(name, "ours", rows), in_own_process(name, "floor", rows)) for _ in range(ROUNDS)]
    ours, floor = (statistics.median(pair[place]["seconds"] for pair in rounds) for place in (0, 1))
    line = f"{name:10} {ours:7.2f} s; floor {floor:7.2f} s; ratio {ours / floor:.2f}; {rounds[0][0]['size']:.0f} MB"
    if name in STREAMED:
        few, all_rows = (in_own_process(name, "streamed", count)["peak"] for count in (rows // 10, rows))
        line += f"; peak memory {few:.0f} MB for {rows // 10} rows, {all_rows:.0f} MB for {rows}"
    else:
        line += f"; peak memory with the data {rounds[0][0]['peak']:.0f} MB, floor {rounds[0][1]['peak']:.0f} MB"
    print(line, flush=True)


def main() -> None:
    """Measure the formats asked for and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--formats", nargs="*", default=list(FORMATS))
    parser.add_argument("--once", nargs=3, metavar=("FORMAT", "WAY", "ROWS"))
    asked = parser.parse_args()
    if asked.once:
        name, way, rows = asked.once
        print(json.dumps(measure(name, way, int(rows))))
        return
    for name in asked.formats:
        compare(name, asked.rows)


if __name__ == "__main__":
    main()
