"""Funnels: what chance alone does to groups of each size, and whether a place lies beyond that."""

from dataclasses import dataclass
from math import sqrt

import numpy as np
from numpy.typing import NDArray

from analysis.bands import bands
from analysis.beyond_chance import COVERAGE, error_of
from analysis.circles import LEAST_OTHERS
from analysis.comparison import Comparison
from analysis.statistics.limits import funnel_limits

GRID = 20
"""The common share is told in twentieths, so that others' answers cannot be worked out from it with their numbers."""
_SIZES = (25, 50, 100, 250, 500, 1000)
"""How far the funnel is drawn; chosen by the own number alone, so that it tells nothing of others' sizes."""
_SMALLEST = 10
_ERRORS = 2
"""The common share is known only so well; a place is called different only if it is for all of these shares."""
_TOO_WIDE = 3


@dataclass(frozen=True, eq=False)
class Funnel:
    """One question of one perspective: the own share, the common share of the others, and the limits of chance."""

    agreeing: int
    people: int
    target: float
    """The mean of the others' shares in twentieths, never none or all, which would speak of each of them.

    Each place counts the same, so that a large one does not speak for all.
    """
    others: int
    """At least so many other places stand behind it; counted in fives."""
    sizes: NDArray[np.int64]
    low: NDArray[np.float64]
    high: NDArray[np.float64]
    side: int
    """-1 below the limits, 1 above, 0 where chance explains the difference."""
    are_most_inside: bool
    """Whether more than half of the others lie inside; how many would speak of each where it is all or none."""
    is_overdispersed: bool
    """Whether the others differ among themselves more than by chance, as real places mostly do."""

    @property
    def is_drawn_outside(self) -> bool:
        """Whether the own share lies outside of the drawn limits; ``side`` may be 0 all the same.

        The limits are drawn around one common share; a place is called different only if it is for all that share
        may be.
        """
        place, share = max(0, self.people - int(self.sizes[0])), self.agreeing / self.people
        return not float(self.low[place]) <= share <= float(self.high[place])


def funnel(comparison: Comparison, perspective: str, item_id: str) -> Funnel | None:
    """Return the funnel of a question, or None where it is not compared."""
    row = comparison.row(perspective)
    place = [column.item_id for column in comparison.own.cube.axes.columns].index(item_id)
    counted = comparison.counted[:, row, place]
    own, people = comparison.own_shares[row, place], comparison.own_people[row][place]
    if np.isnan(own) or int(counted.sum()) < LEAST_OTHERS:
        return None
    theirs = comparison.others.agree[counted, row, place]
    sizes = comparison.others.people[counted, row, place]
    target = _target(float(theirs.mean()))
    drawn = _drawn(people)
    limits = funnel_limits(drawn, target, COVERAGE)
    inside = funnel_limits(sizes, target, COVERAGE).side(np.rint(theirs * sizes).astype(np.int64)) == 0
    agreeing = round(float(own) * people)
    [band] = bands(theirs[:, np.newaxis], np.ones((len(theirs), 1), np.bool_))
    return Funnel(
        agreeing,
        people,
        target,
        len(theirs) // LEAST_OTHERS * LEAST_OTHERS,
        drawn,
        limits.low,
        limits.high,
        _side(agreeing, people, target, error_of(band) if band else 1.0),
        2 * int(inside.sum()) > len(theirs),
        _is_overdispersed(theirs, sizes, target),
    )


def _drawn(people: int) -> NDArray[np.int64]:
    last = next((one for one in _SIZES if one >= people * 5 // 4), people * 2)
    return np.arange(_SMALLEST, last + 1, dtype=np.int64)


def _target(mean: float) -> float:
    return min(GRID - 1, max(1, round(mean * GRID))) / GRID


def _side(agreeing: int, people: int, target: float, error: float) -> int:
    """Return on which side of the limits a place lies, whatever the common share is within its error and rounding."""
    away = 1 / GRID / 2 + _ERRORS * error
    # what is told as the last twentieth on either side may be none or all
    low = target - away if target > 1 / GRID else 0.0
    high = target + away if target < 1 - 1 / GRID else 1.0
    sides = {
        int(funnel_limits([people], min(1.0, max(0.0, share)), COVERAGE).side([agreeing])[0]) for share in (low, high)
    }
    return sides.pop() if len(sides) == 1 else 0


def _is_overdispersed(theirs: NDArray[np.float64], sizes: NDArray[np.int64], target: float) -> bool:
    chance = target * (1 - target)
    spread = float(((theirs - target) ** 2 * sizes / chance).sum()) / (len(theirs) - 1)
    return spread > 1 + _TOO_WIDE * sqrt(2 / (len(theirs) - 1))
