"""Bands: between which tenths the middle half of other places lies, so coarse that it speaks of none of them."""

from dataclasses import dataclass

import numpy as np

from analysis.circles import LEAST_OTHERS
from analysis.others import Mask, Values

GRID = 10
"""Bands begin and end at whole tens of a hundred."""
_HUNDRED = 100
_LEFT_OUT = 2
"""At least the lowest and the highest place are outside of every band, so that each place may be one of them."""
_DIGITS = 6


@dataclass(frozen=True)
class Band:
    """The middle half of the others, in percent or percentage points, rounded outwards to tens."""

    low: int
    high: int
    others: int
    """At least so many other places stand behind it; counted in fives."""


def bands(values: Values, mask: Mask) -> list[Band | None]:
    """Return the band of each cell, over the places that a mask counts; None for fewer than five.

    ``values`` are shares or differences of shares from -1 to 1 in the shape (places, cells), like ``mask``.
    """
    found: list[Band | None] = []
    ordered = np.sort(np.where(mask, values, np.inf), axis=0)
    for cell, places in enumerate(mask.sum(axis=0).tolist()):
        if places < LEAST_OTHERS:
            found.append(None)
            continue
        rank = max(_LEFT_OUT, -(-places // 4))
        low = _tens(float(ordered[rank - 1, cell]), up=False)
        high = _tens(float(ordered[places - rank, cell]), up=True)
        # equal ends would say exactly what many places share
        low = low - GRID if low == high == _HUNDRED else low
        found.append(Band(low, max(high, low + GRID), places // LEAST_OTHERS * LEAST_OTHERS))
    return found


def _tens(value: float, *, up: bool) -> int:
    tens = round(value * _HUNDRED / GRID, _DIGITS)
    return int(np.ceil(tens) if up else np.floor(tens)) * GRID
