"""Limits for shares: exact binomial ones, Wilson's, and those of a funnel plot.

For a group that was invited as a whole there is no sample and therefore none of these: its honest band is
``selfeval.response.non_response_range``.
"""

from collections.abc import Callable
from dataclasses import dataclass
from math import lgamma, sqrt
from statistics import NormalDist

import numpy as np
from numpy.typing import ArrayLike, NDArray

from analysis.statistics.inputs import coverage_of
from analysis.statistics.measures import Interval, NotComputable, Reason

_HALVINGS = 60
"""How often a bisection halves the range from 0 to 1; more than a float can tell apart."""


def binomial(people: int, chance: float) -> NDArray[np.float64]:
    """Return how likely 0, 1, … ``people`` successes are when each person's success has this chance.

    The shape is (people + 1,) and the sum 1. Raises ValueError for a negative number of people or no chance.
    """
    if people < 0 or not 0 <= chance <= 1:
        raise ValueError(f"{people} people with a chance of {chance}")
    return _likelihoods(_log_factorials(people), people, chance)


def clopper_pearson(successes: int, people: int, coverage: float = 0.95) -> Interval | NotComputable:
    """Return the exact limits of a share, from 0 to 1: those chances that do not make the count too unlikely.

    The lower limit is the chance at which as many successes or more have the likelihood (1 − coverage) / 2, the upper
    one that at which as many or fewer have it (Clopper and Pearson 1934, Biometrika 26). They hold the coverage in
    every case and mostly more. Not computable for nobody; raises ValueError for more successes than people.
    """
    tail = (1 - coverage_of(coverage)) / 2
    _check_successes(successes, people)
    if people == 0:
        return NotComputable(Reason.NO_ANSWERS)
    logs = _log_factorials(people)

    def at_least(chance: float) -> float:
        return float(_likelihoods(logs, people, chance)[successes:].sum())

    def more_than(chance: float) -> float:
        return -float(_likelihoods(logs, people, chance)[: successes + 1].sum())

    low = _where(at_least, tail) if successes else 0.0
    high = _where(more_than, -tail) if successes < people else 1.0
    return Interval(low, high)


def wilson(successes: int, people: int, coverage: float = 0.95) -> Interval | NotComputable:
    """Return Wilson's limits of a share, from 0 to 1: narrower than the exact ones, and right on average.

    (p + z²/2n ± z √(p(1 − p)/n + z²/4n²)) / (1 + z²/n) with the normal quantile z (Wilson 1927, Journal of the American
    Statistical Association 22). Not computable for nobody; raises ValueError for more successes than people.
    """
    z = NormalDist().inv_cdf((1 + coverage_of(coverage)) / 2)
    _check_successes(successes, people)
    if people == 0:
        return NotComputable(Reason.NO_ANSWERS)
    share, weight = successes / people, z * z / people
    middle = (share + weight / 2) / (1 + weight)
    half = z * sqrt(share * (1 - share) / people + weight / (4 * people)) / (1 + weight)
    # at the ends the limit is the end itself, which rounding misses by a hair
    return Interval(0.0 if successes == 0 else middle - half, 1.0 if successes == people else middle + half)


@dataclass(frozen=True, eq=False)
class FunnelLimits:
    """Between which counts chance alone leaves a group of each size, around one target.

    All arrays have the shape (groups,). A group lies outside when its count is below ``lowest`` or above ``highest``.
    ``outside`` is how likely that is for a group that is no different: never more than one minus the coverage, often
    less, because people come in whole numbers.
    """

    people: NDArray[np.int64]
    lowest: NDArray[np.int64]
    highest: NDArray[np.int64]
    outside: NDArray[np.float64]

    @property
    def low(self) -> NDArray[np.float64]:
        """The lower limits as shares from 0 to 1."""
        return self.lowest / self.people

    @property
    def high(self) -> NDArray[np.float64]:
        """The upper limits as shares from 0 to 1."""
        return self.highest / self.people

    def side(self, successes: ArrayLike) -> NDArray[np.int8]:
        """Return −1 for each group below its limits, 1 for one above, and 0 for one that chance explains.

        Raises ValueError unless there is one count for each group, from 0 to its number of people.
        """
        counts = np.asarray(successes)
        if counts.shape != self.people.shape or np.any(counts < 0) or np.any(counts > self.people):
            raise ValueError("one count of successes for each group, from none to all of its people")
        return (counts > self.highest).astype(np.int8) - (counts < self.lowest).astype(np.int8)


def funnel_limits(people: ArrayLike, target: float, coverage: float = 0.998) -> FunnelLimits:
    """Return the limits of a funnel plot: what groups of these sizes show by chance around a target share.

    The exact quantiles of the binomial distribution at (1 − coverage) / 2 on either side (Spiegelhalter 2005,
    Statistics in Medicine 24), without his interpolation between whole people, so that the coverage is kept at every
    size. The usual coverages are 0.95 and 0.998. The limits show what chance does and do not rank; real differences
    between groups come on top of it. Raises ValueError for a group without people and for a target outside 0 to 1.
    """
    tail = (1 - coverage_of(coverage)) / 2
    sizes = np.asarray(people)
    if sizes.ndim != 1 or (sizes.size and (not np.issubdtype(sizes.dtype, np.integer) or sizes.min() < 1)):
        raise ValueError("a row of group sizes, each at least 1")
    if not 0 <= target <= 1:
        raise ValueError(f"a target of {target} is not between 0 and 1")
    sizes = sizes.astype(np.int64)
    each, where = np.unique(sizes, return_inverse=True)
    logs = _log_factorials(int(each[-1]) if each.size else 0)
    found = [_limits_of(_likelihoods(logs, int(size), target), tail) for size in each]
    lowest, highest, outside = (np.array([one[part] for one in found]) for part in range(3))
    if not found:
        return FunnelLimits(sizes, sizes, sizes, sizes.astype(np.float64))
    return FunnelLimits(sizes, lowest[where], highest[where], outside[where])


def _limits_of(likelihoods: NDArray[np.float64], tail: float) -> tuple[int, int, float]:
    """Return the lowest and highest count within the limits, and how likely the counts beyond are."""
    fewer = np.concatenate(([0.0], np.cumsum(likelihoods)[:-1]))
    more = np.concatenate((np.cumsum(likelihoods[::-1])[::-1][1:], [0.0]))
    lowest = int(np.flatnonzero(fewer <= tail)[-1])
    highest = int(np.flatnonzero(more <= tail)[0])
    return lowest, highest, float(fewer[lowest] + more[highest])


def _log_factorials(highest: int) -> NDArray[np.float64]:
    return np.array([lgamma(number + 1) for number in range(highest + 1)])


def _likelihoods(logs: NDArray[np.float64], people: int, chance: float) -> NDArray[np.float64]:
    """Return the binomial distribution from a table of the logarithms of factorials."""
    if chance in (0, 1):
        certain = np.zeros(people + 1)
        certain[people if chance else 0] = 1.0
        return certain
    successes = np.arange(people + 1)
    part = logs[: people + 1]
    ways = part[people] - part - part[::-1]
    found: NDArray[np.float64] = np.exp(ways + successes * np.log(chance) + successes[::-1] * np.log1p(-chance))
    return found


def _where(rising: Callable[[float], float], value: float) -> float:
    """Return where a function that rises from 0 to 1 reaches a value, by halving the range."""
    low, high = 0.0, 1.0
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        low, high = (middle, high) if rising(middle) < value else (low, middle)
    return (low + high) / 2


def _check_successes(successes: int, people: int) -> None:
    if not 0 <= successes <= people:
        raise ValueError(f"{successes} successes of {people} people")
