"""The rule for data about single answer sheets: whose may be in them, what of them, and in which company."""

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from analysis.handed_in import Profile
from networks.places import Land, MunicipalityKind
from qualitaetsrahmen.model import Area, Framework, Item
from selfeval.disclosure import answers_on, decide_release, threshold
from selfeval.matrix import Column, Matrix
from selfeval.model import PerspectivePlan, Round
from selfeval.release import Reach, Shown

LEAST_PLACES = 5
"""From so many different places sheets must come before they are put together; with fewer one could guess whose."""
KEPT_OF_TEN = 7
"""So many of ten sheets of a group are in the data, so that nobody knows of any person whether theirs is."""
LEAST_ALIKE = 5
"""An answer to an item stands on so many sheets of a set or on none, so that no single answer leads to one sheet."""
RARE = -128
"""The code on a sheet for an answer that is too rare in its set, or leads to too few places, to be told."""
_CODES = 256
_WITH_STEPS = (Shown.FULL, Shown.UNIFORM)


@dataclass(frozen=True)
class MicrodataRound:
    """A round whose network agreed to it, with its place and the year of its edition."""

    of_round: Round
    framework: Framework
    matrices: Mapping[str, Matrix]
    profile: Profile
    year: int


class ItemState(IntEnum):
    """What the data hold of an item for the sheets of one group."""

    NOT_ASKED = 0
    HIDDEN = 1
    """Too few answered it for the public release, so these sheets do not tell it either."""
    SHOWN = 2


@dataclass(frozen=True)
class Sheets:
    """What people of one perspective ticked in one area, put together from at least five places, in no order.

    ``codes`` has the shape (sheets, items) and the codes of a ``Matrix``, besides RARE; where a state is not SHOWN it
    holds 0.
    ``land`` and ``kind`` are None where places of several had to be put together.
    """

    area_id: str
    perspective: str
    year: int
    land: Land | None
    kind: MunicipalityKind | None
    states: tuple[ItemState, ...]
    codes: NDArray[np.int8]


@dataclass(frozen=True)
class _Block:
    """The sheets of one group of one round in one area, which must not stand alone."""

    perspective: str
    year: int
    profile: Profile
    states: tuple[ItemState, ...]
    codes: NDArray[np.int8]
    given: NDArray[np.bool_]
    """Which codes stand on any sheet of the group, in the data or not, as its public figures tell: (items, codes)."""


def columns_of_area(framework: Framework, area: Area) -> tuple[Column, ...]:
    """Return the rated items of an area as columns, asked in a round or not, in the order of the framework."""
    return tuple(_column(framework, item) for one in area.criteria for item in framework.rated_items(one))


def sheets_of(rounds: Sequence[MicrodataRound], framework: Framework, area: Area) -> tuple[Sheets, ...]:
    """Return the sheets of an area that may leave their networks, from rounds that pinned the same framework.

    An area stands for itself: nothing ties what a person ticked here to what they ticked elsewhere. Groups that
    answered openly or are smaller than ten are left out, items that the public release hides are hidden, what cannot
    be put together with sheets of four other places is left out, and rare answers are not told. The result depends
    on nothing else than the answers that are shown: not on their order, not on hidden answers, not on other areas.
    """
    blocks = [block for one in rounds for block in _blocks(one, framework, area)]
    alike: dict[tuple[str, int, tuple[ItemState, ...]], list[_Block]] = {}
    for block in blocks:
        alike.setdefault((block.perspective, block.year, block.states), []).append(block)
    made = [sheets for group in alike.values() for sheets in _put_together(area.id, group)]
    order = [one.id for one in framework.perspectives]
    return tuple(sorted(made, key=lambda one: _place(one, order)))


def _place(sheets: Sheets, order: Sequence[str]) -> tuple[object, ...]:
    land, kind = sheets.land or "", sheets.kind or ""
    return sheets.year, order.index(sheets.perspective), str(land), str(kind), sheets.states


def _blocks(of: MicrodataRound, framework: Framework, area: Area) -> Iterator[_Block]:
    for leading, members in of.of_round.shown_groups().items():
        plan = of.of_round.shown_plan(leading)
        matrices = [of.matrices[one] for one in members if one in of.matrices]
        if plan is None or not plan.is_anonymous or len(matrices) != len(members):
            continue
        if sum(one.people for one in matrices) < threshold(plan, Reach.PUBLIC):
            continue
        block = _block(of, framework, area, plan, matrices)
        if ItemState.SHOWN in block.states:
            yield block


def _block(
    of: MicrodataRound, framework: Framework, area: Area, plan: PerspectivePlan, matrices: Sequence[Matrix]
) -> _Block:
    """Return the sheets of a group in an area; a question that only some of its members were asked is none here."""
    columns = columns_of_area(framework, area)
    people = sum(one.people for one in matrices)
    codes, states = np.zeros((people, len(columns)), np.int8), []
    places = [{one.item_id: place for place, one in enumerate(matrix.columns)} for matrix in matrices]
    for place, column in enumerate(columns):
        parts = [_codes_of(matrix, asked, column) for matrix, asked in zip(matrices, places, strict=True)]
        if any(part is None for part in parts):
            states.append(ItemState.NOT_ASKED)
            continue
        given = np.concatenate([part for part in parts if part is not None])
        is_shown = _is_shown(framework, column, given, plan)
        states.append(ItemState.SHOWN if is_shown else ItemState.HIDDEN)
        codes[:, place] = given if is_shown else 0
    return _Block(plan.perspective, of.year, of.profile, tuple(states), some_of(codes), _given(codes))


