"""The data set of released results: a row for each round, item, group and reach, as everybody may read it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from analysis.cubes import LEAST_TOLD
from exports.datasets.columns import Column, cells_of, variables_of
from exports.datasets.figure_columns import FigureColumns, FigureRow
from exports.datasets.framework_words import FrameworkWords
from exports.datasets.told import language_of, latest, promised_inside
from exports.errors import DataExportRefused
from exports.statistical.model import Cell, Dataset, Kind, Variable
from qualitaetsrahmen.model import Framework
from selfeval.disclosure import threshold
from selfeval.model import K_INTERNAL, K_PUBLIC, Mode, PerspectivePlan, Round
from selfeval.release import Figure, GroupKind, Reach, Release, ReleasePart, Shown
from texts.catalogue import Translator

NAME = "results"


@dataclass(frozen=True)
class ReleasedRound:
    """A closed round with its release, and the names of whose it is."""

    of_round: Round
    framework: Framework
    release: Release
    network: str
    municipality: str = ""


@dataclass(frozen=True)
class _Row:
    source: ReleasedRound
    figure: FigureRow


_CellOfRow = Callable[[_Row], Cell]


def results_dataset(sources: Sequence[ReleasedRound], reaches: Sequence[Reach], t: Translator) -> Dataset:
    """Return the released results of rounds for one reach or both; raises DataExportRefused where there is no round.

    Hidden groups have their row, so that nobody takes them for groups that were not asked. Papers that came after
    closing stand in rows of their own.
    """
    if not sources:
        raise DataExportRefused(reason="no_results")
    words = FrameworkWords(tuple({one.framework.name: one.framework for one in sources}.values()))
    columns = _columns(words, t)
    rows = [row for source in sources for row in _rows_of(source, reaches)]
    days = [part.released_on for one in sources for part in (one.release.figures, *one.release.late)]
    return Dataset(
        NAME,
        t("datasets.results.title"),
        variables_of(columns),
        lambda: cells_of(columns, rows),
        latest(days),
        language_of(t),
        notes=(t("datasets.results.note"), t("datasets.results.note_levels"), *words.scale_notes(t)),
        conditions=_conditions(sources, reaches, t),
        count=len(rows),
    )


def _conditions(sources: Sequence[ReleasedRound], reaches: Sequence[Reach], t: Translator) -> tuple[str, ...]:
    told = [t(f"datasets.condition.{reach.value}") for reach in reaches]
    return (*told, *(promised_inside([one.of_round for one in sources], t) if Reach.PUBLIC in reaches else ()))


def _columns(words: FrameworkWords, t: Translator) -> tuple[Column[_Row], ...]:
    texts: dict[str, _CellOfRow] = {
        "network": lambda row: row.source.network,
        "municipality": lambda row: row.source.municipality,
        "round": lambda row: row.source.of_round.id,
        "round_title": lambda row: row.source.of_round.title,
    }
    days: dict[str, _CellOfRow] = {
        "opened_on": lambda row: row.source.of_round.opened_on,
        "closed_on": lambda row: row.source.of_round.closed_on,
    }
    return (
        *(Column(Variable(name, t(f"datasets.results.{name}"), Kind.TEXT), cell) for name, cell in texts.items()),
        *(Column(Variable(name, t(f"datasets.results.{name}"), Kind.DAY), cell) for name, cell in days.items()),
        *(Column(one.variable, _of_figure(one)) for one in FigureColumns(words, t).all()),
    )


def _of_figure(column: Column[FigureRow]) -> _CellOfRow:
    return lambda row: column.cell(row.figure)


def _rows_of(source: ReleasedRound, reaches: Sequence[Reach]) -> Iterator[_Row]:
    """Yield the rows of a round in the order of the framework: closing first, then each late batch."""
    places = {item_id: place for place, item_id in enumerate(source.framework.items)}
    for batch, part in enumerate((source.release.figures, *source.release.late)):
        for figure in sorted(part.figures, key=lambda one: places[one.item_id]):
            if figure.reach in reaches:
                yield _Row(source, _figure_row(source, part, batch, figure))


def _figure_row(source: ReleasedRound, part: ReleasePart, batch: int, figure: Figure) -> FigureRow:
    plan = source.of_round.shown_plan(figure.group) if figure.kind is GroupKind.PERSPECTIVE else None
    return FigureRow(
        framework=source.framework,
        item=source.framework.items[figure.item_id],
        kind=figure.kind,
        group=figure.group,
        reach=figure.reach,
        k=_least(source.of_round, plan, figure),
        shown=figure.shown,
        released_on=part.released_on,
        batch=batch,
        members=figure.members,
        mode=plan.mode if plan else _mode_of_level(source.of_round, figure),
        invited=plan.invited if plan and not batch else None,
        sent=_sent(source.of_round, part, plan, figure),
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


def _sent(of_round: Round, part: ReleasePart, plan: PerspectivePlan | None, figure: Figure) -> int | None:
    """Return how many of a group sent their answers; outside that is told from ten on.

    Of a level they are those of the perspectives that it holds for this item.
    """
    members = figure.members or of_round.group_of(figure.group)
    people = sum(part.sent.get(one, 0) for one in members)
    if plan is None:
        return people if figure.shown is not Shown.HIDDEN else None
    return people if figure.reach is Reach.INTERNAL or people >= LEAST_TOLD else None
