"""Own values beside the middle half of others: rows stay as they come, and nobody else has a mark."""

from analysis.funnels import funnel
from exports.picture_charts import BandRow, band_chart
from exports.report.blocks import Key
from tests.analysis.test_comparison import compared
from tests.fakes.compared_places import ITEMS, places
from texts.catalogue import translator
from ui.charts.band_chart import band_figure
from ui.charts.funnel_chart import funnel_figure
from ui.comparing.funnel_view import described_funnel

OWN, OTHERS = Key("Eltern hier", "#000000", "circle"), Key("die anderen", "#c5d3d8")
ROWS = [
    BandRow("Erstes", 0.1, (0, 20), "Satz eins"),
    BandRow("Zweites", -0.3, None, "Satz zwei"),
    BandRow("Drittes", None, (-10, 10), "Satz drei"),
]


def test_rows_stand_as_they_come_with_a_mark_where_there_is_an_own_value() -> None:
    figure = band_figure(band_chart(ROWS, (OWN, OTHERS), ("weniger", "mehr")))
    titles = [one.text for one in figure.layout.annotations if "Erstes" in one.text or "tes" in one.text]
    assert [title.removeprefix("<b>").removesuffix("</b>") for title in titles] == ["Erstes", "Zweites", "Drittes"]
    assert [trace.x[0] for trace in figure.data] == [0.1, -0.3]
    bars = [(one.x0, one.x1) for one in figure.layout.shapes if one.type == "rect"]
    assert bars == [(0, 0.2), (-0.1, 0.1)]


def test_the_axis_holds_everything_that_is_drawn() -> None:
    low, high = band_figure(band_chart(ROWS, (OWN, OTHERS), ("weniger", "mehr"))).layout.xaxis.range
    assert low < -0.3
    assert high > 0.2


def test_a_funnel_draws_the_own_place_and_no_other() -> None:
    found = funnel(compared(places([2, 4, 5, 6, 8, 9])), "eltern", ITEMS[0])
    assert found is not None
    figure = funnel_figure(described_funnel(found, OWN, "Satz", translator("de")), "Satz")
    marks = [trace for trace in figure.data if trace.mode == "markers"]
    assert [(list(one.x), list(one.y)) for one in marks] == [([10], [0.8])]
    assert all(trace.hoverinfo == "skip" for trace in figure.data if trace.mode == "lines")
