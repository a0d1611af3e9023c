"""Own values beside the middle half of others: a soft bar for them, a mark for the own one."""

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from exports.palette import TEXT, Mark
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
_BAND = "#c5d3d8"
_AXIS_PIXELS = 44
_TICK_PIXELS = 26
_END_LETTERS = 22
_SHARE = 100


@dataclass(frozen=True)
class BandRow:
    """One row: its title, the own value in parts of one, the middle half of the others in hundredths, its sentence."""

    title: str
    own: float | None
    band: tuple[int, int] | None
    sentence: str


def band_chart(rows: Sequence[BandRow], mark: Mark, ends: tuple[str, str]) -> go.Figure:
    """Draw rows around a middle line; ``ends`` says what lies to its left and to its right.

    Rows stand as they come: never in an order of values.
    """
    tops, height = _tops(rows)
    chart = canvas(round(height) + _AXIS_PIXELS + _TICK_PIXELS, top=_AXIS_PIXELS, bottom=_TICK_PIXELS)
    reach = _reach(rows)
    chart.settle(
        xaxis=quiet_axis(
            range=[-reach, reach],
            showgrid=True,
            gridcolor=RULE,
            showticklabels=True,
            tickvals=[-reach / 2, 0, reach / 2],
            ticktext=[f"\u2212{round(reach * _SHARE / 2)}", "0", f"+{round(reach * _SHARE / 2)}"],
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
    write(chart, f"← {wrapped(ends[0], _END_LETTERS)}", 0, 1, **above)
    write(chart, f"{wrapped(ends[1], _END_LETTERS)} →", 1, 1, xanchor="right", align="right", **above)
    for row, top in zip(rows, tops, strict=True):
        _draw(chart, row, top, mark)
    return chart.figure()


def _tops(rows: Sequence[BandRow]) -> tuple[list[float], float]:
    tops, top = [], 4.0
    for row in rows:
        tops.append(top)
        top += lines_of(row.title, TITLE_LETTERS) * LINE_PIXELS + _ROW_PIXELS
    return tops, top


def _reach(rows: Sequence[BandRow]) -> float:
    """Return how far the axis goes to either side: to the next fifth beyond everything that is drawn."""
    values = [abs(row.own) for row in rows if row.own is not None]
    values += [abs(end) / _SHARE for row in rows if row.band for end in row.band]
    return next((reach for reach in (0.2, 0.4, 0.6, 0.8) if max(values, default=0) <= reach * 0.95), 1.0)


def _draw(chart: Canvas, row: BandRow, top: float, mark: Mark) -> None:
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
                "fillcolor": _BAND,
                "layer": "below",
            }
        )
    if row.own is not None:
        draw_own_mark(chart, mark, (row.own, middle), _MARK_SIZE, row.sentence)
