"""A measure is a number or the reason why there is none; NaN is neither and never leaves this package."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray


class Reason(StrEnum):
    """Why a measure cannot be computed."""

    NO_ANSWERS = "no_answers"
    """Nobody gave a step of the scale."""
    TOO_FEW_PEOPLE = "too_few_people"
    """Fewer people than the formula or its conditions ask for."""
    TOO_FEW_ITEMS = "too_few_items"
    """The formula compares items and there is only one."""
    TOO_FEW_GROUPS = "too_few_groups"
    """The formula compares groups and there is only one."""
    NO_VARIANCE = "no_variance"
    """All are the same, so that nothing can go together with anything."""
    NOT_PAIRED = "not_paired"
    """Nothing was judged by two or more, so that nobody can agree or disagree."""
    DIFFERENT_SCALES = "different_scales"
    """The items have different numbers of steps, so that their sum means nothing."""
    OUT_OF_RANGE = "out_of_range"
    """The formula leaves the range in which its result can be read."""
    UNSTABLE = "unstable"
    """Too many draws of a simulation had no result."""


@dataclass(frozen=True)
class NotComputable:
    """The value of a measure that does not exist, with the reason."""

    reason: Reason


Measure = float | NotComputable
"""A finite number, or the reason why there is none."""


@dataclass(frozen=True)
class Interval:
    """Two bounds in the unit of what they bound; ``low`` is never above ``high``."""

    low: float
    high: float

    def __post_init__(self) -> None:
        """Raise ValueError for bounds in the wrong order."""
        if not self.low <= self.high:
            raise ValueError(f"an interval from {self.low} to {self.high}")


@dataclass(frozen=True, eq=False)
class Measures:
    """The same measure of many groups at once, in the shape of the groups.

    ``values`` holds 0 where ``is_computable`` is false; ``reason`` says why, which is one and the same for all of them.
    """

    values: NDArray[np.float64]
    is_computable: NDArray[np.bool_]
    reason: Reason

    def at(self, *place: int) -> Measure:
        """Return the measure of one group; raises IndexError where there is no such group."""
        if not self.is_computable[place]:
            return NotComputable(self.reason)
        return float(self.values[place])


def measures(values: NDArray[np.float64], is_computable: NDArray[np.bool_], reason: Reason) -> Measures:
    """Return measures whose places without a number hold 0, whatever the formula left there."""
    return Measures(np.where(is_computable, values, 0.0), np.asarray(is_computable), reason)
