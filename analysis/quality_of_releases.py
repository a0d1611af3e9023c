"""What releases say about the items of a framework: how they were used, and where a gap is the same everywhere."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from analysis.cubes import MODES, Axes, State
from analysis.handed_in import HandedIn
from analysis.item_quality import LEAST_PLACES, ItemUse, Tallies, Tally, is_of_today, uses_of
from analysis.statistics.ordinal import medians, spread_words
from qualitaetsrahmen.model import Framework
from selfeval.matrix import Column
from selfeval.model import Mode
from selfeval.ordinal import Spread

_BODY = MODES.index(Mode.CONSENSUS)
_PAIR = 2


@dataclass(frozen=True)
class GapHistory:
    """The gap between two perspectives on an item, over the rounds of different places.

    In steps of the scale, positive where ``first`` is higher. The gaps are kept in order of size, so that nothing says
    which place has which.
    """

    item_id: str
    first: str
    second: str
    gaps: tuple[float, ...]
    places: int

    @property
    def never_varies(self) -> bool:
        """Whether the gap is the same everywhere, so that it tells more about the wording than about a place."""
        return self.gaps[0] == self.gaps[-1]

    @property
    def usual(self) -> tuple[float, float]:
        """The gap that most rounds have, and which part of them has it, from 0 to 1."""
        gap, times = max(Counter(self.gaps).items(), key=lambda one: (one[1], -abs(one[0])))
        return gap, times / len(self.gaps)


@dataclass(frozen=True)
class _Stack:
    """Releases whose cubes share their axes, laid on each other; answers of bodies are taken for hidden."""

    axes: Axes
    places: NDArray[np.str_]
    counts: NDArray[np.uint16]
    states: NDArray[np.uint8]
    answered: NDArray[np.uint16]
    sent: NDArray[np.int32]


def uses_in_releases(framework: Framework, releases: Iterable[HandedIn]) -> tuple[ItemUse, ...]:
    """Return how each item was used, from what was let go of rounds on any version of the framework.

    As ``uses_in_matrices``, but without everything that is hidden: groups below ten people and answers of a body.
    Perspectives that a round showed together stand under the leading one. Where only the answers beside the scale are
    shown, the steps are missing.
    """
    tallies: Tallies = {}
    for stack in _stacks(releases):
        shown = stack.states > State.HIDDEN
        answered = np.where(shown, stack.answered, 0)
        # how many sent their answers is not told of few: then only those are known who answered this item
        asked = np.where(shown, np.maximum(stack.sent[:, :, None], answered), 0)
        counts = np.where(shown[..., None], stack.counts, 0).sum(axis=0, dtype=np.int64)
        for row, item, column in _cells_of_today(framework, stack.axes):
            here = shown[:, row, item]
            if not here.any():
                continue
            tally = tallies.setdefault((column.item_id, stack.axes.perspectives[row]), Tally())
            tally.rounds += int(here.sum())
            tally.asked += int(asked[:, row, item].sum())
            tally.answered += int(answered[:, row, item].sum())
            tally.answers.update(_by_answer(counts[row, item], column))
            tally.places.update(stack.places[here].tolist())
    return tuple(uses_of(framework, tallies))


def gap_histories(
    framework: Framework, releases: Iterable[HandedIn], least_places: int = LEAST_PLACES
) -> tuple[GapHistory, ...]:
    """Return the gaps of all pairs of perspectives on all items, where enough places have both medians.

    In the order of the framework. A group in two camps has no median here, because it would name what nobody said. A
    round counts once; ``least_places`` networks or municipalities are needed for a pair.
    """
    found: dict[tuple[str, str, str], tuple[list[float], set[str]]] = {}
    for stack in _stacks(releases):
        for item, column in enumerate(stack.axes.columns):
            if is_of_today(framework, column.item_id, column.rev, column.steps):
                for pair, gaps, places in _gaps(framework, stack, item):
                    known = found.setdefault((column.item_id, *pair), ([], set()))
                    known[0].extend(gaps)
                    known[1].update(places)
    items = {item: number for number, item in enumerate(framework.items)}
    order = _order(framework)
    in_order = sorted(found.items(), key=lambda one: (items[one[0][0]], *map(order.index, one[0][1:])))
    return tuple(
        GapHistory(*key, tuple(sorted(gaps)), len(places))
        for key, (gaps, places) in in_order
        if len(places) >= least_places
    )


def _stacks(releases: Iterable[HandedIn]) -> Iterator[_Stack]:
    alike: dict[Axes, list[HandedIn]] = {}
    for one in releases:
        alike.setdefault(one.cube.axes, []).append(one)
    for axes, found in alike.items():
        cubes = [one.cube for one in found]
        is_of_body = np.stack([cube.modes for cube in cubes]) == _BODY
        states = np.where(is_of_body[:, :, None], State.HIDDEN, np.stack([cube.states for cube in cubes]))
        yield _Stack(
            axes,
            np.array([one.profile.place for one in found]),
            np.stack([cube.counts for cube in cubes]),
            states.astype(np.uint8),
            np.stack([cube.answered for cube in cubes]),
            np.stack([cube.sent for cube in cubes]),
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


def _gaps(
    framework: Framework, stack: _Stack, item: int
) -> Iterator[tuple[tuple[str, str], list[float], Sequence[str]]]:
    """Yield the gaps of each pair of perspectives on one item, with the places that have them."""
    steps = len(stack.axes.columns[item].steps)
    counts = stack.counts[:, :, item, :steps]
    middle = medians(counts)
    scale = framework.scale_of(framework.items[stack.axes.columns[item].item_id])
    told = spread_words(counts.reshape(-1, steps), list(scale.value_of.values()))
    is_split = np.array([word is Spread.SPLIT for word in told]).reshape(counts.shape[:2])
    is_known = middle.is_computable & ~is_split & (stack.states[:, :, item] > State.OFF_SCALE_ONLY)
    rows = {name: row for row, name in enumerate(stack.axes.perspectives)}
    for first, second in combinations([one for one in _order(framework) if one in rows], _PAIR):
        both = is_known[:, rows[first]] & is_known[:, rows[second]]
        if both.any():
            gaps = middle.values[both, rows[first]] - middle.values[both, rows[second]]
            yield (first, second), gaps.tolist(), stack.places[both].tolist()
