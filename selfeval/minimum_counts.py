"""How many yes-or-no criteria of an area each perspective sees as met, where a framework names a minimum."""

from dataclasses import dataclass

from qualitaetsrahmen.model import Area, ItemKind
from selfeval.release import Shown
from selfeval.results import ItemResult, Results


@dataclass(frozen=True)
class MinimumCount:
    """What one perspective says about the criteria of one area; criteria whose answers are hidden are not in it."""

    perspective: str
    met: int
    """Criteria of which more than half of those who chose a step said yes, to every item that was asked."""
    shown: int


def minimum_counts(results: Results, area: Area) -> tuple[MinimumCount, ...]:
    """Return the counts of all perspectives with a shown criterion; empty where the framework names no minimum."""
    if area.minimum_met is None:
        return ()
    counts = (_count(results, area, perspective) for perspective in results.perspectives)
    return tuple(count for count in counts if count.shown)


def _count(results: Results, area: Area, perspective: str) -> MinimumCount:
    met = shown = 0
    for criterion in area.criteria:
        answers = [_says_yes(result, perspective) for result in results.of_criterion(criterion.id)]
        known = [answer for answer in answers if answer is not None]
        shown += bool(known)
        met += bool(known) and all(known)
    return MinimumCount(perspective, met, shown)


def _says_yes(result: ItemResult, perspective: str) -> bool | None:
    """Return whether more than half said yes; None where nothing may be shown or nobody chose a step."""
    figure = result.perspectives.get(perspective)
    is_countable = result.item.kind in (ItemKind.YES_NO, ItemKind.MINIMUM)
    if not is_countable or figure is None or figure.median is None or figure.shown is Shown.HIDDEN:
        return None
    no, yes = result.scale.steps[0].value, result.scale.steps[-1].value
    return figure.median > (no + yes) / 2
