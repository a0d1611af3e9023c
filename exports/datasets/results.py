"""The data set of released results: a row for each round, item, group and reach, as everybody may read it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from analysis.cubes import LEAST_TOLD
from exports.datasets.batches import Staying, joined, repeated, schema_of
from exports.datasets.columns import Column, variables_of
from exports.datasets.cube_figures import MOVING
from exports.datasets.figure_columns import FigureColumns, FigureRow
from exports.datasets.framework_words import FrameworkWords
from exports.datasets.told import language_of, latest, promised_inside
from exports.errors import DataExportRefused
from exports.statistical.model import Cell, Dataset, Kind, Variable
from exports.statistical.rows import type_of
from qualitaetsrahmen.model import Framework
from selfeval.disclosure import threshold
from selfeval.model import K_INTERNAL, K_PUBLIC, Mode, PerspectivePlan, Round
from selfeval.release import Figure, GroupKind, Reach, Release, ReleasePart, Shown
from texts.catalogue import Translator

NAME = "results"
_MOVING = {*MOVING, "members", "batch"}
"""The columns that differ from round to round, besides those that count answers."""


@dataclass(frozen=True)
class ReleasedRound:
    """A closed round with its release, and the names of whose it is."""

    of_round: Round
    framework: Framework
    release: Release
    network: str
    municipality: str = ""


def results_dataset(sources: Sequence[ReleasedRound], reaches: Sequence[Reach], t: Translator) -> Dataset:
    """Return the released results of rounds for one reach or both; raises DataExportRefused where there is no round.

    Hidden groups have their row, so that nobody takes them for groups that were not asked. Papers that came after
    closing stand in rows of their own.
    """
    if not sources:
        raise DataExportRefused(reason="no_results")
    words = FrameworkWords(tuple({one.framework.name: one.framework for one in sources}.values()))
    about, figures = tuple(_about(t)), FigureColumns(words, t).all()
    days = [part.released_on for one in sources for part in (one.release.figures, *one.release.late)]
    return Dataset(
        NAME,
        t("datasets.results.title"),
        (*variables_of(about), *variables_of(figures)),
        lambda: joined(_batches(sources, reaches, about, figures)),
        latest(days),
        language_of(t),
        notes=(t("datasets.results.note"), t("datasets.results.note_levels"), *words.scale_notes(t)),
        conditions=_conditions(sources, reaches, t),
        count=sum(
            figure.reach in reaches
            for one in sources
            for part in (one.release.figures, *one.release.late)
            for figure in part.figures
        ),
    )


def _conditions(sources: Sequence[ReleasedRound], reaches: Sequence[Reach], t: Translator) -> tuple[str, ...]:
    told = [t(f"datasets.condition.{reach.value}") for reach in reaches]
    return (*told, *(promised_inside([one.of_round for one in sources], t) if Reach.PUBLIC in reaches else ()))


def _about(t: Translator) -> Iterator[Column[ReleasedRound]]:
    """Yield what is told of a round."""

    def column(name: str, kind: Kind, cell: Callable[[ReleasedRound], Cell]) -> Column[ReleasedRound]:
        return Column(Variable(name, t(f"datasets.results.{name}"), kind), cell)

    yield column("network", Kind.TEXT, lambda one: one.network)
    yield column("municipality", Kind.TEXT, lambda one: one.municipality)
    yield column("round", Kind.TEXT, lambda one: one.of_round.id)
    yield column("round_title", Kind.TEXT, lambda one: one.of_round.title)
    yield column("opened_on", Kind.DAY, lambda one: one.of_round.opened_on)
    yield column("closed_on", Kind.DAY, lambda one: one.of_round.closed_on)


def _batches(
    sources: Sequence[ReleasedRound],
    reaches: Sequence[Reach],
    about: Sequence[Column[ReleasedRound]],
    figures: Sequence[Column[FigureRow]],
) -> Iterator[Any]:
    """Yield one batch a round, so that no data set has to fit in memory."""
    schema = schema_of((*variables_of(about), *variables_of(figures)))
    moving = [one for one in figures if one.variable.name in _MOVING or one.variable.name.startswith("n_")]
    staying = Staying([one for one in figures if one not in moving])
    for source in sources:
        rows = list(_rows_of(source, reaches))
        if rows:
            made = {one.variable.name: repeated(one.cell(source), one.variable, len(rows)) for one in about}
            made |= staying.of(rows)
            made |= {
                one.variable.name: pa.array([one.cell(row) for row in rows], type_of(one.variable)) for one in moving
            }
            yield pa.RecordBatch.from_arrays([made[name] for name in schema.names], schema=schema)


def _rows_of(source: ReleasedRound, reaches: Sequence[Reach]) -> Iterator[FigureRow]:
    """Yield the rows of a round in the order of the framework: closing first, then each late batch."""
    places = {item_id: place for place, item_id in enumerate(source.framework.items)}
    for batch, part in enumerate((source.release.figures, *source.release.late)):
        groups: dict[tuple[object, ...], _Group] = {}
        for figure in sorted(part.figures, key=lambda one: places[one.item_id]):
            if figure.reach in reaches:
                key = figure.kind, figure.group, figure.reach, figure.members
                if key not in groups:
                    groups[key] = _group_of(source.of_round, part, figure)
                yield _figure_row(source, part, batch, figure, groups[key])


@dataclass(frozen=True)
class _Group:
    """What is true of a group for all items of a part, worked out once."""

    k: int
    mode: Mode | None
    invited: int | None
    people: int
    is_told: bool | None
    """Whether it may be told how many sent answers; where it depends on the figure, None."""


def _group_of(of_round: Round, part: ReleasePart, figure: Figure) -> _Group:
    """Return what is true of a figure's group; of a level, people are those whom it holds for this item.

    Outside it is told from ten people on how many sent their answers.
    """
    plan = of_round.shown_plan(figure.group) if figure.kind is GroupKind.PERSPECTIVE else None
    people = sum(part.sent.get(one, 0) for one in figure.members or of_round.group_of(figure.group))
    return _Group(
        k=_least(of_round, plan, figure),
        mode=plan.mode if plan else _mode_of_level(of_round, figure),
        invited=plan.invited if plan else None,
        people=people,
        is_told=figure.reach is Reach.INTERNAL or people >= LEAST_TOLD if plan else None,
    )


def _figure_row(source: ReleasedRound, part: ReleasePart, batch: int, figure: Figure, group: _Group) -> FigureRow:
    is_told = figure.shown is not Shown.HIDDEN if group.is_told is None else group.is_told
    return FigureRow(
        framework=source.framework,
        item=source.framework.items[figure.item_id],
        kind=figure.kind,
        group=figure.group,
        reach=figure.reach,
        k=group.k,
        shown=figure.shown,
        released_on=part.released_on,
        batch=batch,
        members=figure.members,
        mode=group.mode,
        invited=None if batch else group.invited,
        sent=group.people if is_told else None,
        answered=figure.answered,
        on_scale=figure.on_scale,
        median=figure.median,
        counts=figure.counts,
    )


def _least(of_round: Round, plan: PerspectivePlan | None, figure: Figure) -> int:
    """Return from how many people on a group is shown for this reach; for a level that of its strictest member."""
    if plan is not None:
        return threshold(plan, figure.reach)
    plans = [of_round.plan_as_shown(one) for one in figure.members]
    least = K_INTERNAL if figure.reach is Reach.INTERNAL else K_PUBLIC
    return max((threshold(one, figure.reach) for one in plans if one), default=least)


def _mode_of_level(of_round: Round, figure: Figure) -> Mode | None:
    """Return how the members of a level answered, where all did so in the same way."""
    modes = {plan.mode for one in figure.members if (plan := of_round.plan(one))}
    return modes.pop() if len(modes) == 1 else None
