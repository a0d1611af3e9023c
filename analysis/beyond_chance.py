"""Whether an own distance lies beyond what chance does, so that equal places are not called different."""

from collections.abc import Sequence
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

from analysis.bands import Band
from analysis.others import Mask, Values

COVERAGE = 0.998
"""The same as that of a funnel: of a thousand looks at equal places at most two lie beyond."""
_LIMIT = NormalDist().inv_cdf((1 + COVERAGE) / 2)
_HUNDRED = 100
_FEWEST = 2


def chance_of(agree: Values, counted: Mask, people: NDArray[np.int64]) -> Values:
    """Return the variance that chance gives an own share of so many people, if it is like the mean of the others.

    ``agree`` and ``counted`` have the shape (places, cells), ``people`` the shape (cells,). The mean is drawn a little
    towards the middle, as if two people more had agreed and two had not, because near none or all it says too little.
    """
    mean = means(np.where(counted, agree, np.nan))
    size = np.maximum(people, 1)
    drawn = (mean * size + 2) / (size + 4)
    variance: Values = drawn * (1 - drawn) / size
    return variance


def sides_of(own: Values, theirs: Values, chance: Values, found: Sequence[Band | None]) -> list[int]:
    """Return for each cell -1 or 1 where the own value lies outside of the band and beyond chance, else 0.

    ``theirs`` has the shape (places, cells) and is NaN where a place does not count; ``chance`` is the variance of the
    own value. How badly the mean of few others is known is added to it.
    """
    there = ~np.isnan(theirs)
    count = np.maximum(there.sum(axis=0), _FEWEST)
    mean = means(theirs)
    spread = np.where(there, (theirs - mean) ** 2, 0).sum(axis=0) / (count - 1)
    limit = _LIMIT * np.sqrt(chance + spread / count)
    with np.errstate(invalid="ignore"):
        beyond = np.where(np.abs(own - mean) > limit, np.sign(own - mean), 0)
    return [
        0 if band is None or band.low <= value * _HUNDRED <= band.high else int(side)
        for value, side, band in zip(own.tolist(), beyond.tolist(), found, strict=True)
    ]


def means(values: Values) -> Values:
    """Return the mean of each cell over the places that are there, NaN where there is none."""
    there = ~np.isnan(values)
    counts = there.sum(axis=0)
    added = np.where(there, values, 0).sum(axis=0)
    found: Values = np.where(counts > 0, added / np.maximum(counts, 1), np.nan)
    return found
