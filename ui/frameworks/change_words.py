"""What happened from one version of a framework to the next, in words: from its map, or guessed from the texts."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from qualitaetsrahmen.library import Library, core_name
from qualitaetsrahmen.model import Framework
from qualitaetsrahmen.scales import Scale
from qualitaetsrahmen.versions.differences import differences, drafted_map
from qualitaetsrahmen.versions.version_map import Change, Comparable, ScaleSuccession, Succession, VersionMap
from texts.catalogue import Translator
from ui.frameworks.framework_words import item_name
from ui.parts.markup import literal
from ui.parts.statement_words import with_statement

_REGROUPED = {Change.SPLIT, Change.MERGED}
"""What is counted on both sides."""


@dataclass(frozen=True)
class VersionStep:
    """Two consecutive versions with what became of every item between them."""

    old: Framework
    new: Framework
    written: VersionMap
    is_guessed: bool
    """Whether nobody has written the map, so that it only says what the texts show."""

    @property
    def unchanged(self) -> int:
        """How many items went on as they were."""
        named = {item for entry in self.written.items for item in (*entry.from_, *entry.targets)}
        return sum(item in self.old.items for item in self.new.items if item not in named)

    def entries(self, change: Change) -> list[Succession]:
        """Return what the map says about one kind of change."""
        return [entry for entry in self.written.items if entry.change is change]

    def counted(self, change: Change, t: Translator) -> str:
        """Return a kind of change with how many statements it concerns: those that are new, or else that were."""
        label, entries = t(f"frameworks_ui.change.{change.value}"), self.entries(change)
        before, after = sum(len(one.from_) for one in entries), sum(len(one.targets) for one in entries)
        olds, news = (t("frameworks_ui.items", count=count) for count in (before, after))
        if change in _REGROUPED:
            return t("frameworks_ui.step.regrouped", change=label, before=olds, after=news)
        return t("frameworks_ui.step.counted", change=label, items=news if after else olds)


def version_step(library: Library, old: Framework, new: Framework) -> VersionStep:
    """Return what happened between two versions, by the map of the library or else by their texts."""
    written = library.maps.get((core_name(old), core_name(new)))
    if written is not None:
        return VersionStep(old, new, written, is_guessed=False)
    return VersionStep(old, new, drafted_map(differences(old, new), "–"), is_guessed=True)


def changes_there(step: VersionStep) -> list[Change]:
    """Return the kinds of change that happened, those that keep an item before those that take or bring one."""
    return [change for change in Change if step.entries(change)]


def change_lines(step: VersionStep, change: Change, t: Translator) -> Iterator[str]:
    """Yield one text of Markdown for every entry: what there was and is, how it compares, and the note for readers.

    Statements that came or went together share the note; without one, each has a text of its own.
    """
    for entry in step.entries(change):
        olds = [_statement(step.old, item, t) for item in entry.from_]
        news = [_statement(step.new, item, t) for item in entry.targets]
        told = [*_judged(entry, step, t), *_item_steps(entry, step)]
        if olds and news and olds != news:
            yield _lines(*olds, *(f"→ {one}" for one in news), *told)
        else:
            alone = news or olds
            yield from [_lines(*alone, *told)] if told else alone


def scale_lines(step: VersionStep, t: Translator) -> Iterator[str]:
    """Yield one text of Markdown for every scale that has become another one, with its steps of then and now."""
    for entry in step.written.scales:
        olds, news = _scales(step.old, entry.from_), _scales(step.new, entry.to)
        names = [
            literal(scales[0].label if scales else name) for scales, name in ((olds, entry.from_), (news, entry.to))
        ]
        changed = t(f"frameworks_ui.scale_change.{entry.change}", before=names[0], after=names[1])
        steps = {} if step.is_guessed else entry.steps
        yield _lines(changed, *_judged(entry, step, t), *_step_lines(steps, olds, news))


def comparable_words(comparable: Comparable, t: Translator) -> str:
    """Say whether answers of before and after may stand beside each other."""
    return t(f"frameworks_ui.comparable.{comparable.value}")


def answer_words(scales: Sequence[Scale]) -> dict[str, str]:
    """Return all answers of scales by their ids, the steps first."""
    labels = {one.id: literal(one.label) for scale in scales for one in scale.steps}
    return labels | {one.id: literal(one.label) for scale in scales for one in scale.off_scale}


def _statement(side: Framework, item: str, t: Translator) -> str:
    """Return a statement by its name and as the first perspective that is asked reads it."""
    name = f"**{item_name(side, item, t)}**"
    return with_statement(name, side.items[item], (one.id for one in side.perspectives), t)


def _judged(entry: Succession | ScaleSuccession, step: VersionStep, t: Translator) -> list[str]:
    """Return a line with how an entry compares and its note; a guessed map has judged nothing."""
    if step.is_guessed:
        return []
    said = [comparable_words(entry.comparable, t)] if entry.comparable is not None else []
    said += [literal(entry.note)] if entry.note else []
    return [" ".join(said)] if said else []


def _scales(side: Framework, name: str) -> list[Scale]:
    return [scale for scale in side.scales if scale.id == name]


def _item_steps(entry: Succession, step: VersionStep) -> list[str]:
    """Return the table of steps that an entry has of its own."""
    if step.is_guessed or not entry.steps:
        return []
    olds, news = (
        [side.scale_of(side.items[item]) for item in items if side.items[item].is_counted]
        for side, items in ((step.old, entry.from_), (step.new, entry.targets))
    )
    return _step_lines(entry.steps, olds, news)


def _step_lines(steps: Mapping[str, str], olds: Sequence[Scale], news: Sequence[Scale]) -> list[str]:
    """Return a line for every earlier step with today's; without such a table, what is called otherwise now."""
    before, after = answer_words(olds), answer_words(news)
    if steps:
        return [f"{before[one]} → {after[steps[one]]}" for one in before if steps.get(one) in after]
    if list(before) == list(after):
        return [f"{label} → {after[one]}" for one, label in before.items() if label != after[one]]
    return [f"{' · '.join(before.values())} → {' · '.join(after.values())}"]


def _lines(*parts: str) -> str:
    return "  \n".join(parts)
