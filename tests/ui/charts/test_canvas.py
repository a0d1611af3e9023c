"""What all charts share."""

from ui.charts.canvas import CONFIG, canvas, lines_of, wrapped


def test_a_long_label_is_broken_into_lines() -> None:
    assert wrapped("trifft eher nicht zu", 9) == "trifft<br>eher<br>nicht zu"
    assert lines_of("trifft eher nicht zu", 9) == 3


def test_signs_of_markup_are_shown_as_signs() -> None:
    assert wrapped("a < b & c", 20) == "a &lt; b &amp; c"


def test_no_chart_has_a_tool_bar_or_a_legend_that_speaks_english() -> None:
    assert CONFIG["displayModeBar"] is False
    assert canvas(100).figure().layout.showlegend is False
