"""What happened from one version of a framework to the next, in words: from its map, or guessed from the texts."""

from collections.abc import Iterator
from dataclasses import dataclass

from qualitaetsrahmen.library import Library, core_name
from qualitaetsrahmen.model import Framework
from qualitaetsrahmen.versions.differences import differences, drafted_map
from qualitaetsrahmen.versions.version_map import Change, Comparable, ScaleSuccession, Succession, VersionMap
from texts.catalogue import Translator
from ui.frameworks.framework_words import item_name
from ui.parts.markup import literal


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

    def count(self, change: Change) -> int:
        """Return how many items of the newer version a change concerns; for retired ones, of the older."""
        return sum(len(entry.from_ if change is Change.RETIRED else entry.targets) for entry in self.entries(change))


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
    """Yield one line for every entry: what there was, what there is, how it compares, and the note for readers."""
    for entry in step.entries(change):
        if change in {Change.ADDED, Change.RETIRED}:
            side, items = (step.new, entry.targets) if change is Change.ADDED else (step.old, entry.from_)
            names = [f"**{item_name(side, item, t)}**" for item in items]
            yield from (_sentences(name, *_judged(entry, step, t)) for name in names)
        else:
            yield _sentences(_way(entry, step, t), *_judged(entry, step, t))


def scale_lines(step: VersionStep, t: Translator) -> Iterator[str]:
    """Yield one line for every scale that has become another one."""
    olds, news = ({scale.id: scale.label for scale in side.scales} for side in (step.old, step.new))
    for entry in step.written.scales:
        names = {"before": literal(olds.get(entry.from_, entry.from_)), "after": literal(news.get(entry.to, entry.to))}
        yield _sentences(t(f"frameworks_ui.scale_change.{entry.change}", **names), *_judged(entry, step, t))


def comparable_words(comparable: Comparable, t: Translator) -> str:
    """Say whether answers of before and after may stand beside each other."""
    return t(f"frameworks_ui.comparable.{comparable.value}")


def _way(entry: Succession, step: VersionStep, t: Translator) -> str:
    before = ", ".join(item_name(step.old, item, t) for item in entry.from_)
    after = ", ".join(item_name(step.new, item, t) for item in entry.targets)
    return f"**{after}**" if before == after else f"{before} → **{after}**"


def _judged(entry: Succession | ScaleSuccession, step: VersionStep, t: Translator) -> Iterator[str]:
    """Yield how an entry compares and its note; a guessed map has judged nothing."""
    if step.is_guessed:
        return
    if entry.comparable is not None:
        yield comparable_words(entry.comparable, t)
    if entry.note:
        yield literal(entry.note)


def _sentences(first: str, *more: str) -> str:
    return f"{first}: {' '.join(more)}" if more else first
