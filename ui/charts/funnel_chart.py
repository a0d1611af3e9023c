"""A funnel: what chance does to groups of each size, and the own place as the only mark."""

from collections.abc import Iterable

import plotly.graph_objects as go

from exports.picture_charts import FunnelChart
from exports.report.blocks import Tick
from ui.charts.canvas import RULE, SMALL_SIZE, SOFT, Canvas, canvas, quiet_axis
from ui.charts.own_mark import draw_own_mark

_PIXELS = 340
_LEFT, _BOTTOM = 64, 52
_MARK_SIZE = 15


def funnel_figure(described: FunnelChart, sentence: str) -> go.Figure:
    """Draw the limits over the number of answers, the common share as a line, and the own place with its sentence."""
    chart = canvas(_PIXELS, top=14, bottom=_BOTTOM)
    margin = chart.layout["margin"]
    chart.settle(margin={**(margin if isinstance(margin, dict) else {}), "l": _LEFT, "r": 12})
    _settle_axes(chart, described)
    quiet = {"mode": "lines", "hoverinfo": "skip", "name": ""}
    edge = {"color": SOFT, "width": 1}
    ground = {"fill": "tonexty", "fillcolor": described.chance.colour}
    chart.add("scatter", **_line(described.high), line=edge, **quiet)
    chart.add("scatter", **_line(described.low), line=edge, **ground, **quiet)
    middle = {"color": SOFT, "width": 2, "dash": "dash"}
    ends = [(size, described.target) for size in _ends(described)]
    chart.add("scatter", **_line(ends), line=middle, **quiet)
    draw_own_mark(chart, described.own, described.place, _MARK_SIZE, sentence)
    return chart.figure()


def _ends(described: FunnelChart) -> tuple[float, float]:
    return described.high[0][0], described.high[-1][0]


def _line(points: Iterable[tuple[float, float]]) -> dict[str, object]:
    across, up = zip(*points, strict=True)
    return {"x": list(across), "y": list(up)}


def _settle_axes(chart: Canvas, described: FunnelChart) -> None:
    font = {"size": SMALL_SIZE, "color": SOFT}
    first, last = _ends(described)
    chart.settle(
        xaxis=quiet_axis(
            range=[first - 1, last + 1],
            showticklabels=True,
            tickfont=font,
            title={"text": described.axis, "font": font},
            **_ticks(described.sizes),
        ),
        yaxis=quiet_axis(
            range=[-0.03, 1.03],
            showgrid=True,
            gridcolor=RULE,
            showticklabels=True,
            tickfont=font,
            **_ticks(described.shares),
        ),
    )


def _ticks(ticks: tuple[Tick, ...]) -> dict[str, object]:
    return {"tickvals": [one.place for one in ticks], "ticktext": [one.label for one in ticks]}
