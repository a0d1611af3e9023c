"""The columns of a released figure, the same for every source of figures."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from exports.datasets.columns import Column, Words, coding
from exports.datasets.framework_words import FrameworkWords, group_name
from exports.statistical.model import SUPPRESSED, UNANSWERED, Cell, Kind, Variable
from qualitaetsrahmen.model import Criterion, Framework, Item
from qualitaetsrahmen.scales import OffScaleKind
from selfeval.release import GroupKind, Reach
from texts.catalogue import Translator


@dataclass(frozen=True)
class Asked:
    """What a figure is about, apart from what anybody answered: a group, an item, and for whom it is told."""

    framework: Framework
    item: Item
    kind: GroupKind
    group: str
    reach: Reach

    @property
    def criterion(self) -> Criterion:
        """The criterion of the item."""
        return self.framework.criterion_of[self.item.id]


_Cell = Callable[[Asked], Cell]


class FigureColumns:
    """Makes the columns in one language for the frameworks of a data set."""

    def __init__(self, words: FrameworkWords, t: Translator) -> None:
        self.widest = words.widest
        self._words = words
        self._t = t
        self._hidden = {SUPPRESSED: t("datasets.suppressed")}

    @cached_property
    def variables(self) -> tuple[Variable, ...]:
        """All variables: what it is about, who answered, then the figures."""
        asked = {column.variable.name: column.variable for column in self.asked}
        words = tuple(asked[name] for name in _ASKED)
        return (*words, *self._who(asked), *self._figures())

    @cached_property
    def asked(self) -> tuple[Column[Asked], ...]:
        """The columns that depend on nothing but what was asked."""
        texts = (Column(self._of(Kind.TEXT, name), cell) for name, cell in _ASKED.items() if name != "item_rev")
        kinds, reaches, groups = *(coding(one, self._t) for one in (Words.GROUP_KIND, Words.REACH)), self._words.groups
        return (
            *texts,
            Column(self._of(Kind.NUMBER, "item_rev"), _ASKED["item_rev"]),
            Column(kinds.variable("group_kind", self._label("group_kind")), lambda one: kinds.code(one.kind)),
            Column(self._of(Kind.TEXT, "group_id"), lambda one: one.group),
            Column(
                groups.variable("group", self._label("group")),
                lambda one: groups.code(group_name(one.kind, one.group)),
            ),
            Column(reaches.variable("reach", self._label("reach")), lambda one: reaches.code(one.reach)),
        )

    def _who(self, asked: Mapping[str, Variable]) -> Iterator[Variable]:
        yield from (asked[name] for name in ("group_kind", "group_id", "group"))
        yield self._of(Kind.TEXT, "members")
        yield asked["reach"]
        yield self._of(Kind.NUMBER, "k")
        yield coding(Words.MODE, self._t).variable("mode", self._label("mode"))
        yield self._of(Kind.NUMBER, "batch")
        yield self._of(Kind.NUMBER, "invited")
        yield self._hideable("sent")

    def _figures(self) -> Iterator[Variable]:
        yield coding(Words.SHOWN, self._t).variable("shown", self._label("shown"))
        yield self._hideable("answered")
        yield self._hideable("on_scale")
        for place in range(self.widest):
            yield self._count(f"step{place + 1}", self._words.step_label(place, self._t))
        for kind in OffScaleKind:
            yield self._count(kind.value, self._words.off_scale_label(kind, self._t))
        yield self._hideable("n_unanswered")
        yield Variable(
            "median",
            self._label("median"),
            Kind.NUMBER,
            missing={UNANSWERED: self._t("datasets.no_step"), SUPPRESSED: self._t("datasets.suppressed")},
            decimals=1,
            note=self._t("datasets.results.median.note"),
        )
        yield self._of(Kind.DAY, "released_on")

    def _count(self, answer: str, label: str) -> Variable:
        return Variable(f"n_{answer}", label, Kind.NUMBER, missing=self._hidden)

    def _hideable(self, name: str) -> Variable:
        return Variable(name, self._label(name), Kind.NUMBER, missing=self._hidden)

    def _of(self, kind: Kind, name: str) -> Variable:
        return Variable(name, self._label(name), kind)

    def _label(self, name: str) -> str:
        return self._t(f"datasets.results.{name}")


def _wording(one: Asked) -> str | None:
    """Return how a perspective was asked; a level has no wording of its own."""
    asked = one.item.ask.get(one.group) if one.kind is GroupKind.PERSPECTIVE else None
    return asked.text if asked else None


def _responsible(one: Asked) -> str:
    return one.framework.level(one.criterion.responsible).label


_ASKED: dict[str, _Cell] = {
    "framework": lambda one: one.framework.framework.id,
    "version": lambda one: one.framework.framework.version,
    "area": lambda one: one.framework.area_of[one.criterion.id].id,
    "area_title": lambda one: one.framework.area_of[one.criterion.id].title,
    "criterion": lambda one: one.criterion.id,
    "criterion_title": lambda one: one.criterion.title,
    "responsible": _responsible,
    "item": lambda one: one.item.id,
    "item_rev": lambda one: one.item.rev,
    "wording": _wording,
    "scale": lambda one: one.framework.scale_of(one.item).id,
}
"""What is told of an item, in the order of the columns; all of it is text but the number of its revision."""
