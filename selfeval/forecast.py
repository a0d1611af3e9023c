"""What will show of a perspective when few, some or most of those invited answer."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from selfeval.disclosure import threshold
from selfeval.model import K_PUBLIC, Mode, PerspectivePlan
from selfeval.release import Reach

RESPONSES = (40, 60, 80)
"""Per cent of those invited; few rounds see less, and hardly any more."""


class Place(StrEnum):
    """Where answers may show, each with a bound of its own."""

    NETWORK = "network"
    OWN_WORDS = "own_words"
    COMPARISON = "comparison"
    NZFH = "nzfh"


@dataclass(frozen=True)
class Outlook:
    """What becomes of a group's answers at one place; the same for everybody who counts from the plan."""

    place: Place
    needed: int
    """So many people have to answer."""
    invited: int | None

    @property
    def is_possible(self) -> bool | None:
        """Whether enough are invited at all; None where nobody has said how many are."""
        return None if self.invited is None else self.invited >= self.needed

    def people_at(self, response: int) -> int:
        """Return how many answer at a response in per cent, whole people only."""
        return (self.invited or 0) * response // 100

    def shows_at(self, response: int) -> bool:
        """Say whether this response is enough."""
        return self.people_at(response) >= self.needed


@dataclass(frozen=True)
class Forecast:
    """What will show of one group: a perspective, or several that are shown together."""

    perspectives: tuple[str, ...]
    mode: Mode
    outlooks: tuple[Outlook, ...]

    def at(self, place: Place) -> Outlook:
        """Return the outlook for one place."""
        return next(one for one in self.outlooks if one.place is place)


def forecasts(plans: Sequence[PerspectivePlan]) -> list[Forecast]:
    """Return what will show of each group, in the order of the plans.

    A body's consensus answer needs no number inside the network and an agreement outside of it, so it has no forecast.
    """
    present = {plan.perspective for plan in plans}
    leading = [plan for plan in plans if plan.shown_with not in present]
    return [
        _forecast([plan, *(one for one in plans if one.shown_with == plan.perspective)])
        for plan in leading
        if plan.mode is not Mode.CONSENSUS
    ]


def _forecast(group: Sequence[PerspectivePlan]) -> Forecast:
    strictest = max(group, key=lambda plan: plan.k)
    numbers = [plan.invited for plan in group]
    known = [number for number in numbers if number is not None]
    invited = sum(known) if len(known) == len(numbers) else None
    outside = threshold(strictest, Reach.PUBLIC)
    needed = {
        Place.NETWORK: threshold(strictest, Reach.INTERNAL),
        Place.OWN_WORDS: max(strictest.k, K_PUBLIC),
        Place.COMPARISON: outside,
        Place.NZFH: outside,
    }
    outlooks = tuple(Outlook(place, people, invited) for place, people in needed.items())
    return Forecast(tuple(plan.perspective for plan in group), group[0].mode, outlooks)


def merge_partners(
    plans: Sequence[PerspectivePlan], perspective: str, may_join: dict[str, frozenset[str]]
) -> tuple[str, ...]:
    """Return with which other perspectives of the round one may be shown together; the earlier one leads.

    ``may_join`` names for each perspective those of the framework that it may join. Only anonymous ones are merged,
    and one that others already join leads its group.
    """
    by_id = {plan.perspective: plan for plan in plans}
    plan = by_id.get(perspective)
    if plan is None or not plan.is_anonymous or any(one.shown_with == perspective for one in plans):
        return ()
    earlier = plans[: plans.index(plan)]
    return tuple(
        one.perspective
        for one in earlier
        if one.perspective in may_join.get(perspective, frozenset()) and one.is_anonymous and one.shown_with is None
    )
