"""The chart of the level view."""

import plotly.graph_objects as go

from selfeval.levels import cell_of, columns_of
from tests.ui.charts.drawn import ANSWERS, HIGH, LOW, example, item_of, written_in
from texts.catalogue import translator
from ui.charts.level_chart import level_chart

T = translator("de")


def chart_of(answers: object = None) -> go.Figure:
    found = example(answers if isinstance(answers, dict) else ANSWERS)
    return level_chart([item_of(found)], columns_of(found), T)


def axes_with_bars(chart: go.Figure) -> set[str]:
    return {trace.xaxis for trace in chart.data}


def test_the_columns_are_the_levels_and_the_parents_of_their_own() -> None:
    columns = columns_of(example())
    assert [column.label for column in columns] == ["Planung und Steuerung", "Umsetzung und Praxis", "Eltern"]
    assert columns[1].perspectives == ("fachkraft", "ehrenamt")


def test_a_level_nobody_of_which_takes_part_has_no_column() -> None:
    found = example({"fachkraft": {HIGH: 6, LOW: 4}, "eltern": {HIGH: 6, LOW: 4}})
    assert [column.id for column in columns_of(found)] == ["praxis", "eltern"]


def test_a_hidden_perspective_is_not_in_its_level() -> None:
    found = example()
    praxis = cell_of(item_of(found), columns_of(found)[1])
    assert praxis is not None
    assert praxis.members == ("fachkraft",)


def test_a_column_of_which_nothing_is_shown_has_no_bar() -> None:
    chart = chart_of({**ANSWERS, "eltern": {HIGH: 2, LOW: 1}})
    assert axes_with_bars(chart) == {"x", "x2"}
    assert "nicht gezeigt" in written_in(chart)


def test_every_column_stands_on_its_own_axis_with_its_number_of_answers() -> None:
    chart = chart_of()
    assert axes_with_bars(chart) == {"x", "x2", "x3"}
    assert "n = 12, 3 daneben" in written_in(chart)
    assert "n = 12, 4 daneben" in written_in(chart)


def test_a_column_that_was_not_asked_is_not_called_hidden() -> None:
    found = example()
    columns = columns_of(found)
    other = next(result for result in found.items if "eltern" not in result.perspectives)
    assert "nicht gefragt" in written_in(level_chart([other], columns, T))
