"""Figures of many rows as a few arrays, and the columns that become of them, whatever the figures came from."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Any, Generic, TypeVar

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from analysis.cubes import UNKNOWN
from exports.datasets.batches import Repeated, repeated
from exports.datasets.columns import Column, variables_of
from exports.datasets.figure_columns import Asked, FigureColumns
from exports.statistical.model import SUPPRESSED, UNANSWERED, Variable
from exports.statistical.rows import ROWS_AT_ONCE, type_of
from qualitaetsrahmen.model import Framework
from qualitaetsrahmen.scales import OffScaleKind, Scale
from selfeval.release import GroupKind, Reach, Shown

Numbers = NDArray[Any]
SHOWN = {one: code for code, one in enumerate(Shown, start=1)}
_HAS_STEPS = (SHOWN[Shown.FULL], SHOWN[Shown.UNIFORM])
_KINDS = tuple(OffScaleKind)
_ENOUGH = ROWS_AT_ONCE // 2
"""From so many rows on it saves nothing to wait for more."""
DAY_0 = date(1970, 1, 1)
_Source = TypeVar("_Source")


@dataclass(frozen=True)
class Figures:
    """Figures, in each array a place for each row; a number is ``UNKNOWN`` where there is none or it is not told."""

    source: Numbers
    """Of which release, by its place among all."""
    asked: Numbers
    """What it is about, by its place in ``AllAsked``."""
    members: Numbers
    """Which perspectives it holds, by the place of their names in ``AllAsked.members``."""
    k: Numbers
    mode: Numbers
    """How the group answered: the code of its column."""
    batch: Numbers
    invited: Numbers
    sent: Numbers
    shown: Numbers
    """The code of its column."""
    answered: Numbers
    on_scale: Numbers
    median: Numbers
    """A median, or a code for why there is none."""
    released_on: Numbers
    """Days since 1970."""
    counts: Numbers
    """How many gave each answer, a row for every step of the widest scale, then for every kind beside a scale."""


class AllAsked:
    """What the figures of a data set are about, each once, under the number by which arrays speak of it."""

    def __init__(self, columns: FigureColumns) -> None:
        self.widest = columns.widest
        self.width = self.widest + len(_KINDS)
        self.members: dict[str, int] = {}
        self.rows: list[dict[str, int]] = []
        """In which row of the counts each answer is counted, by the number of what was asked."""
        self._columns = columns.asked
        self._asked: list[Asked] = []
        self._places: dict[tuple[object, ...], int] = {}
        self._made: dict[str, Repeated] = {}
        self._offered: Numbers = np.zeros((0, 0), bool)

    def place(self, framework: Framework, item_id: str, kind: GroupKind, group: str, reach: Reach) -> int:
        """Return the number of what was asked."""
        key = id(framework), item_id, kind, group, reach
        place = self._places.get(key)
        if place is None:
            place = self._places[key] = len(self._asked)
            item = framework.items[item_id]
            self._asked.append(Asked(framework, item, kind, group, reach))
            self.rows.append(rows_of_answers(framework.scale_of(item), self.widest))
        return place

    def place_of_members(self, perspectives: Sequence[str]) -> int:
        """Return the number of a list of perspectives; none is unknown."""
        return self.members.setdefault(", ".join(perspectives), len(self.members)) if perspectives else UNKNOWN

    def columns(self) -> Mapping[str, Repeated]:
        """Return the columns that depend on nothing but what was asked."""
        self._catch_up()
        return self._made

    def is_missing(self, row: int, asked: Numbers) -> Numbers | None:
        """Say for which of these a row of the counts holds nothing, because their scale has no such answer."""
        self._catch_up()
        is_offered = self._offered[row]
        return None if is_offered.all() else ~is_offered[asked]

    def _catch_up(self) -> None:
        if self._offered.shape[-1] < len(self._asked):
            self._made = repeated(self._columns, self._asked)
            self._offered = np.zeros((self.width, len(self._asked)), bool)
            for number, rows in enumerate(self.rows):
                self._offered[list(rows.values()), number] = True


def rows_of_answers(scale: Scale, widest: int) -> dict[str, int]:
    """Return in which row of the counts every answer of a scale is counted."""
    steps = {step.id: place for place, step in enumerate(scale.steps[:widest])}
    return steps | {answer: widest + _KINDS.index(kind) for answer, kind in scale.kind_of.items()}


class FigureBatches(Generic[_Source]):
    """Makes record batches of figures: the columns of their source first, then those of the figures."""

    def __init__(self, about: Sequence[Column[_Source]], figures: Sequence[Variable], asked: AllAsked) -> None:
        self._about = about
        self._asked = asked
        self._schema = [*variables_of(about), *figures]
        self._types = {one.name: type_of(one) for one in figures}

    def of(self, blocks: Iterator[Figures], sources: Sequence[_Source]) -> Iterator[Any]:
        """Yield the rows of some blocks of figures, as many at once as writers work on."""
        for figures in _joined(blocks):
            columns = self._of_sources(figures, sources) | self._of_asked(figures) | self._of_figures(figures)
            names = [one.name for one in self._schema]
            yield pa.RecordBatch.from_arrays([columns[name] for name in names], names)

    def _of_sources(self, figures: Figures, sources: Sequence[_Source]) -> dict[str, Any]:
        used, places = np.unique(figures.source, return_inverse=True)
        told = repeated(self._about, [sources[one] for one in used])
        return {name: one.at(pa.array(places)) for name, one in told.items()}

    def _of_asked(self, figures: Figures) -> dict[str, Any]:
        places = pa.array(figures.asked)
        return {name: one.at(places) for name, one in self._asked.columns().items()}

    def _of_figures(self, figures: Figures) -> dict[str, Any]:
        is_hidden, has_steps = figures.shown == SHOWN[Shown.HIDDEN], np.isin(figures.shown, _HAS_STEPS)
        answered = np.where(is_hidden, SUPPRESSED, figures.answered)
        sent = np.where(figures.sent == UNKNOWN, SUPPRESSED, figures.sent)
        columns: dict[str, Numbers] = {
            "k": figures.k,
            "batch": figures.batch,
            "sent": sent,
            "shown": figures.shown,
            "answered": answered,
            "on_scale": np.where(is_hidden, SUPPRESSED, figures.on_scale),
            "n_unanswered": np.where((sent < 0) | (answered < 0), SUPPRESSED, sent - answered),
            "median": np.where(has_steps, figures.median, SUPPRESSED),
        }
        made = {name: pa.array(cells, self._types[name]) for name, cells in columns.items()}
        for name in ("mode", "invited"):
            cells = getattr(figures, name)
            made[name] = pa.array(cells, self._types[name], mask=cells == UNKNOWN)
        made["members"] = self._members(figures.members)
        made["released_on"] = pa.array(figures.released_on, pa.int32()).cast(pa.date32())
        return made | self._counts(figures, is_hidden, has_steps)

    def _members(self, members: Numbers) -> Any:
        """Return whom each row holds, in a list of words that tells of no other row."""
        used, places = np.unique(members, return_inverse=True)
        names = list(self._asked.members)
        words = pa.array([None if one == UNKNOWN else names[one] for one in used], pa.string())
        return words.take(pa.array(places)).dictionary_encode()

    def _counts(self, figures: Figures, is_hidden: Numbers, has_steps: Numbers) -> dict[str, Any]:
        """Return how many gave each answer, nothing where the scale has none such."""
        widest = self._asked.widest
        made = {}
        for row, answer in enumerate([*(f"step{place + 1}" for place in range(widest)), *_KINDS]):
            is_told = has_steps if row < widest else ~is_hidden
            cells = np.where(is_told, figures.counts[row], SUPPRESSED)
            is_missing = self._asked.is_missing(row, figures.asked)
            made[f"n_{answer}"] = pa.array(cells, self._types[f"n_{answer}"], mask=is_missing)
        return made


def _joined(blocks: Iterator[Figures]) -> Iterator[Figures]:
    """Yield blocks put together to the size at which writers work, because each of them is checked by itself."""
    waiting: list[Figures] = []
    for block in blocks:
        waiting.append(block)
        if sum(len(one.source) for one in waiting) >= _ENOUGH:
            yield _together(waiting)
            waiting = []
    if any(len(one.source) for one in waiting):
        yield _together(waiting)


def _together(blocks: Sequence[Figures]) -> Figures:
    if len(blocks) == 1:
        return blocks[0]
    return Figures(
        **{one.name: np.concatenate([getattr(block, one.name) for block in blocks], -1) for one in fields(Figures)}
    )


def medians(steps: Numbers, on_scale: Numbers, values: Callable[[Numbers], Numbers]) -> Numbers:
    """Return the median of each column of counted steps on the values of its scale, or that nobody chose a step.

    ``values`` gives the values of the steps at these places, one for each column.
    """
    summed, lower, upper = (np.zeros(len(on_scale), int) for _ in range(3))
    for counted in steps:
        summed += counted
        lower += summed <= (on_scale - 1) // 2
        upper += summed <= on_scale // 2
    last = len(steps) - 1
    middle = (values(np.minimum(lower, last)) + values(np.minimum(upper, last))) / 2
    return np.where(on_scale > 0, middle, UNANSWERED)
