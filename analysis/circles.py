"""Circles: fixed sets of places that are compared together or not at all, so that no single one shows.

Whoever sees two bands that differ by one place learns something about that place. So bands are made of whole circles:
a circle never changes after it was formed, it ends as a whole, and each brings at least six releases that were in no
circle before. Whatever bands are subtracted from each other, at least these six of the latest one remain
(docs/decisions/0039-comparing-in-circles.md).
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
    fresh: frozenset[str]
    """Releases that were in no circle before; they alone decide where a circle may be shown."""
    returning: frozenset[str]
    """Releases whose earlier circle has ended."""
    formed_on: date

    @property
    def release_ids(self) -> frozenset[str]:
        """All releases of the circle."""
        return self.fresh | self.returning


class CircleStore(Protocol):
    """All circles, also those that have ended: a release that was in one is never taken for new again."""

    def circles(self, framework_id: str) -> list[Circle]:
        """Return the circles of a framework by their numbers."""
        ...

    def add(self, circles: Sequence[Circle]) -> bool:
        """Keep new circles together; return False, and keep none, when one of their numbers is taken."""
        ...


Shuffle = Callable[[list[Any]], None]
_Part = tuple[frozenset[str], frozenset[str]]


def living(circles: Sequence[Circle], pool: Iterable[HandedIn]) -> list[Circle]:
    """Return the circles that count, which have no place in common.

    A circle has ended when one of its releases was taken back, or when one of its places stands in a later circle.
    """
    place_of = {one.release_id: one.profile.place for one in pool}
    taken: set[str] = set()
    found: list[Circle] = []
    for circle in sorted(circles, key=lambda one: one.number, reverse=True):
        places = {place_of[one] for one in circle.release_ids if one in place_of}
        if circle.release_ids <= place_of.keys() and not places & taken:
            taken |= places
            found.append(circle)
    return found[::-1]


def new_circles(
    pool: Sequence[HandedIn], circles: Sequence[Circle], framework_id: str, today: date, shuffle: Shuffle
) -> list[Circle]:
    """Return the circles that can be formed now of the newest releases that stand in none.

    Each takes in at least six new releases, and with them those whose own circle ends by it or has ended before.
    Places of one group form circles of their own. A mixed one is formed where there is no circle yet, and for places
    that have waited for a quarter of a year.
    """
    waiting = _Waiting(pool, circles, shuffle)
    formed: list[tuple[Peers | None, _Part]] = [(peers, part) for peers in Peers for part in waiting.take(peers)]
    left = [one for one in waiting.fresh if one.release_id not in waiting.taken]
    if any(one.received_on + PATIENCE <= today for one in left) or not (waiting.alive or formed):
        formed += [(None, part) for part in waiting.take(None)]
    first = 1 + max((circle.number for circle in circles), default=0)
    return [
        Circle(framework_id, first + place, peers, fresh, returning, today)
        for place, (peers, (fresh, returning)) in enumerate(formed)
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


class _Waiting:
    """What waits for a circle, group by group; what was taken into one waits no longer."""

    def __init__(self, pool: Sequence[HandedIn], circles: Sequence[Circle], shuffle: Shuffle) -> None:
        self.alive = living(circles, pool)
        inside = {name for circle in self.alive for name in circle.release_ids}
        known = {name for circle in circles for name in circle.release_ids}
        waiting = [one for one in newest(pool) if one.release_id not in inside]
        self.fresh = [one for one in waiting if one.release_id not in known]
        self.taken: set[str] = set()
        self._returning = [one for one in waiting if one.release_id in known]
        self._by_id = {one.release_id: one for one in pool}
        self._shuffle = shuffle

    def take(self, peers: Peers | None) -> list[_Part]:
        """Take the members of new circles, each as its new and its returning releases; none where too few are new."""
        fresh = [one for one in self.fresh if self._is_of(one, peers)]
        if len(fresh) < LEAST:
            return []
        self._shuffle(fresh)
        # who answered about the same time stays together, so that a whole circle grows old at once
        fresh.sort(key=lambda one: (one.closed_on.year, one.closed_on.month))
        self._end({one.profile.place for one in fresh})
        returning = [one for one in self._returning if self._is_of(one, peers)]
        self.taken |= {one.release_id for one in [*fresh, *returning]}
        count = max(1, len(fresh) // USUAL)
        bounds = [len(fresh) * place // count for place in range(count + 1)]
        return [
            (_ids(fresh[bounds[place] : bounds[place + 1]]), _ids(returning[place::count])) for place in range(count)
        ]

    def _is_of(self, one: HandedIn, peers: Peers | None) -> bool:
        return one.release_id not in self.taken and (peers is None or group_of(one) is peers)

    def _end(self, places: set[str]) -> None:
        """Let the circles of these places end, and their other members wait for another one."""
        for circle in list(self.alive):
            members = [self._by_id[name] for name in circle.release_ids]
            if any(one.profile.place in places for one in members):
                self.alive.remove(circle)
                waiting = {one.profile.place for one in self._returning} | places
                self._returning += [one for one in members if one.profile.place not in waiting]


def _ids(releases: Iterable[HandedIn]) -> frozenset[str]:
    return frozenset(one.release_id for one in releases)
