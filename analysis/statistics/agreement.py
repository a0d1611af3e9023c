"""How far people agree: coders on texts (Krippendorff), a group on its items (rWG), groups and raters (ICC)."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import ArrayLike, NDArray

from analysis.statistics.inputs import Codes, complete_rows, counts_by_step, people_by_items, values_of_steps
from analysis.statistics.measures import Measure, Measures, NotComputable, Reason, measures

PAIR = 2
LEAST_FOR_RWG = 3
"""Of two people a variance says next to nothing; fewer than three have no rWG here."""


class Level(StrEnum):
    """What codes say of each other: only whether they differ, or also which comes before which."""

    NOMINAL = "nominal"
    ORDINAL = "ordinal"


@dataclass(frozen=True)
class CoderAgreement:
    """Krippendorff's alpha and what it rests on."""

    alpha: Measure
    """1 when all agree, 0 when they agree as chance would, below 0 when they agree less than that."""
    agreed: Measure
    """The share, from 0 to 1, of pairs of coders that gave the same code; to be read beside alpha, never instead."""
    units: int
    """How many units at least two coders have coded; the others are left out."""


def krippendorff_alpha(codes: Codes, level: Level = Level.NOMINAL) -> CoderAgreement:
    """Return how far two or more coders agree on the codes of units, some of which may be missing.

    alpha = 1 − observed / expected disagreement, from the coincidences of values within units (Krippendorff 2004,
    Content Analysis, chapter 11). ``codes`` has the shape (units, coders): a code from 1 upward, anything below is
    missing. Not computable where no unit was coded twice, and where all pairs show one and the same code, for then
    nothing tells agreement from a coder who always writes the same. Raises ValueError for another shape.
    """
    array = people_by_items(codes)
    paired = array[(array > 0).sum(axis=1) >= PAIR]
    if not len(paired):
        none = NotComputable(Reason.NOT_PAIRED)
        return CoderAgreement(none, none, 0)
    together = _coincidences(paired)
    times, values = together.sum(axis=1), float(together.sum())
    apart = _distances(times, level)
    expected = float(times @ apart @ times) / (values - 1)
    alpha: Measure = NotComputable(Reason.NO_VARIANCE)
    if np.count_nonzero(times) >= PAIR:
        alpha = 1 - float((together * apart).sum()) / expected
    return CoderAgreement(alpha, float(np.trace(together)) / values, len(paired))


class Null(StrEnum):
    """Which answers count as no agreement at all; a result without this name says nothing."""

    UNIFORM = "uniform"
    """Every step equally often: variance (A² − 1) / 12 on A steps (James, Demaree and Wolf 1984)."""
    MAXIMUM_DISSENT = "maximum_dissent"
    """Half at either end: variance (A − 1)² / 4 (Lindell, Brandt and Whitney 1999)."""


def rwg(counts: ArrayLike, null: Null) -> Measures:
    """Return how far each group agrees on one item: 1 when all say the same, 0 as much as the null.

    1 − variance / variance of the null, with n − 1 in the variance (James, Demaree and Wolf 1984, Journal of Applied
    Psychology 69). ``counts`` has the shape (…, steps) and the result (…). Below 0 the group parts further than the
    null; that is kept and not set to 0, because two camps are a finding. With ``MAXIMUM_DISSENT`` the least is −1 / (n
    − 1). Steps count as their places. Fewer than three people have none.
    """
    array = counts_by_step(counts)
    people = array.sum(axis=-1)
    values = 1 - _variances(array) / _variance_of(null, array.shape[-1])
    return measures(values, people >= LEAST_FOR_RWG, Reason.TOO_FEW_PEOPLE)


def rwg_j(counts: ArrayLike, null: Null) -> Measure:
    """Return how far one group agrees on several items that ask for one thing, from 0 to 1.

    J (1 − v) / (J (1 − v) + v) for J items, where v is the mean of their variances in parts of the null's (James,
    Demaree and Wolf 1984). ``counts`` has the shape (items, steps). More items give a higher value without more
    agreement, so that only groups with the same items compare. Not computable with fewer than three people on an item,
    and where the group parts further than the null, because there the formula jumps.
    """
    array = counts_by_step(counts, dimensions=2)
    items = len(array)
    if not items:
        return NotComputable(Reason.TOO_FEW_ITEMS)
    if array.sum(axis=-1).min() < LEAST_FOR_RWG:
        return NotComputable(Reason.TOO_FEW_PEOPLE)
    part = float(_variances(array).mean()) / _variance_of(null, array.shape[-1])
    if part > 1:
        return NotComputable(Reason.OUT_OF_RANGE)
    return items * (1 - part) / (items * (1 - part) + part)


