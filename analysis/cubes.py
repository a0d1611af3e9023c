"""The public figures of one release as a few small arrays, so that thousands can be added up at once."""

import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from analysis.errors import CubeDamaged
from qualitaetsrahmen.model import Framework
from selfeval.matrix import Column
from selfeval.model import K_PUBLIC, Mode, Round
from selfeval.release import Figure, GroupKind, Reach, Release, Shown

MODES = tuple(Mode)
"""How a perspective answered, in the order of its numbers; -1 stands for one that took no part."""
UNKNOWN = -1
LEAST_TOLD = K_PUBLIC
"""From how many people on it is told outside how many sent their answers."""
_COMPRESSION = 6


class State(IntEnum):
    """What a cell shows of a perspective's answers to an item."""

    NOT_ASKED = 0
    HIDDEN = 1
    OFF_SCALE_ONLY = 2
    UNIFORM = 3
    FULL = 4


_STATES = {
    Shown.HIDDEN: State.HIDDEN,
    Shown.OFF_SCALE_ONLY: State.OFF_SCALE_ONLY,
    Shown.UNIFORM: State.UNIFORM,
    Shown.FULL: State.FULL,
}


@dataclass(frozen=True)
class Axes:
    """What the places of a cube stand for: perspectives and items in the order of one framework version.

    The last axis holds answers: the steps of an item's scale from its start, lowest first, and the answers beside
    the scale from its end backwards, as the codes of a ``Column`` count them.
    """

    perspectives: tuple[str, ...]
    columns: tuple[Column, ...]

    @cached_property
    def width(self) -> int:
        """How many places the answers of the widest scale need."""
        return max((len(column.steps) + len(column.off_scale) for column in self.columns), default=0)

    @cached_property
    def shape(self) -> tuple[int, int, int]:
        """The shape of the counts: (perspectives, items, answers)."""
        return len(self.perspectives), len(self.columns), self.width

    @cached_property
    def layout(self) -> np.dtype[np.void]:
        """How the arrays of a cube follow each other when it is packed."""
        perspectives, items, width = self.shape
        return np.dtype(
            [
                ("counts", np.uint16, (perspectives, items, width)),
                ("states", np.uint8, (perspectives, items)),
                ("answered", np.uint16, (perspectives, items)),
                ("sent", np.int32, (perspectives,)),
                ("invited", np.int32, (perspectives,)),
                ("modes", np.int8, (perspectives,)),
                ("shown_under", np.int8, (perspectives,)),
            ]
        )


@dataclass(frozen=True)
class Cube:
    """What one round released for outside: counts of people by perspective, item and answer, hidden cells empty.

    ``counts`` is uint16 of the shape of ``axes``; ``states`` is uint8 (perspectives, items) and holds ``State``;
    ``answered`` is uint16 of the same shape and 0 where hidden; ``sent`` and ``invited`` are int32 (perspectives),
    ``UNKNOWN`` where it is not known or may not be told; ``modes`` is int8 (perspectives), a place in ``MODES``.
    ``shown_under`` is int8 (perspectives): the row in which a perspective's answers are counted, its own or that of
    the one with which the round shows it together; ``UNKNOWN`` where it took no part, and in a cube that was packed
    before this was told.
    """

    axes: Axes
    counts: NDArray[np.uint16]
    states: NDArray[np.uint8]
    answered: NDArray[np.uint16]
    sent: NDArray[np.int32]
    invited: NDArray[np.int32]
    modes: NDArray[np.int8]
    shown_under: NDArray[np.int8]

    @property
    def tells_who_is_together(self) -> bool:
        """Whether the cube says which perspectives are counted together; one of an earlier time does not."""
        return not ((self.modes != UNKNOWN) & (self.shown_under == UNKNOWN)).any()

    def members(self, row: int) -> tuple[str, ...]:
        """Return the perspectives that are counted together in a row, the leading one first; none where it is alone."""
        others = [int(one) for one in np.flatnonzero(self.shown_under == row) if one != row]
        return tuple(self.axes.perspectives[one] for one in (row, *others)) if others else ()

    def pack(self) -> bytes:
        """Return the arrays as one small piece of bytes; equal cubes give equal bytes."""
        return zlib.compress(b"".join(array.tobytes() for array in self._arrays()), _COMPRESSION)

    def _arrays(self) -> tuple[NDArray[np.generic], ...]:
        return self.counts, self.states, self.answered, self.sent, self.invited, self.modes, self.shown_under


def are_together(shown_under: NDArray[np.int8]) -> NDArray[np.bool_]:
    """Say which rows hold the answers of several perspectives, for one cube or for many beside each other."""
    rows = np.arange(shown_under.shape[-1])
    is_under_other = (shown_under[..., :, None] == rows) & (rows[:, None] != rows)
    return np.asarray(is_under_other.any(axis=-2), np.bool_)


def unpack(axes: Axes, packed: bytes) -> Cube:
    """Return the cube of packed bytes; raises CubeDamaged when they do not fit the axes or hold impossible numbers."""
    return unpack_all(axes, [packed])[0]


