"""What an earlier round said about the items of a later one, read through the framework's version maps.

Answers are never rewritten: the released figures of the earlier round are read on today's items and steps, with the
weakest comparison on the way and its notes. Only figures of both releases are used, so nothing new is disclosed, and
no person is connected with another.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from qualitaetsrahmen.library import Library
from qualitaetsrahmen.model import Framework
from qualitaetsrahmen.scales import Scale
from qualitaetsrahmen.versions.lineage import Ancestor, Lineage
from qualitaetsrahmen.versions.version_map import Change, Comparable, Succession, VersionMap
from selfeval.disclosure import Answers, filled, median_of
from selfeval.model import Mode
from selfeval.ordinal import Spread, spread_of
from selfeval.release import Figure, Shown
from selfeval.results import ItemResult, Results, median_place

Side = tuple[Results, ItemResult]
"""One item in the round that rated it."""


class Hindrance(StrEnum):
    """Why two figures do not stand beside each other although the maps would allow it."""

    MODE = "mode"
    """The perspective answered in another way: openly, anonymously, or with one answer of a body."""
    GROUP = "group"
    """In one of the rounds it was shown together with others, so that the figures speak of different people."""
    SCALE = "scale"
    """A step that people chose has no place on today's scale."""


@dataclass(frozen=True)
class Movement:
    """One perspective's figures on one item: then and now; None on the side on which it was not asked."""

    perspective: str
    then: Figure | None
    now: Figure | None
    scale: Scale
    """Where the earlier figure is to be read: today's scale, or its own when there is nothing to compare."""
    comparable: Comparable
    hindrance: Hindrance | None = None
    is_split: bool = False
    """Whether the answers of one of the two stand in two camps, so that its median names what nobody said."""

    @property
    def steps(self) -> float | None:
        """By how many steps of the scale the median moved; None where that may not be said or says nothing."""
        then, now = (median_place(figure, self.scale) for figure in (self.then, self.now))
        if self.comparable is Comparable.NO or self.is_split or then is None or now is None:
            return None
        return now - then


@dataclass(frozen=True)
class BeforeAfter:
    """An item of today beside one of its ancestors, with every perspective that either round asked."""

    before: ItemResult
    now: ItemResult
    ancestor: Ancestor
    movements: tuple[Movement, ...]


class Absence(StrEnum):
    """Why an item of one round has nothing beside it in the other."""

    FRAMEWORK = "framework"
    """The other version of the framework does not have it."""
    ROUND = "round"
    """The framework goes on with it, but the other round did not have it rated."""
    REWORDED = "reworded"
    """It goes on in the other, but its words or steps changed on the way and no map says what that means."""


@dataclass(frozen=True)
class OneSided:
    """An item that only one of two rounds rated, with what the map says about its coming or going."""

    result: ItemResult
    why: Absence
    note: str | None = None


@dataclass(frozen=True)
class Comparison:
    """Two rounds on one framework, for one reach: what stands in both, what is new, and what is gone."""

    then: Results
    now: Results
    pairs: tuple[BeforeAfter, ...]
    """In the order of today's framework; a merged item stands in it once for each of its ancestors."""
    new: tuple[OneSided, ...]
    gone: tuple[OneSided, ...]


def compare(then: Results, now: Results, library: Library) -> Comparison | None:
    """Read an earlier round beside a later one, both for the same reach; None where a map between them is missing."""
    found = library.lineage(then.framework, now.framework)
    if found is None:
        return None
    entries = [entry for one in library.maps.values() if _is_of(one, now.framework) for entry in one.items]
    past = {item: {one.item: one.is_unexplained for one in ancestors} for item, ancestors in found.items()}
    heirs = {old: {item: olds[old] for item, olds in past.items() if old in olds} for old in then.framework.items}
    return Comparison(
        then,
        now,
        _pairs(then, now, found),
        tuple(_alone(now, then, past, (entries, Change.ADDED))),
        tuple(_alone(then, now, heirs, (entries, Change.RETIRED))),
    )


def read_on(figure: Figure, scale: Scale, today: Scale, ancestor: Ancestor) -> Figure | None:
    """Return an earlier figure on today's scale, its counts moved step by step as the map says.

    None when the steps have no place on today's scale. Answers beside the scale are found again by their id, or else
    by what they count as.
    """
    if not ancestor.steps and list(scale.value_of) != list(today.value_of):
        return None
    if figure.shown is Shown.HIDDEN or (not ancestor.steps and (scale is today or scale == today)):
        return figure
    steps: dict[str, int] = {}
    beside: dict[str, int] = {}
    for answer, count in figure.counts.items():
        if answer in scale.value_of:
            step = ancestor.step_today(answer)
            if step not in today.value_of:
                return None
            steps[step] = steps.get(step, 0) + count
        else:
            place = _beside(answer, scale, today)
            beside[place] = beside.get(place, 0) + count
    answers = Answers(steps, beside)
    moved = filled(figure, answers, median_of(today, answers))
    return moved.model_copy(update={"answered": figure.answered, "on_scale": figure.on_scale})


