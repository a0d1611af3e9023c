"""Answers as hypothesis draws them: counts by step, and matrices of codes with gaps in them."""

import numpy as np
from hypothesis import strategies as st
from hypothesis.extra import numpy as drawn_arrays
from numpy.typing import NDArray

from analysis.statistics.inputs import Codes
from analysis.statistics.measures import Measure, NotComputable

STEPS = 4


def counts(least: int = 0, most: int = 30, steps: int = STEPS) -> st.SearchStrategy[list[int]]:
    return st.lists(st.integers(least, most), min_size=steps, max_size=steps)


def tables(groups: int = 8, most: int = 12, steps: int = STEPS) -> st.SearchStrategy[NDArray[np.int64]]:
    """Counts in the shape groups by steps; some groups are empty."""
    shape = st.tuples(st.integers(1, groups), st.just(steps))
    return drawn_arrays.arrays(np.int64, shape, elements=st.integers(0, most))


def matrices(
    people: int = 25, items: int = 6, *, lowest: int = -2, least_items: int = 2
) -> st.SearchStrategy[NDArray[np.int8]]:
    """Codes in the shape people by items; ``lowest`` 1 leaves nothing open, below 1 something is."""
    shape = st.tuples(st.integers(1, people), st.integers(least_items, items))
    return drawn_arrays.arrays(np.int8, shape, elements=st.integers(lowest, STEPS))


def answers_of(counted: list[int] | NDArray[np.int64]) -> list[int]:
    """Each answer by itself, as the libraries take them."""
    return [step for step, count in enumerate(counted, start=1) for _ in range(count)]


def number(measure: Measure) -> float:
    assert not isinstance(measure, NotComputable), measure
    assert np.isfinite(measure)
    return measure


def as_codes(rows: list[list[int]]) -> Codes:
    return np.array(rows, dtype=np.int8)
