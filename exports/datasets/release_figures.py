"""The figures of a network's own releases as arrays, a row for each figure of each part."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import astuple, dataclass, fields

import numpy as np

from analysis.cubes import LEAST_TOLD, MODES, UNKNOWN
from exports.datasets.figure_arrays import DAY_0, SHOWN, AllAsked, Figures, Numbers
from exports.statistical.model import UNANSWERED
from qualitaetsrahmen.model import Framework
from selfeval.disclosure import threshold
from selfeval.model import K_INTERNAL, K_PUBLIC, Mode, PerspectivePlan, Round
from selfeval.release import Figure, GroupKind, Reach, Release, ReleasePart, Shown


@dataclass(frozen=True)
class ReleasedRound:
    """A closed round with its release, and the names of whose it is."""

    of_round: Round
    framework: Framework
    release: Release
    network: str
    municipality: str = ""


def release_figures(sources: Sequence[ReleasedRound], reaches: Collection[Reach], asked: AllAsked) -> Iterator[Figures]:
    """Yield the figures of one part of a release at a time: closing first, then each late batch.

    They stand in the order of the framework.
    """
    for number, source in enumerate(sources):
        places = {item_id: place for place, item_id in enumerate(source.framework.items)}
        for batch, part in enumerate((source.release.figures, *source.release.late)):
            figures = sorted((one for one in part.figures if one.reach in reaches), key=lambda one: places[one.item_id])
            yield _PartFigures(source, part, figures, asked).laid_out(number, batch)


@dataclass(frozen=True)
class _Group:
    """What is true of a group for all items of a part, worked out once."""

    k: int
    mode: int
    invited: int
    members: int
    people: int
    is_told: bool
    """Whether it may be told how many sent answers; of a level this is so beside every figure that is shown."""
    is_level: bool


class _PartFigures:
    """The figures of one part of a release."""

    def __init__(self, source: ReleasedRound, part: ReleasePart, figures: Sequence[Figure], asked: AllAsked) -> None:
        self._framework, self._round = source.framework, source.of_round
        self._part, self._figures, self._all = part, figures, asked

    def laid_out(self, source: int, batch: int) -> Figures:
        """Return the figures of the part, which is so many parts behind the first of this source."""
        numbers = [(SHOWN[one.shown], _or_unknown(one.answered), _or_unknown(one.on_scale)) for one in self._figures]
        shown, answered, on_scale = np.array(numbers, np.int64).reshape(-1, 3).T
        asked = self._asked()
        k, mode, invited, members, people, is_told, is_level = self._groups()
        is_told = np.where(is_level, shown != SHOWN[Shown.HIDDEN], is_told)
        return Figures(
            source=np.full(len(asked), source),
            asked=np.array(asked, np.int32),
            members=members,
            k=k,
            mode=mode,
            batch=np.full(len(asked), batch),
            invited=np.full(len(asked), UNKNOWN) if batch else invited,
            sent=np.where(is_told, people, UNKNOWN),
            shown=shown,
            answered=answered,
            on_scale=on_scale,
            median=np.array([UNANSWERED if one.median is None else one.median for one in self._figures], float),
            released_on=np.full(len(asked), (self._part.released_on - DAY_0).days),
            counts=self._counts(asked),
        )

    def _asked(self) -> list[int]:
        framework, place = self._framework, self._all.place
        return [place(framework, one.item_id, one.kind, one.group, one.reach) for one in self._figures]

    def _counts(self, asked: Sequence[int]) -> Numbers:
        """Return how many gave each answer, a row for each kind of answer."""
        places: list[int] = []
        numbers: list[int] = []
        for place, (number, one) in enumerate(zip(asked, self._figures, strict=True)):
            rows, first = self._all.rows[number], place * self._all.width
            places += [first + rows[answer] for answer in one.counts]
            numbers += one.counts.values()
        size = self._all.width * len(asked)
        counts = np.bincount(np.array(places, np.int64), np.array(numbers, np.int64), size)
        return counts.astype(np.int64).reshape(len(asked), self._all.width).T

    def _groups(self) -> Numbers:
        """Return what is true of the group of each figure, a row for each field of ``_Group``."""
        known: dict[tuple[object, ...], int] = {}
        groups: list[_Group] = []
        places = []
        for one in self._figures:
            key = one.kind, one.group, one.reach, one.members
            if key not in known:
                known[key] = len(groups)
                groups.append(self._group(one))
            places.append(known[key])
        told = np.array([astuple(one) for one in groups], np.int64).reshape(-1, len(fields(_Group)))
        return np.asarray(told[np.array(places, np.int64)].T)

    def _group(self, figure: Figure) -> _Group:
        """Return what is true of a figure's group; of a level, people are those whom it holds for this item.

        Outside it is told from ten people on how many sent their answers.
        """
        of_round = self._round
        plan = of_round.shown_plan(figure.group) if figure.kind is GroupKind.PERSPECTIVE else None
        people = sum(self._part.sent.get(one, 0) for one in figure.members or of_round.group_of(figure.group))
        mode = plan.mode if plan else _mode_of_level(of_round, figure)
        return _Group(
            k=_least(of_round, plan, figure),
            mode=MODES.index(mode) + 1 if mode else UNKNOWN,
            invited=_or_unknown(plan.invited if plan else None),
            members=self._all.place_of_members(figure.members),
            people=people,
            is_told=figure.reach is Reach.INTERNAL or people >= LEAST_TOLD,
            is_level=plan is None,
        )


def _or_unknown(number: int | None) -> int:
    return UNKNOWN if number is None else number


def _least(of_round: Round, plan: PerspectivePlan | None, figure: Figure) -> int:
    """Return from how many people on a group is shown for this reach; for a level that of its strictest member."""
    if plan is not None:
        return threshold(plan, figure.reach)
    plans = [of_round.plan_as_shown(one) for one in figure.members]
    least = K_INTERNAL if figure.reach is Reach.INTERNAL else K_PUBLIC
    return max((threshold(one, figure.reach) for one in plans if one), default=least)


def _mode_of_level(of_round: Round, figure: Figure) -> Mode | None:
    """Return how the members of a level answered, where all did so in the same way."""
    modes = {plan.mode for one in figure.members if (plan := of_round.plan(one))}
    return modes.pop() if len(modes) == 1 else None
