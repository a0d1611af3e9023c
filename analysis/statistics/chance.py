"""What chance alone does to municipalities that are all the same: how far they part, and how many stand out."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from analysis.statistics.inputs import values_of_steps
from analysis.statistics.limits import FunnelLimits

TOP = 10
"""The length of a list of the best, as a ranking would print it."""


def equal_municipalities(people: ArrayLike, shares: ArrayLike, generator: np.random.Generator) -> NDArray[np.int64]:
    """Return the answers of municipalities whose people all come from one and the same distribution.

    ``people`` has the shape (municipalities,): how many answer in each. ``shares`` has the shape (steps,): how likely
    each step is, from 0 to 1, together 1. The result holds counts in the shape (municipalities, steps). Raises
    ValueError for shares that are none.
    """
    chances = np.asarray(shares, dtype=np.float64)
    if chances.ndim != 1 or np.any(chances < 0) or not np.isclose(chances.sum(), 1):
        raise ValueError("the shares of the steps are not negative and add up to 1")
    return generator.multinomial(np.asarray(people, dtype=np.int64), chances / chances.sum())


def standing_out(limits: FunnelLimits) -> NDArray[np.float64]:
    """Return how likely it is that 0, 1, 2 … of these groups lie outside their limits although none is different.

    Exact: the distribution of a sum of independent yes and no with different chances (Poisson 1837). The shape is
    (groups + 1,) and the sum 1. Says how many groups outside are no news.
    """
    likely = np.ones(1)
    for chance in limits.outside:
        likely = np.convolve(likely, [1 - chance, chance])
    return likely


@dataclass(frozen=True)
class Luck:
    """What a ranking of equal municipalities would show, on the mean of the places of the steps."""

    spread: float
    """How many steps lie between the best and the worst, on average over the simulated rounds."""
    kept_at_top: float
    """How many of the ten best are among them again in the next round, on average."""


def luck_of_a_ranking(people: ArrayLike, shares: ArrayLike, generator: np.random.Generator, rounds: int = 1000) -> Luck:
    """Simulate a ranking that nobody should make, to show what it would rest on.

    For each of ``rounds`` pairs of rounds all municipalities answer afresh from one distribution; see
    ``equal_municipalities`` for the arguments. Equal means are put in order by chance. Raises ValueError for fewer
    than eleven municipalities, for no round and for a municipality without people.
    """
    sizes = np.asarray(people, dtype=np.int64)
    if sizes.ndim != 1 or len(sizes) <= TOP or sizes.min() < 1 or rounds < 1:
        raise ValueError("a ranking needs more municipalities than its top has places, and people in each")
    spreads, kept = [], []
    for _ in range(rounds):
        means = [_means(equal_municipalities(sizes, shares, generator)) for _ in range(2)]
        spreads.append(np.ptp(means[0]))
        tops = [set(np.lexsort((generator.random(len(sizes)), mean))[-TOP:].tolist()) for mean in means]
        kept.append(len(tops[0] & tops[1]))
    return Luck(float(np.mean(spreads)), float(np.mean(kept)))


def _means(counts: NDArray[np.int64]) -> NDArray[np.float64]:
    means: NDArray[np.float64] = counts @ values_of_steps(counts.shape[1], None) / counts.sum(axis=1)
    return means
