"""The figures of packed releases as arrays, many releases of one framework at once."""

from collections.abc import Sequence

import numpy as np

from analysis.cubes import MODES, UNKNOWN, Axes, Cube, State, are_together
from analysis.handed_in import HandedIn
from exports.datasets.figure_arrays import DAY_0, SHOWN, AllAsked, Figures, Numbers, medians, rows_of_answers
from qualitaetsrahmen.model import Framework
from qualitaetsrahmen.scales import OffScaleKind
from selfeval.model import K_PUBLIC, Mode
from selfeval.release import GroupKind, Reach, Shown

_SHOWN_OF_STATE = {
    State.FULL: Shown.FULL,
    State.UNIFORM: Shown.UNIFORM,
    State.OFF_SCALE_ONLY: Shown.OFF_SCALE_ONLY,
    State.HIDDEN: Shown.HIDDEN,
}


class CubeFigures:
    """What is the same for all releases on the axes of one framework: which place of an array counts what."""

    def __init__(self, framework: Framework, axes: Axes, asked: AllAsked, untold: str) -> None:
        perspectives, items, _ = axes.shape
        self._all, self._untold = asked, asked.place_of_members([untold])
        self._perspective = np.repeat(np.arange(perspectives), items)
        self._asks = [framework.items[column.item_id].ask for column in axes.columns]
        self._asked = np.array(
            [
                asked.place(framework, column.item_id, GroupKind.PERSPECTIVE, perspective, Reach.PUBLIC)
                for perspective in axes.perspectives
                for column in axes.columns
            ],
            np.int32,
        )
        self._counted, self._values = _layout(framework, axes, asked.widest)
        self._item = np.tile(np.arange(items), perspectives)
        self._shown = np.zeros(len(State), np.int32)
        for state, shown in _SHOWN_OF_STATE.items():
            self._shown[state] = SHOWN[shown]

    def of(self, releases: Sequence[HandedIn], first: int) -> Figures:
        """Return the figures of some releases, the first of which has this place among all; maybe none at all."""
        cubes = [one.cube for one in releases]
        states = np.stack([one.states for one in cubes]).reshape(len(cubes), -1)
        release, cell = (states != State.NOT_ASKED).nonzero()
        states, perspective = states[release, cell], self._perspective[cell]
        counts = self._counts(cubes, release, cell)
        answered = np.stack([one.answered for one in cubes]).reshape(len(cubes), -1)[release, cell].astype(np.int64)
        on_scale = answered - counts[self._all.widest :].sum(axis=0)
        sent, invited, modes = (
            np.stack([getattr(one, name) for one in cubes])[release, perspective].astype(np.int64)
            for name in ("sent", "invited", "modes")
        )
        members, is_part = self._members(cubes)
        is_body = (modes == MODES.index(Mode.CONSENSUS)) & (states != State.HIDDEN)
        days = np.array([(one.closed_on - DAY_0).days for one in releases], np.int32)
        item = self._item[cell]
        return Figures(
            source=release + first,
            asked=self._asked[cell],
            members=members[release, cell],
            k=np.where(is_body, 1, K_PUBLIC),  # a body that let its answer go speaks for itself
            mode=np.where(modes == UNKNOWN, UNKNOWN, modes + 1),
            batch=np.zeros(len(cell), np.int64),
            invited=invited,
            sent=np.where(is_part[release, cell], UNKNOWN, sent),
            shown=self._shown[states],
            answered=answered,
            on_scale=on_scale,
            median=medians(counts[: self._all.widest], on_scale, lambda place: self._values[item, place]),
            released_on=days[release],
            counts=counts,
        )

    def _counts(self, cubes: Sequence[Cube], release: Numbers, cell: Numbers) -> Numbers:
        """Return how many gave each answer, a row for each."""
        packed = np.stack([one.counts for one in cubes])
        packed = packed.reshape(len(cubes), -1, packed.shape[-1])[release, cell].T.astype(np.int64)
        item = self._item[cell]
        counts = np.zeros((len(self._counted), len(cell)), np.int64)
        for row, places in enumerate(self._counted):
            for place in np.flatnonzero(places.any(axis=0)):
                is_counted = places[:, place]
                counts[row] += packed[place] if is_counted.all() else packed[place] * is_counted[item]
        return counts

    def _members(self, cubes: Sequence[Cube]) -> tuple[Numbers, Numbers]:
        """Return for all cells which perspectives they hold, and where these are not all that are shown together.

        An item that only some of them are asked is answered by these alone; how many they are is not told.
        """
        tells = np.array([one.tells_who_is_together for one in cubes])
        shape = (len(cubes), *cubes[0].states.shape)
        places = np.broadcast_to(np.where(tells, UNKNOWN, self._untold)[:, None, None], shape).astype(np.int32)
        is_part = np.zeros(shape, bool)
        for number, row in np.argwhere(are_together(np.stack([one.shown_under for one in cubes]))).tolist():
            members = cubes[number].members(row)
            asked = [[one for one in members if one in ask] for ask in self._asks]
            places[number, row] = [self._all.place_of_members(one) for one in asked]
            is_part[number, row] = [len(one) < len(members) for one in asked]
        return places.reshape(len(cubes), -1), is_part.reshape(len(cubes), -1)


def _layout(framework: Framework, axes: Axes, widest: int) -> tuple[Numbers, Numbers]:
    """Return for each row of the counts which answers of each item it counts, and the values of all steps."""
    counted = np.zeros((widest + len(OffScaleKind), len(axes.columns), axes.width), bool)
    values = np.zeros((len(axes.columns), widest))
    for place, column in enumerate(axes.columns):
        scale = framework.scale_of(framework.items[column.item_id])
        values[place, : len(column.steps)] = [scale.value_of[step] for step in column.steps]
        rows = rows_of_answers(scale, widest)
        for answer, code in column.codes.items():
            counted[rows[answer], place, code - 1 if code > 0 else code] = True
    return counted, values
