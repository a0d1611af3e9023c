"""Where an item of today comes from, so that earlier answers are read rightly and never rewritten."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from qualitaetsrahmen.model import Framework
from qualitaetsrahmen.versions.differences import differences, has_other_steps, scales_between
from qualitaetsrahmen.versions.version_map import Comparable, ScaleSuccession, Succession, VersionMap

_WEAKEST_LAST = (Comparable.YES, Comparable.WITH_NOTE, Comparable.NO)


@dataclass(frozen=True)
class Ancestor:
    """One earlier item of an item, and how its answers may be read beside today's."""

    item: str
    comparable: Comparable = Comparable.YES
    notes: tuple[str, ...] = ()
    """What readers have to keep in mind, each sentence once, in the order of the versions on the way."""
    steps: Mapping[str, str] = field(default_factory=dict)
    """Today's step for earlier ones; a step that is not in it is the same today."""
    is_unexplained: bool = False
    """Whether its words, its steps or its ``rev`` are others somewhere on the way and no map speaks of that change."""

    def step_today(self, step: str) -> str:
        """Return today's step for an earlier one."""
        return self.steps.get(step, step)

    def then(self, later: "Ancestor") -> "Ancestor":
        """Return this ancestor seen across one more version; the weakest comparison on the way decides."""
        steps = {**later.steps, **{old: later.step_today(new) for old, new in self.steps.items()}}
        return Ancestor(self.item, *_together(self, later), steps, self.is_unexplained or later.is_unexplained)

    def also(self, other: "Ancestor") -> "Ancestor":
        """Return the same ancestor, reached on one more way."""
        is_unexplained = self.is_unexplained or other.is_unexplained
        return Ancestor(self.item, *_together(self, other), self.steps, is_unexplained)


def _together(one: Ancestor, other: Ancestor) -> tuple[Comparable, tuple[str, ...]]:
    """Return the weaker comparison of the two, and the notes of both."""
    worst = max(one.comparable, other.comparable, key=_WEAKEST_LAST.index)
    return worst, tuple(dict.fromkeys((*one.notes, *other.notes)))


Lineage = Mapping[str, tuple[Ancestor, ...]]
"""The ancestors of every item of a version; an added one has none, a merged one several."""


def lineage(old: Framework, new: Framework, written: VersionMap) -> Lineage:
    """Return the ancestors of all items of the newer version; ``written`` is a checked map of the two.

    Both may be snapshots with a local addition, whose own items no map names.
    """
    named = {item for entry in written.items for item in (*entry.from_, *entry.targets)}
    found = {item: past for item, past in _by_id(old, new, written.scales).items() if item not in named}
    for entry in written.items:
        for item in entry.targets:
            changes = [(one, _scale_change(old, new, (one, item), written.scales)) for one in entry.from_]
            found[item] = tuple(_of_entry(one, item, entry, change) for one, change in changes)
    return {item: found.get(item, ()) for item in new.items}


def identity(old: Framework, new: Framework) -> Lineage:
    """Return the lineage by the ids; an item with other words, other steps or another ``rev`` cannot be compared.

    Between two versions a map names such items. A draft, or a local addition, may change without one.
    """
    return _by_id(old, new, ())


def way_between(maps: Iterable[tuple[str, str]], first: str, last: str) -> list[str] | None:
    """Return the names on the shortest way over maps, both ends included; of equal ones that of the first maps.

    None where no maps lead there.

    >>> way_between([("a", "b"), ("b", "c"), ("c", "d"), ("a", "c")], "a", "d")
    ['a', 'c', 'd']
    """
    joined = list(maps)
    ways, reached = [[first]], {first}
    for way in ways:
        if way[-1] == last:
            return way
        for old, new in joined:
            if old == way[-1] and new not in reached:
                reached.add(new)
                ways.append([*way, new])
    return None


def _by_id(old: Framework, new: Framework, scales: Iterable[ScaleSuccession]) -> Lineage:
    """Return for every item the one of the same id; what is other about it only a word about its scale explains."""
    found: dict[str, tuple[Ancestor, ...]] = dict.fromkeys(new.items, ())
    for one in differences(old, new).both:
        before, after = (old, old.items[one.item]), (new, new.items[one.item])
        change = _scale_change(old, new, (one.item, one.item), scales)
        is_other = one.is_reworded or before[1].rev != after[1].rev
        if is_other or (change is None and has_other_steps(before, after)):
            found[one.item] = (Ancestor(one.item, Comparable.NO, is_unexplained=True),)
        else:
            found[one.item] = (_of_scale(one.item, change),)
    return found


def across(steps: Iterable[Lineage]) -> Lineage:
    """Join the lineages of consecutive versions, the oldest first, into one from the first to the last."""
    joined: Lineage | None = None
    for later in steps:
        joined = later if joined is None else _joined(joined, later)
    return joined or {}


def _joined(earlier: Lineage, later: Lineage) -> Lineage:
    return {
        item: _each_once(first.then(last) for last in ancestors for first in earlier.get(last.item, ()))
        for item, ancestors in later.items()
    }


def _each_once(ancestors: Iterable[Ancestor]) -> tuple[Ancestor, ...]:
    """Return every earlier item once, also one that was split and joined again: its answers count once."""
    found: dict[str, Ancestor] = {}
    for one in ancestors:
        found[one.item] = found[one.item].also(one) if one.item in found else one
    return tuple(found.values())


def _scale_change(
    old: Framework, new: Framework, items: tuple[str, str], written: Iterable[ScaleSuccession]
) -> ScaleSuccession | None:
    """Return what the map says of the scale on which an item was rated, if it says anything."""
    before, after = old.items.get(items[0]), new.items.get(items[1])
    scales = scales_between((old, before), (new, after)) if before and after else None
    pair = (scales[0].id, scales[1].id) if scales else None
    return next((entry for entry in written if (entry.from_, entry.to) == pair), None)


def _of_scale(item: str, change: ScaleSuccession | None) -> Ancestor:
    """Return an item's past on a scale of which a map may say something."""
    return Ancestor(item, change.comparable, _notes(change), change.steps) if change else Ancestor(item)


def _of_entry(old: str, item: str, entry: Succession, change: ScaleSuccession | None) -> Ancestor:
    """Return an item's past as an entry of a map tells it; a table of its own goes before that of the scale."""
    this = Ancestor(old, entry.comparable or Comparable.NO, _notes(entry), entry.steps)
    scale = _of_scale(item, change)
    return this.then(replace(scale, steps={}) if entry.steps else scale)


def _notes(entry: Succession | ScaleSuccession) -> tuple[str, ...]:
    return (entry.note,) if entry.note and entry.comparable is not Comparable.YES else ()
