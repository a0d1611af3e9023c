"""Circles: fixed sets of places that enter every comparison together or not at all, so that no single one shows.

Whoever sees two bands that differ by one place learns something about that place. So bands are made of whole circles:
a circle never changes after it was formed, and ends as a whole when one of its releases is taken back. What two bands
differ by is then always a circle of at least six places (docs/decisions/0039-comparing-in-circles.md).
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Protocol

from analysis.handed_in import HandedIn
from networks.peers import Peers, peers_of

LEAST_OTHERS = 5
"""From how many other places on something is said about them."""
LEAST = LEAST_OTHERS + 1
"""A circle holds one place more, because each place looks at its own circle without itself."""
USUAL = 12
"""How large circles become where many wait: a question that some of them do not show still finds five others."""
PATIENCE = timedelta(days=90)
"""How long places wait for enough others of their own group before they stand in a mixed circle."""


@dataclass(frozen=True)
class Circle:
    """Releases of different places that count together; ``peers`` is None where their groups are mixed."""

    framework_id: str
    number: int
    peers: Peers | None
    release_ids: frozenset[str]
    formed_on: date


class CircleStore(Protocol):
    """All circles, also those that have ended: a release that was in one is never taken for new again."""

    def circles(self, framework_id: str) -> list[Circle]:
        """Return the circles of a framework by their numbers."""
        ...

    def add(self, circles: Sequence[Circle]) -> bool:
        """Keep new circles together; return False, and keep none, when one of their numbers is taken."""
        ...


Shuffle = Callable[[list[Any]], None]


def living(circles: Iterable[Circle], pool: Iterable[HandedIn]) -> list[Circle]:
    """Return the circles of which nobody has taken a release back."""
    there = {one.release_id for one in pool}
    return [circle for circle in circles if circle.release_ids <= there]


def new_circles(
    pool: Sequence[HandedIn], circles: Sequence[Circle], framework_id: str, today: date, shuffle: Shuffle
) -> list[Circle]:
    """Return the circles that can be formed now of the newest releases that stand in none.

    A new circle holds at least six places that were in no circle before, each with one release; places whose circle
    has ended join them. Places of one group form circles of their own. A mixed one is formed where there is no
    circle yet, and for places that have waited for a quarter of a year.
    """
    alive = living(circles, pool)
    inside = {one for circle in alive for one in circle.release_ids}
    waiting = [one for one in newest(pool) if one.release_id not in inside]
    known = {one for circle in circles for one in circle.release_ids}
    formed: list[tuple[Peers | None, list[HandedIn]]] = []
    for peers in Peers:
        formed += [(peers, part) for part in _parts([one for one in waiting if group_of(one) is peers], known, shuffle)]
    taken = {one.release_id for _, part in formed for one in part}
    left = [one for one in waiting if one.release_id not in taken]
    has_waited = any(one.received_on + PATIENCE <= today for one in left if one.release_id not in known)
    if has_waited or not (alive or formed):
        formed += [(None, part) for part in _parts(left, known, shuffle)]
    first = 1 + max((circle.number for circle in circles), default=0)
    return [
        Circle(framework_id, first + place, peers, frozenset(one.release_id for one in part), today)
        for place, (peers, part) in enumerate(formed)
    ]


def group_of(handed_in: HandedIn) -> Peers:
    """Return to which group the place of a release belongs."""
    return peers_of(handed_in.profile.kind, handed_in.profile.population)


def newest(pool: Iterable[HandedIn]) -> list[HandedIn]:
    """Return the newest release of each place."""
    found: dict[str, HandedIn] = {}
    for one in pool:
        known = found.get(one.profile.place)
        if known is None or (known.closed_on, known.release_id) < (one.closed_on, one.release_id):
            found[one.profile.place] = one
    return list(found.values())


def _parts(waiting: list[HandedIn], known: set[str], shuffle: Shuffle) -> list[list[HandedIn]]:
    """Return who waits in parts with enough new places each; nothing where these are too few."""
    fresh = [one for one in waiting if one.release_id not in known]
    if len(fresh) < LEAST:
        return []
    shuffle(fresh)
    # who answered about the same time stays together, so that a whole circle grows old at once
    fresh.sort(key=lambda one: (one.closed_on.year, one.closed_on.month))
    count = max(1, len(fresh) // USUAL)
    parts = [fresh[len(fresh) * place // count : len(fresh) * (place + 1) // count] for place in range(count)]
    parts[-1] = parts[-1] + [one for one in waiting if one.release_id in known]
    return parts
