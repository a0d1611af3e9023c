"""The colours and marker shapes of the perspectives and of the steps, the same on screens and on paper.

The perspective colours are those of Okabe and Ito (2008), told apart with every common colour blindness; the shape
says the same once more. Steps of a scale run from light to dark in one colour, so that they also hold in print.
"""

from dataclasses import dataclass

from qualitaetsrahmen.model import Framework


@dataclass(frozen=True)
class Mark:
    """How one perspective looks everywhere; ``shape`` is a name that Plotly and our SVG drawing both know."""

    colour: str
    shape: str


ACCENT = "#0b5c6b"
TEXT = "#0d1318"
QUIET = "#5b6670"
OFF_SCALE = "#c9ced3"
OTHERS = "#c5d3d8"
"""What stands for others together, beside whom the own mark stands."""
CHANCE = "#e6eef0"
"""The ground of what chance alone explains."""

_MARKS = (
    Mark("#0072b2", "circle"),
    Mark("#56b4e9", "square"),
    Mark("#009e73", "diamond"),
    Mark("#e69f00", "triangle-up"),
    Mark("#d55e00", "triangle-down"),
    Mark("#cc79a7", "cross"),
    Mark("#4d4d4d", "x"),
)
_STEPS = ("#cfe3e7", "#9cc7cf", "#5fa3b0", "#0b5c6b")


def mark_of(framework: Framework, perspective: str) -> Mark:
    """Return the colour and shape of a perspective, by its place in the framework."""
    order = [part.id for part in framework.perspectives]
    return _MARKS[order.index(perspective) % len(_MARKS)]


def step_colours(steps: int) -> list[str]:
    """Return the colours of a scale's steps from the lowest to the highest, light to dark."""
    if steps <= 1:
        return [_STEPS[-1]]
    return [_blend(index / (steps - 1)) for index in range(steps)]


def _blend(position: float) -> str:
    """Return the colour at a position from 0 to 1 between the four anchor colours."""
    scaled = position * (len(_STEPS) - 1)
    lower = min(int(scaled), len(_STEPS) - 2)
    part = scaled - lower
    start, end = _rgb(_STEPS[lower]), _rgb(_STEPS[lower + 1])
    mixed = [round(a + (b - a) * part) for a, b in zip(start, end, strict=True)]
    return "#" + "".join(f"{channel:02x}" for channel in mixed)


def _rgb(colour: str) -> list[int]:
    return [int(colour[index : index + 2], 16) for index in (1, 3, 5)]
