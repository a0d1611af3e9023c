"""Laying a round beside the others that agreed to it: the one place that reads what was let go for comparison."""

from datetime import date
from enum import StrEnum

from analysis.circles import Circle, group_of, new_circles
from analysis.comparison import Comparison, compare
from analysis.handed_in import Audience, HandedIn
from analysis.others import Own
from networks.scopes import ComparedScope, NetworkScope
from selfeval.model import Recipient, Round
from wiring.services import Services


class Standing(StrEnum):
    """Why a round stands beside no others yet."""

    NOT_TOLD = "not_told"
    """People were not told before their first question that others see results."""
    NOT_GIVEN = "not_given"
    """The network has not let its results go for comparison; who does not give does not see."""


def comparison_of(services: Services, scope: NetworkScope, of_round: Round, today: date) -> Comparison | Standing:
    """Return a round beside the others, or what is missing; only a network that let this round go sees others.

    Asked anew at every look, so that a consent that is taken back ends it at once on both sides.
    """
    if Recipient.CLUSTER not in of_round.recipients:
        return Standing.NOT_TOLD
    given = services.handed_in(scope).all_for(Audience.COMPARISON)
    own = next((one for one in given if one.round_id == of_round.id), None)
    if own is None:
        return Standing.NOT_GIVEN
    pool = services.handed_in(ComparedScope()).all_for(Audience.COMPARISON, own.framework_id)
    circles = circles_of(services, pool, own.framework_id, today)
    places = frozenset(one.profile.place for one in given)
    beside = Own(places, group_of(own), own.closed_on, own.cube)
    return compare(beside, pool, circles)


def circles_of(services: Services, pool: list[HandedIn], framework_id: str, today: date) -> list[Circle]:
    """Return all circles of a framework, after those were formed for which enough places wait."""
    store = services.circles(ComparedScope())
    known = store.circles(framework_id)
    formed = new_circles(pool, known, framework_id, today, services.shuffle())
    if not formed:
        return known
    store.add(formed)
    # somebody else may have formed others at the same moment; theirs hold then
    return store.circles(framework_id)
