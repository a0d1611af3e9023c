"""The mark of one's own place in a chart in which others have none, with its sentence on pointing."""

from exports.palette import TEXT
from exports.report.blocks import Key
from ui.charts.canvas import Canvas, wrapped

_LETTERS = 50


def draw_own_mark(chart: Canvas, mark: Key, place: tuple[float, float], size: int, sentence: str) -> None:
    """Draw a mark, so many pixels wide, at its place on both axes."""
    across, up = place
    chart.add(
        "scatter",
        x=[across],
        y=[up],
        mode="markers",
        name="",
        marker={
            "symbol": mark.shape,
            "color": mark.colour,
            "size": size,
            "opacity": 1,
            "line": {"color": TEXT, "width": 1},
        },
        customdata=[[wrapped(sentence, _LETTERS)]],
        hovertemplate="%{customdata[0]}<extra></extra>",
        cliponaxis=False,
    )
