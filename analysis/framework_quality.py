"""What the next version of a framework should look at: all measures of its items, and those beyond our bounds.

A bound is a reason to look at an item and never a verdict on it: weiß nicht can be the honest answer, and a high end of
the scale the truth.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from analysis.answer_sheets import RoundSheets, matrices_of
from analysis.drop_off import DropOff, drop_offs
from analysis.handed_in import Facts, HandedIn
from analysis.item_quality import LEAST_PEOPLE, LEAST_PLACES, AreaQuality, ItemUse, area_qualities, places_of_today
from analysis.quality_of_releases import GapHistory, gap_histories, stacked, uses_in_releases
from analysis.statistics.measures import Measure, NotComputable
from qualitaetsrahmen.model import Framework
from qualitaetsrahmen.scales import OffScaleKind
from selfeval.matrix import UNANSWERED


class MeasureKind(StrEnum):
    """What was measured, in the order in which it is told."""

    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not_applicable"
    ELSEWHERE = "elsewhere"
    REFUSED = "refused"
    UNANSWERED = "unanswered"
    FLOOR = "floor"
    CEILING = "ceiling"
    GAP = "gap"
    ITEM_REST = "item_rest"
    ALPHA = "alpha"
    DROP_OFF = "drop_off"
    TEXTS = "texts"


SHARES = frozenset(MeasureKind) - {MeasureKind.GAP, MeasureKind.ITEM_REST, MeasureKind.ALPHA, MeasureKind.TEXTS}
"""What runs from 0 to 1 and is told in per cent."""
FROM_SHEETS = frozenset({MeasureKind.ITEM_REST, MeasureKind.ALPHA, MeasureKind.DROP_OFF})
"""What only single answer sheets can tell."""


@dataclass(frozen=True)
class Bounds:
    """From where on a measure calls for a look: our own settings, to be discussed, and nowhere else in the code."""

    unknown: float = 0.25
    not_applicable: float = 0.20
    elsewhere: float = 0.25
    refused: float = 0.10
    unanswered: float = 0.10
    floor: float = 0.60
    ceiling: float = 0.60
    item_rest: float = 0.30
    """Below it an item goes its own way."""
    alpha: float = 0.60
    """Below it the items of an area do not measure one thing."""
    drop_off: float = 0.10
    same_gap: float = 0.90
    """From this part of all rounds on, a gap is told as the same everywhere."""
    least_answers: int = 50
    """So many answers are needed before a share calls for anything …"""
    least_places: int = LEAST_PLACES
    """… and so many places."""
    least_people: int = LEAST_PEOPLE
    """So many complete sheets are needed for a measure of sheets."""

    def of(self, kind: MeasureKind) -> float | None:
        """Return the bound of a measure; None for one that has none."""
        bound = getattr(self, kind.value, None)
        return None if bound is None else float(bound)


BOUNDS = Bounds()


@dataclass(frozen=True)
class Measured:
    """One figure with what it rests on; ``item_id`` is empty for what is said of an area."""

    kind: MeasureKind
    area_id: str
    item_id: str
    perspective: str
    value: float
    answers: int
    places: int
    other: str = ""
    """For a gap, the perspective below."""


@dataclass(frozen=True)
class FrameworkQuality:
    """All that releases and sheets say about one version of a framework, each figure from enough places."""

    framework: Framework
    bounds: Bounds
    releases: int
    places: int
    rounds_with_sheets: int
    uses: tuple[ItemUse, ...]
    gaps: tuple[GapHistory, ...]
    areas: tuple[AreaQuality, ...]
    drop_offs: tuple[DropOff, ...]
    measured: tuple[Measured, ...]
    """Every figure that could be computed, item by item in the order of the framework."""

    @property
    def signs(self) -> tuple[Measured, ...]:
        """The figures beyond their bounds that rest on enough answers and places."""
        return tuple(one for one in self.measured if calls_for_a_look(one, self.bounds))

    @property
    def items_with_signs(self) -> tuple[str, ...]:
        """The items that call for a look, in the order of the framework."""
        return tuple(dict.fromkeys(one.item_id for one in self.signs if one.item_id))


def quality_of(
    framework: Framework,
    releases: Sequence[HandedIn],
    facts: Mapping[str, Facts],
    sheets: Sequence[RoundSheets],
    bounds: Bounds = BOUNDS,
) -> FrameworkQuality:
    """Return what is known about a version of a framework, from what was handed in and from sheets with consent."""
    stacks = stacked(releases)
    least = bounds.least_places
    uses = tuple(one for one in uses_in_releases(framework, stacks) if one.places >= least)
    gaps = gap_histories(framework, stacks, least)
    of_areas = area_qualities(framework, matrices_of(sheets), bounds.least_people)
    behind = {area: number for area in of_areas if (number := _places_of(framework, area, sheets)) >= least}
    ends = tuple(one for one in drop_offs(framework, sheets, bounds.least_people) if one.places >= least)
    found = [
        *_of_uses(framework, uses),
        *_of_gaps(framework, gaps, bounds.same_gap),
        *_of_areas(behind),
        *_of_ends(ends),
        *(one for one in _of_texts(framework, releases, facts) if one.places >= least),
    ]
    places = {item: number for number, item in enumerate(framework.items)}
    whole = {area.id: number for number, area in enumerate(framework.areas)}
    found.sort(key=lambda one: (whole[one.area_id], places.get(one.item_id, -1)))
    return FrameworkQuality(
        framework=framework,
        bounds=bounds,
        releases=len(releases),
        places=len({one.profile.place for one in releases}),
        rounds_with_sheets=len(sheets),
        uses=uses,
        gaps=gaps,
        areas=tuple(behind),
        drop_offs=ends,
        measured=tuple(found),
    )


def calls_for_a_look(one: Measured, bounds: Bounds) -> bool:
    """Say whether a figure lies beyond its bound and rests on enough; a gap that never varies always does."""
    if one.places < bounds.least_places:
        return False
    if one.kind is MeasureKind.GAP:
        return True
    bound = bounds.of(one.kind)
    least = bounds.least_people if one.kind in FROM_SHEETS else bounds.least_answers
    if bound is None or one.answers < least:
        return False
    return one.value < bound if one.kind in (MeasureKind.ITEM_REST, MeasureKind.ALPHA) else one.value >= bound


_KINDS = {
    OffScaleKind.UNKNOWN: MeasureKind.UNKNOWN,
    OffScaleKind.NOT_APPLICABLE: MeasureKind.NOT_APPLICABLE,
    OffScaleKind.ELSEWHERE: MeasureKind.ELSEWHERE,
    OffScaleKind.REFUSED: MeasureKind.REFUSED,
}


def _of_uses(framework: Framework, uses: Iterable[ItemUse]) -> Iterator[Measured]:
    for use in uses:
        area = framework.area_of[framework.criterion_of[use.item_id].id].id
        item = framework.items[use.item_id]
        offered = {one.counts_as for one in framework.scale_of(item).off_scale_for(use.perspective)}
        found: list[tuple[MeasureKind, Measure, int]] = [
            (_KINDS[kind], use.share_of(kind), use.answered) for kind in OffScaleKind if kind in offered
        ]
        found.append((MeasureKind.UNANSWERED, use.share_unanswered, use.asked))
        ends = use.ends
        found += [(MeasureKind.FLOOR, ends.floor, ends.people), (MeasureKind.CEILING, ends.ceiling, ends.people)]
        for kind, value, answers in found:
            if not isinstance(value, NotComputable):
                yield Measured(kind, area, use.item_id, use.perspective, value, answers, use.places)


def _of_gaps(framework: Framework, gaps: Iterable[GapHistory], same: float) -> Iterator[Measured]:
    """Yield the gaps that are the same almost everywhere and are not simply none, by their usual size."""
    for gap in gaps:
        size, share = gap.usual
        if size and share >= same:
            area = framework.area_of[framework.criterion_of[gap.item_id].id].id
            yield Measured(MeasureKind.GAP, area, gap.item_id, gap.first, size, gap.rounds, gap.places, gap.second)


def _of_areas(behind: Mapping[AreaQuality, int]) -> Iterator[Measured]:
    """Yield the measures of areas, with how many places are behind each."""
    for area, places in behind.items():
        people = area.reliability.people
        whole = area.reliability.alpha if area.of_two is None else area.of_two
        if not isinstance(whole, NotComputable):
            yield Measured(MeasureKind.ALPHA, area.area_id, "", area.perspective, whole, people, places)
        for item, rest in zip(area.items, area.item_rest, strict=True):
            if not isinstance(rest, NotComputable):
                yield Measured(MeasureKind.ITEM_REST, area.area_id, item, area.perspective, rest, people, places)


def _places_of(framework: Framework, area: AreaQuality, sheets: Iterable[RoundSheets]) -> int:
    """Return from how many places the sheets come that give a step on every item of an area."""
    return len(
        {
            one.place
            for one in sheets
            for matrix in one.of_people
            if matrix.perspective == area.perspective
            and (asked := places_of_today(framework, matrix.columns, area.items)) is not None
            and (matrix.codes[:, asked] > UNANSWERED).all(axis=1).any()
        }
    )


def _of_ends(ends: Iterable[DropOff]) -> Iterator[Measured]:
    for end in ends:
        yield Measured(MeasureKind.DROP_OFF, end.area_id, "", end.perspective, end.share, end.reached, end.places)


def _of_texts(framework: Framework, releases: Iterable[HandedIn], facts: Mapping[str, Facts]) -> Iterator[Measured]:
    """Yield how many texts were let go, by the area or open item that they speak of and by perspective."""
    areas = {area.id: area.id for area in framework.areas}
    areas |= {item: framework.area_of[criterion.id].id for item, criterion in framework.criterion_of.items()}
    counts: dict[tuple[str, str], int] = {}
    places: dict[tuple[str, str], set[str]] = {}
    for one in releases:
        for text in facts.get(one.release_id, Facts()).texts:
            key = text.place, text.perspective
            counts[key] = counts.get(key, 0) + 1
            places.setdefault(key, set()).add(one.profile.place)
    for (place, perspective), count in counts.items():
        if place in areas:
            item = place if place in framework.items else ""
            yield Measured(
                MeasureKind.TEXTS, areas[place], item, perspective, float(count), count, len(places[place, perspective])
            )
