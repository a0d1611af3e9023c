"""Whether a version map is right and complete: every old and new item accounted for, with what readers need."""

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from pydantic import ValidationError

from qualitaetsrahmen.checks.references import Definitions, Reference, check_references
from qualitaetsrahmen.files.document import Document
from qualitaetsrahmen.files.parts import Part, whole
from qualitaetsrahmen.findings import FindingCode, Path
from qualitaetsrahmen.model import Framework
from qualitaetsrahmen.record import Record
from qualitaetsrahmen.scales import Scale
from qualitaetsrahmen.versions.differences import (
    ALMOST_THE_SAME,
    Differences,
    ItemDifference,
    Placed,
    differences,
    has_other_steps,
    is_rescaled,
    likeness_of,
    scales_between,
)
from qualitaetsrahmen.versions.step_tables import is_plain, keeps_order
from qualitaetsrahmen.versions.version_map import (
    COUNTS,
    NEED_A_NOTE,
    NEVER_PLAIN,
    WITHOUT_COMPARISON,
    Change,
    Comparable,
    ScaleSuccession,
    Succession,
)

Entry = TypeVar("Entry", bound=Record)
_Pairs = list[tuple[Placed, Placed]]
"""Old items, each beside a new one."""


@dataclass(frozen=True)
class _Check:
    """The two versions that a map joins, its entries that can be read, and the document in which they stand."""

    found: Differences
    document: Document
    items: Mapping[Path, Succession]
    scales: Mapping[Path, ScaleSuccession]
    is_whole: bool
    """Whether all that is written could be read, so that what is missing is not only unreadable."""
    misnamed: dict[str, list[str]] = field(default_factory=lambda: {"from": [], "to": []})
    """By side: ids that lead nowhere, stand twice or lack their fellow; each explains one item that is not named."""

    def before(self, item: str) -> Placed:
        """Return an old item in its version."""
        return self.found.old, self.found.old.items[item]

    def after(self, item: str) -> Placed:
        """Return a new item in its version."""
        return self.found.new, self.found.new.items[item]

    def is_told_of_scale(self, old: str, new: str) -> bool:
        """Say whether it stands under scales, or has to stand there, what became of the scale of an item."""
        scales = scales_between(self.before(old), self.after(new))
        pairs = {(entry.from_, entry.to) for entry in self.scales.values()} | {(one, one) for one in self.found.scales}
        return scales is not None and (scales[0].id, scales[1].id) in pairs


def check_map(old: Framework, new: Framework, document: Document) -> None:
    """Report everything in a map that is wrong beyond its shape, and every item that it forgets."""
    written = whole(document.data)
    entries = _readable(written, "items", Succession), _readable(written, "scales", ScaleSuccession)
    check = _Check(differences(old, new), document, *entries, is_whole=not document.findings)
    _check_ids(check, "from", old)
    _check_ids(check, "to", new)
    for path, entry in check.items.items():
        _check_entry(check, entry, path)
    _check_scales(check)
    if check.is_whole:
        _check_left(check)


def _readable(written: Part, key: str, model: type[Entry]) -> dict[Path, Entry]:
    """Return the entries of a list that have the right shape; those of the others are told already."""
    read = {part.path: _read(part, model) for part in written.parts(key)}
    return {path: entry for path, entry in read.items() if entry is not None}


def _read(part: Part, model: type[Entry]) -> Entry | None:
    try:
        return model.model_validate(part.data)
    except ValidationError:
        return None


def _named(path: Path, entry: Succession, side: str) -> list[Reference]:
    """Return the items that an entry names on one side; what stays itself is named on both by its old id."""
    identifiers, key = (entry.targets, "to" if entry.to else "from") if side == "to" else (entry.from_, "from")
    return [Reference((*path, key, place), identifier) for place, identifier in enumerate(identifiers)]


def _check_ids(check: _Check, side: str, framework: Framework) -> None:
    """Report ids that a version does not have, and items that are named by two entries."""
    references = [one for path, entry in check.items.items() for one in _named(path, entry, side)]
    known = Definitions(framework.name, dict.fromkeys(framework.items, ()))
    check_references(references, known, check.document)
    seen: set[str] = set()
    for one in references:
        if one.id not in framework.items:
            check.misnamed[side].append(one.id)
        elif one.id in seen:
            check.misnamed[side].append(one.id)
            check.document.report_at(one.path, FindingCode.SAME_TWICE, id=one.id)
        seen.add(one.id)


