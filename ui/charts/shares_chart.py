"""Shares of a scale's steps in stacked bars, one for each perspective, dimension or group of places."""

from collections.abc import Sequence

import plotly.graph_objects as go

from exports.palette import TEXT, step_colours
from exports.report.answer_bars import Shares
from ui.charts.canvas import BAR_PIXELS, LABEL_SIZE, Canvas, canvas, lines_of, quiet_axis, track, wrapped, write

_TITLE_LETTERS = 46
_LINE = 20
_SPACE = 18
_LEAST_WRITTEN = 0.08
"""A piece below this share has no figure inside; it would not fit on a phone."""
_WHITE_FROM = 0.6


def shares_chart(rows: Sequence[Shares], steps: Sequence[str], unit: str) -> go.Figure:
    """Draw the rows in the order given; every bar is as long as the others, because all are shares of a whole."""
    tops, height = [], 0
    for row in rows:
        tops.append(height)
        height += _LINE * (lines_of(row.title, _TITLE_LETTERS) + 1) + BAR_PIXELS + _SPACE
    chart = canvas(height + 12)
    chart.settle(barmode="stack", xaxis=quiet_axis(range=[0, 100]), yaxis=quiet_axis(range=[height, 0]))
    middles = [_write_row(chart, row, top) for row, top in zip(rows, tops, strict=True)]
    colours = step_colours(len(steps))
    for index, step in enumerate(steps):
        is_dark = index / max(1, len(steps) - 1) >= _WHITE_FROM
        texts = [unit.format(number=round(100 * row.shares[index])) for row in rows]
        chart.add(
            "bar",
            orientation="h",
            name=step,
            x=[100 * row.shares[index] for row in rows],
            y=middles,
            width=BAR_PIXELS,
            text=[text if row.shares[index] >= _LEAST_WRITTEN else "" for row, text in zip(rows, texts, strict=True)],
            textposition="inside",
            insidetextanchor="middle",
            textangle=0,
            textfont={"size": LABEL_SIZE, "color": "#ffffff" if is_dark else TEXT},
            marker={"color": colours[index], "line": {"color": "#ffffff", "width": 1.5}},
            customdata=[[wrapped(row.sentence, _TITLE_LETTERS)] for row in rows],
            hovertemplate="%{customdata[0]}<extra></extra>",
        )
    return chart.figure()


def _write_row(chart: Canvas, row: Shares, top: float) -> float:
    """Write above a bar what it is about, and return the middle of the bar."""
    lines = lines_of(row.title, _TITLE_LETTERS)
    heading = top + _LINE * lines / 2
    write(chart, f"<b>{wrapped(row.title, _TITLE_LETTERS)}</b>", 0, heading, font={"size": LABEL_SIZE, "color": TEXT})
    write(chart, wrapped(row.note, 2 * _TITLE_LETTERS), 0, top + _LINE * lines + _LINE / 2)
    middle = top + _LINE * (lines + 1) + BAR_PIXELS / 2 + 2
    track(chart, (0.0, 1.0), middle, is_empty=False)
    return middle
