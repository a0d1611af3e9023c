"""An item over time: its points, the links between neighbouring ones, and where it begins and ends."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from analysis.before_after import Absence, Movement
from analysis.earlier_rounds import Chain
from analysis.single_votes import hangs_on_one_vote
from qualitaetsrahmen.model import Framework
from qualitaetsrahmen.scales import OffScaleKind, Scale
from selfeval.model import Mode, Round
from selfeval.release import Figure, Shown
from selfeval.results import ItemResult, Results, median_place


class Line(StrEnum):
    """How two neighbouring points are joined."""

    SOLID = "solid"
    """Asked alike and comparable."""
    DASHED = "dashed"
    """To be read side by side with a note; where the note is about who answered, no difference is named."""
    BROKEN = "broken"
    """Not to be compared."""


class Reason(StrEnum):
    """Why a link is not solid."""

    NOTE = "note"
    RESCALED = "rescaled"
    MODE = "mode"
    GROUP = "group"
    NOT_COMPARABLE = "not_comparable"
    REWORDED = "reworded"
    NO_MAP = "no_map"
    SCALE = "scale"
    HIDDEN = "hidden"
    NO_MEDIAN = "no_median"


_DASHED = {Reason.NOTE, Reason.RESCALED, Reason.MODE, Reason.GROUP}


@dataclass(frozen=True)
class Point:
    """What one perspective said about an item in one round."""

    results: Results
    asked: ItemResult
    perspective: str
    placed: Figure | None
    """The figure on the scale of the newest round; None where its steps have no place there."""
    scale: Scale
    """The scale of the newest round."""

    @property
    def of_round(self) -> Round:
        """The round that was closed then."""
        return self.results.of_round

    @property
    def day(self) -> date:
        """The day on which the round closed."""
        return self.of_round.closed_on or self.results.released_on

    @property
    def figure(self) -> Figure:
        """The figure as it was released then."""
        return self.asked.perspectives[self.perspective]

    @property
    def place(self) -> float | None:
        """Where the median stands among the steps of the newest scale, from 0; None where it is not shown."""
        return median_place(self.placed, self.scale)

    @property
    def mode(self) -> Mode | None:
        """In which way the perspective answered then."""
        plan = self.of_round.plan(self.perspective)
        return plan.mode if plan else None

    @property
    def unknown(self) -> int | None:
        """How many answered that they do not know; None where nothing is shown."""
        if self.figure.shown is Shown.HIDDEN:
            return None
        kinds = self.asked.scale.kind_of
        return sum(count for one, count in self.figure.counts.items() if kinds.get(one) is OffScaleKind.UNKNOWN)


@dataclass(frozen=True)
class TimeLink:
    """Two neighbouring points of one perspective, and what may be said about the way between them."""

    then: Point
    now: Point
    reasons: tuple[Reason, ...]
    notes: tuple[str, ...]
    movement: Movement

    @property
    def line(self) -> Line:
        """How the two are joined."""
        if not self.reasons:
            return Line.SOLID
        return Line.DASHED if _DASHED.issuperset(self.reasons) else Line.BROKEN

    @property
    def steps(self) -> float | None:
        """By how many steps the median moved; None where that may not be said or says nothing."""
        return None if self.line is Line.BROKEN else self.movement.steps

    @property
    def hangs_on_one_vote(self) -> bool:
        """Whether one person could make the difference; the answer of a body is no vote among others."""
        movement = self.movement
        if not self.steps or movement.then is None or movement.now is None or self.now.mode is Mode.CONSENSUS:
            return False
        return hangs_on_one_vote(*(_by_place(one, movement.scale) for one in (movement.then, movement.now)))


@dataclass(frozen=True)
class Course:
    """One perspective on one item: its points, the oldest first, and the links between them."""

    perspective: str
    points: tuple[Point, ...]
    links: tuple[TimeLink, ...]


@dataclass(frozen=True)
class Edge:
    """Why an item is not in the round before its first point, or after its last."""

    of_round: Round
    why: Absence
    note: str | None = None


@dataclass(frozen=True)
class Thread:
    """One item through all rounds that rated it, under whichever id; a merged one has a thread for each past."""

    newest: ItemResult
    results: Results
    """The newest round that rated it."""
    items: tuple[ItemResult, ...]
    """It in each of its rounds, the oldest first."""
    courses: tuple[Course, ...]
    begins: Edge | None = None
    ends: Edge | None = None

    @property
    def criteria(self) -> frozenset[str]:
        """The criteria that it belonged to."""
        return frozenset(one.criterion.id for one in self.items)


@dataclass(frozen=True)
class OverTime:
    """A chain of rounds for one reach, with every item that any of them rated."""

    chain: Chain
    rounds: tuple[Results, ...]
    threads: tuple[Thread, ...]
    """In the order of the newest framework, then what it no longer has; never by the size of a change."""

    @property
    def newest(self) -> Results:
        """The latest round."""
        return self.rounds[-1]

    def of_criterion(self, criterion_id: str) -> tuple[Thread, ...]:
        """Return the threads of a criterion as the newest round that rated them knows it."""
        return tuple(one for one in self.threads if one.newest.criterion.id == criterion_id)

    def framework_of(self, perspective: str) -> Framework:
        """Return the newest framework that knows a perspective."""
        for results in reversed(self.rounds):
            if any(part.id == perspective for part in results.framework.perspectives):
                return results.framework
        return self.newest.framework


def _by_place(figure: Figure, scale: Scale) -> dict[int, int]:
    return {place: figure.counts.get(step, 0) for place, step in enumerate(scale.value_of)}
