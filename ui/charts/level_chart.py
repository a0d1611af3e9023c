"""The level view: a column a level, one for each perspective with a line of its own, a row an item."""

from collections.abc import Sequence

import plotly.graph_objects as go

from exports.palette import TEXT
from exports.phrases import figure_sentence
from selfeval.levels import Column, cell_of
from selfeval.release import Figure
from selfeval.results import ItemResult
from texts.catalogue import Translator
from ui.charts.canvas import (
    LABEL_SIZE,
    LINE_PIXELS,
    TITLE_LETTERS,
    Canvas,
    canvas,
    lines_of,
    quiet_axis,
    track,
    wrapped,
    write,
)
from ui.charts.stack import Bar, add_steps
from ui.charts.titles import title_of

_HEADING_LETTERS = 13
_CELL_PIXELS = 68
_NOTE_AT = 10
_BAR_AT = 34
_GUTTER = 0.035


def level_chart(results: Sequence[ItemResult], columns: Sequence[Column], t: Translator) -> go.Figure:
    """Draw small bars side by side, so that a row is read from Steuerung over Praxis to Eltern.

    All items share one scale; a column of which nothing is shown has an empty, dashed place.
    """
    heading = 12 + LINE_PIXELS * max(lines_of(column.label, _HEADING_LETTERS) for column in columns)
    tops, height = _tops(results, t)
    chart = canvas(height + heading + 8, top=heading)
    chart.settle(
        barmode="stack",
        yaxis=quiet_axis(range=[height, 0]),
    )
    for title, cells in tops:
        strong = {"size": LABEL_SIZE, "color": TEXT}
        write(chart, wrapped(title, TITLE_LETTERS), 0, cells, yanchor="bottom", font=strong)
    for index, column in enumerate(columns):
        _add_column(chart, results, column, [cells for _, cells in tops], (index, len(columns)), t)
    return chart.figure()


def _tops(results: Sequence[ItemResult], t: Translator) -> tuple[list[tuple[str, float]], int]:
    """Return each row's title with where its cells begin, and how many pixels all rows need."""
    tops: list[tuple[str, float]] = []
    height = 0
    for result in results:
        title = title_of(result, t)
        height += 10 + LINE_PIXELS * lines_of(title, TITLE_LETTERS)
        tops.append((title, height))
        height += _CELL_PIXELS
    return tops, height


def _add_column(
    chart: Canvas,
    results: Sequence[ItemResult],
    column: Column,
    tops: Sequence[float],
    place: tuple[int, int],
    t: Translator,
) -> None:
    """Add the cells of one column, under its heading, on an axis of its own."""
    index, columns = place
    width = (1 - _GUTTER * (columns - 1)) / columns
    span = (index * (width + _GUTTER), index * (width + _GUTTER) + width)
    name = f"x{index + 1 if index else ''}"
    axis = quiet_axis(range=[0, 100], domain=[span[0], min(1.0, span[1])], anchor="y")
    chart.settle(**{f"xaxis{name[1:]}": axis})
    strong = {"size": LABEL_SIZE, "color": TEXT}
    heading = f"<b>{wrapped(column.label, _HEADING_LETTERS)}</b>"
    write(chart, heading, span[0], 1, yref="paper", yanchor="bottom", font=strong)
    by_scale: list[Bar] = []
    for result, top in zip(results, tops, strict=True):
        figure = cell_of(result, column)
        write(chart, _note(result, column, figure, t), span[0], top + _NOTE_AT)
        track(chart, span, top + _BAR_AT, is_empty=figure is None or not figure.on_scale)
        if figure is not None:
            sentence = figure_sentence(figure, column.label, result.scale, t)
            by_scale.append(Bar(top + _BAR_AT, figure, sentence))
    add_steps(chart, by_scale, results[0].scale, name)


def _note(result: ItemResult, column: Column, figure: Figure | None, t: Translator) -> str:
    """Return how many answered, or why there is nothing to see."""
    if figure is not None:
        beside = sum(figure.counts.get(kind.id, 0) for kind in result.scale.off_scale)
        key = "dialogue_ui.chart.n_with_beside" if beside else "dialogue_ui.chart.n"
        return t(key, number=figure.answered, beside=beside)
    is_asked = any(perspective in result.perspectives for perspective in column.perspectives)
    return t("dialogue_ui.chart.not_shown" if is_asked else "dialogue_ui.chart.not_asked")