def _check_entry(check: _Check, entry: Succession, path: Path) -> None:
    olds, news = COUNTS[entry.change]
    is_itself = entry.targets == entry.from_
    is_contrary = (entry.change is Change.EDITORIAL and not is_itself) or (entry.change is Change.RENAMED and is_itself)
    if len(entry.from_) not in olds or len(entry.to) not in news or is_contrary:
        check.document.report_at(path, FindingCode.MAP_COUNTS, change=entry.change.value)
        check.misnamed["from"] += entry.to[:1] if len(entry.from_) < olds.start else ()
        check.misnamed["to"] += entry.from_[:1] if len(entry.to) < news.start else ()
        return
    if (entry.change in WITHOUT_COMPARISON) != (entry.comparable is None):
        check.document.report_at((*path, "comparable"), FindingCode.MAP_COMPARABLE, change=entry.change.value)
    elif entry.note is None and (entry.change is Change.RETIRED or entry.comparable in NEED_A_NOTE):
        check.document.report_at((*path, "comparable"), FindingCode.MAP_NOTE, change=entry.change.value)
    if entry.change is Change.ADDED:
        for place, item in enumerate(entry.to):
            if item in check.found.old.items:
                check.document.report_at((*path, "to", place), FindingCode.RETIRED_ID, id=item)
    if not _is_at_odds(check, entry, path):
        _check_table(check, entry, path)


def _is_at_odds(check: _Check, entry: Succession, path: Path) -> bool:
    """Report an entry whose word the two versions contradict, or that promises more than its kind of change allows."""
    pairs = _pairs(check, entry)
    if pairs and _is_contrary(check, entry, pairs):
        check.document.report_at((*path, "change"), FindingCode.MAP_CONTRARY, change=entry.change.value)
        return True
    if pairs and entry.comparable is Comparable.YES and _needs_care(entry, pairs):
        check.document.report_at((*path, "comparable"), FindingCode.MAP_NOT_PLAIN, change=entry.change.value)
        return True
    return False


def _pairs(check: _Check, entry: Succession) -> _Pairs:
    """Return every old item of an entry beside every new one, as far as the versions have them."""
    old, new = check.found.old.items, check.found.new.items
    return [(check.before(a), check.after(b)) for a in entry.from_ if a in old for b in entry.targets if b in new]


def _is_contrary(check: _Check, entry: Succession, pairs: _Pairs) -> bool:
    """Say whether an entry names a change that did not happen, or calls editorial what has a new ``rev``."""
    if entry.change is Change.EDITORIAL:
        return _has_risen(pairs)
    if entry.change is Change.RESCALED:
        return not any(has_other_steps(before, after) for before, after in pairs)
    old, new = check.found.old.criterion_of, check.found.new.criterion_of
    is_moved = any(old[before[1].id].id != new[after[1].id].id for before, after in pairs)
    return entry.change is Change.MOVED and not is_moved


def _needs_care(entry: Succession, pairs: _Pairs) -> bool:
    """Say whether answers of before and after cannot stand beside each other without a word."""
    if entry.change is Change.RENAMED:
        return any(likeness_of(before[1], after[1]) < ALMOST_THE_SAME for before, after in pairs)
    return entry.change in NEVER_PLAIN or _has_risen(pairs)


def _has_risen(pairs: _Pairs) -> bool:
    return any(before[1].id == after[1].id and before[1].rev < after[1].rev for before, after in pairs)


def _check_table(check: _Check, entry: Succession, path: Path) -> None:
    """Report a table of steps that is not complete, also where there is none and earlier answers need one."""
    pairs = _pairs(check, entry)
    is_needed = (
        check.is_whole
        and entry.comparable is not Comparable.NO
        and any(
            (entry.change is Change.RESCALED or is_rescaled(before, after))
            and not check.is_told_of_scale(before[1].id, after[1].id)
            for before, after in pairs
        )
    )
    if entry.steps or is_needed:
        old_steps = {step for before, _ in pairs for step in _steps(before)}
        new_steps = {step for _, after in pairs for step in _steps(after)}
        if _is_complete(entry.steps, old_steps, new_steps, ((*path, "steps"), check.document)):
            for before, after in pairs:
                if scales := scales_between(before, after):
                    _check_order(entry, *scales, (path, check.document))


def _steps(placed: Placed) -> Iterable[str]:
    framework, item = placed
    return framework.scale_of(item).value_of if item.is_counted else ()


_Where = tuple[Path, Document]
"""What a finding belongs to, and the document in which it stands."""


def _is_complete(steps: Mapping[str, str], before: set[str], after: set[str], where: _Where) -> bool:
    """Report a table that forgets an old step, or names one that does not exist, and say whether all is there."""
    path, document = where
    wrong = sorted((before ^ set(steps)) | (set(steps.values()) - after))
    if wrong:
        document.report_at(path, FindingCode.MAP_STEPS, steps=", ".join(wrong))
    return not wrong