def unpack_all(axes: Axes, packed: Sequence[bytes]) -> list[Cube]:
    """Return the cubes of packed bytes with the same axes, thousands at once; raises CubeDamaged as ``unpack`` does."""
    block = np.empty((len(packed), axes.layout.itemsize), np.uint8)
    for room, one in zip(block, packed, strict=True):
        room[:] = np.frombuffer(_inflated(one, axes), np.uint8)
    of_all = block.view(axes.layout)[:, 0]
    of_all["invited"] = told_invited(of_all["invited"], of_all["sent"])  # an earlier version packed the exact numbers
    # each array is a view into one block, which nobody can write; copying them apart would take as long as unpacking
    of_all.flags.writeable = False
    names: tuple[str, ...] = axes.layout.names or ()
    return [Cube(axes, *of_one) for of_one in zip(*(of_all[name] for name in names), strict=True)]


def _inflated(packed: bytes, axes: Axes) -> bytes:
    """Return exactly as many bytes as a cube of these axes has, and never unpack more than these."""
    size = axes.layout.itemsize
    inflate = zlib.decompressobj()
    try:
        raw = inflate.decompress(packed, size + 1)
    except zlib.error as problem:
        raise CubeDamaged from problem
    if len(raw) + len(axes.perspectives) == size:
        raw += np.full(len(axes.perspectives), UNKNOWN, np.int8).tobytes()  # packed before ``shown_under`` was told
    if len(raw) != size or not inflate.eof:
        raise CubeDamaged
    return raw


def axes_of(framework: Framework) -> Axes:
    """Return the axes of all releases of a framework: every perspective and every rated item, chosen or not.

    Optional items are among them, wherever they were switched on: their words are the framework's own.
    """
    columns = []
    for criterion in framework.criteria.values():
        for item in framework.counted_items(criterion):
            scale = framework.scale_of(item)
            steps, kinds = (step.id for step in scale.steps), (kind.id for kind in scale.off_scale)
            columns.append(Column(item.id, item.rev, tuple(steps), tuple(kinds)))
    return Axes(tuple(one.id for one in framework.perspectives), tuple(columns))


def cube_of(of_round: Round, framework: Framework, release: Release) -> Cube:
    """Return what a release shows outside its network, for perspectives only.

    Perspectives that the round shows together stand under the leading one. How many sent their answers is told
    from ten on only, because a smaller number would say how few they are whose answers are hidden.
    """
    axes = axes_of(framework)
    perspectives, items, width = axes.shape
    counts = np.zeros((perspectives, items, width), np.uint16)
    states, answered = np.zeros((perspectives, items), np.uint8), np.zeros((perspectives, items), np.uint16)
    rows = {name: place for place, name in enumerate(axes.perspectives)}
    places = {column.item_id: place for place, column in enumerate(axes.columns)}
    for figure in release.figures.figures:
        if figure.reach is Reach.PUBLIC and figure.kind is GroupKind.PERSPECTIVE and figure.item_id in places:
            cell = rows[figure.group], places[figure.item_id]
            states[cell] = _STATES[figure.shown]
            answered[cell] = figure.answered or 0
            _fill(counts[cell], axes.columns[cell[1]], figure)
    return Cube(axes, counts, states, answered, *_people(of_round, release, rows))


def _fill(cell: NDArray[np.uint16], column: Column, figure: Figure) -> None:
    for answer, count in figure.counts.items():
        code = column.code_of(answer)
        cell[code - 1 if code > 0 else code] = count


def told_invited(invited: NDArray[np.int32], sent: NDArray[np.int32]) -> NDArray[np.int32]:
    """Return how many were invited as it is told outside, by perspective; ``sent`` is what is told of who answered.

    Beside a small group it is not told at all. Where fewer than ten did not answer, all such numbers are told as five:
    else everybody would know that all took part, or who is among the few that did not. What was told once stays the
    same when it is told again.
    """
    told = np.where(invited - sent >= LEAST_TOLD, invited, sent + LEAST_TOLD // 2)
    return np.where((invited == UNKNOWN) | (sent == UNKNOWN), UNKNOWN, told).astype(np.int32)


def _people(
    of_round: Round, release: Release, rows: Mapping[str, int]
) -> tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.int8], NDArray[np.int8]]:
    """Return who sent answers, who was invited, in which mode and in whose row, by perspective."""
    sent, invited = np.full(len(rows), UNKNOWN, np.int32), np.full(len(rows), UNKNOWN, np.int32)
    modes, shown_under = np.full(len(rows), UNKNOWN, np.int8), np.full(len(rows), UNKNOWN, np.int8)
    for leading, members in of_round.shown_groups().items():
        plan = of_round.shown_plan(leading)
        if plan is None:
            continue
        row = rows[leading]
        people = sum(release.figures.sent.get(one, 0) for one in members)
        modes[row] = MODES.index(plan.mode)
        if people >= LEAST_TOLD:
            sent[row] = people
        if plan.invited is not None:
            invited[row] = plan.invited
        shown_under[[rows[one] for one in members]] = row
    return sent, told_invited(invited, sent), modes, shown_under
