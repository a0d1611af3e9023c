"""How each item stood in all rounds of a chain, across versions of the framework, perspective by perspective.

Only releases are read. Each round is a group of its own: nobody is followed from one to the next. Between two
neighbouring points stands what may be said about them: a solid link, a dashed one with its reasons, or none.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, reduce
from itertools import pairwise

from analysis.before_after import Absence, Hindrance, Movement, map_note, movement_between, read_on
from analysis.earlier_rounds import Chain
from analysis.over_time_model import Course, Edge, OverTime, Point, Reason, Thread, TimeLink
from qualitaetsrahmen.library import Library
from qualitaetsrahmen.scales import Scale
from qualitaetsrahmen.versions.lineage import Ancestor, Lineage
from qualitaetsrahmen.versions.version_map import Change, Comparable, Succession
from selfeval.ports import RoundStore
from selfeval.release import Figure, Reach, Shown
from selfeval.results import ItemResult, Results, results_of


def over_time(chain: Chain, store: RoundStore, library: Library, reach: Reach) -> OverTime:
    """Read all rounds of a chain beside each other; raises ResultsErased when one was deleted meanwhile."""
    rounds = tuple(results_of(store, one.id, reach) for one in chain.closed)
    return beside_in_time(chain, rounds, library)


def beside_in_time(chain: Chain, rounds: tuple[Results, ...], library: Library) -> OverTime:
    """Return the results of a chain, the oldest first and all of one reach, as threads."""
    return OverTime(chain, rounds, tuple(_Weaving(rounds, library).threads()))


@dataclass(frozen=True)
class _Way:
    """From an item to the one that it became; without a map it is only known that both bear one id."""

    ancestor: Ancestor
    has_map: bool = True

    def then(self, later: "_Way") -> "_Way":
        return _Way(self.ancestor.then(later.ancestor), self.has_map and later.has_map)


@dataclass(frozen=True)
class _Sighting:
    """An item in a round, with the way to it in its next one; None for its newest."""

    round: int
    asked: ItemResult
    to_next: _Way | None = None


class _Weaving:
    """Follows every item backwards through the rounds."""

    def __init__(self, rounds: Sequence[Results], library: Library) -> None:
        self._rounds = rounds
        self._library = library
        self._asked = [{one.item.id: one for one in results.items} for results in rounds]
        self._lineages: dict[tuple[str, str], Lineage | None] = {}

    def threads(self) -> Iterator[Thread]:
        seen: set[tuple[int, str]] = set()
        found = []
        for number in reversed(range(len(self._rounds))):
            new = (one for one in self._rounds[number].items if (number, one.item.id) not in seen)
            for asked in list(new):
                for chain in self._back(_Sighting(number, asked)):
                    seen |= {(one.round, one.asked.item.id) for one in chain}
                    found.append(self._thread(chain))
        yield from sorted(found, key=self._order)

    def _order(self, thread: Thread) -> tuple[int, int]:
        """Sort by the newest framework; what it no longer has comes last, as its own framework had it."""
        today = {criterion: place for place, criterion in enumerate(self._rounds[-1].framework.criteria)}
        own = thread.results.framework
        items = {item: place for place, item in enumerate(own.items)}
        return today.get(thread.newest.criterion.id, len(today)), items[thread.newest.item.id]

    def _back(self, sighting: _Sighting) -> Iterator[tuple[_Sighting, ...]]:
        """Yield the chains that end here, the oldest first: one, or one for each of several ancestors."""
        for number in reversed(range(sighting.round)):
            ways = self._ways(number, sighting.round, sighting.asked.item.id)
            if ways:
                for way in ways:
                    earlier = _Sighting(number, self._asked[number][way.ancestor.item], way)
                    yield from ((*chain, sighting) for chain in self._back(earlier))
                return
        yield (sighting,)

    def _ways(self, then: int, now: int, item: str) -> list[_Way]:
        """Return the ways to an item from those that an earlier round rated."""
        lineage = self._lineage(then, now)
        if lineage is None:
            ways = [_Way(Ancestor(item, Comparable.NO, is_unexplained=True), has_map=False)]
        else:
            ways = [_Way(ancestor) for ancestor in lineage.get(item, ())]
        return [way for way in ways if way.ancestor.item in self._asked[then]]

    def _lineage(self, then: int, now: int) -> Lineage | None:
        old, new = self._rounds[then], self._rounds[now]
        pair = old.of_round.framework_sha256, new.of_round.framework_sha256
        if pair not in self._lineages:
            is_same = pair[0] == pair[1]
            same = {item: (Ancestor(item),) for item in new.framework.items}
            self._lineages[pair] = same if is_same else self._library.lineage(old.framework, new.framework)
        return self._lineages[pair]

    def _thread(self, chain: tuple[_Sighting, ...]) -> Thread:
        newest = chain[-1]
        frameworks = [self._rounds[one.round].framework for one in reversed(chain)]
        known = dict.fromkeys(part.id for framework in frameworks for part in framework.perspectives)
        asked = [one for one in known if any(one in each.asked.perspectives for each in chain)]
        return Thread(
            newest.asked,
            self._rounds[newest.round],
            tuple(one.asked for one in chain),
            tuple(self._course(perspective, chain) for perspective in asked),
            self._edge(chain[0], chain[0].round - 1),
            self._edge(newest, newest.round + 1),
        )

    def _course(self, perspective: str, chain: Sequence[_Sighting]) -> Course:
        to_now = self._ways_to_newest(chain)
        scale = chain[-1].asked.scale
        found: list[tuple[int, Point]] = []
        for place, (one, way) in enumerate(zip(chain, to_now, strict=True)):
            if perspective in one.asked.perspectives:
                figure = _placed(one.asked, perspective, way, scale)
                found.append((place, Point(self._rounds[one.round], one.asked, perspective, figure, scale)))
        links = tuple(
            _link(then, now, _joined(_steps(chain[first:last]))) for (first, then), (last, now) in pairwise(found)
        )
        return Course(perspective, tuple(point for _, point in found), links)

    @staticmethod
    def _ways_to_newest(chain: Sequence[_Sighting]) -> list[_Way]:
        steps = list(_steps(chain))
        ways = [_joined(steps[place:]) for place in range(len(steps))]
        return [*ways, _Way(Ancestor(chain[-1].asked.item.id))]

    def _edge(self, sighting: _Sighting, number: int) -> Edge | None:
        """Return why an item is not in the round before or after; None where there is no such round."""
        if not 0 <= number < len(self._rounds):
            return None
        is_before, of_round = number < sighting.round, self._rounds[number].of_round
        item = sighting.asked.item.id
        lineage = self._lineage(*sorted((number, sighting.round)))
        if lineage is None:
            return Edge(of_round, Absence.REWORDED)
        is_related = (
            bool(lineage.get(item)) if is_before else any(one.item == item for past in lineage.values() for one in past)
        )
        if is_related:
            return Edge(of_round, Absence.ROUND)
        change = Change.ADDED if is_before else Change.RETIRED
        return Edge(of_round, Absence.FRAMEWORK, map_note(item, self._entries, change))

    @cached_property
    def _entries(self) -> list[Succession]:
        framework = self._rounds[-1].framework.framework.id
        return [entry for one in self._library.maps.values() if one.map.framework == framework for entry in one.items]


def _steps(chain: Iterable[_Sighting]) -> Iterator[_Way]:
    return (one.to_next for one in chain if one.to_next is not None)


_HINDRANCES = {Hindrance.MODE: Reason.MODE, Hindrance.GROUP: Reason.GROUP, Hindrance.SCALE: Reason.SCALE}


def _joined(ways: Iterable[_Way]) -> _Way:
    """Return consecutive ways, the oldest first, as one."""
    return reduce(_Way.then, ways)


def _placed(asked: ItemResult, perspective: str, way: _Way, today: Scale) -> Figure | None:
    """Return a figure on the newest scale; steps that the maps do not lead there keep a place only if they are its own.

    A point may stand on the axis although no link leads to it: both were asked on the same steps.
    """
    figure = asked.perspectives[perspective]
    if way.ancestor.comparable is Comparable.NO:
        return figure if asked.scale.value_of == today.value_of else None
    return read_on(figure, asked.scale, today, way.ancestor)


def _link(then: Point, now: Point, way: _Way) -> TimeLink:
    ancestor, perspective = way.ancestor, then.perspective
    movement = movement_between(perspective, (then.results, then.asked), (now.results, now.asked), ancestor)
    return TimeLink(then, now, tuple(_reasons(then, now, way, movement)), ancestor.notes, movement)


def _reasons(then: Point, now: Point, way: _Way, movement: Movement) -> Iterator[Reason]:
    """Yield why the two are not simply comparable, what forbids a comparison first."""
    yield from _of_words(way)
    if Shown.HIDDEN in (then.figure.shown, now.figure.shown):
        yield Reason.HIDDEN
    elif then.figure.median is None or now.figure.median is None:
        yield Reason.NO_MEDIAN
    if movement.hindrance is not None:
        yield _HINDRANCES[movement.hindrance]
    if way.ancestor.comparable is not Comparable.NO and way.ancestor.steps:
        yield Reason.RESCALED
    elif way.ancestor.comparable is Comparable.WITH_NOTE:
        yield Reason.NOTE


def _of_words(way: _Way) -> Iterator[Reason]:
    """Yield why the two are other questions, if they are."""
    if not way.has_map:
        yield Reason.NO_MAP
    elif way.ancestor.is_unexplained:
        yield Reason.REWORDED
    elif way.ancestor.comparable is Comparable.NO:
        yield Reason.NOT_COMPARABLE
