"""Profiles: how each area stands to the own overall level, so that it matters little how strictly people judge."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from analysis.bands import Band, bands
from analysis.beyond_chance import chance_of, limit_of, sides_of
from analysis.comparison import Comparison
from analysis.others import Mask, Values

ENOUGH = 0.75
"""Another place has a profile where it shows at least this part of an area's questions."""
_TWO = 2
"""One area alone stands to nothing, and one question alone is no area."""


@dataclass(frozen=True)
class AreaProfile:
    """One area: how far it lies above or below the own overall level, and the middle half of the others' distances."""

    area_id: str
    own: float
    """In shares from -1 to 1."""
    band: Band | None
    side: int = 0
    """-1 or 1 where the own distance lies below or above the band by more than chance explains, else 0."""


def profile(comparison: Comparison, perspective: str, areas: Mapping[str, Sequence[str]]) -> tuple[AreaProfile, ...]:
    """Return the own profile of a perspective beside the others'; empty where fewer than two areas are shown.

    ``areas`` names the questions by area. An area counts where two of them are shown here; another place counts where
    it shows three quarters of the same questions in each of these areas. The overall level is the mean of the areas.
    """
    row = comparison.row(perspective)
    places = {column.item_id: place for place, column in enumerate(comparison.own.cube.axes.columns)}
    asked = {area: [places[item] for item in items if item in places] for area, items in areas.items()}
    own_shares = comparison.own_shares[row][np.newaxis]
    there = {area: [item for item in items if not np.isnan(own_shares[0, item])] for area, items in asked.items()}
    shown = {area: items for area, items in there.items() if len(items) >= _TWO}
    if len(shown) < _TWO:
        return ()
    own = _distances(own_shares, shown)[0]
    mine = comparison.others.compared[:, row]
    theirs = np.where(mine, comparison.others.agree[:, row], np.nan)
    whole = np.ones(len(theirs), np.bool_)
    for items in shown.values():
        whole &= _is_shown(theirs, items)
    counted = comparison.others.in_whole_circles(np.repeat(whole[:, np.newaxis], len(shown), axis=1))
    found = bands(_distances(theirs, shown), counted)
    levels = np.array([_means(own_shares[:, items])[0] for items in shown.values()])
    fewest = np.array([min(comparison.own_people[row][item] for item in items) for items in shown.values()], np.float64)
    limit = limit_of(len(shown))
    # the same people answer all questions of an area, so that many questions are no more certain than one
    sides = sides_of(own, _between(chance_of(levels, fewest, limit)), found, limit)
    return tuple(AreaProfile(area, float(own[at]), found[at], sides[at]) for at, area in enumerate(shown))


def _between(chance: Values) -> Values:
    """Return the variance of each area's distance from the mean of all, as if areas had nothing in common."""
    areas = len(chance)
    variance: Values = chance * (1 - 1 / areas) ** 2 + (chance.sum() - chance) / areas**2
    return variance


def _is_shown(values: Values, items: Sequence[int]) -> Mask:
    shown: Mask = (~np.isnan(values[:, items])).mean(axis=1) >= ENOUGH
    return shown


def _distances(values: Values, areas: Mapping[str, Sequence[int]]) -> Values:
    """Return how far each area's mean lies from the mean of all areas, in the shape (places, areas)."""
    means = np.column_stack([_means(values[:, items]) for items in areas.values()])
    distances: Values = means - means.mean(axis=1, keepdims=True)
    return distances


def _means(values: Values) -> Values:
    there = ~np.isnan(values)
    counts = there.sum(axis=1)
    means: Values = np.where(there, values, 0).sum(axis=1) / np.maximum(counts, 1)
    return np.where(counts > 0, means, np.nan)
