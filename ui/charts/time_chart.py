"""One item over time: lines on the steps of the scale, agreements and numbers under the axis."""

from collections.abc import Sequence

import plotly.graph_objects as go

from exports.palette import ACCENT, TEXT
from exports.report.blocks import Lane, Tick, TimeChart, TimeRow
from ui.charts.canvas import RULE, SMALL_SIZE, Canvas, canvas, quiet_axis, wrapped, write

_STEP_PIXELS = 52
_ROW_PIXELS = 20
_TOP = 26
_AXIS_PIXELS = 44
_LEFT = 92
"""Room for the labels of the steps, in lines of ``_LETTERS``."""
_LETTERS = 12
_MARK_SIZE = 13
_MANY_TICKS = 5
"""From more rounds on, a phone has no room for the month of each."""
LANE_SYMBOLS = {
    "agreed": ("circle-open", ACCENT),
    "resolved": ("star", ACCENT),
    "due": ("line-ns-open", TEXT),
    "done": ("circle", ACCENT),
    "dropped": ("x-thin-open", TEXT),
}
"""How the days of an agreement look; what they mean stands in the key beside the chart."""


def time_figure(chart: TimeChart) -> go.Figure:
    """Draw the chart; what has no line between two points cannot be compared."""
    scale_end = _TOP + _STEP_PIXELS * (len(chart.steps) - 1) + 26
    lanes_at = scale_end + _AXIS_PIXELS
    numbers_at = lanes_at + _ROW_PIXELS * len(chart.lanes) + (8 if chart.lanes else 0)
    height = numbers_at + _ROW_PIXELS * len(chart.rows) + 6
    drawn = canvas(height + 4, top=2, bottom=2)
    drawn.settle(xaxis=quiet_axis(range=[0, 1]), yaxis=quiet_axis(range=[height, 0]))
    drawn.layout["margin"] = {"l": _LEFT, "r": 8, "t": 2, "b": 2, "pad": 0}
    _draw_scale(drawn, chart, scale_end)
    for row in chart.rows:
        _draw_row(drawn, row, len(chart.steps))
    for place, lane in enumerate(chart.lanes):
        _draw_lane(drawn, lane, lanes_at + _ROW_PIXELS * (place + 0.5))
    for place, row in enumerate(chart.rows):
        _draw_numbers(drawn, row, chart.number_word, numbers_at + _ROW_PIXELS * (place + 0.5))
    return drawn.figure()


def shown_ticks(ticks: Sequence[Tick]) -> list[Tick]:
    """Return the ticks that have room on a phone: all, or every second one, always with the last."""
    if len(ticks) <= _MANY_TICKS:
        return list(ticks)
    return [tick for place, tick in enumerate(ticks) if (len(ticks) - 1 - place) % 2 == 0]


def _y(step: float, steps: int) -> float:
    return _TOP + _STEP_PIXELS * (steps - 1 - step)


def _draw_scale(drawn: Canvas, chart: TimeChart, bottom: int) -> None:
    """Draw a thin line for each step with its label beside it, and one for each round."""
    for place, label in enumerate(chart.steps):
        y = _y(place, len(chart.steps))
        draw_line(drawn, (0, y), (1, y), RULE)
        write(drawn, wrapped(label, _LETTERS), 0, y, xanchor="right", align="right", xshift=-8)
    for tick in chart.ticks:
        draw_line(drawn, (tick.place, 6), (tick.place, bottom), RULE)
    for tick in shown_ticks(chart.ticks):
        month, _, year = tick.label.partition("/")
        text = f"{month}<br>{year}" if year else tick.label
        write(drawn, text, tick.place, bottom + 2, xref="x", xanchor="center", yanchor="top", align="center")


def _draw_row(drawn: Canvas, row: TimeRow, steps: int) -> None:
    for is_dashed in (False, True):
        lines = [line for line in row.lines if line.is_dashed is is_dashed]
        xs = [x for line in lines for x in (line.start[0], line.end[0], None)]
        ys = [
            y for line in lines for y in (_y(line.start[1] + row.lift, steps), _y(line.end[1] + row.lift, steps), None)
        ]
        style = {"color": row.key.colour, "width": 2.5, "dash": "6px,5px" if is_dashed else "solid"}
        if lines:
            drawn.add("scatter", x=xs, y=ys, mode="lines", line=style, hoverinfo="skip", name="")
    drawn.add(
        "scatter",
        x=[point.place for point in row.points],
        y=[_y(point.step + row.lift, steps) for point in row.points],
        mode="markers",
        name=row.key.label,
        marker={
            "symbol": row.key.shape,
            "color": row.key.colour,
            "size": _MARK_SIZE,
            "opacity": 1,
            "line": {"color": TEXT, "width": 1},
        },
        customdata=[[wrapped(point.words, 46)] for point in row.points],
        hovertemplate="%{customdata[0]}<extra></extra>",
        cliponaxis=False,
    )


def _draw_lane(drawn: Canvas, lane: Lane, y: float) -> None:
    write(drawn, lane.label, 0, y, xanchor="right", align="right", xshift=-8)
    draw_line(drawn, (lane.start, y), (lane.end, y), ACCENT, 1.5)
    for mark in lane.marks:
        symbol, colour = LANE_SYMBOLS[mark.kind]
        drawn.add(
            "scatter",
            x=[mark.place],
            y=[y],
            mode="markers",
            name=lane.label,
            marker={"symbol": symbol, "color": colour, "size": 11, "opacity": 1, "line": {"color": colour, "width": 2}},
            customdata=[[wrapped(mark.words, 46)]],
            hovertemplate="%{customdata[0]}<extra></extra>",
            cliponaxis=False,
        )


def _draw_numbers(drawn: Canvas, row: TimeRow, word: str, y: float) -> None:
    """Write how many answered in each round, with the perspective's mark before it."""
    drawn.add(
        "scatter",
        x=[0],
        y=[y],
        mode="markers",
        hoverinfo="skip",
        name="",
        marker={
            "symbol": row.key.shape,
            "color": row.key.colour,
            "size": 10,
            "opacity": 1,
            "line": {"color": TEXT, "width": 1},
        },
        cliponaxis=False,
    )
    write(drawn, word, 0, y, xanchor="right", align="right", xshift=-12)
    for tick in row.numbers:
        font = {"size": SMALL_SIZE, "color": TEXT}
        write(drawn, tick.label, tick.place, y, xref="x", xanchor="center", font=font)


def draw_line(
    drawn: Canvas, start: tuple[float, float], end: tuple[float, float], colour: str, width: float = 1
) -> None:
    """Draw a thin line below everything else, from one place of the axes to another."""
    drawn.shapes.append(
        {
            "type": "line",
            "xref": "x",
            "yref": "y",
            "x0": start[0],
            "y0": start[1],
            "x1": end[0],
            "y1": end[1],
            "line": {"color": colour, "width": width},
            "layer": "below",
        }
    )
