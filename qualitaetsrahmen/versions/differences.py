"""What differs between two versions of a framework, item by item and scale by scale, and a map drafted from it."""

from collections.abc import Set
from dataclasses import dataclass
from difflib import SequenceMatcher

from qualitaetsrahmen.model import Framework, Item
from qualitaetsrahmen.scales import Scale
from qualitaetsrahmen.versions.step_tables import is_plain, keeps_order
from qualitaetsrahmen.versions.version_map import Change, VersionMap

ALMOST_THE_SAME = 0.75
"""From this likeness of their texts on, a new item is proposed as the old one under another id."""


@dataclass(frozen=True)
class ItemDifference:
    """How one item that both versions have differs."""

    item: str
    is_reworded: bool
    """Whether people read something else: statement, help, anchors, evidence, or the kind of the item."""
    has_risen: bool
    """Whether ``rev`` is higher, so that its authors say that the meaning is another one."""
    is_moved: bool
    is_rescaled: bool
    """Whether it is rated on other steps, or no longer or only now rated at all."""

    @property
    def is_unchanged(self) -> bool:
        """Whether answers of both versions mean the same."""
        return not (self.is_reworded or self.has_risen or self.is_moved or self.is_rescaled)


@dataclass(frozen=True)
class Differences:
    """Everything that differs between an older and a newer version."""

    old: Framework
    new: Framework
    both: tuple[ItemDifference, ...]
    gone: tuple[str, ...]
    added: tuple[str, ...]
    scales: tuple[str, ...]
    """Scales of both versions whose steps or words differ."""

    @property
    def is_empty(self) -> bool:
        """Whether no item and no scale differs."""
        return not (self.gone or self.added or self.scales) and all(one.is_unchanged for one in self.both)


def differences(old: Framework, new: Framework) -> Differences:
    """Compare two versions of a framework; items are the same when their ids are."""
    olds, news = old.items, new.items
    return Differences(
        old=old,
        new=new,
        both=tuple(_difference(old, new, item) for item in news if item in olds),
        gone=tuple(item for item in olds if item not in news),
        added=tuple(item for item in news if item not in olds),
        scales=tuple(scale.id for scale in new.scales if _has_other_words(old, scale)),
    )


def _difference(old: Framework, new: Framework, item_id: str) -> ItemDifference:
    before, after = old.items[item_id], new.items[item_id]
    shared = before.anchors.keys() & after.anchors.keys()
    return ItemDifference(
        item=item_id,
        is_reworded=_wording_of(before, shared) != _wording_of(after, shared),
        has_risen=after.rev > before.rev,
        is_moved=old.criterion_of[item_id].id != new.criterion_of[item_id].id,
        is_rescaled=is_rescaled((old, before), (new, after)),
    )


def _wording_of(item: Item, steps: Set[str]) -> tuple[object, ...]:
    """Return what people read of an item, and what they are to do; of its anchors those of the given steps.

    The anchors of steps that came or went belong to the change of the scale.
    """
    return item.kind, item.ask, item.evidence, {step: item.anchors[step] for step in steps}


Placed = tuple[Framework, Item]
"""An item in the version to which it belongs."""


def scales_between(before: Placed, after: Placed) -> tuple[Scale, Scale] | None:
    """Return the scales on which an item was and is rated; None where it was or is open."""
    (old, first), (new, second) = before, after
    return (old.scale_of(first), new.scale_of(second)) if first.is_counted and second.is_counted else None


def is_rescaled(before: Placed, after: Placed) -> bool:
    """Say whether the earlier steps are not simply today's: other steps, another scale, or no steps on one side."""
    scales = scales_between(before, after)
    if scales is None:
        return before[1].is_counted != after[1].is_counted
    was, now = scales
    return was.value_of != now.value_of or (was.id != now.id and was.steps != now.steps)


def has_other_steps(before: Placed, after: Placed) -> bool:
    """Say whether anything about the steps of an item is other: their ids, order, values or words."""
    scales = scales_between(before, after)
    if scales is None:
        return before[1].is_counted != after[1].is_counted
    return scales[0].steps != scales[1].steps


def _has_other_words(old: Framework, scale: Scale) -> bool:
    before = next((one for one in old.scales if one.id == scale.id), None)
    return before is not None and (before.steps, before.off_scale) != (scale.steps, scale.off_scale)


_Draft = dict[str, object]
"""An entry of a map as its file holds it."""


