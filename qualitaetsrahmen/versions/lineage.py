"""Where an item of today comes from, so that earlier answers are read rightly and never rewritten."""

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace

from qualitaetsrahmen.model import Framework, Item
from qualitaetsrahmen.versions.differences import differences, scales_between
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

    def step_today(self, step: str) -> str:
        """Return today's step for an earlier one."""
        return self.steps.get(step, step)

    def then(self, later: "Ancestor") -> "Ancestor":
        """Return this ancestor seen across one more version; the weakest comparison on the way decides."""
        steps = {**later.steps, **{old: later.step_today(new) for old, new in self.steps.items()}}
        return Ancestor(self.item, *_together(self, later), steps)

    def also(self, other: "Ancestor") -> "Ancestor":
        """Return the same ancestor, reached on one more way."""
        return Ancestor(self.item, *_together(self, other), self.steps)


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
    found = {
        item: tuple(one.then(_of_scale(item, _scale_change(old, new, (item, item), written))) for one in past)
        for item, past in identity(old, new).items()
        if item not in named
    }
    for entry in written.items:
        for item in entry.targets:
            changes = [(one, _scale_change(old, new, (one, item), written)) for one in entry.from_]
            found[item] = tuple(_of_entry(one, item, entry, change) for one, change in changes)
    return {item: found.get(item, ()) for item in new.items}


def identity(old: Framework, new: Framework) -> Lineage:
    """Return the lineage by the ids; an item with other words or another ``rev`` cannot be compared.

    Between two published versions a map names such items. A draft, or a local addition, may change without one.
    """
    other = {one.item for one in differences(old, new).both if one.is_reworded}
    return {item.id: _same(old.items.get(item.id), item, other) for item in new.items.values()}


def _same(before: Item | None, after: Item, reworded: AbstractSet[str]) -> tuple[Ancestor, ...]:
    if before is None:
        return ()
    is_same = before.rev == after.rev and after.id not in reworded
    return (Ancestor(after.id, Comparable.YES if is_same else Comparable.NO),)


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
    old: Framework, new: Framework, items: tuple[str, str], written: VersionMap
) -> ScaleSuccession | None:
    """Return what the map says of the scale on which an item was rated, if it says anything."""
    before, after = old.items.get(items[0]), new.items.get(items[1])
    scales = scales_between((old, before), (new, after)) if before and after else None
    pair = (scales[0].id, scales[1].id) if scales else None
    return next((entry for entry in written.scales if (entry.from_, entry.to) == pair), None)


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
