"""The steps of a scale along the top of a chart, from the lowest on the left to the highest on the right."""

from qualitaetsrahmen.scales import Scale
from ui.charts.canvas import RULE, SMALL_SIZE, SOFT, lines_of, quiet_axis, wrapped

_STEP_LETTERS = 9
"""A step's label stands in lines of so many letters, so that four of them fit on a phone."""


def step_axis(scale: Scale) -> dict[str, object]:
    """Return the settings of an axis that names every step and draws a thin line at it."""
    return quiet_axis(
        range=[scale.steps[0].value - 0.45, scale.steps[-1].value + 0.45],
        side="top",
        showgrid=True,
        gridcolor=RULE,
        showticklabels=True,
        tickvals=[step.value for step in scale.steps],
        ticktext=[wrapped(step.label, _STEP_LETTERS) for step in scale.steps],
        tickangle=0,
        tickfont={"size": SMALL_SIZE, "color": SOFT},
    )


def step_axis_pixels(scale: Scale) -> int:
    """Return how many pixels the labels of the steps need above the chart."""
    return 12 + 16 * max(lines_of(step.label, _STEP_LETTERS) for step in scale.steps)