def _given(codes: NDArray[np.int8]) -> NDArray[np.bool_]:
    given = np.zeros((codes.shape[1], _CODES), np.bool_)
    given[np.arange(codes.shape[1]), codes.astype(np.intp) - RARE] = True
    given[:, 0] = True  # RARE itself may stand for anything
    return given


def _codes_of(matrix: Matrix, places: Mapping[str, int], column: Column) -> NDArray[np.int8] | None:
    """Return what was ticked at an item, or None where it was not asked, in the codes of the whole scale."""
    if column.item_id not in places:
        return None
    own, given = matrix.columns[places[column.item_id]], matrix.codes[:, places[column.item_id]]
    if own.steps == column.steps and own.off_scale == column.off_scale[: len(own.off_scale)]:
        return given
    translated = np.zeros_like(given)
    for code in np.unique(given[given != 0]):
        translated[given == code] = column.code_of(own.answer_of(int(code)))
    return translated


def _is_shown(framework: Framework, column: Column, given: NDArray[np.int8], plan: PerspectivePlan) -> bool:
    """Say whether the public release shows the steps of an item for this group."""
    codes, times = np.unique(given[given != 0], return_counts=True)
    counts = {column.answer_of(int(code)): int(count) for code, count in zip(codes, times, strict=True)}
    answers = answers_on(framework.scale_of(framework.items[column.item_id]), counts)
    return decide_release(answers, threshold(plan, Reach.PUBLIC), is_open=False) in _WITH_STEPS


def some_of(codes: NDArray[np.int8]) -> NDArray[np.int8]:
    """Return seven of ten sheets, which ones decided by nothing but what stands on all of them, in their own order.

    Drawn by a generator whose numbers never change, so that the same answers always give the same data.
    """
    ordered = in_own_order(codes)
    seed = hashlib.sha256(repr(ordered.shape).encode() + ordered.tobytes()).digest()
    drawn = np.random.PCG64(int.from_bytes(seed)).random_raw(len(ordered))
    kept = np.argsort(drawn, kind="stable")[: len(ordered) * KEPT_OF_TEN // 10]
    return ordered[np.sort(kept)]


def in_own_order(codes: NDArray[np.int8]) -> NDArray[np.int8]:
    """Return sheets sorted by what stands on them, so that their order says nothing."""
    return np.ascontiguousarray(codes[np.lexsort(codes.T[::-1])]) if codes.size else codes


def _put_together(area_id: str, blocks: Sequence[_Block]) -> Iterator[Sheets]:
    """Yield sheets of at least five places: of one Land and kind where there are so many, else of one kind, else all.

    What is left over at each step goes into the next, so that no sheet is in two; the rest stays out.
    """
    left = list(blocks)
    for by_land, by_kind in ((True, True), (False, True), (False, False)):
        cells: dict[tuple[Land | None, MunicipalityKind | None], list[_Block]] = {}
        for block in left:
            about = block.profile
            key = (about.land if by_land else None, about.kind if by_kind else None)
            cells.setdefault(key, []).append(block)
        left = []
        for (land, kind), cell in cells.items():
            if _places(cell) < LEAST_PLACES:
                left += cell
                continue
            first = cell[0]
            codes = without_rare(in_company(np.concatenate([one.codes for one in cell]), _by_place(cell)))
            yield Sheets(area_id, first.perspective, first.year, land, kind, first.states, in_own_order(codes))


def _by_place(blocks: Iterable[_Block]) -> NDArray[np.bool_]:
    given: dict[str, NDArray[np.bool_]] = {}
    for one in blocks:
        given[one.profile.place] = one.given | given.get(one.profile.place, one.given)
    return np.stack(list(given.values()))


def in_company(codes: NDArray[np.int8], given: NDArray[np.bool_]) -> NDArray[np.int8]:
    """Return sheets each of which may come from at least five places by all that the places' public figures tell.

    Where nobody of a place gave an answer, a sheet with it is not from there. So the answer that fewest places know is
    hidden on a sheet until enough places are left. ``given`` has the shape (places, items, codes).
    """
    told, items = codes.copy(), np.arange(codes.shape[1])
    few = np.arange(len(told))
    while len(few):
        fits = given[:, items, told[few].astype(np.intp) - RARE]
        places = fits.all(axis=2).sum(axis=0)
        few, fits = few[places < LEAST_PLACES], fits[:, places < LEAST_PLACES]
        told[few, fits.sum(axis=0).argmin(axis=1)] = RARE
    return told


def without_rare(codes: NDArray[np.int8]) -> NDArray[np.int8]:
    """Return sheets on which every answer to an item stands at least five times, and so does RARE where it stands.

    Were fewer than five answers hidden at an item, its rarest other answer is hidden too, because what is hidden
    could be told from what is missing. An item that was left open is treated like an answer.
    """
    told = codes.copy()
    for place in range(codes.shape[1]):
        answers, times = np.unique(codes[:, place], return_counts=True)
        rarest_first = np.argsort(times, kind="stable")
        hidden = 0
        for answer, count in zip(answers[rarest_first], times[rarest_first], strict=True):
            if count >= LEAST_ALIKE and (hidden == 0 or hidden >= LEAST_ALIKE):
                break
            told[codes[:, place] == answer, place] = RARE
            hidden += int(count)
    return told


def _places(blocks: Iterable[_Block]) -> int:
    return len({one.profile.place for one in blocks})


def _column(framework: Framework, item: Item) -> Column:
    scale = framework.scale_of(item)
    steps, kinds = (step.id for step in scale.steps), (kind.id for kind in scale.off_scale)
    return Column(item.id, item.rev, tuple(steps), tuple(kinds))


def finished_years(years: Collection[int], this_year: int) -> tuple[int, ...]:
    """Return the years that are complete; were one taken that still grows, the next file would single out a round."""
    return tuple(sorted(year for year in set(years) if year < this_year))
