"""Many items over time, each as small lines under its title, on a time axis that all of them share."""

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from exports.palette import TEXT
from exports.report.blocks import Tick, TimeRow
from ui.charts.canvas import LABEL_SIZE, LINE_PIXELS, RULE, SMALL_SIZE, SOFT, Canvas, canvas, quiet_axis, wrapped, write
from ui.charts.time_chart import draw_line, shown_ticks

_SMALL_PIXELS = 46
_TITLE_LETTERS = 46
_WORD_LETTERS = 54


@dataclass(frozen=True)
class SmallRow:
    """One item: its title, what moved in words, the rows of its perspectives, and how many steps its scale has."""

    title: str
    words: str
    rows: tuple[TimeRow, ...]
    steps: int


def small_figure(items: Sequence[SmallRow], ticks: Sequence[Tick]) -> go.Figure:
    """Draw the items one below the other, between the lowest step of their scale and the highest."""
    drawn = canvas(1)
    top = 4.0
    for item in items:
        base = top + _write_heading(drawn, item, top) + _SMALL_PIXELS
        _draw_small(drawn, item, base - 6)
        top = base + 18
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
    return float(LINE_PIXELS * (text.count("<br>") + 1))


def _draw_small(drawn: Canvas, item: SmallRow, base: float) -> None:
    """Draw the lines of one item, the lowest step at ``base``."""
    top, height = max(item.steps - 1, 1), _SMALL_PIXELS - 12

    def y(step: float, lift: float) -> float:
        return base - height * (step + 2 * lift) / top

    for step in (0, top):
        draw_line(drawn, (0, y(step, 0)), (1, y(step, 0)), RULE)
    for row in item.rows:
        for line in row.lines:
            style = {"color": row.key.colour, "width": 2, "dash": "5px,4px" if line.is_dashed else "solid"}
            xs, ys = (line.start[0], line.end[0]), (y(line.start[1], row.lift), y(line.end[1], row.lift))
            drawn.add("scatter", x=xs, y=ys, mode="lines", line=style, hoverinfo="skip", name="")
        drawn.add(
            "scatter",
            x=[point.place for point in row.points],
            y=[y(point.step, row.lift) for point in row.points],
            mode="markers",
            name=row.key.label,
            marker={"symbol": row.key.shape, "color": row.key.colour, "size": 9, "opacity": 1},
            customdata=[[wrapped(point.words, 46)] for point in row.points],
            hovertemplate="%{customdata[0]}<extra></extra>",
            cliponaxis=False,
        )
