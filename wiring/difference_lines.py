"""What changed between two versions of a framework, as lines for those who write it."""

import textwrap
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from exports.text_places import place_of_text
from qualitaetsrahmen.languages.texts_of import texts_of
from qualitaetsrahmen.model import Framework
from qualitaetsrahmen.scales import Scale
from qualitaetsrahmen.versions.differences import Differences
from qualitaetsrahmen.versions.lineage import lineage
from qualitaetsrahmen.versions.version_map import Change, Comparable, ScaleSuccession, Succession, VersionMap
from texts.catalogue import Translator

_WIDTH = 110
_SHORT = 180
"""Longer texts are cut to what differs and what stands around it."""
_WORDS_BEFORE = 6
_WEAKEST_LAST = list(Comparable)
_PARTS = ("perspectives", "scales", "areas", "criteria")


@dataclass(frozen=True)
class _Comparison:
    """Two versions, what became of the items of one in the other, and the language in which it is told."""

    found: Differences
    written: VersionMap
    t: Translator

    @cached_property
    def texts(self) -> tuple[Mapping[str, Mapping[str, str]], Mapping[str, Mapping[str, str]]]:
        """The texts of every item of the older and of the newer version, by what they are."""
        return _texts_of_items(self.found.old), _texts_of_items(self.found.new)


def difference_lines(found: Differences, written: VersionMap, t: Translator) -> Iterator[str]:
    """Yield what is new, gone or other; ``written`` is a map of the two versions, checked or drafted."""
    if found.old == found.new:
        yield t("commands.diff.same")
        return
    compared = _Comparison(found, written, t)
    yield from _overview(compared)
    parts = [line for kind in _PARTS for line in _parts(compared, kind)]
    yield from parts
    if found.is_empty and not parts:
        yield from _line(t("commands.diff.nothing_asked"), "")
    if written.scales:
        yield from _heading(t("commands.diff.scales"))
        for scale in written.scales:
            yield from _scale(compared, scale)
    for change in Change:
        entries = [entry for entry in written.items if entry.change is change]
        if entries:
            yield from _heading(t(f"commands.diff.change.{change}"))
            for entry in entries:
                yield from _entry(compared, entry)


def _overview(compared: _Comparison) -> Iterator[str]:
    """Say of how many items answers may stand beside earlier ones."""
    found, t = compared.found, compared.t
    pasts = lineage(found.old, found.new, compared.written)
    weakest = Counter(max((one.comparable for one in past), key=_WEAKEST_LAST.index) for past in pasts.values() if past)
    gone = found.old.items.keys() - {one.item for past in pasts.values() for one in past}
    counts = {
        **{comparable.value: weakest[comparable] for comparable in Comparable},
        "added": len(pasts) - weakest.total(),
        "gone": len(gone),
    }
    yield t("commands.diff.overview", old=len(found.old.items), new=len(pasts))
    for name, count in counts.items():
        if count:
            yield from _line(t(f"commands.diff.overview.{name}", count=count), "  ")


def _parts(compared: _Comparison, kind: str) -> Iterator[str]:
    """Tell which parts of one kind came, went, or have another title."""
    t = compared.t
    before, after = (_titles(side, kind) for side in (compared.found.old, compared.found.new))
    lines = [t("commands.diff.new", id=one, title=after[one]) for one in after if one not in before]
    lines += [t("commands.diff.gone", id=one, title=before[one]) for one in before if one not in after]
    both = [one for one in after if one in before and before[one] != after[one]]
    lines += [t("commands.diff.retitled", id=one, old=before[one], new=after[one]) for one in both]
    if lines:
        yield from _heading(t(f"commands.diff.part.{kind}"))
    for line in lines:
        yield from _line(line, "  ")


def _titles(framework: Framework, kind: str) -> dict[str, str]:
    """Return how the parts of one kind are called, by their ids."""
    return {
        "perspectives": {perspective.id: perspective.label for perspective in framework.perspectives},
        "scales": {scale.id: scale.label for scale in framework.scales},
        "areas": {area.id: area.title for area in framework.areas},
        "criteria": {criterion.id: criterion.title for criterion in framework.criteria.values()},
    }[kind]


def _scale(compared: _Comparison, entry: ScaleSuccession) -> Iterator[str]:
    t = compared.t
    before, after = (
        next(scale for scale in side.scales if scale.id == name)
        for side, name in ((compared.found.old, entry.from_), (compared.found.new, entry.to))
    )
    yield from _head([entry.from_], [entry.to], entry.comparable, t)
    yield from _pair(" · ".join(_labels(before).values()), " · ".join(_labels(after).values()), t)
    yield from _table(entry.steps, _labels(before), _labels(after))
    yield from _note(entry.note, t)


def _labels(scale: Scale) -> dict[str, str]:
    return {step.id: step.label for step in scale.steps} | {beside.id: beside.label for beside in scale.off_scale}


def _entry(compared: _Comparison, entry: Succession) -> Iterator[str]:
    """Tell one entry of the map: which items, how they may be compared, and what people read before and now."""
    t, found = compared.t, compared.found
    if entry.change in {Change.ADDED, Change.RETIRED}:
        side = found.new if entry.change is Change.ADDED else found.old
        for item in (*entry.from_, *entry.to):
            yield from _line(f"{_statement(side, item)} ({item})", "  ")
    else:
        yield from _head(entry.from_, entry.targets, entry.comparable, t)
        if len(entry.from_) == len(entry.targets) == 1:
            yield from _item(compared, entry.from_[0], entry.targets[0])
        else:
            yield from _sides(compared, entry)
        yield from _table(entry.steps, *(_all_labels(side) for side in (found.old, found.new)))
    yield from _note(entry.note, t)


