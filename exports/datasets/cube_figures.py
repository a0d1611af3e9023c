"""The figures of a packed release as whole columns, so that hundreds of thousands of rows are made at once."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from analysis.cubes import MODES, UNKNOWN, Axes, Cube, State, are_together
from analysis.handed_in import HandedIn
from exports.datasets.columns import Column
from exports.datasets.figure_columns import FigureRow
from exports.statistical.model import SUPPRESSED, UNANSWERED
from exports.statistical.rows import type_of
from qualitaetsrahmen.model import Framework
from qualitaetsrahmen.scales import OffScaleKind
from selfeval.model import K_PUBLIC, Mode
from selfeval.release import Shown

_OF_PEOPLE = ("members", "k", "mode", "invited", "sent")
MOVING = (*_OF_PEOPLE, "shown", "answered", "on_scale", "n_unanswered", "median", "released_on")
"""The columns that differ from release to release, besides those that count answers."""
_CODE_OF_STATE = {
    State.FULL: Shown.FULL,
    State.UNIFORM: Shown.UNIFORM,
    State.OFF_SCALE_ONLY: Shown.OFF_SCALE_ONLY,
    State.HIDDEN: Shown.HIDDEN,
}
_Numbers = NDArray[Any]


class CubeFigures:
    """What is the same for all releases on the axes of one framework: which place of an array counts what."""

    def __init__(self, framework: Framework, axes: Axes, figures: Sequence[Column[FigureRow]], untold: str) -> None:
        self._types = {one.variable.name: type_of(one.variable) for one in figures}
        perspectives, items, width = axes.shape
        steps, values = np.zeros(items, int), np.zeros((items, width))
        self._kinds = {kind: np.zeros((items, width), bool) for kind in OffScaleKind}
        for place, column in enumerate(axes.columns):
            scale = framework.scale_of(framework.items[column.item_id])
            steps[place] = len(column.steps)
            values[place, : len(column.steps)] = [scale.value_of[step] for step in column.steps]
            for number, answer in enumerate(column.off_scale, start=1):
                self._kinds[scale.kind_of[answer]][place, -number] = True
        self._steps, self._values = np.tile(steps, perspectives), np.tile(values, (perspectives, 1))
        self._perspective = np.repeat(np.arange(perspectives), items)
        self._item = np.tile(np.arange(items), perspectives)
        self._most_steps = sum(name.startswith("n_step") for name in self._types)
        self._asks = [framework.items[column.item_id].ask for column in axes.columns]
        self._untold = untold
        self._shown = np.zeros(len(State), int)
        for state, shown in _CODE_OF_STATE.items():
            self._shown[state] = list(Shown).index(shown) + 1

    def of(self, release: HandedIn, cells: NDArray[np.intp]) -> dict[str, Any]:
        """Return the moving columns of a release for these cells, by name."""
        cube = release.cube
        states = cube.states.ravel()[cells]
        counts = cube.counts.reshape(-1, cube.counts.shape[-1])[cells].astype(int)
        is_step = np.arange(counts.shape[1]) < self._steps[cells][:, None]
        in_steps = np.where(is_step, counts, 0)
        off = {kind: (counts * marks[self._item[cells]]).sum(axis=1) for kind, marks in self._kinds.items()}
        answered = cube.answered.ravel()[cells].astype(int)
        on_scale = answered - sum(off.values())
        has_steps, is_hidden = states >= State.UNIFORM, states == State.HIDDEN
        words, is_part = self._members(cube)
        sent = np.where(is_part[cells], UNKNOWN, cube.sent[self._perspective[cells]].astype(int))
        columns: dict[str, Any] = {
            "shown": self._shown[states],
            "answered": np.where(is_hidden, SUPPRESSED, answered),
            "on_scale": np.where(is_hidden, SUPPRESSED, on_scale),
            "sent": np.where(sent == UNKNOWN, SUPPRESSED, sent),
            "n_unanswered": np.where(is_hidden | (sent == UNKNOWN), SUPPRESSED, sent - answered),
            "median": self._medians(in_steps, cells, on_scale, has_steps),
        }
        made = {name: pa.array(column, self._types[name]) for name, column in columns.items()}
        made |= self._step_columns(in_steps, cells, has_steps)
        made |= self._off_scale_columns(off, cells, is_hidden)
        made |= self._people(cube, cells) | {"k": self._least(cube, cells, is_hidden)}
        made["members"] = pa.array(words[cells], self._types["members"])
        day = pa.array([release.closed_on], self._types["released_on"])
        return made | {"released_on": day.take(pa.array(np.zeros(len(cells), int)))}

    def _step_columns(self, in_steps: _Numbers, cells: _Numbers, has_steps: _Numbers) -> dict[str, Any]:
        made = {}
        for place in range(self._most_steps):
            name = f"n_step{place + 1}"
            is_missing = self._steps[cells] <= place
            column = in_steps[:, place] if place < in_steps.shape[1] else np.zeros(len(cells), int)
            made[name] = pa.array(np.where(has_steps, column, SUPPRESSED), self._types[name], mask=is_missing)
        return made

    def _off_scale_columns(
        self, off: dict[OffScaleKind, _Numbers], cells: _Numbers, is_hidden: _Numbers
    ) -> dict[str, Any]:
        made = {}
        for kind, column in off.items():
            name = f"n_{kind.value}"
            is_offered = self._kinds[kind][self._item[cells]].sum(axis=1) > 0
            made[name] = pa.array(np.where(is_hidden, SUPPRESSED, column), self._types[name], mask=~is_offered)
        return made

    def _people(self, cube: Cube, cells: _Numbers) -> dict[str, Any]:
        """Return how many were invited and how they answered, nothing where that is unknown."""
        of_cell = self._perspective[cells]
        invited, modes = cube.invited[of_cell].astype(int), cube.modes[of_cell].astype(int)
        return {
            "invited": pa.array(invited, self._types["invited"], mask=invited == UNKNOWN),
            "mode": pa.array(modes + 1, self._types["mode"], mask=modes == UNKNOWN),
        }

    def _members(self, cube: Cube) -> tuple[_Numbers, _Numbers]:
        """Return for all cells which perspectives they hold, empty where it is one by itself, and where not all do.

        An item that only some of them are asked is answered by these alone; how many they are is not told.
        """
        words = np.full(cube.states.shape, "" if cube.tells_who_is_together else self._untold, object)
        is_part = np.zeros(cube.states.shape, np.bool_)
        for row in are_together(cube.shown_under).nonzero()[0].tolist():
            members = cube.members(row)
            asked = [[one for one in members if one in ask] for ask in self._asks]
            words[row] = [", ".join(one) for one in asked]
            is_part[row] = [len(one) < len(members) for one in asked]
        return words.ravel(), is_part.ravel()

    def _least(self, cube: Cube, cells: _Numbers, is_hidden: _Numbers) -> Any:
        """Return from how many people on a cell is shown: a body that let its answer go speaks for itself."""
        is_body = cube.modes[self._perspective[cells]] == MODES.index(Mode.CONSENSUS)
        return pa.array(np.where(is_body & ~is_hidden, 1, K_PUBLIC), self._types["k"])

    def _medians(self, in_steps: _Numbers, cells: _Numbers, on_scale: _Numbers, has_steps: _Numbers) -> _Numbers:
        """Return the median of each cell on the values of its scale, or the code for why there is none."""
        summed = np.cumsum(in_steps, axis=1)
        values, rows = self._values[cells], np.arange(len(cells))
        lower = (summed > (np.maximum(on_scale, 1) - 1)[:, None] // 2).argmax(axis=1)
        upper = (summed > on_scale[:, None] // 2).argmax(axis=1)
        middle = (values[rows, lower] + values[rows, upper]) / 2
        return np.where(has_steps, np.where(on_scale > 0, middle, UNANSWERED), SUPPRESSED)
