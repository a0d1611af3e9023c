"""Result tables as people read them: the framework's own words, German numbers, nothing that is not released."""

from collections.abc import Sequence

import pandas as pd

from exports.phrases import figure_words
from exports.report.answer_bars import Group
from exports.report.blocks import Table
from qualitaetsrahmen.scales import Scale
from selfeval.levels import Column, cell_of
from selfeval.release import Figure, Shown
from selfeval.results import ItemResult, Results
from texts.catalogue import Translator
from ui.charts.titles import title_of


def gap_frame(items: Sequence[ItemResult], results: Results, t: Translator) -> pd.DataFrame:
    """Return one row per item: each perspective's median with its number, and the steps between."""
    framework = results.framework
    rows = [
        {
            framework.framework.words.criterion: title_of(result, t),
            **{
                framework.perspective(group).label: _median_cell(result.perspectives.get(group), result.scale, t)
                for group in results.perspectives
            },
            t("dialogue_ui.table.gap"): t.number(result.gap.steps) if result.gap else "–",
        }
        for result in items
    ]
    return pd.DataFrame(rows)


def distribution_frame(result: ItemResult, results: Results, t: Translator) -> pd.DataFrame:
    """Return one row per perspective: how often each answer was given, and how many answered."""
    answers = {step.id: step.label for step in result.scale.steps}
    answers |= {kind.id: kind.label for kind in result.scale.off_scale}
    rows = [
        {
            t("dialogue_ui.table.perspective"): results.framework.perspective(group).label,
            **{label: _count(result.perspectives.get(group), answer, result, t) for answer, label in answers.items()},
            t("dialogue_ui.table.answered"): _answered(result.perspectives.get(group), t),
        }
        for group in results.perspectives
    ]
    return pd.DataFrame(rows)


def frame_of(table: Table) -> pd.DataFrame:
    """Return a printed table as one for the screen."""
    return pd.DataFrame(table.rows, columns=list(table.columns))


def table_of(frame: pd.DataFrame, about: str) -> Table:
    """Return a table of the screen as a printed one."""
    rows = tuple(tuple(str(cell) for cell in row) for row in frame.itertuples(index=False, name=None))
    return Table(about, tuple(str(column) for column in frame.columns), rows, tuple(1.0 for _ in frame.columns))


def level_frame(items: Sequence[ItemResult], columns: Sequence[Column], t: Translator) -> pd.DataFrame:
    """Return one row per item: the median of each column of the level view, with its number."""
    rows = [
        {
            t("dialogue_ui.table.topic"): title_of(result, t),
            **{
                column.label: _median_cell(cell_of(result, column), result.scale, t)
                if any(group in result.perspectives for group in column.perspectives)
                else t("dialogue_ui.chart.not_asked")
                for column in columns
            },
        }
        for result in items
    ]
    return pd.DataFrame(rows)


def median_note(scale: Scale, t: Translator) -> str:
    """Say which number stands for which step in a table of medians."""
    steps = (t("dialogue_ui.table.median_step", value=step.value, label=step.label) for step in scale.steps)
    return t("dialogue_ui.table.median_note", steps=", ".join(steps))


def _median_cell(figure: Figure | None, scale: Scale, t: Translator) -> str:
    if figure is None:
        return t("dialogue_ui.chart.not_asked")
    if figure.median is None:
        return figure_words(figure, scale, t)
    return t("dialogue_ui.table.median", median=t.number(figure.median), number=figure.answered)


def _count(figure: Figure | None, answer: str, result: ItemResult, t: Translator) -> str:
    """Return how often an answer was given; a dash stands where nothing may be shown."""
    if figure is None or figure.shown is Shown.HIDDEN:
        return "–"
    if figure.shown is Shown.OFF_SCALE_ONLY and answer in result.scale.value_of:
        return "–"
    return t.number(figure.counts.get(answer, 0))


def _answered(figure: Figure | None, t: Translator) -> str:
    if figure is None:
        return t("dialogue_ui.chart.not_asked")
    return t("dialogue_ui.chart.not_shown") if figure.answered is None else t.number(figure.answered)


def vote_frame(groups: Sequence[Group], scale: Scale, t: Translator) -> pd.DataFrame:
    """Return one row per perspective and vote: how often each answer was given, and how many voted."""
    answers = {step.id: step.label for step in scale.steps} | {kind.id: kind.label for kind in scale.off_scale}
    rows = [
        {
            t("dialogue_ui.table.perspective"): group.label,
            **{
                label: "–" if group.figure.answered is None else t.number(group.figure.counts.get(answer, 0))
                for answer, label in answers.items()
            },
            t("dialogue_ui.table.votes"): t("dialogue_ui.chart.not_shown")
            if group.figure.answered is None
            else t.number(group.figure.answered),
        }
        for group in groups
    ]
    return pd.DataFrame(rows)
