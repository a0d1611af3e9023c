"""The data set of released results: a row for each round, item, group and reach, as everybody may read it."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from exports.datasets.columns import Column, variables_of
from exports.datasets.figure_arrays import AllAsked, FigureBatches
from exports.datasets.figure_columns import FigureColumns
from exports.datasets.framework_words import FrameworkWords
from exports.datasets.release_figures import ReleasedRound, release_figures
from exports.datasets.told import language_of, latest, promised_inside
from exports.errors import DataExportRefused
from exports.statistical.model import Cell, Dataset, Kind, Variable
from selfeval.release import Reach
from texts.catalogue import Translator

NAME = "results"


def results_dataset(sources: Sequence[ReleasedRound], reaches: Sequence[Reach], t: Translator) -> Dataset:
    """Return the released results of rounds for one reach or both; raises DataExportRefused where there is no round.

    Hidden groups have their row, so that nobody takes them for groups that were not asked. Papers that came after
    closing stand in rows of their own.
    """
    if not sources:
        raise DataExportRefused(reason="no_results")
    words = FrameworkWords(tuple({one.framework.name: one.framework for one in sources}.values()))
    about, columns = tuple(_about(t)), FigureColumns(words, t)
    days = [part.released_on for one in sources for part in (one.release.figures, *one.release.late)]

    def rows() -> Iterator[Any]:
        asked = AllAsked(columns)
        blocks = release_figures(sources, reaches, asked)
        return FigureBatches(about, columns.variables, asked).of(blocks, sources)

    return Dataset(
        NAME,
        t("datasets.results.title"),
        (*variables_of(about), *columns.variables),
        rows,
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
