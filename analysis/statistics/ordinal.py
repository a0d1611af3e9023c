"""Answers on ordered steps for many groups at once: quantiles, consensus, and the word for their spread.

What is said of a single figure lives in ``selfeval.ordinal``; these functions give the same results for whole arrays of
groups, which a national view has by the hundred thousand.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from analysis.statistics.inputs import counts_by_step, values_of_steps
from analysis.statistics.measures import Measures, Reason, measures
from selfeval.ordinal import Spread, word_of


def quantiles(counts: ArrayLike, share: float, values: ArrayLike | None = None) -> Measures:
    """Return the answer below which a share of each group's answers lie, between two steps when it falls there.

    The inverse of the distribution, averaged where it jumps (Hyndman and Fan 1996, definition 2), so that the share
    0.5 is the median as people count it. ``counts`` has the shape (…, steps) and the result (…); its unit is the place
    of the step from 1 upward, or ``values``. A group without answers has none. Raises ValueError for a share outside 0
    to 1.
    """
    if not 0 <= share <= 1:
        raise ValueError(f"a share of {share} is not between 0 and 1")
    by_step = _steps_first(counts)
    steps = values_of_steps(len(by_step), values)
    below = np.cumsum(by_step, axis=0)
    people = below[-1]
    rank = np.round(people * share, 9)  # 0.3 of 10 people are 3, not a hair more
    first = np.clip(np.ceil(rank), 1, None)
    second = np.clip(np.floor(rank) + 1, None, np.maximum(people, 1))
    middle = (_step_at(below, steps, first) + _step_at(below, steps, second)) / 2
    return measures(middle, people > 0, Reason.NO_ANSWERS)


def medians(counts: ArrayLike, values: ArrayLike | None = None) -> Measures:
    """Return the median of each group; see ``quantiles`` for shapes and units."""
    return quantiles(counts, 0.5, values)


def consensus(counts: ArrayLike, values: ArrayLike | None = None) -> Measures:
    """Return 1 for each group that agrees and 0 for one of which half stand at either end of the scale.

    Cns = 1 + Σ p log2(1 − |x − mean| / width) over the steps x with their shares p (Tastle and Wierman 2007,
    International Journal of Approximate Reasoning 45). One minus ``selfeval.ordinal.dissent``. ``counts`` has the shape
    (…, steps) and the result (…). A group without answers has none.
    """
    by_step = _steps_first(counts)
    people = by_step.sum(axis=0)
    steps = values_of_steps(len(by_step), values).reshape(-1, *[1] * people.ndim)
    shares = by_step / np.maximum(people, 1)
    mean = (shares * steps).sum(axis=0)
    apart = np.abs(steps - mean) / (steps[-1] - steps[0])
    # the mean reaches the other end of the scale only when nobody stands at this one, so that the term has no weight
    closeness = np.where(shares > 0, 1 - apart, 1.0)
    agreed = 1 + (shares * np.log2(closeness)).sum(axis=0)
    return measures(np.clip(agreed, 0.0, 1.0), people > 0, Reason.NO_ANSWERS)


def spread_words(counts: ArrayLike, values: ArrayLike | None = None) -> tuple[Spread | None, ...]:
    """Return the word for how far the answers of each group lie apart, by the bounds of ``selfeval.ordinal``.

    ``counts`` has the shape (groups, steps). None stands for a group without answers.
    """
    found = consensus(counts_by_step(counts, dimensions=2), values)
    agreed = zip(found.values, found.is_computable, strict=True)
    return tuple(word_of(1 - float(value)) if is_computable else None for value, is_computable in agreed)


def _steps_first(counts: ArrayLike) -> NDArray[np.int64]:
    """Return counts with the steps as their first axis, so that working step by step runs along whole rows."""
    return np.ascontiguousarray(np.moveaxis(counts_by_step(counts), -1, 0))


def _step_at(below: NDArray[np.int64], steps: NDArray[np.float64], rank: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the value of the answer with this rank, counted from 1, in each group."""
    place = (below < rank).sum(axis=0)
    found: NDArray[np.float64] = steps[np.minimum(place, len(steps) - 1)]
    return found