def _item(compared: _Comparison, old: str, new: str) -> Iterator[str]:
    """Tell the criterion and the kind where they are others, and every text that is another."""
    t, found = compared.t, compared.found
    criteria = [side.criterion_of[item] for side, item in ((found.old, old), (found.new, new))]
    if criteria[0].id != criteria[1].id:
        yield from _line(t("commands.diff.moved", old=criteria[0].title, new=criteria[1].title), "    ")
    kinds = [side.items[item].kind for side, item in ((found.old, old), (found.new, new))]
    if kinds[0] is not kinds[1]:
        yield from _line(t("commands.diff.kind", old=kinds[0].value, new=kinds[1].value), "    ")
    for (before, after, kind), people in _reworded(compared, old, new).items():
        named = [who for who in people if who]
        yield from _line(f"{kind} ({', '.join(named)})" if named else kind, "    ")
        yield from _pair(before, after, t, "      ")


def _reworded(compared: _Comparison, old: str, new: str) -> Mapping[tuple[str, str, str], list[str]]:
    """Return every pair of texts that differ with their kind, and the perspectives that read them."""
    before, after = compared.texts[0][old], compared.texts[1][new]
    found: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for key in dict.fromkeys([*after, *before]):
        was, now = before.get(key, "–"), after.get(key, "–")
        if was != now:
            side, item = (compared.found.new, new) if key in after else (compared.found.old, old)
            place = place_of_text(side, f"items/{item}/{key}", compared.t)
            found[was, now, place.kind].append(place.who)
    return found


def _sides(compared: _Comparison, entry: Succession) -> Iterator[str]:
    t, found = compared.t, compared.found
    sides = ((found.old, entry.from_, t("commands.diff.before")), (found.new, entry.targets, t("commands.diff.now")))
    for side, items, word in sides:
        for item in items:
            yield from _named(word, f"{_statement(side, item)} ({item})", "    ")


def _statement(framework: Framework, item: str) -> str:
    """Return what the first perspective reads that is asked."""
    first = next((asked.text for asked in framework.items[item].ask.values()), "–")
    return textwrap.shorten(first, _SHORT, placeholder=" …")


def _all_labels(framework: Framework) -> dict[str, str]:
    return {step.id: step.label for scale in framework.scales for step in scale.steps}


def _texts_of_items(framework: Framework) -> Mapping[str, Mapping[str, str]]:
    texts: dict[str, dict[str, str]] = {item: {} for item in framework.items}
    for key, unit in texts_of(framework).items():
        kind, _, rest = key.partition("/")
        if kind == "items":
            item, _, inside = rest.partition("/")
            texts[item][inside] = unit.german
    return texts


def _heading(text: str) -> Iterator[str]:
    yield ""
    yield text


def _head(old: Iterable[str], new: Iterable[str], comparable: Comparable | None, t: Translator) -> Iterator[str]:
    names = list(dict.fromkeys((", ".join(old), ", ".join(new))))
    judged = f" – {t(f'commands.diff.comparable.{comparable}')}" if comparable else ""
    yield from _line(" → ".join(names) + judged, "  ")


def _pair(before: str, after: str, t: Translator, indent: str = "    ") -> Iterator[str]:
    """Show two texts below each other, cut to where they part."""
    if before != after:
        for word, text in zip(("before", "now"), _cut(before, after), strict=True):
            yield from _named(t(f"commands.diff.{word}"), text, indent)


def _cut(before: str, after: str) -> list[str]:
    """Return two texts; of long ones only what differs and a few words around it.

    >>> long = "eins zwei drei vier fünf sechs sieben acht " * 6
    >>> _cut(long + "alt", long + "neu")
    ['… drei vier fünf sechs sieben acht alt', '… drei vier fünf sechs sieben acht neu']
    """
    if max(len(before), len(after)) <= _SHORT:
        return [before, after]
    words = before.split(), after.split()
    same = next((n for n, pair in enumerate(zip(*words, strict=False)) if pair[0] != pair[1]), min(map(len, words)))
    start = max(0, same - _WORDS_BEFORE)
    parts = (("… " if start else "") + " ".join(side[start:]) for side in words)
    return [textwrap.shorten(part, _SHORT, placeholder=" …") for part in parts]


def _table(steps: Mapping[str, str], before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[str]:
    for old, new in steps.items():
        yield from _line(f"{before.get(old, old)} → {after.get(new, new)}", "      ")


def _note(note: str | None, t: Translator) -> Iterator[str]:
    if note:
        yield from _line(t("commands.diff.note", note=note), "    ")


def _named(word: str, text: str, indent: str) -> Iterator[str]:
    yield from _line(word + text, indent, indent + " " * len(word))


def _line(text: str, indent: str, following: str | None = None) -> Iterator[str]:
    yield from textwrap.wrap(
        text,
        _WIDTH,
        initial_indent=indent,
        subsequent_indent=following or f"{indent}  ",
        break_on_hyphens=False,
        break_long_words=False,
    )
