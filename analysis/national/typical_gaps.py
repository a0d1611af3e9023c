"""Where perspectives part in many places: how often by a step or more, and in which direction."""

from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from analysis.national.breakdowns import LEAST_PLACES
from analysis.national.pool import Pool
from selfeval.disclosure import UNIFORM_FROM
from selfeval.ordinal import SPLIT_FROM

A_STEP = 1.0
"""From which distance of two medians on perspectives part."""


@dataclass(frozen=True)
class TypicalGap:
    """In how many places two perspectives part at a question."""

    question: int
    one: str
    other: str
    places: int
    """Where both answered, and neither stands in two camps whose middle nobody chose."""
    one_higher: int | None
    """How many of them have the first at least a step higher; None where all or none would, and they are few."""
    other_higher: int | None


def typical_gaps(section: Pool) -> tuple[TypicalGap, ...]:
    """Return for every question and pair of perspectives how often they part, in the order of the framework.

    Shown from five places on; that all or none of them part is told from ten places on, as with people who all say
    the same.
    """
    medians = medians_of(section)
    names = section.questions.perspectives
    found = []
    for one, other in combinations(range(len(names)), 2):
        apart = medians[:, one] - medians[:, other]
        both = ~np.isnan(apart)
        places = both.sum(axis=0)
        higher, lower = ((apart * sign >= A_STEP) & both for sign in (1, -1))
        for question in np.flatnonzero(places >= LEAST_PLACES).tolist():
            count = int(places[question])
            parts = [_told(int(one_way[:, question].sum()), count) for one_way in (higher, lower)]
            found.append(TypicalGap(question, names[one], names[other], count, *parts))
    return tuple(sorted(found, key=lambda gap: gap.question))


def medians_of(section: Pool) -> NDArray[np.float64]:
    """Return the median place of every (release, perspective, question) from 0 on; NaN where there is none to compare.

    A median between two steps lies between them, as everywhere; where answers stand in two camps there is none.
    """
    medians = np.full(section.speaks.shape, np.nan)
    cells = np.nonzero(section.speaks)
    counts = section.steps[cells].astype(np.float64)
    if not len(counts):
        return medians
    people, so_far = counts.sum(axis=-1), counts.cumsum(axis=-1)
    lower = (so_far > np.floor((people - 1) / 2)[:, None]).argmax(axis=-1)
    upper = (so_far > np.floor(people / 2)[:, None]).argmax(axis=-1)
    widths = np.array([one.steps - 1 for one in section.questions.all], np.float64)[cells[2]]
    medians[cells] = np.where(_is_split(counts, widths), np.nan, (lower + upper) / 2)
    return medians


def _is_split(counts: NDArray[np.float64], widths: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Say where answers stand in two camps, by the same measure as for every single round (``selfeval.ordinal``)."""
    values = np.arange(counts.shape[-1])
    shares = counts / counts.sum(axis=-1, keepdims=True)
    near = 1 - np.abs(values - (shares @ values)[:, None]) / widths[:, None]
    dissent: NDArray[np.float64] = -(shares * np.log2(np.where(shares > 0, near, 1.0))).sum(axis=-1)
    return dissent >= SPLIT_FROM


def _told(count: int, places: int) -> int | None:
    return None if places < UNIFORM_FROM and count in (0, places) else count