def icc_one(counts: ArrayLike) -> Measure:
    """Return which part of the differences between people lies between their groups: ICC(1), up to 1.

    (B − W) / (B + (k − 1) W) with the mean squares between and within groups (Shrout and Fleiss 1979, Psychological
    Bulletin 86); for groups of different size k = (N − Σn²/N) / (groups − 1) (Bliese 2000). ``counts`` has the shape
    (groups, steps), one perspective of each municipality; groups without answers are left out. Steps count as their
    places. Below 0 groups are more alike than chance makes them. Not computable with fewer than two groups, without
    two people in any, and where all answers are the same.
    """
    array = counts_by_step(counts, dimensions=2)
    array = array[array.sum(axis=1) > 0]
    sizes, groups = array.sum(axis=1), len(array)
    people = int(sizes.sum())
    if groups < PAIR:
        return NotComputable(Reason.TOO_FEW_GROUPS)
    if people == groups:
        return NotComputable(Reason.TOO_FEW_PEOPLE)
    if np.count_nonzero(array.sum(axis=0)) < PAIR:
        return NotComputable(Reason.NO_VARIANCE)
    steps = values_of_steps(array.shape[1], None)
    means = array @ steps / sizes
    mean = float(sizes @ means) / people
    between = float(sizes @ (means - mean) ** 2) / (groups - 1)
    within = float((array * (steps - means[:, None]) ** 2).sum()) / (people - groups)
    size = (people - float(sizes @ sizes) / people) / (groups - 1)
    return (between - within) / (between + (size - 1) * within)


def icc_absolute_of_mean(codes: Codes) -> Measure:
    """Return how far the mean of several raters can be relied on when their own level counts too: ICC(A,k), up to 1.

    (R − E) / (R + (C − E) / n) with the mean squares of n rated things, of raters and of the rest (McGraw and Wong
    1996, Psychological Methods 1). ``codes`` has the shape (things, raters); a thing that a rater left out is left
    out. Not computable with fewer than two things or raters, where all ratings are the same, and where the things
    differ so little beside the raters that the formula leaves its range.
    """
    complete = complete_rows(codes)
    things, raters = len(complete), complete.shape[1]
    if things < PAIR or raters < PAIR:
        return NotComputable(Reason.TOO_FEW_PEOPLE if raters < PAIR else Reason.TOO_FEW_GROUPS)
    # sums of squares times things · raters: whole numbers, so that nothing is almost 0
    square = int(complete.sum()) ** 2
    rows, columns = complete.sum(axis=1), complete.sum(axis=0)
    of_things = things * int(rows @ rows) - square
    of_raters = raters * int(columns @ columns) - square
    rest = things * raters * int((complete * complete).sum()) - square - of_things - of_raters
    if of_things == of_raters == rest == 0:
        return NotComputable(Reason.NO_VARIANCE)
    error = rest / ((things - 1) * (raters - 1))
    between = of_things / (things - 1)
    divisor = between + (of_raters / (raters - 1) - error) / things
    if divisor <= 0:
        return NotComputable(Reason.OUT_OF_RANGE)
    return float((between - error) / divisor)


def _coincidences(paired: NDArray[np.int64]) -> NDArray[np.float64]:
    """Return how often each value meets each other one within a unit, each unit with the weight of its values."""
    highest = int(paired.max())
    times = np.stack([(paired == value).sum(axis=1) for value in range(1, highest + 1)], axis=1)
    weights = 1 / (times.sum(axis=1) - 1)
    meetings: NDArray[np.float64] = (times * weights[:, None]).T @ times - np.diag(weights @ times)
    return meetings


def _distances(times: NDArray[np.float64], level: Level) -> NDArray[np.float64]:
    """Return the squared distance of each value from each other one."""
    if level is Level.NOMINAL:
        return 1 - np.eye(len(times))
    middles = np.cumsum(times) - times / 2
    apart: NDArray[np.float64] = np.subtract.outer(middles, middles) ** 2
    return apart


def _variances(array: NDArray[np.int64]) -> NDArray[np.float64]:
    """Return the variance of the places of the steps with n − 1; 0 for fewer than two people."""
    steps = values_of_steps(array.shape[-1], None)
    people = array.sum(axis=-1)
    squares = people * (array @ steps**2) - (array @ steps) ** 2
    found: NDArray[np.float64] = squares / np.maximum(people * (people - 1), 1)
    return found


def _variance_of(null: Null, steps: int) -> float:
    return (steps**2 - 1) / 12 if null is Null.UNIFORM else (steps - 1) ** 2 / 4
