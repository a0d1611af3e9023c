"""All releases that were handed in on one framework, as a few arrays that NumPy adds up at once."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from analysis.cubes import MODES, UNKNOWN, Axes, State, are_together
from analysis.handed_in import HandedIn, Profile
from analysis.national.breakdowns import codes_of
from analysis.national.questions import Questions
from qualitaetsrahmen.scales import OffScaleKind
from selfeval.model import Mode

KINDS = tuple(OffScaleKind)
_BODY = MODES.index(Mode.CONSENSUS)


@dataclass(frozen=True)
class Pool:
    """Releases beside each other; the first axis of every array is the release.

    ``steps`` holds people by (release, perspective, question, step), ``beside`` by (…, kind of answer beside the
    scale), ``states`` what a cell shows (``analysis.cubes.State``), ``answered`` how many gave any answer, ``sent`` and
    ``invited`` people by (release, perspective). One answer of a body is no number of people; ``is_body`` tells where.
    ``is_together`` tells under which perspective the answers of others are counted too.
    """

    questions: Questions
    releases: tuple[HandedIn, ...]
    steps: NDArray[np.uint16]
    beside: NDArray[np.uint16]
    states: NDArray[np.uint8]
    answered: NDArray[np.uint16]
    sent: NDArray[np.int32]
    invited: NDArray[np.int32]
    is_body: NDArray[np.bool_]
    is_together: NDArray[np.bool_]

    @cached_property
    def profiles(self) -> list[Profile]:
        """The places of the releases."""
        return [one.profile for one in self.releases]

    @cached_property
    def places(self) -> NDArray[np.intp]:
        """The place of every release as a number that says nothing else."""
        _, numbers = np.unique([one.place for one in self.profiles], return_inverse=True)
        return numbers.reshape(len(self.releases))

    @cached_property
    def groups(self) -> NDArray[np.intp]:
        """The group of every release in every breakdown."""
        return codes_of(self.profiles)

    @cached_property
    def years(self) -> NDArray[np.intp]:
        """The year in which every round closed."""
        return np.array([one.closed_on.year for one in self.releases], np.intp)

    @cached_property
    def speaks(self) -> NDArray[np.bool_]:
        """Where people's answers on the scale are shown, by (release, perspective, question)."""
        is_shown = (self.states == State.FULL) | (self.states == State.UNIFORM)
        return np.asarray(is_shown & ~self.is_body[:, :, None] & (self.steps.max(axis=-1) > 0), np.bool_)

    def of_year(self, year: int) -> "Pool":
        """Return the rounds that closed in a year, of every place only the newest of them.

        Years are the only periods. No release stands in two of them, so that no difference of periods says anything
        about few places (docs/decisions/0042).
        """
        newest: dict[str, int] = {}
        for number, one in enumerate(self.releases):
            place, held = one.profile.place, newest.get(one.profile.place)
            if one.closed_on.year == year and (held is None or _when(self.releases[held]) < _when(one)):
                newest[place] = number
        return self.only(np.array(sorted(newest.values()), np.intp))

    def only(self, rows: NDArray[np.intp]) -> "Pool":
        """Return some of the releases."""
        return Pool(
            self.questions,
            tuple(self.releases[row] for row in rows),
            steps=self.steps[rows],
            beside=self.beside[rows],
            states=self.states[rows],
            answered=self.answered[rows],
            sent=self.sent[rows],
            invited=self.invited[rows],
            is_body=self.is_body[rows],
            is_together=self.is_together[rows],
        )


def pool_of(handed_in: Sequence[HandedIn], questions: Questions, only: Collection[int] | None = None) -> Pool:
    """Stack releases of one framework; what a version does not know is left out, as items of a place's own are.

    With ``only`` nothing but these questions is read, for a view that needs no others.
    """
    held, asked = len(questions.perspectives), len(questions.all)
    shape, most = (len(handed_in), held, asked), max((one.steps for one in questions.all), default=0)
    pool = Pool(
        questions,
        tuple(handed_in),
        np.zeros((*shape, most), np.uint16),
        np.zeros((*shape, len(KINDS)), np.uint16),
        np.zeros(shape, np.uint8),
        np.zeros(shape, np.uint16),
        np.full(shape[:2], UNKNOWN, np.int32),
        np.full(shape[:2], UNKNOWN, np.int32),
        np.zeros(shape[:2], np.bool_),
        np.zeros(shape[:2], np.bool_),
    )
    for version, axes, rows in _of_equal_axes(handed_in):
        _fill(pool, (version, axes), rows, range(len(questions.all)) if only is None else only)
    return pool


def _when(one: HandedIn) -> tuple[int, str]:
    return one.closed_on.toordinal(), one.release_id


def _of_equal_axes(handed_in: Sequence[HandedIn]) -> list[tuple[str, Axes, list[int]]]:
    """Return releases of one version and the same axes together; the store gives them one and the same object."""
    found: dict[tuple[str, int], tuple[str, Axes, list[int]]] = {}
    for row, one in enumerate(handed_in):
        version = one.framework_version.partition("+")[0]
        found.setdefault((version, id(one.cube.axes)), (version, one.cube.axes, []))[2].append(row)
    return list(found.values())


def _fill(pool: Pool, of: tuple[str, Axes], rows: Sequence[int], only: Collection[int]) -> None:
    """Write the cubes of some releases of one version and equal axes into the arrays of all."""
    version, axes = of
    own = [number for number, one in enumerate(axes.perspectives) if one in pool.questions.perspectives]
    theirs = [pool.questions.perspectives.index(axes.perspectives[number]) for number in own]
    cubes = [pool.releases[row].cube for row in rows]
    at = np.ix_(rows, theirs)
    pool.sent[at] = np.stack([one.sent for one in cubes])[:, own]
    pool.invited[at] = np.stack([one.invited for one in cubes])[:, own]
    pool.is_body[at] = np.stack([one.modes for one in cubes])[:, own] == _BODY
    pool.is_together[at] = are_together(np.stack([one.shown_under for one in cubes]))[:, own]
    for kinds, steps, columns, numbers in _of_equal_scales(pool.questions, version, axes, only):
        place, pick = np.ix_(rows, theirs, numbers), np.ix_(own, columns)
        # picked from each cube before they are stacked, because a view of a few questions needs little of them
        pool.states[place] = np.stack([one.states[pick] for one in cubes])
        pool.answered[place] = np.stack([one.answered[pick] for one in cubes])
        theirs_of_all = np.stack([one.counts[pick] for one in cubes])
        pool.steps[:, :, :, :steps][place] = theirs_of_all[..., :steps]
        for back, kind in enumerate(kinds, start=1):
            pool.beside[:, :, :, KINDS.index(kind)][place] += theirs_of_all[..., -back]


def _of_equal_scales(
    questions: Questions, version: str, axes: Axes, only: Collection[int]
) -> list[tuple[tuple[OffScaleKind, ...], int, list[int], list[int]]]:
    """Return the columns that can be read together: their kinds beside the scale, steps, places and questions."""
    found: dict[tuple[tuple[OffScaleKind, ...], int], tuple[list[int], list[int]]] = {}
    for place, column in enumerate(axes.columns):
        read = questions.read(version, column)
        if read is not None and read[0] in only:
            columns, numbers = found.setdefault((read[1], len(column.steps)), ([], []))
            columns.append(place)
            numbers.append(read[0])
    return [(kinds, steps, columns, numbers) for (kinds, steps), (columns, numbers) in found.items()]
