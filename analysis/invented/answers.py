"""What people of an invented place answer in a round, with all the ways in which an answer can lack."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analysis.invented.programme import Place, Programme
from qualitaetsrahmen.model import Framework, Perspective
from qualitaetsrahmen.scales import OffScaleKind
from selfeval.matrix import UNANSWERED, Column, Matrix, Submission

_SPREAD_OF_PEOPLE, _SPREAD_OF_ANSWERS, _SPREAD_OF_ITEMS = 0.6, 0.8, 0.5
_VIEW_FROM_ABOVE, _VIEW_OF_OWN_LINE = 0.35, -0.4
"""Whoever steers sees the same matter brighter, whoever is met by it darker, than those who work in it."""
_GOOD_BEGINNING, _WIDTH_OF_A_SCALE = 0.4, 4.0
_SMALL, _ABSENT = 0.12, 0.05
"""How often a perspective of a place is a handful of people, or nobody."""
_FEW = (2, 8)
_SKIPS_A_PAGE, _BREAKS_OFF, _OVERLOOKS = 0.02, 0.04, 0.012
_SHARE_OF = {
    OffScaleKind.UNKNOWN: 0.05,
    OffScaleKind.NOT_APPLICABLE: 0.025,
    OffScaleKind.ELSEWHERE: 0.015,
    OffScaleKind.REFUSED: 0.008,
}
_UNKNOWN_TO_OWN_LINE, _UNKNOWN_TO_OTHERS_LEVEL = 2.6, 1.6


@dataclass(frozen=True)
class _View:
    """How one perspective stands to its items, worked out once for all places."""

    cuts: NDArray[np.float64]
    """Where one step of an item's scale ends and the next begins, (items, steps - 1), beyond reach where none."""
    easiness: NDArray[np.float64]
    off_scale: NDArray[np.float64]
    """How often each answer beside the scale comes up to its place, (items, answers), added up from the left."""
    areas: NDArray[np.intp]
    leans: float


class Answering:
    """The people of an invented programme; the same place and round always answer the same."""

    def __init__(self, programme: Programme) -> None:
        self._programme = programme
        self._views = {
            one.id: _view(programme, one, columns)
            for one in programme.framework.perspectives
            if (columns := programme.columns[one.id])
        }

    def matrices(self, place: Place, round_number: int) -> dict[str, Matrix]:
        """Return what each perspective of a place answered in a round; one that took no part has no rows."""
        chance = self._programme.chance(place.number, round_number)
        people = self._people(place, chance)
        return {
            name: Matrix(name, self._programme.columns[name], self._codes(view, place, round_number, people[name]))
            for name, view in self._views.items()
        }

    def _people(self, place: Place, chance: np.random.Generator) -> dict[str, tuple[int, np.random.Generator]]:
        """Return how many of each perspective answer, and the chance by which they do."""
        about = [one for one in self._programme.framework.perspectives if one.id in self._views]
        weights = np.array([3.0 if one.own_line else 1.5 for one in about]) * chance.gamma(12, 1 / 12, len(about))
        weights[[one.declared for one in about]] = 0
        wanted = self._programme.people * place.size * weights / max(weights.sum(), 1)
        drawn: dict[str, tuple[int, np.random.Generator]] = {}
        for one, expected, fate in zip(about, wanted, chance.random(len(about)), strict=True):
            count = int(chance.poisson(expected))
            if one.declared:
                count = int(chance.integers(1, 3))
            elif fate < _ABSENT:
                count = 0
            elif fate < _ABSENT + _SMALL:
                count = int(chance.integers(*_FEW))
            drawn[one.id] = (count, chance.spawn(1)[0])
        return drawn

    def _codes(
        self, view: _View, place: Place, round_number: int, drawn: tuple[int, np.random.Generator]
    ) -> NDArray[np.int8]:
        people, chance = drawn
        shape = (people, len(view.areas))
        seen = view.easiness + view.leans - place.strictness + place.quality[round_number, view.areas]
        inside = seen + chance.normal(0, _SPREAD_OF_PEOPLE, (people, 1)) + chance.normal(0, _SPREAD_OF_ANSWERS, shape)
        codes = np.ones(shape, np.int8)
        for cut in view.cuts.T:
            codes += inside > cut
        _lay_beside(codes, view.off_scale, chance)
        _leave_open(codes, view.areas, chance)
        return codes