def drafted_map(found: Differences, note: str) -> VersionMap:
    """Return a map that is complete; every entry that needs the judgement of its authors carries the given note.

    An item under a new id whose text is almost the same is proposed as renamed; everything else that is gone is
    retired, everything else that is new is added.
    """
    renamed = _renamed(found)
    added = [new for new in found.added if new not in renamed.values()]
    entries = [entry for one in found.both if (entry := _drafted(one, found, note))]
    entries += [_renaming(found.old.items[old], found.new.items[new], note) for old, new in renamed.items()]
    entries += [_entry(Change.RETIRED, [old], [], note=note) for old in found.gone if old not in renamed]
    entries += [_entry(Change.ADDED, [], added)] if added else []
    old, new = found.old.framework, found.new.framework
    data = {
        "schema": 1,
        "map": {"framework": new.id, "from": old.version, "to": new.version},
        "scales": [_drafted_scale(*scales, note) for scales in _other_scales(found, renamed)],
        "items": entries,
    }
    return VersionMap.model_validate(data)


def _entry(change: Change, old: list[str], new: list[str], **more: str) -> _Draft:
    return {"change": change.value, "from": old, "to": new, **more}


def _drafted(one: ItemDifference, found: Differences, note: str) -> _Draft | None:
    this = [one.item]
    if one.has_risen or found.old.items[one.item].is_counted != found.new.items[one.item].is_counted:
        return _entry(Change.CHANGED, this, this, comparable="no", note=note)
    if one.is_reworded:
        return _entry(Change.EDITORIAL, this, this, comparable="yes")
    if one.is_moved:
        return _entry(Change.MOVED, this, this, comparable="yes")
    return None


def _renaming(before: Item, after: Item, note: str) -> _Draft:
    is_the_same = _wording_of(before, before.anchors.keys()) == _wording_of(after, after.anchors.keys())
    judged = {"comparable": "yes"} if is_the_same else {"comparable": "with_note", "note": note}
    return _entry(Change.RENAMED, [before.id], [after.id], **judged)


def _other_scales(found: Differences, renamed: dict[str, str]) -> list[tuple[Scale, Scale]]:
    """Return every pair of scales between which items have changed, and the scales whose words are others now."""
    olds, news = ({scale.id: scale for scale in side.scales} for side in (found.old, found.new))
    pairs = {(scale, scale): (olds[scale], news[scale]) for scale in found.scales}
    kept = [(one.item, one.item) for one in found.both if not one.has_risen] + list(renamed.items())
    for old, new in kept:
        before, after = (found.old, found.old.items[old]), (found.new, found.new.items[new])
        scales = scales_between(before, after)
        if scales and is_rescaled(before, after):
            pairs.setdefault((scales[0].id, scales[1].id), scales)
    return list(pairs.values())


def _drafted_scale(before: Scale, after: Scale, note: str) -> _Draft:
    entry: _Draft = {"from": before.id, "to": after.id}
    if before.steps == after.steps:
        return entry | {"change": "editorial", "comparable": "yes"}
    judged = {"comparable": "with_note", "note": note}
    itself = {step: step for step in before.value_of}
    if itself.keys() == after.value_of.keys() and is_plain(itself, before, after):
        return entry | judged | {"change": "editorial"}
    top, new_top = len(before.steps) - 1, len(after.steps) - 1
    steps = {step.id: after.steps[round(place * new_top / top)].id for place, step in enumerate(before.steps)}
    if not keeps_order(steps, before, after):
        return entry | judged | {"change": "rescaled", "comparable": "no"}
    return entry | judged | {"change": "rescaled", "steps": steps}


def _renamed(found: Differences) -> dict[str, str]:
    """Return old ids with new ones whose texts are almost the same, the most alike first and each id once."""
    alike = [
        (likeness_of(found.old.items[old], found.new.items[new]), old, new) for old in found.gone for new in found.added
    ]
    renamed: dict[str, str] = {}
    for likeness, old, new in sorted(alike, reverse=True):
        if likeness >= ALMOST_THE_SAME and old not in renamed and new not in renamed.values():
            renamed[old] = new
    return renamed


def likeness_of(old: Item, new: Item) -> float:
    """Return how alike the statements of the perspectives are that both ask, from 0 to 1."""
    shared = [perspective for perspective in old.ask if perspective in new.ask]
    if not shared or old.is_counted != new.is_counted:
        return 0.0
    ratios = [SequenceMatcher(None, old.ask[one].text, new.ask[one].text).ratio() for one in shared]
    return sum(ratios) / len(ratios)
