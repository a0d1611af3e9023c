"""Counting everything again from the stored matrices, beside a bare NumPy count over arrays that lie in memory."""

import statistics
import time
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from benchmarks.national.data import SCOPE
from selfeval.stacked import Stack
from storage.database import Database
from storage.recount import RecountRows

RUNS = 15
_AREA_ENDS = "."


def groups_of(stacks: Sequence[Stack]) -> list[NDArray[np.int32]]:
    """Return how often each answer stands in each dimension of each matrix, as (matrices, dimensions, numbers)."""
    return [np.add.reduceat(stack.counted(), areas_of(stack)[1], axis=1, dtype=np.int32) for stack in stacks]


def areas_of(stack: Stack) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Return the dimension of each column, and with which column each dimension begins."""
    names = [column.item_id.partition(_AREA_ENDS)[0] for column in stack.columns]
    order = list(dict.fromkeys(names))
    areas = np.array([order.index(name) for name in names])
    return areas, np.searchsorted(areas, np.arange(len(order)))


def recounted(database: Database) -> list[NDArray[np.int32]]:
    """Read all matrices from the database and count all groups."""
    return groups_of(RecountRows(database, SCOPE).all_stacks())


class Floor:
    """Codes and groups in memory, and one call of bincount over them."""

    def __init__(self, stacks: Sequence[Stack]) -> None:
        self._ready = [
            (stack.codes, np.repeat(np.arange(len(stack.keys)), stack.people), areas_of(stack)[0], stack.numbers)
            for stack in stacks
        ]

    def count(self) -> list[NDArray[np.int64]]:
        """Count all groups."""
        counted = []
        for codes, matrix, areas, numbers in self._ready:
            dimensions, width = int(areas.max()) + 1, len(numbers)
            places = ((matrix[:, None] * dimensions + areas) * width) + (codes - numbers.start)
            size = (int(matrix[-1]) + 1) * dimensions * width
            counted.append(np.bincount(places.ravel(), minlength=size).reshape(-1, dimensions, width))
        return counted


def compare(name: str, database: Database) -> None:
    """Print the recount beside its floor, turn by turn, after both gave the same numbers."""
    stacks = RecountRows(database, SCOPE).all_stacks()
    floor = Floor(stacks)
    ours, bare = groups_of(stacks), floor.count()
    if not all(np.array_equal(a[: len(b)], b) for a, b in zip(ours, bare, strict=True)):
        raise ValueError(name)
    groups = sum(one.shape[0] * one.shape[1] for one in ours)
    ratings = sum(int(stack.codes.size) for stack in stacks)
    turns = [(*milliseconds(lambda: recounted(database)), *milliseconds(floor.count)) for _ in range(RUNS)]
    took, worked, least, floor_worked = (statistics.median(turn[place] for turn in turns) for place in range(4))
    best = min(turn[0] for turn in turns) / min(turn[2] for turn in turns)
    print(
        f"recount, {name}: {groups} groups, {ratings / 1e6:.1f} million ratings: {took:.0f} ms; floor {least:.0f} ms; "
        f"ratio {took / least:.2f} (at most 3), of the quickest turns {best:.2f}, of the processor in this process "
        f"{worked / floor_worked:.2f} ({worked:.0f} and {floor_worked:.0f} ms)",
        flush=True,
    )


def milliseconds(work: Callable[[], object]) -> tuple[float, float]:
    """Return how many milliseconds a piece of work took by the clock, and of the processor."""
    began, cpu = time.perf_counter(), time.process_time()
    work()
    return (time.perf_counter() - began) * 1000, (time.process_time() - cpu) * 1000
