"""Where the perspectives part: one mark per perspective on the scale, a line between the farthest two."""

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from exports.palette import TEXT, mark_of
from exports.phrases import figure_sentence, figure_words
from qualitaetsrahmen.model import Framework
from qualitaetsrahmen.scales import Scale
from selfeval.release import Figure
from selfeval.results import ItemResult
from texts.catalogue import Translator
from ui.charts.canvas import (
    LABEL_SIZE,
    LINE_PIXELS,
    SMALL_SIZE,
    SOFT,
    TITLE_LETTERS,
    Canvas,
    canvas,
    lines_of,
    quiet_axis,
    wrapped,
    write,
)
from ui.charts.step_axis import step_axis, step_axis_pixels
from ui.charts.titles import title_of

_ROW_PIXELS = 44
_MARK_SIZE = 14
_DODGE_PIXELS = 15
"""How far apart marks on the same place of the scale stand, one above the other."""


@dataclass(frozen=True)
class _Row:
    """One item with its place in the figure, in pixels from the top."""

    result: ItemResult
    title: str
    hidden: str
    top: float
    middle: float


def gap_chart(
    results: Sequence[ItemResult], framework: Framework, t: Translator, titles: Sequence[str] | None = None
) -> go.Figure:
    """Draw the medians of all perspectives, one row per item, in the order in which the items come.

    ``titles`` names the rows where they are not told apart by their items.

    All items share one scale. Marks on the same place stand one above the other. A perspective without a
    median has no mark; that it is not shown stands under the row's title.
    """
    scale = results[0].scale
    rows, height = _rows(results, titles or [title_of(result, t) for result in results], framework, t)
    axis = step_axis_pixels(scale)
    chart = canvas(round(height) + axis + 12, top=axis)
    chart.settle(xaxis=step_axis(scale), yaxis=quiet_axis(range=[height, 0]))
    for row in rows:
        _write_title(chart, row)
    _add_lines(chart, rows)
    for perspective in framework.perspectives:
        _add_marks(chart, rows, perspective.id, framework, t)
    return chart.figure()


def _rows(
    results: Sequence[ItemResult], titles: Sequence[str], framework: Framework, t: Translator
) -> tuple[list[_Row], float]:
    """Return the rows from the top down, and how many pixels they need."""
    rows: list[_Row] = []
    top = 4.0
    for result, title in zip(results, titles, strict=True):
        hidden = _words_without_mark(result, framework, t)
        lines = lines_of(title, TITLE_LETTERS) + (1 if hidden else 0)
        crowd = max(_at_same_place(result).values(), default=1)
        room = max(_ROW_PIXELS, _DODGE_PIXELS * crowd + 16)
        rows.append(_Row(result, title, hidden, top, top + lines * LINE_PIXELS + room / 2))
        top += lines * LINE_PIXELS + room
    return rows, top


def _words_without_mark(result: ItemResult, framework: Framework, t: Translator) -> str:
    return "; ".join(
        t(
            "dialogue_ui.chart.no_mark",
            who=framework.perspective(group).label,
            words=figure_words(figure, result.scale, t),
        )
        for group, figure in result.perspectives.items()
        if figure.median is None
    )


def _at_same_place(result: ItemResult) -> dict[float, int]:
    places: dict[float, int] = {}
    for figure in result.perspectives.values():
        if figure.median is not None:
            places[figure.median] = places.get(figure.median, 0) + 1
    return places


def _write_title(chart: Canvas, row: _Row) -> None:
    """Write what was asked above the row, where a phone has the room for it."""
    text = f"<b>{wrapped(row.title, TITLE_LETTERS)}</b>"
    if row.hidden:
        text += f"<br><span style='color:{SOFT};font-size:{SMALL_SIZE}px'>{row.hidden}</span>"
    font = {"size": LABEL_SIZE, "color": TEXT}
    write(chart, text, 0, row.top, yanchor="top", font=font, bgcolor="rgba(255,255,255,0.85)")


def _add_lines(chart: Canvas, rows: Sequence[_Row]) -> None:
    """Add the thin lines between the two perspectives farthest apart."""
    xs: list[float | None] = []
    ys: list[float | None] = []
    for row in rows:
        medians = _at_same_place(row.result)
        if row.result.gap is not None and row.result.gap.steps > 0:
            xs += [min(medians), max(medians), None]
            ys += [row.middle, row.middle, None]
    line = {"color": SOFT, "width": 2}
    chart.add("scatter", x=xs, y=ys, mode="lines", line=line, hoverinfo="skip", name="")


def _add_marks(chart: Canvas, rows: Sequence[_Row], perspective: str, framework: Framework, t: Translator) -> None:
    """Add a perspective's marks; one without any median gets no trace."""
    shown = [
        (row, row.result.perspectives[perspective])
        for row in rows
        if perspective in row.result.perspectives and row.result.perspectives[perspective].median is not None
    ]
    if not shown:
        return
    label = framework.perspective(perspective).label
    mark = mark_of(framework, perspective)
    chart.add(
        "scatter",
        x=[figure.median for _, figure in shown],
        y=[row.middle + _dodge(row.result, perspective) for row, _ in shown],
        mode="markers",
        name=label,
        marker={
            "symbol": mark.shape,
            "color": mark.colour,
            "size": _MARK_SIZE,
            "opacity": 1,
            "line": {"color": TEXT, "width": 1},
        },
        customdata=[[_hover(figure, label, row.result.scale, t)] for row, figure in shown],
        hovertemplate="%{customdata[0]}<extra></extra>",
        cliponaxis=False,
    )


def _dodge(result: ItemResult, perspective: str) -> float:
    """Return how far a mark stands above or below its row, so that equal ones do not cover each other."""
    median = result.perspectives[perspective].median
    equal = [group for group, figure in result.perspectives.items() if figure.median == median]
    return (equal.index(perspective) - (len(equal) - 1) / 2) * _DODGE_PIXELS


def _hover(figure: Figure, label: str, scale: Scale, t: Translator) -> str:
    return wrapped(figure_sentence(figure, label, scale, t), 50)
