"""Whether an own value lies beyond what chance does, said from nothing of the others but what is shown of them.

Whoever makes up own answers and watches where "different" begins would else read the others' exact mean and spread.
So both come from the own answers and the band alone (docs/decisions/0039-comparing-in-circles.md).
"""

from collections.abc import Sequence
from math import sqrt
from statistics import NormalDist

import numpy as np

from analysis.bands import Band
from analysis.others import Values

COVERAGE = 0.998
"""The same as that of a funnel: of a thousand looks at equal places at most two lie beyond."""
_OF_A_LIST = 0.01
"""Of a hundred equal places at most one sees anything called different in a list that is read as a whole."""
_HUNDRED = 100
_HALF = 1.35
"""So many standard deviations wide is the middle half of what chance does."""


def limit_of(looks: int) -> float:
    """Return how many standard errors are beyond chance where so many values are looked at together."""
    return NormalDist().inv_cdf(1 - min(1 - COVERAGE, _OF_A_LIST / max(looks, 1)) / 2)


def chance_of(own: Values, people: Values, limit: float) -> Values:
    """Return the variance that chance gives own shares of so many people.

    The share is drawn towards the middle (Agresti and Coull), because near none or all it says too little.
    """
    size = np.maximum(people, 1)
    drawn = (own * size + limit**2 / 2) / (size + limit**2)
    variance: Values = drawn * (1 - drawn) / size
    return variance


def error_of(band: Band) -> float:
    """Return how badly the middle of the others is known, as a share, from how wide and of how many their band is."""
    return (band.high - band.low) / _HUNDRED / _HALF / sqrt(band.others)


def sides_of(own: Values, chance: Values, found: Sequence[Band | None], limit: float) -> list[int]:
    """Return for each cell -1 or 1 where the own value lies outside of the band and beyond chance, else 0."""
    return [
        0 if band is None else _side(value, variance, band, limit)
        for value, variance, band in zip(own.tolist(), chance.tolist(), found, strict=True)
    ]


def _side(value: float, variance: float, band: Band, limit: float) -> int:
    if not (value * _HUNDRED < band.low or value * _HUNDRED > band.high):
        return 0
    away = value - (band.low + band.high) / 2 / _HUNDRED
    return int(np.sign(away)) if abs(away) > limit * sqrt(variance + error_of(band) ** 2) else 0