def submissions_of(matrix: Matrix) -> list[Submission]:
    """Return the rows of a matrix as single submissions, as a database holds them while a round is open."""
    answers = [{code: column.answer_of(code) for code in _codes_of(column)} for column in matrix.columns]
    names = [column.item_id for column in matrix.columns]
    return [
        Submission(
            {name: of_item[code] for name, of_item, code in zip(names, answers, row, strict=True) if code != UNANSWERED}
        )
        for row in matrix.codes.tolist()
    ]


def _codes_of(column: Column) -> Sequence[int]:
    return [*range(-len(column.off_scale), 0), *range(1, len(column.steps) + 1)]


def _lay_beside(codes: NDArray[np.int8], off_scale: NDArray[np.float64], chance: np.random.Generator) -> None:
    """Let some answers fall beside the scale."""
    if off_scale.shape[1] == 0:
        return
    drawn = chance.random(codes.shape)
    beside = drawn < off_scale[:, -1]
    place = (drawn[:, :, None] >= off_scale[None]).sum(axis=2)
    codes[beside] = (-place[beside] - 1).astype(np.int8)


def _leave_open(codes: NDArray[np.int8], areas: NDArray[np.intp], chance: np.random.Generator) -> None:
    """Let some answers be overlooked, some pages be skipped, and some people stop on the way."""
    people, items = codes.shape
    pages = int(areas.max()) + 1
    skipped = chance.random((people, pages)) < _SKIPS_A_PAGE
    stops = np.where(chance.random(people) < _BREAKS_OFF, chance.integers(1, items + 1, people), items)
    is_open = chance.random(codes.shape) < _OVERLOOKS
    is_open |= skipped[:, areas]
    is_open |= np.arange(items) >= stops[:, None]
    codes[is_open] = UNANSWERED


def _view(programme: Programme, about: Perspective, columns: Sequence[Column]) -> _View:
    framework = programme.framework
    most = max(len(column.steps) for column in columns)
    cuts = np.full((len(columns), most - 1), np.inf)
    beside = np.zeros((len(columns), max(len(column.off_scale) for column in columns)))
    for number, column in enumerate(columns):
        cuts[number, : len(column.steps) - 1] = _cuts(len(column.steps))
        beside[number, : len(column.off_scale)] = _shares_beside(framework, about, column)
    is_above = about.level == framework.levels[0].id
    leans = _VIEW_OF_OWN_LINE if about.own_line else (_VIEW_FROM_ABOVE if is_above else 0.0)
    areas = np.array([programme.area_numbers[column.item_id] for column in columns])
    easiness = _easiness(programme)
    own = np.array([easiness[column.item_id] for column in columns])
    return _View(cuts, own, np.cumsum(beside, axis=1), areas, leans)


def _cuts(steps: int) -> NDArray[np.float64]:
    """Return where the steps of a scale part: evenly around the middle."""
    return (np.arange(1, steps) / steps - 0.5) * _WIDTH_OF_A_SCALE


def _shares_beside(framework: Framework, about: Perspective, column: Column) -> list[float]:
    item = framework.items[column.item_id]
    more = _UNKNOWN_TO_OWN_LINE if about.own_line else 1.0
    if framework.criterion_of[item.id].responsible != about.level:
        more *= _UNKNOWN_TO_OTHERS_LEVEL
    kinds = [framework.scale_of(item).kind_of[answer] for answer in column.off_scale]
    return [_SHARE_OF[kind] * (more if kind is OffScaleKind.UNKNOWN else 1.0) for kind in kinds]


def _easiness(programme: Programme) -> Mapping[str, float]:
    drawn = programme.chance().normal(_GOOD_BEGINNING, _SPREAD_OF_ITEMS, len(programme.framework.items))
    return dict(zip(programme.framework.items, drawn.tolist(), strict=True))
