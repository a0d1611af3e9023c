"""Stacked bars of a scale's steps."""

import pytest

from ui.charts.stack import figure_text


@pytest.mark.parametrize(
    ("count", "base", "text"), [(3, 19, "3"), (3, 20, "15 %"), (1, 3, "1"), (0, 12, ""), (0, 40, "")]
)
def test_small_groups_get_counts_and_larger_ones_per_cents(count: int, base: int, text: str) -> None:
    assert figure_text(count, base) == text
