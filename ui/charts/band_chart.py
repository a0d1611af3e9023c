"""Own values beside the middle half of others: a soft bar for them, a mark for the own one."""

from collections.abc import Sequence

import plotly.graph_objects as go

from exports.palette import TEXT
from exports.picture_charts import BandChart, BandRow
from ui.charts.canvas import (
    LABEL_SIZE,
    LINE_PIXELS,
    RULE,
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
from ui.charts.own_mark import draw_own_mark

_ROW_PIXELS = 40
_BAR_PIXELS = 20
_MARK_SIZE = 14
_AXIS_PIXELS = 44
_TICK_PIXELS = 26
_END_LETTERS = 22
_SHARE = 100


def band_figure(described: BandChart) -> go.Figure:
    """Draw rows around a middle line, as they come: never in an order of values."""
    rows, reach = described.rows, described.reach
    tops, height = _tops(rows)
    chart = canvas(round(height) + _AXIS_PIXELS + _TICK_PIXELS, top=_AXIS_PIXELS, bottom=_TICK_PIXELS)
    chart.settle(
        xaxis=quiet_axis(
            range=[-reach, reach],
            showgrid=True,
            gridcolor=RULE,
            showticklabels=True,
            tickvals=[-reach / 2, 0, reach / 2],
            ticktext=list(described.ticks),
            tickfont={"size": SMALL_SIZE, "color": SOFT},
        ),
        yaxis=quiet_axis(range=[height, 0]),
    )
    line = {"color": SOFT, "width": 1}
    chart.shapes.append(
        {
            "type": "line",
            "x0": 0,
            "x1": 0,
            "y0": 0,
            "y1": height,
            "xref": "x",
            "yref": "y",
            "line": line,
            "layer": "below",
        }
    )
    font = {"size": SMALL_SIZE, "color": SOFT}
    above = {"yref": "paper", "yanchor": "bottom", "font": font}
    write(chart, f"← {wrapped(described.ends[0], _END_LETTERS)}", 0, 1, **above)
    write(chart, f"{wrapped(described.ends[1], _END_LETTERS)} →", 1, 1, xanchor="right", align="right", **above)
    for row, top in zip(rows, tops, strict=True):
        _draw(chart, row, top, described)
    return chart.figure()


def _tops(rows: Sequence[BandRow]) -> tuple[list[float], float]:
    tops, top = [], 4.0
    for row in rows:
        tops.append(top)
        top += lines_of(row.title, TITLE_LETTERS) * LINE_PIXELS + _ROW_PIXELS
    return tops, top


def _draw(chart: Canvas, row: BandRow, top: float, described: BandChart) -> None:
    font = {"size": LABEL_SIZE, "color": TEXT}
    title = f"<b>{wrapped(row.title, TITLE_LETTERS)}</b>"
    write(chart, title, 0, top, yanchor="top", font=font, bgcolor="rgba(255,255,255,0.85)")
    middle = top + lines_of(row.title, TITLE_LETTERS) * LINE_PIXELS + _ROW_PIXELS / 2 - 4
    if row.band is not None:
        low, high = row.band
        chart.shapes.append(
            {
                "type": "rect",
                "xref": "x",
                "yref": "y",
                "x0": low / _SHARE,
                "x1": high / _SHARE,
                "y0": middle - _BAR_PIXELS / 2,
                "y1": middle + _BAR_PIXELS / 2,
                "line": {"width": 0},
                "fillcolor": described.others.colour,
                "layer": "below",
            }
        )
    if row.own is not None:
        draw_own_mark(chart, described.own, (row.own, middle), _MARK_SIZE, row.sentence)
