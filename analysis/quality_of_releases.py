"""What releases say about the items of a framework: how they were used, and where a gap is the same everywhere."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from analysis.cubes import MODES, Axes, Cube, State, are_together
from analysis.handed_in import HandedIn
from analysis.item_quality import LEAST_PLACES, ItemUse, Tallies, Tally, is_of_today, uses_of
from analysis.statistics.ordinal import consensus, medians
from qualitaetsrahmen.model import Framework
from selfeval.matrix import Column
from selfeval.model import Mode
from selfeval.ordinal import SPLIT_FROM

_BODY = MODES.index(Mode.CONSENSUS)
_PAIR = 2
_NO_MEDIAN = 0
_AT_ONCE = 128
"""So many releases are worked on at once: what is needed for them stays in the processor's own memory."""


@dataclass(frozen=True)
class GapHistory:
    """The gap between two perspectives on an item, over the rounds of different places.

    In steps of the scale, positive where ``first`` is higher. It is only kept how often there is which gap, so that
    nothing says which place has which.
    """

    item_id: str
    first: str
    second: str
    times: tuple[tuple[float, int], ...]
    """Each gap that there is, the lowest first, and how many rounds have it."""
    places: int

    @property
    def rounds(self) -> int:
        """How many rounds have both medians."""
        return sum(times for _, times in self.times)

    @property
    def never_varies(self) -> bool:
        """Whether the gap is the same everywhere, so that it tells more about the wording than about a place."""
        return len(self.times) == 1

    @property
    def usual(self) -> tuple[float, float]:
        """The gap that most rounds have, and which part of them has it, from 0 to 1."""
        gap, times = max(self.times, key=lambda one: (one[1], -abs(one[0])))
        return gap, times / self.rounds


@dataclass(frozen=True)
class CubeStack:
    """Releases whose cubes share their axes, laid on each other.

    Answers of bodies, and of several perspectives counted together, are taken for hidden.
    """

    axes: Axes
    places: NDArray[np.intp]
    """Where each release comes from, as numbers that all stacks share."""
    all_places: int
    """How many places there are in all stacks."""
    cubes: Sequence[Cube]
    states: NDArray[np.uint8]
    answered: NDArray[np.uint16]
    sent: NDArray[np.int32]

    def counts(self) -> Iterator[tuple[slice, NDArray[np.uint16]]]:
        """Yield the counts of a few releases after the other, because those of all would have to be written anew."""
        for start in range(0, len(self.cubes), _AT_ONCE):
            piece = slice(start, start + _AT_ONCE)
            yield piece, np.stack([cube.counts for cube in self.cubes[piece]])


def stacked(releases: Iterable[HandedIn]) -> list[CubeStack]:
    """Return releases laid on each other, those of one version of a framework together."""
    alike: dict[Axes, list[HandedIn]] = {}
    numbers: dict[str, int] = {}
    # releases of one version mostly share one and the same axes; comparing all their columns each time takes long
    known: dict[int, list[HandedIn]] = {}
    for one in releases:
        numbers.setdefault(one.profile.place, len(numbers))
        axes = one.cube.axes
        found = known.get(id(axes))
        if found is None:
            found = known[id(axes)] = alike.setdefault(axes, [])
        found.append(one)
    stacks = []
    for axes, found in alike.items():
        cubes = [one.cube for one in found]
        states = np.stack([cube.states for cube in cubes])
        left_out = np.stack([cube.modes for cube in cubes]) == _BODY
        states[left_out | are_together(np.stack([cube.shown_under for cube in cubes]))] = State.HIDDEN
        stacks.append(
            CubeStack(
                axes,
                np.array([numbers[one.profile.place] for one in found], np.intp),
                len(numbers),
                cubes,
                states,
                np.stack([cube.answered for cube in cubes]),
                np.stack([cube.sent for cube in cubes]),
            )
        )
    return stacks


def uses_in_releases(framework: Framework, stacks: Iterable[CubeStack]) -> tuple[ItemUse, ...]:
    """Return how each item was used, from what was let go of rounds on any version of the framework.

    As ``uses_in_matrices``, but without everything that is hidden: groups below ten people and answers of a body. What
    a round counts of several perspectives together is left out, because not all of them read the same words; releases
    of an earlier version do not tell that. Where only the answers beside the scale are shown, the steps are missing.
    """
    tallies: Tallies = {}
    for stack in stacks:
        shown = stack.states > State.HIDDEN
        # how many sent their answers is not told of few: then only those are known who answered this item
        asked = np.maximum(stack.sent[:, :, None], stack.answered).sum(axis=0, dtype=np.int64, where=shown)
        rounds, people = shown.sum(axis=0), stack.answered.sum(axis=0, dtype=np.int64, where=shown)
        counts = sum(some.sum(axis=0, dtype=np.int64, where=shown[piece][..., None]) for piece, some in stack.counts())
        by_cell = np.ascontiguousarray(shown.transpose(1, 2, 0))
        for row, item, column in _cells_of_today(framework, stack.axes):
            if not rounds[row, item]:
                continue
            tally = tallies.setdefault((column.item_id, stack.axes.perspectives[row]), Tally())
            tally.rounds += int(rounds[row, item])
            tally.asked += int(asked[row, item])
            tally.answered += int(people[row, item])
            tally.answers.update(_by_answer(counts[row, item], column))
            tally.places.update(np.flatnonzero(np.bincount(stack.places[by_cell[row, item]])).tolist())
    return tuple(uses_of(framework, tallies))


