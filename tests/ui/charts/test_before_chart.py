"""The chart of one item then and now."""

import plotly.graph_objects as go

from exports.palette import Mark
from qualitaetsrahmen.versions.version_map import Comparable
from tests.analysis.compared import MIDDLE, UPPER, answers, compared, joined
from tests.fakes.small_versions import HIGH, LOW
from tests.ui.charts.drawn import hovers_of, written_in
from texts.catalogue import translator
from ui.charts.before_chart import Lane, before_chart

T = translator("de")
MARK = Mark("#d55e00", "triangle-down")
ITEM = "sprache.texte"


def lane(then: dict[str, int], now: dict[str, int], comparable: str = "yes", label: str = "Eltern") -> Lane:
    """A lane of parents who gave these answers then and now."""
    note = ', note: "Kürzer gefragt."' if comparable != "yes" else ""
    entry = f"change: editorial, from: [{ITEM}], to: [{ITEM}], comparable: {comparable}{note}"
    movement = compared(joined(entries=(entry,)), answers(ITEM, then), answers(ITEM, now)).movement(ITEM)
    assert movement.comparable is Comparable(comparable)
    return Lane(label, MARK, movement, f"{label}: damals so, heute so.")


def chart_of(*lanes: Lane) -> go.Figure:
    return before_chart(lanes, lanes[0].movement.scale, T)


def marks(chart: go.Figure) -> list[tuple[float, str]]:
    """The place and the filling of every mark, as it was drawn."""
    return [(trace.x[0], trace.marker.color) for trace in chart.data if trace.mode == "markers"]


def lines(chart: go.Figure) -> list[tuple[str, list[float]]]:
    """How every line is drawn and where it goes."""
    drawn = [trace for trace in chart.data if trace.mode == "lines"]
    return [(trace.line.dash, [x for x in trace.x if x is not None]) for trace in drawn if len(trace.x)]


MOVED = lane(dict(MIDDLE), dict(UPPER))


def test_then_is_a_ring_and_now_a_full_mark_in_the_colour_and_shape_of_the_perspective() -> None:
    chart = chart_of(MOVED)
    assert marks(chart) == [(2, MARK.colour), (2, "#ffffff"), (4, MARK.colour)]
    assert {trace.marker.symbol for trace in chart.data if trace.mode == "markers"} == {MARK.shape}


def test_what_compares_is_joined_by_a_line() -> None:
    assert lines(chart_of(MOVED)) == [("solid", [2, 4])]


def test_what_compares_with_a_note_is_joined_by_dashes() -> None:
    assert lines(chart_of(lane(dict(MIDDLE), dict(UPPER), "with_note"))) == [("dash", [2, 4])]


def test_what_does_not_compare_is_not_joined() -> None:
    chart = chart_of(lane(dict(MIDDLE), dict(UPPER), "no"))
    assert lines(chart) == []
    assert [x for x, _ in marks(chart)] == [2, 2, 4]


def test_marks_on_the_same_place_do_not_cover_each_other_and_need_no_line() -> None:
    chart = chart_of(lane(dict(UPPER), dict(UPPER)))
    heights = [trace.y[0] for trace in chart.data if trace.mode == "markers"]
    assert heights[-1] - heights[0] >= chart.data[-1].marker.size
    assert lines(chart) == []


def test_a_hidden_side_has_no_mark_and_is_named_in_words() -> None:
    chart = chart_of(lane({LOW: 3}, dict(UPPER)))
    assert [x for x, _ in marks(chart)] == [4]
    assert "damals nicht gezeigt, heute n = 12" in written_in(chart)


def test_answers_beside_the_scale_have_no_mark() -> None:
    assert "damals ohne Median" in written_in(chart_of(lane({"weiss-nicht": 6, HIGH: 2}, dict(UPPER))))


def test_a_long_name_leaves_the_numbers_a_line_of_their_own() -> None:
    short, long = chart_of(MOVED), chart_of(lane(dict(MIDDLE), dict(UPPER), label="Ehrenamtliche in der Begleitung"))
    assert "Eltern</b> <span" in written_in(short)
    assert "Begleitung</b><br><span" in written_in(long)
    assert long.layout.height > short.layout.height


def test_pointing_at_a_mark_tells_the_whole_sentence() -> None:
    assert "Eltern: damals so, heute so." in hovers_of(chart_of(MOVED))
