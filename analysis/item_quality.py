"""What answers say about the items of a framework, for those who write its next version.

Nothing here judges a network: all rounds are put together, and a result speaks of an item and of a perspective. Only
answers to the wording and the steps that the framework has today are counted, whatever version a round was held on.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from analysis.statistics.floor_ceiling import FloorCeiling, floor_ceiling, floor_ceiling_of_score
from analysis.statistics.measures import Measure, NotComputable, Reason
from analysis.statistics.reliability import Reliability, item_rest_correlations, reliability, spearman_brown
from qualitaetsrahmen.model import Area, Framework
from qualitaetsrahmen.scales import OffScaleKind, Scale
from selfeval.matrix import Column, Matrix

LEAST_PEOPLE = 30
"""From how many complete answers on a reliability is told; our setting, below it alpha changes with every person."""
LEAST_PLACES = 5
"""From how many networks or municipalities on it is told that a gap never varies, as in the unnamed band."""
_PAIR = 2
_CODES = 256
"""An int8 has so many values, the lowest of which is minus half of them."""


@dataclass(frozen=True)
class ItemUse:
    """How the people of one perspective used an item, over all rounds that asked them."""

    item_id: str
    perspective: str
    rounds: int
    asked: int
    """How many sent their answers and had the item before them."""
    answered: int
    """How many of these gave any answer, on the scale or beside it."""
    off_scale: dict[OffScaleKind, int]
    steps: tuple[int, ...]
    """How often each step was given, the lowest first; from releases only where the distribution is shown."""
    places: int = 0
    """From how many networks or municipalities the answers come; 0 where that is not known."""

    @property
    def share_unanswered(self) -> Measure:
        """The share, from 0 to 1, of those who were asked and left it open."""
        return (self.asked - self.answered) / self.asked if self.asked else NotComputable(Reason.NO_ANSWERS)

    def share_of(self, kind: OffScaleKind) -> Measure:
        """Return the share, from 0 to 1, of those who answered and chose this kind of answer beside the scale."""
        return self.off_scale.get(kind, 0) / self.answered if self.answered else NotComputable(Reason.NO_ANSWERS)

    @property
    def ends(self) -> FloorCeiling:
        """The shares at the lowest and the highest step, of those whose step is known."""
        return floor_ceiling(self.steps)


@dataclass
class Tally:
    """What is counted of one item and perspective while the rounds are gone through."""

    rounds: int = 0
    asked: int = 0
    answered: int = 0
    answers: Counter[str] = field(default_factory=Counter)
    places: set[int] = field(default_factory=set)
    """Numbers that stand for places."""

    def use(self, item_id: str, perspective: str, scale: Scale) -> ItemUse:
        """Return what was counted."""
        kinds: Counter[OffScaleKind] = Counter()
        for answer, kind in scale.kind_of.items():
            kinds[kind] += self.answers[answer]
        steps = tuple(self.answers[step] for step in scale.value_of)
        counted = (self.rounds, self.asked, self.answered)
        return ItemUse(item_id, perspective, *counted, dict(kinds), steps, len(self.places))


Tallies = dict[tuple[str, str], Tally]
"""By item and perspective."""


def uses_in_matrices(framework: Framework, matrices: Iterable[Matrix]) -> tuple[ItemUse, ...]:
    """Return how each item was used, from the matrices of rounds on any version of the framework.

    In the order of the framework, item by item and perspective by perspective; what nobody was asked is missing.
    Whoever calls answers for it that these matrices may be read together, and leaves out the answers of bodies, which
    are no people.
    """
    tallies: Tallies = {}
    for (perspective, columns), (codes, rounds) in _pooled(matrices).items():
        for index, column in enumerate(columns):
            if not is_of_today(framework, column.item_id, column.rev, column.steps):
                continue
            tally = tallies.setdefault((column.item_id, perspective), Tally())
            counts = _counts_of(codes[:, index], column)
            tally.rounds += rounds
            tally.asked += len(codes)
            tally.answered += counts.total()
            tally.answers.update(counts)
    return tuple(uses_of(framework, tallies))


@dataclass(frozen=True)
class AreaQuality:
    """How far the items of an area measure one thing in one perspective, with what that rests on."""

    area_id: str
    perspective: str
    items: tuple[str, ...]
    """The core items that this perspective rates, in the order of the framework."""
    rounds: int
    rounds_left_out: int
    """Rounds that asked some of these items and not all, or with other words or steps."""
    reliability: Reliability
    of_two: Measure | None
    """For an area of two items, Spearman and Brown's reliability, which is then to be preferred to alpha."""
    item_rest: tuple[Measure, ...]
    """How far each item goes together with the others, in the order of ``items``."""
    score: FloorCeiling
    """Who gave the lowest, and who the highest step on all items."""