def gap_histories(
    framework: Framework, stacks: Iterable[CubeStack], least_places: int = LEAST_PLACES
) -> tuple[GapHistory, ...]:
    """Return the gaps of all pairs of perspectives on all items, where enough places have both medians.

    In the order of the framework. A group in two camps has no median here, because it would name what nobody said. A
    round counts once; ``least_places`` networks or municipalities are needed for a pair.
    """
    found: dict[tuple[str, str, str], tuple[Counter[float], NDArray[np.bool_]]] = {}
    for stack in stacks:
        pairs = _pairs(framework, stack.axes)
        for item_id, middle in _medians(framework, stack):
            for pair, (gaps, places) in zip(pairs, _gaps(stack, pairs, middle), strict=True):
                known = found.setdefault((item_id, *pair), (Counter(), np.zeros_like(places)))
                known[0].update(gaps)
                np.logical_or(known[1], places, out=known[1])
    items = {item: number for number, item in enumerate(framework.items)}
    order = _order(framework)
    in_order = sorted(found.items(), key=lambda one: (items[one[0][0]], *map(order.index, one[0][1:])))
    return tuple(
        GapHistory(*key, tuple(sorted(gaps.items())), int(places.sum()))
        for key, (gaps, places) in in_order
        if gaps and places.sum() >= least_places
    )


def _cells_of_today(framework: Framework, axes: Axes) -> Iterator[tuple[int, int, Column]]:
    known = {one.id for one in framework.perspectives}
    for item, column in enumerate(axes.columns):
        if is_of_today(framework, column.item_id, column.rev, column.steps):
            yield from ((row, item, column) for row, name in enumerate(axes.perspectives) if name in known)


def _by_answer(counts: NDArray[np.int64], column: Column) -> Mapping[str, int]:
    """Return counts by answer: steps from the start of the axis, answers beside the scale from its end backwards."""
    codes = (*range(1, len(column.steps) + 1), *range(-1, -len(column.off_scale) - 1, -1))
    return {column.answer_of(code): int(counts[code - 1 if code > 0 else code]) for code in codes}


def _order(framework: Framework) -> list[str]:
    return [perspective.id for perspective in framework.perspectives]


def _pairs(framework: Framework, axes: Axes) -> list[tuple[str, str]]:
    names = [one for one in _order(framework) if one in axes.perspectives]
    return [(first, second) for first, second in combinations(names, _PAIR)]


def _gaps(
    stack: CubeStack, pairs: Sequence[tuple[str, str]], twice: NDArray[np.int8]
) -> Iterator[tuple[dict[float, int], NDArray[np.bool_]]]:
    """Yield for each pair of perspectives on one item how often it has which gap, and which places have one."""
    rows = np.array([[stack.axes.perspectives.index(one) for one in pair] for pair in pairs], np.intp).reshape(-1, 2)
    first, second = twice[rows[:, 0]], twice[rows[:, 1]]
    known = np.flatnonzero((first > _NO_MEDIAN) & (second > _NO_MEDIAN))
    pair, release = np.divmod(known, len(stack.places))
    apart = (first - second).ravel()[known].astype(np.intp)
    widest = int(np.abs(apart).max(initial=0))
    times = _table(pair, apart + widest, len(pairs), 2 * widest + 1)
    places = _table(pair, stack.places[release], len(pairs), stack.all_places) > 0
    for of_pair, in_places in zip(times, places, strict=True):
        there = np.flatnonzero(of_pair)
        gaps = ((there - widest) / 2).tolist()
        yield dict(zip(gaps, of_pair[there].tolist(), strict=True)), in_places


def _table(rows: NDArray[np.intp], columns: NDArray[np.intp], height: int, width: int) -> NDArray[np.intp]:
    """Return how often each column stands in each row."""
    return np.bincount(rows * width + columns, minlength=height * width).reshape(height, width)


def _medians(framework: Framework, stack: CubeStack) -> Iterator[tuple[str, NDArray[np.int8]]]:
    """Yield the items of today, each with twice its medians by (perspective, release).

    A median lies on a step or halfway between two, so that twice it is a whole number. ``_NO_MEDIAN`` stands where
    there is none, and where answers stand in two camps.
    """
    found = np.full(stack.states.shape, _NO_MEDIAN, np.int8)
    by_scale: dict[tuple[int, ...], list[int]] = {}
    for item, column in enumerate(stack.axes.columns):
        if is_of_today(framework, column.item_id, column.rev, column.steps):
            scale = framework.scale_of(framework.items[column.item_id])
            by_scale.setdefault(tuple(scale.value_of.values()), []).append(item)
    for values, items in by_scale.items():
        is_asked = np.isin(np.arange(len(stack.axes.columns)), items)
        for piece, counts in stack.counts():
            shown = (stack.states[piece] > State.OFF_SCALE_ONLY) & is_asked
            # as counts[shown], which takes three times as long
            known = np.take(counts.reshape(-1, stack.axes.width), np.flatnonzero(shown), axis=0)
            found[piece][shown] = _twice_medians(known[:, : len(values)], values)
    by_item = np.ascontiguousarray(found.T)
    for item in sorted(item for items in by_scale.values() for item in items):
        yield stack.axes.columns[item].item_id, by_item[item]


def _twice_medians(counts: NDArray[np.uint16], values: Sequence[int]) -> NDArray[np.float64]:
    by_step = np.asfortranarray(counts)  # a step after the other, so that sums over steps run along whole columns
    middle, agreed = medians(by_step), consensus(by_step, values)
    return np.where(middle.is_computable & (1 - agreed.values < SPLIT_FROM), 2 * middle.values, _NO_MEDIAN)
