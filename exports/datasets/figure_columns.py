"""The columns of a released figure, the same for every source of figures."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from exports.datasets.columns import Coding, Column, Words, coding
from exports.datasets.framework_words import FrameworkWords, group_name
from exports.statistical.model import SUPPRESSED, UNANSWERED, Cell, Kind, Variable
from qualitaetsrahmen.model import Framework, Item
from qualitaetsrahmen.scales import OffScaleKind
from selfeval.model import Mode
from selfeval.release import GroupKind, Reach, Shown
from texts.catalogue import Translator

_WITH_STEPS = (Shown.FULL, Shown.UNIFORM)


@dataclass(frozen=True)
class FigureRow:
    """One figure with all that a row says of it; where ``sent`` is None, the number may not be told."""

    framework: Framework
    item: Item
    kind: GroupKind
    group: str
    reach: Reach
    k: int
    shown: Shown
    released_on: date
    batch: int = 0
    members: tuple[str, ...] = ()
    """The perspectives that a level holds, or those that the round shows together."""
    mode: Mode | None = None
    invited: int | None = None
    sent: int | None = None
    answered: int | None = None
    on_scale: int | None = None
    median: float | None = None
    counts: Mapping[str, int] = field(default_factory=dict)

    @property
    def is_hidden(self) -> bool:
        """Whether nothing is told of it."""
        return self.shown is Shown.HIDDEN

    def step(self, place: int) -> int | None:
        """Return how many chose a step by its place from 0; nothing where the scale has no such step."""
        steps = self.framework.scale_of(self.item).steps
        if place >= len(steps):
            return None
        return self.counts.get(steps[place].id, 0) if self.shown in _WITH_STEPS else SUPPRESSED

    def off_scale(self, kind: OffScaleKind) -> int | None:
        """Return how many gave an answer of a kind beside the scale; nothing where it was not offered."""
        offered = self.framework.scale_of(self.item).off_scale_of.get(kind)
        if offered is None:
            return None
        return SUPPRESSED if self.is_hidden else sum([self.counts.get(one, 0) for one in offered])

    @property
    def unanswered(self) -> int | None:
        """How many sent answers, but none to this item."""
        if self.is_hidden or self.sent is None or self.answered is None:
            return SUPPRESSED
        return self.sent - self.answered

    @property
    def middle(self) -> float:
        """The median on the scale's values, or why there is none."""
        if self.shown not in _WITH_STEPS:
            return SUPPRESSED
        return UNANSWERED if self.median is None else self.median


_Cell = Callable[[FigureRow], Cell]


