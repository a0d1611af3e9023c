"""How two groups differ on ordered steps, and whether the difference hangs on a single vote."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import erfc, sqrt

import numpy as np
from numpy.typing import ArrayLike, NDArray

from analysis.statistics.inputs import Codes, counts_by_step, coverage_of, people_by_items
from analysis.statistics.measures import Interval, Measure, NotComputable, Reason
from selfeval.ordinal import median

FAILED_DRAWS = 0.05
"""From this share of draws without a result on, the rest would be a selection."""


@dataclass(frozen=True)
class Dominance:
    """Two groups beside each other, by all pairs of one person from each."""

    delta: Measure
    """Cliff's delta from −1 to 1: pairs in which the first group is higher minus pairs in which it is lower."""
    u: Measure
    """Mann-Whitney's U of the first group: pairs in which it is higher, ties as half; from 0 to n · m."""
    p: Measure
    """Two-sided, from the normal distribution with correction for ties and continuity; for analysts, never as stars."""


def dominance(first: ArrayLike, second: ArrayLike) -> Dominance:
    """Return how often somebody of the first group stands higher than somebody of the second.

    Counts alone decide, no distances between steps: delta = (#higher − #lower) / (n · m) (Cliff 1993, Psychological
    Bulletin 114), U and its p after Mann and Whitney (1947). ``first`` and ``second`` have the shape (steps,), on the
    same scale. No delta and no U without answers on both sides; no p where all answers are the same. The p asks about
    a random sample, which people who chose to answer are not. Raises ValueError for scales of different length.
    """
    a, b = _both(first, second)
    n, m = int(a.sum()), int(b.sum())
    if not n or not m:
        none = NotComputable(Reason.NO_ANSWERS)
        return Dominance(none, none, none)
    below = np.concatenate(([0], np.cumsum(b)[:-1]))
    higher, ties = int(a @ below), int(a @ b)
    lower = n * m - higher - ties
    u = higher + ties / 2
    return Dominance((higher - lower) / (n * m), u, _p_of(max(u, n * m - u), a + b, (n, m)))


def _p_of(larger_u: float, tied: NDArray[np.int64], sizes: tuple[int, int]) -> Measure:
    people, pairs = sum(sizes), sizes[0] * sizes[1]
    same = sum(int(count) ** 3 - int(count) for count in tied)
    variance = pairs / 12 * (people + 1 - same / (people * (people - 1)))
    if same == people**3 - people:
        return NotComputable(Reason.NO_VARIANCE)
    z = (larger_u - pairs / 2 - 0.5) / sqrt(variance)
    return min(1.0, erfc(z / sqrt(2)))


@dataclass(frozen=True)
class GapWithoutOne:
    """The gap between the medians of two groups, and its range when any one vote is left out.

    All in steps of the scale, positive where the first group is higher.
    """

    gap: float
    least: float
    most: float

    @property
    def is_larger_than_one_vote(self) -> bool:
        """Whether the same group stays higher whoever had not voted: the gap is more than one single vote explains."""
        return self.least > 0 or self.most < 0


def gap_without_one(first: ArrayLike, second: ArrayLike) -> GapWithoutOne | NotComputable:
    """Return the gap between two medians and how far it moves when one person of either group is left out.

    A check and no test of significance: it says what this result would be with one vote less. ``first`` and ``second``
    have the shape (steps,), on the same scale. A group of one person has no median without it, which counts as no gap.
    Not computable without answers on both sides. Raises ValueError for scales of different length.
    """
    a, b = _both(first, second)
    gap = _gap(a, b)
    if gap is None:
        return NotComputable(Reason.NO_ANSWERS)
    left_out = [_gap(one, b) or 0.0 for one in _without_one(a)] + [_gap(a, one) or 0.0 for one in _without_one(b)]
    return GapWithoutOne(gap, min(left_out), max(left_out))


def _without_one(counts: NDArray[np.int64]) -> Iterator[NDArray[np.int64]]:
    for step in np.flatnonzero(counts):
        less = counts.copy()
        less[step] -= 1
        yield less


def _gap(first: NDArray[np.int64], second: NDArray[np.int64]) -> float | None:
    middles = [median(dict(enumerate(counts.tolist()))) for counts in (first, second)]
    if middles[0] is None or middles[1] is None:
        return None
    return middles[0] - middles[1]


@dataclass(frozen=True)
class Draws:
    """How a bootstrap is drawn: the generator that the caller made, how often, and how much of the draws it bounds."""

    generator: np.random.Generator
    times: int = 2000
    coverage: float = 0.95

    def __post_init__(self) -> None:
        """Raise ValueError for no draw and for a coverage outside 0 to 1."""
        coverage_of(self.coverage)
        if self.times < 1:
            raise ValueError("a bootstrap draws at least once")


def bootstrap(groups: Sequence[Codes], statistic: Callable[..., Measure], draws: Draws) -> Interval | NotComputable:
    """Return between which bounds a measure lies when people are drawn again, with replacement, from each group.

    The percentile interval over persons (Efron 1979, Annals of Statistics 7): the answers of one person stay together,
    because they belong together. Each group is people by items and is passed to ``statistic`` as one argument, with as
    many rows as before. It shows how much the measure hangs on who happened to answer, and speaks of nobody who was
    not asked. The reason of ``statistic`` is passed on where it has no result, and ``UNSTABLE`` where more than 1 draw
    in 20 has none.
    """
    people = [people_by_items(group) for group in groups]
    measured = statistic(*people)
    if isinstance(measured, NotComputable):
        return measured
    if any(not len(group) for group in people):
        return NotComputable(Reason.TOO_FEW_PEOPLE)
    found = []
    for _ in range(draws.times):
        chosen = (group[draws.generator.integers(len(group), size=len(group))] for group in people)
        value = statistic(*chosen)
        if not isinstance(value, NotComputable):
            found.append(value)
    if len(found) < draws.times * (1 - FAILED_DRAWS):
        return NotComputable(Reason.UNSTABLE)
    outer = (1 - draws.coverage) / 2
    low, high = np.quantile(found, [outer, 1 - outer])
    return Interval(float(low), float(high))


def _both(first: ArrayLike, second: ArrayLike) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    a, b = counts_by_step(first, dimensions=1), counts_by_step(second, dimensions=1)
    if len(a) != len(b):
        raise ValueError("two groups compare on one and the same scale")
    return a, b
