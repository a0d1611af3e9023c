"""Floor and ceiling: how many stand at an end of the scale, where nothing tells them apart any more."""

from dataclasses import dataclass

from numpy.typing import ArrayLike

from analysis.statistics.inputs import Codes, complete_rows, counts_by_step
from analysis.statistics.measures import Measure, NotComputable, Reason

SCORE_BOUND = 0.15
"""Terwee et al. (2007, Journal of Clinical Epidemiology 60): the share from which a score has the effect …"""
SCORE_PEOPLE = 50
"""… and the number of people from which one may say so."""


@dataclass(frozen=True)
class FloorCeiling:
    """Which shares, from 0 to 1, stand at the lowest and at the highest place, and of how many people."""

    floor: Measure
    ceiling: Measure
    people: int


def floor_ceiling(counts: ArrayLike) -> FloorCeiling:
    """Return the shares at both ends of one item's scale, of the people who gave a step.

    ``counts`` has the shape (steps,), the lowest first. On few steps high shares are natural: of four equally used ones
    each end has a quarter. Without answers there are no shares.
    """
    array = counts_by_step(counts, dimensions=1)
    people = int(array.sum())
    return _shares(int(array[0]), int(array[-1]), people)


def floor_ceiling_of_score(codes: Codes, steps: int) -> FloorCeiling:
    """Return the shares of the people who gave the lowest or the highest step on every item of an area.

    ``codes`` is people by items, on scales with the same number of steps; only who gave a step on all items is
    counted. Terwee et al. speak of an effect above 15 per cent (``SCORE_BOUND``) of at least 50 people
    (``SCORE_PEOPLE``). Raises ValueError for a code above ``steps``.
    """
    complete = complete_rows(codes)
    if complete.size and complete.max() > steps:
        raise ValueError(f"a code is no step of a scale with {steps} steps")
    if not complete.shape[1]:
        return _shares(0, 0, 0)
    lowest = int((complete == 1).all(axis=1).sum())
    highest = int((complete == steps).all(axis=1).sum())
    return _shares(lowest, highest, len(complete))


def _shares(lowest: int, highest: int, people: int) -> FloorCeiling:
    if not people:
        none = NotComputable(Reason.NO_ANSWERS)
        return FloorCeiling(none, none, 0)
    return FloorCeiling(lowest / people, highest / people, people)
