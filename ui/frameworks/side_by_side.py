"""The wording of two versions beside each other, item by item and perspective by perspective."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from qualitaetsrahmen.library import Library, version_number
from qualitaetsrahmen.model import Framework, Item
from qualitaetsrahmen.versions.lineage import Ancestor, Lineage
from qualitaetsrahmen.versions.version_map import Comparable
from texts.catalogue import Translator
from ui.frameworks.change_words import answer_words, comparable_words
from ui.frameworks.framework_words import item_name
from ui.parts.framework_view import area_name, asked_words, criterion_name, item_wording
from ui.parts.markup import literal

_GONE = "gone"
"""Instead of an area: the items that the newer version no longer has."""


@dataclass(frozen=True)
class Pair:
    """An item of the newer version with those of the older that it comes from; one that is gone has no ``item``."""

    old: Framework
    new: Framework
    item: str | None
    ancestors: tuple[Ancestor, ...]

    @property
    def befores(self) -> list[Item]:
        """The items of the older version."""
        return [self.old.items[one.item] for one in self.ancestors]

    @property
    def afters(self) -> list[Item]:
        """The item of the newer version, if it is there."""
        return [self.new.items[self.item]] if self.item else []

    def before(self, perspective: str, t: Translator) -> str:
        """Return how a perspective was asked."""
        return self._asked(self.befores, perspective, t)

    def after(self, perspective: str, t: Translator) -> str:
        """Return how a perspective is asked now."""
        return self._asked(self.afters, perspective, t)

    def areas(self) -> set[str]:
        """Return the areas in which it stands and stood, by id."""
        return {area for area, _ in (*_standing(self.old, self.befores), *_standing(self.new, self.afters))}

    def is_moved(self) -> bool:
        """Say whether it stands somewhere else now: under another criterion, or with it in another area."""
        before, after = _standing(self.old, self.befores), _standing(self.new, self.afters)
        return bool(before and after) and before != after

    def is_same(self, t: Translator) -> bool:
        """Say whether everybody reads and answers the same in the same place, and the answers mean the same."""
        is_comparable = all(one.comparable is Comparable.YES for one in self.ancestors)
        return is_comparable and not self.is_moved() and all(before == after for _, before, after in self.rows(t))

    def rows(self, t: Translator) -> list[tuple[str, str, str]]:
        """Return what is read, then and now: by every perspective, and of answers and evidence what is other now."""
        asked = [
            (literal(label), self.before(one, t), self.after(one, t)) for one, label in self.perspectives().items()
        ]
        others = [
            (t(f"frameworks_ui.side.{part}"), _told(words, self.old, self.befores), _told(words, self.new, self.afters))
            for part, words in _BESIDE_THE_WORDS.items()
        ]
        return [*asked, *((part, before, after) for part, before, after in others if before != after)]

    def perspectives(self) -> dict[str, str]:
        """Return the perspectives of both versions by id with what they are called."""
        return {one.id: one.label for one in (*self.new.perspectives, *self.old.perspectives)}

    @staticmethod
    def _asked(items: Sequence[Item], perspective: str, t: Translator) -> str:
        known = [item for item in items if perspective in item.ask or perspective in item.not_asked]
        return " / ".join(asked_words(item, perspective, t) for item in known) or "–"


def _standing(side: Framework, items: Sequence[Item]) -> set[tuple[str, str]]:
    """Return the area and the criterion of each item, by id."""
    criteria = [side.criterion_of[item.id].id for item in items]
    return {(side.area_of[criterion].id, criterion) for criterion in criteria}


def _answers(side: Framework, item: Item) -> str:
    return " · ".join(answer_words([side.scale_of(item)]).values()) if item.is_counted else ""


def _stages(side: Framework, item: Item) -> str:
    return " · ".join(
        f"{literal(step.label)}: {literal(item.anchors[step.id])}"
        for step in (side.scale_of(item).steps if item.anchors else ())
        if step.id in item.anchors
    )


def _evidence(_: Framework, item: Item) -> str:
    return literal(item.evidence or "")


_BESIDE_THE_WORDS: Mapping[str, Callable[[Framework, Item], str]] = {
    "answers": _answers,
    "stages": _stages,
    "evidence": _evidence,
}
"""What else people read of an item."""


def _told(words: Callable[[Framework, Item], str], side: Framework, items: Sequence[Item]) -> str:
    """Return what is said of items, each thing once."""
    return " / ".join(dict.fromkeys(filter(None, (words(side, item) for item in items)))) or "–"


def pairs_between(old: Framework, new: Framework, lineage: Lineage) -> list[Pair]:
    """Return every item of the newer version with its past, then those of the older that went."""
    found = [Pair(old, new, item, lineage.get(item, ())) for item in new.items]
    kept = {ancestor.item for pair in found for ancestor in pair.ancestors}
    gone = [Pair(old, new, None, (Ancestor(item),)) for item in old.items if item not in kept]
    return [*found, *gone]


def by_same_id(old: Framework, new: Framework) -> Lineage:
    """Return what stands in for a lineage where no map says more: an item comes from the one with its id."""
    return {item: (Ancestor(item),) if item in old.items else () for item in new.items}


def draw_side_by_side(library: Library, versions: Sequence[Framework], shown: Framework, t: Translator) -> None:
    """Let two versions be chosen and draw what each perspective reads in both."""
    st.header(t("frameworks_ui.side.title"), anchor=False)
    chosen = choose_two(versions, shown, t)
    if chosen is None:
        st.info(t("frameworks_ui.side.choose_two"))
        return
    old, new = chosen
    lineage = library.lineage(old, new)
    if lineage is None:
        st.warning(t("frameworks_ui.side.no_map"), icon=":material/info:")
    pairs = pairs_between(old, new, lineage if lineage is not None else by_same_id(old, new))
    area, only_changed = choose_part(new, pairs, t)
    found = [pair for pair in pairs if _belongs(pair, area) and not (only_changed and pair.is_same(t))]
    if not found:
        st.write(t("frameworks_ui.side.nothing"))
    for pair in found:
        draw_pair(pair, t, is_judged=lineage is not None)


def choose_two(versions: Sequence[Framework], shown: Framework, t: Translator) -> tuple[Framework, Framework] | None:
    """Ask for two versions and return the older first; None while they are the same."""
    by_version = {one.framework.version: one for one in versions}
    names = list(by_version)
    newer = max(1, names.index(shown.framework.version))
    with st.container(horizontal=True):
        first, second = (
            st.selectbox(
                t(f"frameworks_ui.side.{side}"),
                names,
                index=index,
                key=f"side.{side}",
                placeholder=t("ui.form.choose"),
                filter_mode=None,
            )
            for side, index in (("older", newer - 1), ("newer", newer))
        )
    old, new = sorted((first, second), key=version_number)
    return None if old == new else (by_version[old], by_version[new])


def choose_part(new: Framework, pairs: Sequence[Pair], t: Translator) -> tuple[str, bool]:
    """Ask for one area, or for what is gone, and whether to leave out what reads the same."""
    names = {area.id: f"{area.ref} {area.title}" for area in new.areas}
    if any(pair.item is None for pair in pairs):
        names[_GONE] = t("frameworks_ui.side.gone")
    area = st.selectbox(
        new.framework.words.area,
        list(names),
        format_func=lambda one: names[one],
        key="side.area",
        placeholder=t("ui.form.choose"),
        filter_mode=None,
    )
    return area, st.toggle(t("frameworks_ui.side.only_changed"), value=True, key="side.only_changed")


def _belongs(pair: Pair, area: str) -> bool:
    """Say whether an item belongs to an area, as the one in which it stands or as the one that it left."""
    return area == _GONE if pair.item is None else area in pair.areas()


def draw_pair(pair: Pair, t: Translator, *, is_judged: bool) -> None:
    """Draw one item: what it comes from, how its answers compare, and the words of both versions."""
    side, item = (pair.new, pair.item) if pair.item else (pair.old, pair.ancestors[0].item)
    st.subheader(item_name(side, item, t), anchor=False)
    st.markdown("  \n".join(_about(pair, t, is_judged=is_judged)))
    if pair.item is None or not pair.ancestors:
        st.markdown(item_wording(side, side.items[item], t))
        return
    st.table([_row(pair, row, t) for row in pair.rows(t)], border="horizontal", hide_index=True)


def _about(pair: Pair, t: Translator, *, is_judged: bool) -> list[str]:
    if pair.item is None:
        old = pair.old
        area = old.area_of[old.criterion_of[pair.ancestors[0].item].id]
        return [t("frameworks_ui.side.is_gone", area=area_name(area))]
    if not pair.ancestors:
        return [t("frameworks_ui.side.is_new")]
    lines = [t("frameworks_ui.side.from", items=", ".join(item_name(pair.old, one.item, t) for one in pair.ancestors))]
    if pair.is_moved():
        places = {"before": _places(pair.old, pair.befores), "after": _places(pair.new, pair.afters)}
        lines.append(t("frameworks_ui.side.moved", **places))
    if is_judged:
        lines += dict.fromkeys(comparable_words(one.comparable, t) for one in pair.ancestors)
        lines += dict.fromkeys(literal(note) for one in pair.ancestors for note in one.notes)
    return lines


def _places(side: Framework, items: Sequence[Item]) -> str:
    criteria = {side.criterion_of[item.id].id: side.criterion_of[item.id] for item in items}
    return ", ".join(f"{area_name(side.area_of[one])} · {criterion_name(this)}" for one, this in criteria.items())


def _row(pair: Pair, row: tuple[str, str, str], t: Translator) -> dict[str, str]:
    what, before, after = row
    old, new = pair.old.framework.version, pair.new.framework.version
    return {
        t("ui.column.perspective"): what,
        t("frameworks_ui.version_column", version=old): before,
        t("frameworks_ui.version_column", version=new): t("frameworks_ui.side.same") if before == after else after,
    }
