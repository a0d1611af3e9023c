"""What a response can bear: how many of those invited answered, and what the others could have changed at most.

A share of the people who answered says nothing about those who did not, and they are no random part of the invited.
Instead of a margin of error, which would pretend to be one, the honest band is the non-response range: what would hold
if nobody of the others agreed, and what if all of them did. The sources stand in docs/results.md.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from qualitaetsrahmen.scales import Scale
from selfeval.disclosure import threshold
from selfeval.model import PerspectivePlan
from selfeval.release import Figure, Shown
from selfeval.results import Results

PER_CENT_FROM = 20
"""Below this number of people there are counts only; per cents of a small group pretend to be exact."""


@dataclass(frozen=True)
class Response:
    """How many of a perspective answered; ``sent`` is None where the group is too small to be told."""

    sent: int | None
    fewer_than: int
    invited: int | None

    @property
    def is_more_than_invited(self) -> bool:
        """Whether more answers came than people were invited, as an open link allows."""
        return self.invited is not None and self.sent is not None and self.sent > self.invited


@dataclass(frozen=True)
class NonResponseRange:
    """How many of the invited agree at least and at most, whatever those think who did not answer."""

    least: int
    most: int
    invited: int


def response_of(plan: PerspectivePlan, results: Results) -> Response:
    """Return how many of a perspective answered, as far as this reach may tell.

    That nobody did is no exception where a number protects them: of one person invited it would tell who did not.
    """
    sent, least = results.sent.get(plan.perspective, 0), threshold(plan, results.reach)
    return Response(None if sent < least and least > 1 else sent, least, plan.invited)


def non_response_range(agreeing: int, answered: int, invited: int | None) -> NonResponseRange | None:
    """Return the range for a question; None where nobody knows how many were invited, or more answered than were.

    Of 20 who were invited 10 answered, and 6 of these agree: between 6 and 16 of 20, which is 30 to 80 per cent.

    >>> non_response_range(6, 10, 20)
    NonResponseRange(least=6, most=16, invited=20)
    >>> non_response_range(6, 10, None) is None, non_response_range(6, 10, 9) is None
    (True, True)
    """
    if invited is None or answered > invited:
        return None
    return NonResponseRange(agreeing, agreeing + invited - answered, invited)


def agreeing_of(counts: Mapping[str, int], scale: Scale) -> int:
    """Return how many chose a step of the upper half of a scale; the middle of an odd number of steps is no part of it.

    An answer beside the scale is not agreement.
    """
    upper = scale.steps[(len(scale.steps) + 1) // 2 :]
    return sum(counts.get(step.id, 0) for step in upper)


def range_of(figure: Figure | None, scale: Scale, plan: PerspectivePlan | None) -> NonResponseRange | None:
    """Return the range of a released figure; None where its distribution is not shown."""
    if figure is None or plan is None or figure.answered is None:
        return None
    if figure.shown not in (Shown.FULL, Shown.UNIFORM) or not plan.has_link:
        return None
    return non_response_range(agreeing_of(figure.counts, scale), figure.answered, plan.invited)
