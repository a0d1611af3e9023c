"""Themes that several named networks have in common: where the same two perspectives part in most of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from analysis.side_by_side import Beside, Cell
from dialogues.agenda import GAP_FROM
from qualitaetsrahmen.model import Criterion, Item
from selfeval.results import median_place

_IN_COMMON = 2
"""What one network alone sees is its own theme."""


@dataclass(frozen=True)
class CommonTheme:
    """One question at which two perspectives part in several networks, in whichever direction."""

    criterion: Criterion
    item: Item
    first: str
    second: str
    parted: tuple[str, ...]
    """The names of the networks in which they part, in alphabetical order."""
    of: int
    """In how many networks both perspectives are shown at all."""


def common_themes(questions: Sequence[Beside], perspectives: Sequence[str]) -> tuple[CommonTheme, ...]:
    """Return at which questions two perspectives part in at least two networks and in more than half of all shown.

    They stand in the order of the questions, then of the perspectives; how far they part does not move them.
    """
    found = []
    for question in questions:
        for first, second in combinations(perspectives, 2):
            gaps = [(cell.name, gap) for cell in question.compared if (gap := _gap(cell, first, second)) is not None]
            parted = tuple(name for name, gap in gaps if abs(gap) >= GAP_FROM)
            if len(parted) >= _IN_COMMON and 2 * len(parted) > len(gaps):
                found.append(CommonTheme(question.criterion, question.item, first, second, parted, len(gaps)))
    return tuple(found)


def _gap(cell: Cell, first: str, second: str) -> float | None:
    """Return by how many steps two perspectives of a network part, or None where one of them is not shown."""
    result = cell.result
    if result is None:
        return None
    places = [median_place(result.perspectives.get(one), result.scale) for one in (first, second)]
    return None if places[0] is None or places[1] is None else places[0] - places[1]
