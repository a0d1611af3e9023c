"""What can honestly be said of answers on an ordered scale: their median and how far they part."""

from collections.abc import Mapping
from enum import StrEnum
from math import log2


class Spread(StrEnum):
    """How far the answers of one group lie apart, as a word."""

    AGREED = "agreed"
    SCATTERED = "scattered"
    SPLIT = "split"


_SCATTERED_FROM = 0.35
SPLIT_FROM = 0.7
"""From here on answers stand in two camps."""


def median(counts: Mapping[int, int]) -> float | None:
    """Return the median of answers given as value and count; between two steps when the middle lies there.

    >>> median({1: 2, 4: 1})
    1.0
    >>> median({2: 1, 3: 1})
    2.5
    """
    both = middle_steps(counts)
    return sum(both) / 2 if both else None


def middle_steps(counts: Mapping[int, int]) -> tuple[int, int] | None:
    """Return the two answers in the middle, the same twice where one stands there; their mean may be nobody's answer.

    >>> middle_steps({1: 2, 3: 2})
    (1, 3)
    """
    total = sum(counts.values())
    if total == 0:
        return None
    return _value_at(counts, (total - 1) // 2), _value_at(counts, total // 2)


def dissent(counts: Mapping[int, int], lowest: int, highest: int) -> float:
    """Return 0 when all agree and 1 when half stand at either end of the scale.

    One minus the consensus measure of Tastle and Wierman (2007), which, unlike the variance, tells two camps
    at the ends from many in the middle. With no answers the result is 0.

    >>> round(dissent({1: 3, 4: 3}, 1, 4), 2), round(dissent({2: 3, 3: 3}, 1, 4), 2)
    (1.0, 0.26)
    """
    total = sum(counts.values())
    if total == 0:
        return 0.0
    mean = sum(value * count for value, count in counts.items()) / total
    width = highest - lowest
    return -sum(count / total * log2(1 - abs(value - mean) / width) for value, count in counts.items() if count)


def spread_of(counts: Mapping[int, int], lowest: int, highest: int) -> Spread:
    """Return the word for how far the answers lie apart."""
    return word_of(dissent(counts, lowest, highest))


def word_of(dissent: float) -> Spread:
    """Return the word for a number from 0 to 1; the bounds are ours and stand in docs/results.md."""
    if dissent >= SPLIT_FROM:
        return Spread.SPLIT
    return Spread.SCATTERED if dissent >= _SCATTERED_FROM else Spread.AGREED


def _value_at(counts: Mapping[int, int], position: int) -> int:
    for value in sorted(counts):
        position -= counts[value]
        if position < 0:
            return value
    raise IndexError(position)