def _check_order(entry: Succession | ScaleSuccession, before: Scale, after: Scale, where: _Where) -> None:
    """Report a table that moves answers on a scale that stayed the same, turns them around, or promises too much."""
    path, document = where
    steps = {step: entry.steps[step] for step in before.value_of if entry.steps[step] in after.value_of}
    if len(steps) < len(before.steps):
        document.report_at(
            (*path, "steps"), FindingCode.MAP_STEPS, steps=", ".join(sorted(before.value_of.keys() - steps))
        )
    elif before.steps == after.steps and any(old != new for old, new in steps.items()):
        document.report_at((*path, "steps"), FindingCode.MAP_CONTRARY, change=entry.change)
    elif entry.comparable is Comparable.NO:
        return
    elif not keeps_order(steps, before, after):
        table = ", ".join(f"{old} → {new}" for old, new in steps.items())
        document.report_at((*path, "steps"), FindingCode.MAP_ORDER, steps=table)
    elif entry.comparable is Comparable.YES and not is_plain(steps, before, after):
        document.report_at((*path, "comparable"), FindingCode.MAP_NOT_PLAIN, change=entry.change)


def _check_scales(check: _Check) -> None:
    pairs: set[tuple[str, str]] = set()
    for path, entry in check.scales.items():
        if (entry.from_, entry.to) in pairs:
            check.document.report_at((*path, "from"), FindingCode.SAME_TWICE, id=entry.from_)
        pairs.add((entry.from_, entry.to))
        _check_scale(check, entry, path)
        if entry.comparable in NEED_A_NOTE and entry.note is None:
            check.document.report_at((*path, "comparable"), FindingCode.MAP_NOTE, change=entry.change)
    for scale in check.found.scales if check.is_whole else ():
        if (scale, scale) not in pairs:
            check.document.report(FindingCode.SCALE_CHANGED, check.document.place_of(("map",)), id=scale)


def _check_scale(check: _Check, entry: ScaleSuccession, path: Path) -> None:
    olds, news = ({scale.id: scale for scale in side.scales} for side in (check.found.old, check.found.new))
    old, new = check.found.old.name, check.found.new.name
    for key, name, known, holder in (("from", entry.from_, olds, old), ("to", entry.to, news, new)):
        definitions = Definitions(holder, dict.fromkeys(known, ()))
        check_references([Reference((*path, key), name)], definitions, check.document)
    if entry.from_ not in olds or entry.to not in news:
        return
    _check_scale_table(entry, olds[entry.from_], news[entry.to], (path, check.document))


def _check_scale_table(entry: ScaleSuccession, before: Scale, after: Scale, where: _Where) -> None:
    """Report what became of the steps where the entry leaves it open, or says something else than the scales."""
    path, document = where
    ids = set(before.value_of), set(after.value_of)
    if entry.change == "editorial":
        steps = entry.steps or {step: step for step in set.union(*ids)}
        is_complete = _is_complete(steps, *ids, ((*path, "change"), document))
        is_contrary = is_complete and not is_plain(steps, before, after)
    else:
        is_contrary = before.steps == after.steps
        is_needed = not is_contrary and (entry.steps or entry.comparable is not Comparable.NO)
        if is_needed and _is_complete(entry.steps, *ids, ((*path, "steps"), document)):
            _check_order(entry, before, after, where)
    if is_contrary:
        document.report_at((*path, "change"), FindingCode.MAP_CONTRARY, change=entry.change)


def _check_left(check: _Check) -> None:
    """Report old items that are neither unchanged nor named, and new ones that come from nowhere."""
    named_old = {item for entry in check.items.values() for item in entry.from_}
    named_new = {item for entry in check.items.values() for item in entry.targets}
    going_on = {one.item for one in check.found.both if _goes_on(check, one)} - named_old - named_new
    left_old = [item for item in check.found.old.items if item not in named_old | going_on]
    left_new = [item for item in check.found.new.items if item not in {*named_new, *going_on, *left_old}]
    place = check.document.place_of(("items",))
    for left, side, code in ((left_old, "from", FindingCode.MAP_OLD_LEFT), (left_new, "to", FindingCode.MAP_NEW_LEFT)):
        for item in _without_explained(left, check.misnamed[side]):
            check.document.report(code, place, id=item)


def _without_explained(left: list[str], misnamed: list[str]) -> list[str]:
    """Return the items whose absence is a mistake of its own, and not that of an id that is written wrongly."""
    for identifier in misnamed:
        meant = difflib.get_close_matches(identifier, left, n=1, cutoff=0)
        left = [item for item in left if item not in meant]
    return left


def _goes_on(check: _Check, one: ItemDifference) -> bool:
    """Say whether an item need not be named: it is unchanged, or only its whole scale has changed."""
    if one.is_reworded or one.has_risen or one.is_moved:
        return False
    return not one.is_rescaled or check.is_told_of_scale(one.item, one.item)
