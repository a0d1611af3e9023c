"""Many items over time, each as small lines under its title, on a time axis that all of them share."""

from collections.abc import Sequence

import plotly.graph_objects as go

from exports.palette import TEXT
from exports.picture_charts import SmallLines, SmallRow
from exports.report.blocks import Key
from ui.charts.canvas import LABEL_SIZE, LINE_PIXELS, RULE, SMALL_SIZE, SOFT, Canvas, canvas, quiet_axis, wrapped, write
from ui.charts.time_chart import draw_line, shown_ticks

_SMALL_PIXELS = 46
_MORE_A_LINE, _AIR = 0.5, 4.0
"""Plotly sets lines 1.3 letters apart; a marker on the highest step shall not touch the last of many."""
_TITLE_LETTERS = 46
_WORD_LETTERS = 54


def small_figure(lines: SmallLines) -> go.Figure:
    """Draw the items one below the other, between the lowest step of their scale and the highest."""
    items, ticks = lines.rows, lines.ticks
    drawn = canvas(1)
    top = 4.0
    placed: list[tuple[SmallRow, float]] = []
    for item in items:
        base = top + _write_heading(drawn, item, top) + _SMALL_PIXELS - 6
        placed.append((item, base))
        for step in (0, item.steps - 1):
            at = _y(item, base, step)
            draw_line(drawn, (0, at), (1, at), RULE)
        top = base + 24
    for key in dict.fromkeys(row.key for item in items for row in item.rows):
        _draw_key(drawn, key, placed)
    for tick in shown_ticks(ticks):
        write(drawn, tick.label, tick.place, top - 2, xref="x", xanchor="center")
    height = round(top + 12)
    drawn.settle(xaxis=quiet_axis(range=[0, 1]), yaxis=quiet_axis(range=[height, 0]), height=height)
    drawn.layout["margin"] = {"l": 4, "r": 4, "t": 0, "b": 0, "pad": 0}
    return drawn.figure()


def _write_heading(drawn: Canvas, item: SmallRow, top: float) -> float:
    """Write the title and what moved; return how many pixels both need."""
    text = f"<b>{wrapped(item.title, _TITLE_LETTERS)}</b>"
    if item.words:
        text += f"<br><span style='color:{SOFT};font-size:{SMALL_SIZE}px'>{wrapped(item.words, _WORD_LETTERS)}</span>"
    write(drawn, text, 0, top, yanchor="top", font={"size": LABEL_SIZE, "color": TEXT})
    return (LINE_PIXELS + _MORE_A_LINE) * (text.count("<br>") + 1) + _AIR


def _y(item: SmallRow, base: float, step: float, lift: float = 0) -> float:
    return base - (_SMALL_PIXELS - 12) * (step + 2 * lift) / max(item.steps - 1, 1)


def _draw_key(drawn: Canvas, key: Key, placed: Sequence[tuple[SmallRow, float]]) -> None:
    """Draw all that one perspective has in all items as few traces: Plotly takes long over many."""
    rows = [(item, base, row) for item, base in placed for row in item.rows if row.key == key]
    for is_dashed in (False, True):
        xs: list[float | None] = []
        ys: list[float | None] = []
        for item, base, row in rows:
            for line in row.lines:
                if line.is_dashed is is_dashed:
                    xs += [line.start[0], line.end[0], None]
                    ys += [_y(item, base, line.start[1], row.lift), _y(item, base, line.end[1], row.lift), None]
        if xs:
            style = {"color": key.colour, "width": 2, "dash": "5px,4px" if is_dashed else "solid"}
            drawn.add("scatter", x=xs, y=ys, mode="lines", line=style, hoverinfo="skip", name="")
    points = [(item, base, row.lift, point) for item, base, row in rows for point in row.points]
    drawn.add(
        "scatter",
        x=[point.place for *_, point in points],
        y=[_y(item, base, point.step, lift) for item, base, lift, point in points],
        mode="markers",
        name=key.label,
        marker={"symbol": key.shape, "color": key.colour, "size": 9, "opacity": 1},
        customdata=[[wrapped(point.words, 46)] for *_, point in points],
        hovertemplate="%{customdata[0]}<extra></extra>",
        cliponaxis=False,
    )