def area_qualities(
    framework: Framework, matrices: Iterable[Matrix], least_people: int = LEAST_PEOPLE
) -> tuple[AreaQuality, ...]:
    """Return the reliability of each area in each perspective that rates it, under these conditions.

    Only rounds that asked all core items of the area count, because people who were asked something else cannot be
    completed; of them only who gave a step on each. The items stand on the same steps, and at least ``least_people``
    are complete; otherwise the measures are not computable, with the reason. People of all places are put together, so
    that differences between places are part of what goes together.
    """
    pooled = _pooled(matrices)
    return tuple(
        _area_quality(framework, area, perspective.id, pooled, least_people)
        for area in framework.areas
        for perspective in framework.perspectives
        if _items_of(framework, area, perspective.id)
    )


_Pools = dict[tuple[str, tuple[Column, ...]], tuple[NDArray[np.int8], int]]
"""The codes of all people of a perspective who were asked the same, and from how many rounds they come."""


def _pooled(matrices: Iterable[Matrix]) -> _Pools:
    pools: dict[tuple[str, tuple[Column, ...]], list[NDArray[np.int8]]] = {}
    for matrix in matrices:
        pools.setdefault((matrix.perspective, matrix.columns), []).append(matrix.codes)
    return {key: (np.concatenate(codes), len(codes)) for key, codes in pools.items()}


def is_of_today(framework: Framework, item_id: str, rev: int, steps: tuple[str, ...]) -> bool:
    """Say whether an item of a round is asked in the same words and on the same steps in this framework."""
    item = framework.items.get(item_id)
    if item is None or not item.is_counted or item.rev != rev:
        return False
    return tuple(framework.scale_of(item).value_of) == steps


def places_of_today(framework: Framework, columns: Sequence[Column], items: Sequence[str]) -> list[int] | None:
    """Return at which places of a matrix these items stand; None where not all were asked as they are asked today."""
    asked = {
        column.item_id: index
        for index, column in enumerate(columns)
        if is_of_today(framework, column.item_id, column.rev, column.steps)
    }
    return [asked[item] for item in items] if all(item in asked for item in items) else None


def _counts_of(codes: NDArray[np.int8], column: Column) -> Counter[str]:
    """Return how often each answer to one item was given; what was left open is not in it."""
    times = np.bincount(codes.astype(np.int64) + _CODES // 2, minlength=_CODES)
    given = (int(place) - _CODES // 2 for place in np.flatnonzero(times))
    return Counter({column.answer_of(code): int(times[code + _CODES // 2]) for code in given if code})


def uses_of(framework: Framework, tallies: Tallies) -> Iterator[ItemUse]:
    """Yield what was counted, in the order of the framework."""
    for item in framework.items.values():
        for perspective in framework.perspectives:
            tally = tallies.get((item.id, perspective.id))
            if tally is not None:
                yield tally.use(item.id, perspective.id, framework.scale_of(item))


def _items_of(framework: Framework, area: Area, perspective: str) -> list[str]:
    return [
        item.id
        for criterion in area.criteria
        for item in framework.rated_items(criterion)
        if item.binding == "core" and perspective in item.ask
    ]


def _area_quality(framework: Framework, area: Area, perspective: str, pooled: _Pools, least_people: int) -> AreaQuality:
    items = _items_of(framework, area, perspective)
    parts, rounds, left_out = [np.zeros((0, len(items)), np.int8)], 0, 0
    for (group, columns), (codes, held) in pooled.items():
        if group != perspective or not any(column.item_id in items for column in columns):
            continue
        asked = places_of_today(framework, columns, items)
        if asked is None:
            left_out += held
            continue
        parts.append(codes[:, asked])
        rounds += held
    codes = np.concatenate(parts)
    steps = [tuple(framework.scale_of(framework.items[item]).value_of) for item in items]
    measured = _measured(codes, steps, least_people)
    return AreaQuality(area.id, perspective, tuple(items), rounds, left_out, *measured)


def _measured(
    codes: NDArray[np.int8], steps: Sequence[tuple[str, ...]], least_people: int
) -> tuple[Reliability, Measure | None, tuple[Measure, ...], FloorCeiling]:
    """Return all measures of an area, or the reason in each of them where a condition does not hold."""
    found, rest = reliability(codes), item_rest_correlations(codes)
    reason = None
    if len(set(steps)) > 1:
        reason = Reason.DIFFERENT_SCALES
    elif found.people < least_people:
        reason = Reason.TOO_FEW_PEOPLE
    if reason is None:
        return found, _of_two(rest), rest, floor_ceiling_of_score(codes, len(steps[0]))
    none = NotComputable(reason)
    each = (none,) * len(steps)
    return (
        replace(found, alpha=none, without=each),
        none if len(steps) == _PAIR else None,
        each,
        FloorCeiling(none, none, found.people),
    )


def _of_two(item_rest: Sequence[Measure]) -> Measure | None:
    """Return the reliability of two items together; the rest of each is the other one."""
    if len(item_rest) != _PAIR:
        return None
    correlation = item_rest[0]
    return correlation if isinstance(correlation, NotComputable) else spearman_brown(correlation)
