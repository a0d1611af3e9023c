"""What all charts share: their type, their quiet ground, wrapped labels, and tracks for bars.

Plotly neither wraps text nor follows the theme for bars, so both are settled here. No chart has a title of
its own (the page has one), a tool bar, or a zoom that would catch a thumb scrolling down a phone.
"""

from dataclasses import dataclass, field
from html import escape
from textwrap import wrap

import plotly.graph_objects as go

from exports.palette import TEXT

FONT = "'Source Sans 3', 'Source Sans', sans-serif"
RULE = "#d5dbdf"
"""Grid lines and empty tracks."""
SOFT = "#4d5a62"
"""What stands beside the figures; 7:1 on white."""
LABEL_SIZE = 15
SMALL_SIZE = 13
LINE_PIXELS = 19
BAR_PIXELS = 26
TITLE_LETTERS = 52
"""As many letters of a row's title as fit on one line of a phone."""
_DASHES = "#8a949b"

CONFIG = {"displayModeBar": False, "scrollZoom": False, "doubleClick": False, "showAxisDragHandles": False}
"""What every chart is shown with."""


@dataclass(frozen=True)
class Canvas:
    """What a chart consists of, noted piece by piece and made a figure at once.

    Plotly looks at a whole figure again with every piece that is added to it: ten times as long as at its end.
    """

    layout: dict[str, object]
    traces: list[dict[str, object]] = field(default_factory=list)
    annotations: list[dict[str, object]] = field(default_factory=list)
    shapes: list[dict[str, object]] = field(default_factory=list)

    def settle(self, **layout: object) -> None:
        """Set parts of the layout, such as the axes."""
        self.layout.update(layout)

    def add(self, kind: str, **trace: object) -> None:
        """Add a trace of a kind, such as ``bar``."""
        self.traces.append({"type": kind, **trace})

    def figure(self) -> go.Figure:
        """Return the chart as Plotly shows it."""
        layout = {**self.layout, "annotations": self.annotations, "shapes": self.shapes}
        return go.Figure({"data": self.traces, "layout": layout})


def canvas(height: int, *, top: int = 8, bottom: int = 8) -> Canvas:
    """Return an empty chart of so many pixels in height, as wide as its place."""
    return Canvas(
        {
            "template": "none",
            "height": height,
            "margin": {"l": 4, "r": 4, "t": top, "b": bottom, "pad": 0},
            "font": {"family": FONT, "size": SMALL_SIZE, "color": TEXT},
            "paper_bgcolor": "rgba(0,0,0,0)",
            "plot_bgcolor": "rgba(0,0,0,0)",
            "showlegend": False,
            "dragmode": False,
            "hoverlabel": {"font": {"family": FONT, "size": SMALL_SIZE}, "bgcolor": "#ffffff", "align": "left"},
            "bargap": 0,
            "uniformtext": {"minsize": SMALL_SIZE - 1, "mode": "hide"},
        }
    )


def quiet_axis(**more: object) -> dict[str, object]:
    """Return the settings of an axis without lines, ticks, zero line and zoom, changed by ``more``."""
    return {
        "showgrid": False,
        "zeroline": False,
        "showline": False,
        "showticklabels": False,
        "ticks": "",
        "fixedrange": True,
        **more,
    }


def wrapped(text: str, letters: int) -> str:
    """Return a text in lines of at most so many letters, as Plotly breaks them, safe inside its markup."""
    return "<br>".join(escape(line, quote=False) for line in wrap(text, letters)) or ""


def lines_of(text: str, letters: int) -> int:
    """Return on how many lines a text stands."""
    return max(1, len(wrap(text, letters)))


def write(chart: Canvas, text: str, x: float, y: float, **more: object) -> None:
    """Write a line into a chart: ``x`` as part of its width, ``y`` in pixels from the top."""
    place = {"x": x, "y": y, "xref": "paper", "yref": "y", "xanchor": "left", "yanchor": "middle"}
    look = {
        "showarrow": False,
        "align": "left",
        "borderpad": 0,
        "xshift": 0,
        "font": {"size": SMALL_SIZE, "color": SOFT},
    }
    chart.annotations.append({"text": text, **place, **look, **more})


def track(chart: Canvas, span: tuple[float, float], y: float, *, is_empty: bool) -> None:
    """Draw the place of a bar around its middle: plain, or dashed where nothing may be shown."""
    chart.shapes.append(
        {
            "type": "rect",
            "xref": "paper",
            "yref": "y",
            "x0": span[0],
            "x1": span[1],
            "y0": y - BAR_PIXELS / 2,
            "y1": y + BAR_PIXELS / 2,
            "line": {"color": _DASHES if is_empty else RULE, "width": 1, "dash": "dot" if is_empty else "solid"},
            "fillcolor": "rgba(0,0,0,0)",
            "layer": "below",
        }
    )
