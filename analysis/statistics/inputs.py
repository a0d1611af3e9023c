"""What the measures are computed from: counts by step, and matrices of codes as a closed round keeps them."""

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

Codes = NDArray[np.integer[Any]]
"""People by items, as in ``selfeval.matrix``: the place of a step from 1 upward; 0 and below are no step."""

LEAST_STEPS = 2


def counts_by_step(counts: ArrayLike, dimensions: int | None = None) -> NDArray[np.int64]:
    """Return counts as an array whose last axis is the steps of one scale, the lowest first.

    Raises ValueError for fewer than two steps, a negative or broken count, or another number of dimensions than asked
    for.
    """
    array = np.asarray(counts)
    if array.ndim == 0 or array.shape[-1] < LEAST_STEPS:
        raise ValueError("counts need a last axis with at least two steps")
    if dimensions is not None and array.ndim != dimensions:
        raise ValueError(f"counts with {array.ndim} dimensions instead of {dimensions}")
    whole = array.astype(np.int64)
    if np.any(whole != array) or np.any(whole < 0):
        raise ValueError("counts are whole numbers from 0 upward")
    return whole


def people_by_items(codes: Codes) -> NDArray[np.int64]:
    """Return codes in an integer type that sums do not overflow; raises ValueError unless they are people by items."""
    array = np.asarray(codes)
    if array.ndim != LEAST_STEPS or not np.issubdtype(array.dtype, np.integer):
        raise ValueError("codes are whole numbers in the shape people by items")
    return array.astype(np.int64)


def complete_rows(codes: Codes) -> NDArray[np.int64]:
    """Return the rows of the people who gave a step on every item; an answer beside the scale is none."""
    array = people_by_items(codes)
    return array[(array > 0).all(axis=1)]


def counts_of_codes(codes: Codes, steps: int) -> NDArray[np.int64]:
    """Return how often each step was given, in the shape items by steps; what is no step is not counted.

    Raises ValueError for a code above ``steps``.
    """
    array = people_by_items(codes)
    if steps < LEAST_STEPS or (array.size and array.max() > steps):
        raise ValueError(f"a code is no step of a scale with {steps} steps")
    items = array.shape[1]
    places = np.clip(array, 0, None) + np.arange(items) * (steps + 1)
    return np.bincount(places.ravel(), minlength=items * (steps + 1)).reshape(items, steps + 1)[:, 1:]


def values_of_steps(steps: int, values: ArrayLike | None) -> NDArray[np.float64]:
    """Return what the steps count as: their own values, or their places 1, 2, 3 … where none are given.

    Raises ValueError unless there is one value for each step and they rise.
    """
    if values is None:
        return np.arange(1, steps + 1, dtype=np.float64)
    array = np.asarray(values, dtype=np.float64)
    if array.shape != (steps,) or np.any(np.diff(array) <= 0):
        raise ValueError("the values of the steps rise, one for each step")
    return array


def coverage_of(coverage: float) -> float:
    """Return a coverage that can be used; raises ValueError unless it lies between 0 and 1."""
    if not 0 < coverage < 1:
        raise ValueError(f"a coverage of {coverage} is not between 0 and 1")
    return coverage
