"""Into which groups places are broken down, so that no few of them can be worked out by adding and subtracting.

All groups of one breakdown together are the total: those that are shown, and one rest of five places or more. Of all
breakdowns together no sum or difference gives fewer than five places; where one would, groups go into the rest.
"""

from collections.abc import Iterator, Sequence
from enum import StrEnum
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from analysis.handed_in import Profile
from networks.model import NetworkKind
from networks.places import Land, MunicipalityKind, PopulationBand

LEAST_PLACES = 5
"""From how many places on anything is shown of them together."""
REST = -1
"""The group of those that are too few to be shown by themselves."""
LEFT_OUT = -2
"""A place that says nothing here."""

_CLOSE = 1e-8
_PAIR = 2
_DRAWS = np.random.default_rng(20260101).standard_normal((2, 4096))
"""Two fixed directions without any pattern; that a sum vanishes in both by accident is out of the question."""


class Breakdown(StrEnum):
    """By what places are told apart; the order is that in which they give way to each other."""

    LAND = "land"
    KIND = "kind"
    POPULATION = "population"
    NETWORK_KIND = "network_kind"


GROUPS: dict[Breakdown, tuple[str, ...]] = {
    Breakdown.LAND: tuple(Land),
    Breakdown.KIND: tuple(MunicipalityKind),
    Breakdown.POPULATION: (*PopulationBand, ""),
    Breakdown.NETWORK_KIND: tuple(NetworkKind),
}
"""The groups of every breakdown in a fixed order, which no value of theirs changes; "" is an unknown population."""


def codes_of(profiles: Sequence[Profile]) -> NDArray[np.intp]:
    """Return the group of every place in every breakdown, in the shape (breakdowns, places)."""
    number = {one: {group: place for place, group in enumerate(groups)} for one, groups in GROUPS.items()}
    rows = [[number[one][getattr(profile, one.value) or ""] for profile in profiles] for one in Breakdown]
    return np.array(rows, np.intp).reshape(len(Breakdown), len(profiles))


def safe_groups(codes: NDArray[np.intp], contributes: NDArray[np.bool_]) -> NDArray[np.intp] | None:
    """Return in which group of every breakdown each place is shown, or None where not even the total is.

    Groups below five places go into the rest, and the smallest of the others too where the rest would be below five.
    Then the breakdowns are granted one after the other: one that would let a few places be worked out together with
    those before it gives up its smallest group, and so on until it shows nothing but the total.
    """
    if contributes.sum() < LEAST_PLACES:
        return None
    shown = np.full(codes.shape, LEFT_OUT, np.intp)
    those = codes[:, contributes].astype(np.int8)
    shown[:, contributes] = np.frombuffer(_safe(those.tobytes(), those.shape[0]), np.int8).reshape(those.shape)
    return shown


@lru_cache(maxsize=2048)
def _safe(codes: bytes, breakdowns: int) -> bytes:
    """Return the groups of the same places; many questions have them in common, so each answer is found once."""
    whole = np.array([pooled(row) for row in np.frombuffer(codes, np.int8).reshape(breakdowns, -1).astype(np.intp)])
    if is_derivable(whole):
        whole = _granted(whole)
    return whole.astype(np.int8).tobytes()


def is_derivable(groups: NDArray[np.intp]) -> bool:
    """Say whether sums and differences of groups, shape (breakdowns, places), give fewer than five places.

    They give a set of places when its row lies in the row space of the groups, which is when the part of it that is
    orthogonal to all groups vanishes. Read in a fixed direction that part is one number for each cell of places that
    stand together everywhere, and a set can be worked out when the numbers of its cells add up to nothing.
    """
    widths = groups.max(axis=1) - REST + 1
    marks = np.ravel_multi_index(tuple(groups - REST), tuple(widths))
    _, one_of_each, sizes = np.unique(marks, return_index=True, return_counts=True)
    cells = groups[:, one_of_each]
    if cells.shape[1] > _DRAWS.shape[1]:
        raise ValueError(f"{cells.shape[1]} different kinds of places")
    views = np.concatenate([row == np.unique(row)[:, None] for row in cells]).astype(np.float64)
    _, strength, across = np.linalg.svd(views, full_matrices=False)
    basis = across[strength > _CLOSE]
    draws = _DRAWS[:, : cells.shape[1]]
    apart = draws - (draws @ basis.T) @ basis
    small = sizes < LEAST_PLACES
    return _some_vanish(apart[:, small], sizes[small])


def _some_vanish(parts: NDArray[np.float64], sizes: NDArray[np.intp]) -> bool:
    """Say whether the parts of one to four cells with fewer than five places together add up to nothing."""
    if _vanishes(parts):
        return True
    first, second = np.triu_indices(len(sizes), 1)
    fits = sizes[first] + sizes[second] < LEAST_PLACES
    pairs, weights = parts[:, first[fits]] + parts[:, second[fits]], (sizes[first] + sizes[second])[fits]
    if _vanishes(pairs):
        return True
    return any(_meet(pairs[:, weights == weight], others) for weight, others in _partners(parts, pairs, sizes, weights))


def _partners(
    parts: NDArray[np.float64], pairs: NDArray[np.float64], sizes: NDArray[np.intp], weights: NDArray[np.intp]
) -> Iterator[tuple[int, NDArray[np.float64]]]:
    """Yield for pairs of two and of three places what they may stand together with: single cells, and pairs of two."""
    for weight in range(_PAIR, LEAST_PLACES):
        yield weight, parts[:, sizes < LEAST_PLACES - weight]
    yield _PAIR, pairs[:, weights == _PAIR]


def _meet(some: NDArray[np.float64], others: NDArray[np.float64]) -> bool:
    """Say whether one of these and one of the others add up to nothing."""
    if not some.shape[1] or not others.shape[1]:
        return False
    others = others[:, np.argsort(others[0])]
    after = np.clip(np.searchsorted(others[0], -some[0]), 0, others.shape[1] - 1)
    return any(_vanishes(some + others[:, near]) for near in (after, np.clip(after - 1, 0, None)))


def _vanishes(parts: NDArray[np.float64]) -> bool:
    """Say whether one of some numbers is nothing in both directions."""
    near = np.abs(parts[0]) < _CLOSE
    return bool(near.any() and (np.abs(parts[1, near]) < _CLOSE).any())


def pooled(row: NDArray[np.intp]) -> NDArray[np.intp]:
    """Return one breakdown with its small groups in a rest that is no small group either."""
    groups, sizes = np.unique(row, return_counts=True)
    by_size = groups[np.argsort(sizes, kind="stable")]
    hidden = set(groups[sizes < LEAST_PLACES].tolist())
    rest = int(sizes[sizes < LEAST_PLACES].sum())
    for group in by_size[len(hidden) :].tolist():
        if not 0 < rest < LEAST_PLACES:
            break
        hidden.add(group)
        rest += int(sizes[groups == group][0])
    return np.where(np.isin(row, list(hidden)), REST, row)


def _granted(whole: NDArray[np.intp]) -> NDArray[np.intp]:
    """Return the breakdowns as far as each may stand beside those before it."""
    granted: list[NDArray[np.intp]] = []
    for row in whole:
        shown = row
        while is_derivable(np.array([*granted, shown])):
            shown = _less(shown)
        granted.append(shown)
    return np.array(granted)


def _less(row: NDArray[np.intp]) -> NDArray[np.intp]:
    """Return a breakdown with its smallest group in the rest."""
    groups, sizes = np.unique(row[row != REST], return_counts=True)
    return np.where(row == groups[np.argmin(sizes)], REST, row)