class FigureColumns:
    """Makes the columns in one language for the frameworks of a data set."""

    def __init__(self, words: FrameworkWords, t: Translator) -> None:
        self._words = words
        self._t = t
        self._hidden = {SUPPRESSED: t("datasets.suppressed")}

    def all(self) -> tuple[Column[FigureRow], ...]:
        """Return the columns: what it is about, who answered, then the figures."""
        return (*self._about(), *self._who(), *self._figures())

    def _about(self) -> Iterator[Column[FigureRow]]:
        yield self._text("framework", lambda row: row.framework.framework.id)
        yield self._text("version", lambda row: row.framework.framework.version)
        yield self._text("area", lambda row: row.framework.area_of[self._criterion(row)].id)
        yield self._text("area_title", lambda row: row.framework.area_of[self._criterion(row)].title)
        yield self._text("criterion", self._criterion)
        yield self._text("criterion_title", lambda row: row.framework.criterion_of[row.item.id].title)
        yield self._text("responsible", self._responsible)
        yield self._text("item", lambda row: row.item.id)
        yield self._number("item_rev", lambda row: row.item.rev)
        yield self._text("wording", _wording)
        yield self._text("scale", lambda row: row.framework.scale_of(row.item).id)

    def _who(self) -> Iterator[Column[FigureRow]]:
        kinds, reaches, modes = (coding(one, self._t) for one in (Words.GROUP_KIND, Words.REACH, Words.MODE))
        groups = self._words.groups
        yield self._coded("group_kind", kinds, lambda row: kinds.code(row.kind))
        yield self._text("group_id", lambda row: row.group)
        yield self._coded("group", groups, lambda row: groups.code(group_name(row.kind, row.group)))
        yield self._text("members", lambda row: ", ".join(row.members))
        yield self._coded("reach", reaches, lambda row: reaches.code(row.reach))
        yield self._number("k", lambda row: row.k)
        yield self._coded("mode", modes, lambda row: modes.code(row.mode))
        yield self._number("batch", lambda row: row.batch)
        yield self._number("invited", lambda row: row.invited)
        yield self._hideable("sent", lambda row: SUPPRESSED if row.sent is None else row.sent)

    def _figures(self) -> Iterator[Column[FigureRow]]:
        states = coding(Words.SHOWN, self._t)
        yield self._coded("shown", states, lambda row: states.code(row.shown))
        yield self._hideable("answered", lambda row: _or_hidden(row.answered, row))
        yield self._hideable("on_scale", lambda row: _or_hidden(row.on_scale, row))
        for place in range(self._words.widest):
            yield self._step(place)
        for kind in OffScaleKind:
            yield self._off_scale(kind)
        yield self._hideable("n_unanswered", lambda row: row.unanswered)
        median = Variable(
            "median",
            self._t("datasets.results.median"),
            Kind.NUMBER,
            missing={UNANSWERED: self._t("datasets.no_step"), SUPPRESSED: self._t("datasets.suppressed")},
            decimals=1,
            note=self._t("datasets.results.median.note"),
        )
        yield Column(median, lambda row: row.middle)
        yield Column(Variable("released_on", self._t("datasets.results.released_on"), Kind.DAY), _released_on)

    def _step(self, place: int) -> Column[FigureRow]:
        label = self._words.step_label(place, self._t)
        variable = Variable(f"n_step{place + 1}", label, Kind.NUMBER, missing=self._hidden)
        return Column(variable, lambda row: row.step(place))

    def _off_scale(self, kind: OffScaleKind) -> Column[FigureRow]:
        label = self._words.off_scale_label(kind, self._t)
        variable = Variable(f"n_{kind.value}", label, Kind.NUMBER, missing=self._hidden)
        return Column(variable, lambda row: row.off_scale(kind))

    def _text(self, name: str, cell: _Cell) -> Column[FigureRow]:
        return Column(Variable(name, self._t(f"datasets.results.{name}"), Kind.TEXT), cell)

    def _number(self, name: str, cell: _Cell) -> Column[FigureRow]:
        return Column(Variable(name, self._t(f"datasets.results.{name}"), Kind.NUMBER), cell)

    def _hideable(self, name: str, cell: _Cell) -> Column[FigureRow]:
        label = self._t(f"datasets.results.{name}")
        return Column(Variable(name, label, Kind.NUMBER, missing=self._hidden), cell)

    def _coded(self, name: str, codes: Coding, cell: _Cell) -> Column[FigureRow]:
        return Column(codes.variable(name, self._t(f"datasets.results.{name}")), cell)

    @staticmethod
    def _criterion(row: FigureRow) -> str:
        return row.framework.criterion_of[row.item.id].id

    @staticmethod
    def _responsible(row: FigureRow) -> str:
        return row.framework.level(row.framework.criterion_of[row.item.id].responsible).label


def _wording(row: FigureRow) -> str | None:
    """Return how a perspective was asked; a level has no wording of its own."""
    asked = row.item.ask.get(row.group) if row.kind is GroupKind.PERSPECTIVE else None
    return asked.text if asked else None


def _or_hidden(number: int | None, row: FigureRow) -> int | None:
    return SUPPRESSED if row.is_hidden else number


def _released_on(row: FigureRow) -> date:
    return row.released_on
