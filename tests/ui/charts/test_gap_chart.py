"""The chart of where the perspectives part."""

import plotly.graph_objects as go

from exports.palette import mark_of
from tests.fakes.small_round import FRAMEWORK
from tests.ui.charts.drawn import ANSWERS, HIGH, LOW, UNKNOWN, example, hovers_of, item_of, names_of, written_in
from texts.catalogue import translator
from ui.charts.gap_chart import gap_chart

T = translator("de")


def chart_of(answers: object = None) -> go.Figure:
    found = example(answers if isinstance(answers, dict) else ANSWERS)
    return gap_chart([item_of(found)], FRAMEWORK, T)


def trace(chart: go.Figure, name: str) -> go.Scatter:
    return next(one for one in chart.data if one.name == name)


def line_of(chart: go.Figure) -> list[float]:
    return [x for x in next(one for one in chart.data if one.mode == "lines").x if x is not None]


def test_every_shown_perspective_has_a_mark_at_its_median() -> None:
    chart = chart_of()
    assert list(trace(chart, "Koordination").x) == [4]
    assert list(trace(chart, "Leitung").x) == [3]
    assert list(trace(chart, "Eltern").x) == [1]


def test_a_hidden_perspective_has_no_mark_and_is_named_in_words() -> None:
    chart = chart_of()
    assert "Ehrenamt" not in names_of(chart)
    assert "Ehrenamt: nicht gezeigt" in written_in(chart)


def test_an_open_answer_beside_the_scale_is_not_called_hidden() -> None:
    chart = chart_of({**ANSWERS, "koordination": {UNKNOWN: 1}})
    assert "Koordination" not in names_of(chart)
    assert "Koordination: nicht gezeigt" not in written_in(chart)
    assert "Koordination: " in written_in(chart)


def test_a_perspective_has_its_own_colour_and_shape() -> None:
    marker = trace(chart_of(), "Eltern").marker
    assert (marker.color, marker.symbol) == (mark_of(FRAMEWORK, "eltern").colour, mark_of(FRAMEWORK, "eltern").shape)


def test_the_line_joins_the_two_farthest() -> None:
    assert line_of(chart_of()) == [1, 4]


def test_agreement_has_no_line() -> None:
    same = {"leitung": {HIGH: 11, LOW: 1}, "eltern": {HIGH: 9, LOW: 2}}
    assert line_of(chart_of(same)) == []


def test_marks_on_the_same_place_do_not_cover_each_other() -> None:
    chart = chart_of({"leitung": {HIGH: 11, LOW: 1}, "eltern": {HIGH: 9, LOW: 2}})
    assert trace(chart, "Leitung").x[0] == trace(chart, "Eltern").x[0]
    assert abs(trace(chart, "Leitung").y[0] - trace(chart, "Eltern").y[0]) >= trace(chart, "Eltern").marker.size


def test_the_scale_is_labelled_with_its_steps_and_nothing_beside_it() -> None:
    labels = [label.replace("<br>", " ") for label in chart_of().layout.xaxis.ticktext]
    assert labels == ["trifft nicht zu", "trifft eher nicht zu", "trifft eher zu", "trifft zu"]


def test_pointing_at_a_mark_tells_how_many_answered() -> None:
    assert "12 Antworten" in hovers_of(chart_of())


def test_a_thumb_that_scrolls_does_not_zoom() -> None:
    layout = chart_of().layout
    assert layout.dragmode is False
    assert layout.xaxis.fixedrange
    assert layout.yaxis.fixedrange


def test_items_of_the_same_criterion_are_told_apart() -> None:
    found = example()
    chart = gap_chart(found.of_criterion("finden"), FRAMEWORK, T)
    assert "1.1 Auffindbarkeit (Aussage 1 von 2)" in written_in(chart)
    assert "1.1 Auffindbarkeit (Aussage 2 von 2)" in written_in(chart)
