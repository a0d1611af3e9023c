"""Matrices of many rounds with the same columns, laid on each other so that all of them are counted at once."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from selfeval.matrix import UNANSWERED, Column, Counts

_AT_ONCE = 1 << 18
"""So many answers are counted at once: what is worked with then stays in the processor's own memory."""


class MatrixKey(NamedTuple):
    """Which matrix it is: of a round, the part of its release, and a perspective."""

    round_id: str
    part: int
    perspective: str


@dataclass(frozen=True)
class Stack:
    """Matrices that share their columns; ``people`` says how many rows of ``codes`` belong to each, in order.

    A key holds what a ``MatrixKey`` holds. It is a plain tuple here, because Python's garbage collection leaves those
    alone, and goes through everything else again and again while thousands of objects are made.
    """

    keys: tuple[tuple[str, int, str], ...]
    columns: tuple[Column, ...]
    people: NDArray[np.intp]
    codes: NDArray[np.int8]

    @cached_property
    def numbers(self) -> range:
        """All numbers from the lowest to the highest that can stand for an answer, or that stand here by damage."""
        lowest = -max((len(column.off_scale) for column in self.columns), default=0)
        highest = max((len(column.steps) for column in self.columns), default=0)
        least, most = int(self.codes.min(initial=UNANSWERED)), int(self.codes.max(initial=UNANSWERED))
        return range(min(lowest, least), max(highest, most) + 1)

    def counted(self) -> NDArray[np.int32]:
        """Return how often each number stands in each column of each matrix, as (matrices, items, numbers)."""
        items, width = len(self.columns), len(self.numbers)
        counts = np.zeros((len(self.keys), items, width), np.int32)
        columns = (np.arange(items) * width - self.numbers.start).astype(np.int32)
        for first, last, start, end in self._pieces():
            rows = np.repeat(np.arange(last - first, dtype=np.int32) * (items * width), self.people[first:last])
            places = self.codes[start:end] + columns + rows[:, None]
            times = np.bincount(places.ravel(), minlength=(last - first) * items * width)
            counts[first:last] = times.reshape(-1, items, width)
        return counts

    def answers(self) -> Iterator[tuple[MatrixKey, int, Counts]]:
        """Yield each matrix with its people and its counted answers, by item; what nobody gave is not in it.

        A number that stands for no answer of its column is no answer, so that it is missing from the counts.
        """
        first = self.numbers.start
        known = [(one.item_id, [(code - first, answer) for answer, code in one.codes.items()]) for one in self.columns]
        for key, people, of_matrix in zip(self.keys, self.people.tolist(), self.counted(), strict=True):
            counts = {
                item_id: {answer: row[place] for place, answer in answers if row[place]}
                for (item_id, answers), row in zip(known, of_matrix.tolist(), strict=True)
            }
            yield MatrixKey(*key), people, counts

    def _pieces(self) -> Iterator[tuple[int, int, int, int]]:
        """Yield runs of matrices, each with its rows, so small that counting one is quick."""
        ends = np.cumsum(self.people)
        first, start, rows = 0, 0, max(1, _AT_ONCE // max(1, len(self.columns)))
        while first < len(self.keys):
            last = max(first + 1, int(np.searchsorted(ends, start + rows, side="right")))
            end = int(ends[last - 1])
            yield first, last, start, end
            first, start = last, end
