"""How far the items of an area measure one thing: Cronbach's alpha, item-rest correlation, Spearman-Brown.

All of them treat steps as numbers with equal distances, which ordered steps are only roughly. They are for those who
write the framework and never for judging a municipality.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analysis.statistics.inputs import Codes, complete_rows, people_by_items
from analysis.statistics.measures import Measure, NotComputable, Reason

LEAST_ITEMS = 2
LEAST_PEOPLE = 2
"""Of one person there is no variance; how many make a result worth telling is up to who tells it."""


@dataclass(frozen=True)
class Reliability:
    """Cronbach's alpha and what it rests on.

    It holds under conditions that no number can show: the items ask for one thing, in the same direction, on the same
    steps, equally closely, and one answer does not lead to the next. Where they ask equally closely but not for one
    thing, alpha can still be high; where they do not ask equally closely, it is too low.
    """

    alpha: Measure
    """From minus infinity to 1; below 0 where items contradict each other, mostly because one is turned round."""
    without: tuple[Measure, ...]
    """Alpha of the other items, for each item; higher than ``alpha`` where the item does not fit."""
    items: int
    people: int
    """Who gave a step on every item."""
    left_out: int
    """Who gave a step on some item and not on every one; many of them make those who are counted special."""


def reliability(codes: Codes) -> Reliability:
    """Return Cronbach's alpha of items, from the people who gave a step on all of them.

    alpha = k/(k − 1) · (1 − Σ variance of an item / variance of the sum) for k items (Cronbach 1951, Psychometrika 16).
    ``codes`` is people by items. Not computable with one item, one complete person, or a sum in which all are the same.
    Raises ValueError for another shape.
    """
    complete = complete_rows(codes)
    items = complete.shape[1]
    some = int((people_by_items(codes) > 0).any(axis=1).sum())
    without = (_alpha(np.delete(complete, item, axis=1)) for item in range(items))
    return Reliability(_alpha(complete), tuple(without), items, len(complete), some - len(complete))


def item_rest_correlations(codes: Codes) -> tuple[Measure, ...]:
    """Return how far each item goes together with the sum of the others, from −1 to 1.

    Pearson's correlation with the sum without the item itself (the corrected item-total correlation; Nunnally and
    Bernstein 1994, chapter 8), from the people who gave a step on all of them. ``codes`` is people by items. Not
    computable with one item, one complete person, or where the item or the sum of the others has no variance.
    """
    complete = complete_rows(codes)
    people, items = len(complete), int(complete.shape[1])
    if items < LEAST_ITEMS:
        return (NotComputable(Reason.TOO_FEW_ITEMS),) * items
    if people < LEAST_PEOPLE:
        return (NotComputable(Reason.TOO_FEW_PEOPLE),) * items
    total = complete.sum(axis=1)
    return tuple(_correlation(item, total - item) for item in complete.T)


def spearman_brown(correlation: float, times: float = 2.0) -> Measure:
    """Return the reliability of a test ``times`` as long, from that of the test as it is.

    times · r / (1 + (times − 1) · r) (Spearman 1910 and Brown 1910, British Journal of Psychology 3). With the
    correlation of two items and twice the length it is the reliability of both together, which for two items is to be
    preferred to alpha (Eisinga, te Grotenhuis and Pelzer 2013). Holds for parallel parts. Not computable where the
    formula has no result; raises ValueError for a correlation outside −1 to 1 and a length that is not above 0.
    """
    if not -1 <= correlation <= 1 or times <= 0:
        raise ValueError(f"a correlation of {correlation} at {times} times the length")
    divisor = 1 + (times - 1) * correlation
    if divisor <= 0:
        return NotComputable(Reason.OUT_OF_RANGE)
    return times * correlation / divisor


def _alpha(complete: NDArray[np.int64]) -> Measure:
    people, items = len(complete), int(complete.shape[1])
    if items < LEAST_ITEMS:
        return NotComputable(Reason.TOO_FEW_ITEMS)
    if people < LEAST_PEOPLE:
        return NotComputable(Reason.TOO_FEW_PEOPLE)
    of_sum = _squares(complete.sum(axis=1))
    if of_sum == 0:
        return NotComputable(Reason.NO_VARIANCE)
    of_items = sum(_squares(item) for item in complete.T)
    return items / (items - 1) * (1 - of_items / of_sum)


def _correlation(one: NDArray[np.int64], other: NDArray[np.int64]) -> Measure:
    squares = _squares(one), _squares(other)
    if 0 in squares:
        return NotComputable(Reason.NO_VARIANCE)
    together = len(one) * int(one @ other) - int(one.sum()) * int(other.sum())
    return float(np.clip(together / (np.sqrt(squares[0]) * np.sqrt(squares[1])), -1, 1))


def _squares(values: NDArray[np.int64]) -> int:
    """Return n² times the variance of whole numbers: exact, so that no variance is 0 and not almost 0."""
    return len(values) * int(values @ values) - int(values.sum()) ** 2
