"""A funnel: what chance does to groups of each size, and the own place as the only mark."""

from collections.abc import Sequence

import plotly.graph_objects as go

from analysis.funnels import Funnel
from exports.palette import Mark
from texts.catalogue import Translator
from ui.charts.canvas import RULE, SMALL_SIZE, SOFT, Canvas, canvas, quiet_axis
from ui.charts.own_mark import draw_own_mark

_PIXELS = 340
_LEFT, _BOTTOM = 64, 52
_GROUND = "#e6eef0"
_SHARES = (0, 0.25, 0.5, 0.75, 1)
_MARK_SIZE = 15


def funnel_chart(funnel: Funnel, mark: Mark, sentence: str, t: Translator) -> go.Figure:
    """Draw the limits over the number of answers, the common share as a line, and the own place.

    Others have no marks: who knows how many answered somewhere would find that place by its number.
    """
    chart = canvas(_PIXELS, top=14, bottom=_BOTTOM)
    margin = chart.layout["margin"]
    chart.settle(margin={**(margin if isinstance(margin, dict) else {}), "l": _LEFT, "r": 12})
    sizes = funnel.sizes.tolist()
    _settle_axes(chart, sizes, t)
    quiet = {"mode": "lines", "hoverinfo": "skip", "name": ""}
    edge = {"color": SOFT, "width": 1, "shape": "hvh"}
    chart.add("scatter", x=sizes, y=funnel.high.tolist(), line=edge, **quiet)
    chart.add("scatter", x=sizes, y=funnel.low.tolist(), line=edge, fill="tonexty", fillcolor=_GROUND, **quiet)
    middle = {"color": SOFT, "width": 2, "dash": "dash"}
    chart.add("scatter", x=[sizes[0], sizes[-1]], y=[funnel.target] * 2, line=middle, **quiet)
    own = funnel.people, funnel.agreeing / funnel.people
    draw_own_mark(chart, mark, own, _MARK_SIZE, sentence)
    return chart.figure()


def _settle_axes(chart: Canvas, sizes: Sequence[int], t: Translator) -> None:
    font = {"size": SMALL_SIZE, "color": SOFT}
    chart.settle(
        xaxis=quiet_axis(
            range=[sizes[0] - 1, sizes[-1] + 1],
            showticklabels=True,
            tickfont=font,
            title={"text": t("comparing_ui.funnel.axis_people"), "font": font},
        ),
        yaxis=quiet_axis(
            range=[-0.03, 1.03],
            showgrid=True,
            gridcolor=RULE,
            showticklabels=True,
            tickvals=list(_SHARES),
            ticktext=[t("comparing_ui.percent", number=round(one * 100)) for one in _SHARES],
            tickfont=font,
        ),
    )