def _is_of(one: VersionMap, framework: Framework) -> bool:
    return one.map.framework == framework.framework.id


def _pairs(then: Results, now: Results, lineage: Lineage) -> tuple[BeforeAfter, ...]:
    earlier = {result.item.id: result for result in then.items}
    return tuple(
        BeforeAfter(before, result, ancestor, tuple(_movements((then, before), (now, result), ancestor)))
        for result in now.items
        for ancestor in lineage.get(result.item.id, ())
        if not ancestor.is_unexplained and (before := earlier.get(ancestor.item)) is not None
    )


def _movements(then: Side, now: Side, ancestor: Ancestor) -> Iterator[Movement]:
    """Yield the figures of everybody who was asked in one of the rounds, in the order of today's framework."""
    known = (part.id for results in (now[0], then[0]) for part in results.framework.perspectives)
    for perspective in dict.fromkeys(known):
        if perspective in now[1].perspectives or perspective in then[1].perspectives:
            yield movement_between(perspective, then, now, ancestor)


def movement_between(perspective: str, then: Side, now: Side, ancestor: Ancestor) -> Movement:
    """Return both figures; the earlier one is read on today's scale only where the two can be compared."""
    before, after = then[1], now[1]
    old, new = before.perspectives.get(perspective), after.perspectives.get(perspective)
    may_compare = old is not None and ancestor.comparable is not Comparable.NO
    read = read_on(old, before.scale, after.scale, ancestor) if old and may_compare else None
    hindrance = None
    if old and new and _mode(then[0], perspective) is not _mode(now[0], perspective):
        hindrance = Hindrance.MODE
    elif old and new and set(old.members) != set(new.members):
        hindrance = Hindrance.GROUP
    elif new and may_compare and read is None:
        hindrance = Hindrance.SCALE
    comparable = Comparable.NO if hindrance else ancestor.comparable
    if read is None or read.median is None or hindrance:
        return Movement(perspective, old, new, before.scale, comparable, hindrance)
    is_split = _is_split(read, after.scale) or (new is not None and _is_split(new, after.scale))
    return Movement(perspective, read, new, after.scale, comparable, is_split=is_split)


def _is_split(figure: Figure, scale: Scale) -> bool:
    counts = {value: figure.counts.get(step, 0) for step, value in scale.value_of.items()}
    return spread_of(counts, min(counts), max(counts)) is Spread.SPLIT


def _beside(answer: str, scale: Scale, today: Scale) -> str:
    if answer in today.kind_of:
        return answer
    kind = scale.kind_of.get(answer)
    return next((one for one, counts_as in today.kind_of.items() if counts_as is kind), answer)


def _mode(results: Results, perspective: str) -> Mode | None:
    plan = results.of_round.plan(perspective)
    return plan.mode if plan else None


def _alone(
    side: Results,
    other: Results,
    related: Mapping[str, Mapping[str, bool]],
    written: tuple[Sequence[Succession], Change],
) -> Iterator[OneSided]:
    """Yield the items of one side with nothing beside them.

    ``related`` holds what they come from or became, and whether there is a change between the two that is unexplained.
    """
    rated = {result.item.id for result in other.items}
    for result in side.items:
        item = result.item.id
        counterparts = related.get(item, {})
        if any(one in rated and not is_unexplained for one, is_unexplained in counterparts.items()):
            continue
        if any(counterparts.values()) or (not counterparts and item in other.framework.items):
            yield OneSided(result, Absence.REWORDED)
        elif counterparts:
            yield OneSided(result, Absence.ROUND)
        else:
            yield OneSided(result, Absence.FRAMEWORK, map_note(item, *written))


def map_note(item: str, entries: Sequence[Succession], change: Change) -> str | None:
    """Return the note with which a map added or retired an item, under this id or one that it had on the way."""
    on_the_way = [item]
    for one in on_the_way:
        for entry in entries:
            ids, others = (entry.targets, entry.from_) if change is Change.ADDED else (entry.from_, entry.targets)
            if one in ids and entry.change is change:
                return entry.note
            on_the_way += [other for other in others if one in ids and other not in on_the_way]
    return None
