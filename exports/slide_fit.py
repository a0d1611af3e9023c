"""How much text has room on a slide: estimated from the width of letters, because no office program is at hand.

The estimate is on the safe side: Arial's letters are about half as wide as high, here they count a little wider.
"""

from collections.abc import Sequence
from textwrap import wrap

_LETTER = 0.54
"""The width of a letter beside its size; German prose in Arial takes about 0.5, in bold about 0.53."""
_LINE = 1.22
"""The height of a line beside the size of its letters."""
_POINTS_PER_INCH = 72


def lines_of(text: str, size: float, width: float) -> int:
    """Return how many lines a text takes in letters of a size, in points, on a width in inches."""
    signs = max(1, int(width * _POINTS_PER_INCH / (size * _LETTER)))
    return sum(max(1, len(wrap(line, signs))) for line in text.split("\n"))


def height_of(text: str, size: float, width: float) -> float:
    """Return how many inches high a text stands."""
    return lines_of(text, size, width) * size * _LINE / _POINTS_PER_INCH


def how_many_fit(heights: Sequence[float], room: float, closing: float) -> int:
    """Return how many of these, one below the other, fit into so many inches.

    Where not all do, the line that says how many are missing needs ``closing`` too.
    """
    if sum(heights) <= room:
        return len(heights)
    used = closing
    for place, height in enumerate(heights):
        used += height
        if used > room:
            return place
    return len(heights)
