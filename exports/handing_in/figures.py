"""Packed figures as readable lines of a file, and back."""

from collections.abc import Iterator, Sequence

import numpy as np

from analysis.cubes import MODES, UNKNOWN, Axes, Cube, State, told_invited
from exports.handing_in.document import ItemFigures, PerspectiveFigures
from selfeval.matrix import Column
from selfeval.release import Shown

_SHOWN = {
    State.HIDDEN: Shown.HIDDEN,
    State.OFF_SCALE_ONLY: Shown.OFF_SCALE_ONLY,
    State.UNIFORM: Shown.UNIFORM,
    State.FULL: Shown.FULL,
}
_STATES = {shown: state for state, shown in _SHOWN.items()}


def lines_of(cube: Cube) -> tuple[PerspectiveFigures, ...]:
    """Return the figures of a cube by perspective and item, without what was not asked."""
    return tuple(
        PerspectiveFigures(
            perspective=name,
            mode=MODES[cube.modes[row]],
            invited=_known(int(cube.invited[row])),
            sent=_known(int(cube.sent[row])),
            members=cube.members(row),
            items=tuple(_items(cube, row)),
        )
        for row, name in enumerate(cube.axes.perspectives)
        if cube.modes[row] != UNKNOWN
    )


def _known(number: int) -> int | None:
    return None if number == UNKNOWN else number


def _items(cube: Cube, row: int) -> Iterator[ItemFigures]:
    for place, column in enumerate(cube.axes.columns):
        state = State(cube.states[row, place])
        if state is State.NOT_ASKED:
            continue
        is_shown = state is not State.HIDDEN
        yield ItemFigures(
            item=column.item_id,
            shown=_SHOWN[state],
            answered=int(cube.answered[row, place]) if is_shown else None,
            counts=_counts(cube, row, place, column) if is_shown else {},
        )


def _counts(cube: Cube, row: int, place: int, column: Column) -> dict[str, int]:
    answers = {answer: place_of(column, answer) for answer in (*column.steps, *column.off_scale)}
    counts = {answer: int(cube.counts[row, place, at]) for answer, at in answers.items()}
    return {answer: count for answer, count in counts.items() if count}


def place_of(column: Column, answer: str) -> int:
    """Return at which place of the last axis an answer is counted."""
    code = column.code_of(answer)
    return code - 1 if code > 0 else code


def cube_from(axes: Axes, lines: Sequence[PerspectiveFigures], *, tells_members: bool) -> Cube:
    """Return the cube of lines that have been checked against its axes; older files tell no members."""
    perspectives, items, width = axes.shape
    counts = np.zeros((perspectives, items, width), np.uint16)
    states, answered = np.zeros((perspectives, items), np.uint8), np.zeros((perspectives, items), np.uint16)
    sent, invited = np.full(perspectives, UNKNOWN, np.int32), np.full(perspectives, UNKNOWN, np.int32)
    modes, shown_under = np.full(perspectives, UNKNOWN, np.int8), np.full(perspectives, UNKNOWN, np.int8)
    columns = {column.item_id: place for place, column in enumerate(axes.columns)}
    for line in lines:
        row = axes.perspectives.index(line.perspective)
        modes[row] = MODES.index(line.mode)
        invited[row] = UNKNOWN if line.invited is None else line.invited
        sent[row] = UNKNOWN if line.sent is None else line.sent
        if tells_members:
            shown_under[[axes.perspectives.index(one) for one in line.members or (line.perspective,)]] = row
        for one in line.items:
            at = columns[one.item]
            states[row, at], answered[row, at] = _STATES[one.shown], one.answered or 0
            for answer, count in one.counts.items():
                counts[row, at, place_of(axes.columns[at], answer)] = count
    return Cube(axes, counts, states, answered, sent, told_invited(invited, sent), modes, shown_under)
