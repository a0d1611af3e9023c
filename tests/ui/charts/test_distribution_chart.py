"""The chart of how the answers to one item spread."""

import plotly.graph_objects as go
import pytest

from exports.palette import OFF_SCALE
from exports.report.answer_bars import Group
from selfeval.release import Reach
from tests.fakes.small_round import FRAMEWORK
from tests.ui.charts.drawn import ANSWERS, HIGH, LOW, UNKNOWN, example, item_of, names_of, written_in
from texts.catalogue import translator
from ui.charts.distribution_chart import distribution_chart

T = translator("de")
STEPS = {"trifft nicht zu", "trifft eher nicht zu", "trifft eher zu", "trifft zu"}


def chart_of(*perspectives: str, answers: object = None, reach: Reach = Reach.INTERNAL) -> go.Figure:
    result = item_of(example(answers if isinstance(answers, dict) else ANSWERS, reach))
    groups = [Group(FRAMEWORK.perspective(one).label, result.perspectives[one]) for one in perspectives]
    return distribution_chart(groups, result.scale, T)


def texts_in_bars(chart: go.Figure) -> set[str]:
    return {text for trace in chart.data for text in trace.text if text}


def test_off_scale_answers_never_stand_among_the_steps() -> None:
    chart = chart_of("fachkraft", "eltern")
    assert {trace.name for trace in chart.data if trace.xaxis == "x"} <= STEPS
    beside = [trace for trace in chart.data if trace.xaxis == "x2"]
    assert {trace.name for trace in beside} == {"weiß nicht", "trifft bei uns nicht zu"}
    assert {trace.marker.color for trace in beside} == {OFF_SCALE}


def test_the_two_parts_of_the_chart_do_not_touch() -> None:
    layout = chart_of("fachkraft").layout
    assert layout.xaxis.domain[1] < layout.xaxis2.domain[0]


def test_the_steps_fill_the_whole_bar() -> None:
    chart = chart_of("fachkraft")
    assert sum(trace.x[0] for trace in chart.data if trace.xaxis == "x") == pytest.approx(100)


def test_below_twenty_people_a_bar_shows_counts() -> None:
    assert texts_in_bars(chart_of("fachkraft")) == {"6", "3"}


def test_from_twenty_people_on_a_bar_shows_per_cents() -> None:
    assert texts_in_bars(chart_of("leitung")) == {"68 %", "32 %"}


def test_what_stands_beside_the_scale_is_a_part_of_all_who_answered() -> None:
    unknown = next(trace for trace in chart_of("eltern").data if trace.name == "weiß nicht")
    assert list(unknown.x) == pytest.approx([100 * 4 / 12])


def test_a_hidden_perspective_has_no_trace() -> None:
    chart = chart_of("ehrenamt")
    assert list(chart.data) == []
    assert "<b>Ehrenamt</b>: nicht gezeigt" in written_in(chart)
    assert "n =" not in written_in(chart)


def test_a_perspective_hidden_outside_the_network_has_no_trace_there() -> None:
    small = {**ANSWERS, "fachkraft": {HIGH: 4, LOW: 3}}
    assert names_of(chart_of("fachkraft", answers=small))
    assert not names_of(chart_of("fachkraft", answers=small, reach=Reach.PUBLIC))


def test_too_few_on_the_scale_leave_the_bar_empty_and_say_so() -> None:
    chart = chart_of("eltern", answers={**ANSWERS, "eltern": {HIGH: 2, UNKNOWN: 4}})
    assert names_of(chart) == {"weiß nicht"}
    assert "zu wenige Antworten auf der Skala" in written_in(chart)


def test_answers_that_are_all_the_same_are_called_so() -> None:
    chart = chart_of("eltern", answers={**ANSWERS, "eltern": {HIGH: 12}})
    assert "einheitlich" in written_in(chart)


def test_how_many_answered_stands_beside_every_bar() -> None:
    assert "<b>Eltern</b>, n = 12" in written_in(chart_of("eltern"))


def test_one_kind_of_answer_beside_the_scale_is_named_and_several_are_summed() -> None:
    assert "4 × weiß nicht" in written_in(chart_of("eltern"))
    assert "3 × neben der Skala" in written_in(chart_of("fachkraft"))


def test_a_label_that_looks_like_markup_stays_text() -> None:
    result = item_of(example())
    chart = distribution_chart([Group("<i>Leitung</i>", result.perspectives["leitung"])], result.scale, T)
    assert "&lt;i&gt;Leitung&lt;/i&gt;" in written_in(chart)
