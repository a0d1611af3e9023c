"""A round beside the others: questions, gaps between perspectives, and what is not compared and why."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

import numpy as np

from analysis.bands import Band, bands
from analysis.beyond_chance import chance_of, limit_of, sides_of
from analysis.circles import LEAST_OTHERS, Circle
from analysis.cubes import UNKNOWN, State, are_together
from analysis.handed_in import HandedIn
from analysis.others import Chosen, Mask, Own, Stack, Values, choose_circles, shares, stack
from networks.peers import Peers


class Why(StrEnum):
    """Which condition a question does not meet, so that it is not compared."""

    NOT_ASKED = "not_asked"
    OWN_HIDDEN = "own_hidden"
    """Too few people answered here, so nothing of it leaves the network."""
    JOINED = "joined"
    """Here the answers of several perspectives are counted together."""
    TOO_FEW = "too_few"
    OTHER_WORDING = "other_wording"
    """Enough others were asked, but in other words or on another scale."""
    OTHER_MODE = "other_mode"
    """Enough others were asked the same, but answered in another way: openly, alone, or as a body."""
    OTHERS_JOINED = "others_joined"
    """Enough others answered in the same way, but count these answers together with those of other perspectives."""


@dataclass(frozen=True)
class Cell:
    """What one perspective said to one question, and where the middle half of the others lies."""

    perspective: str
    item_id: str
    agree: float | None
    """Which part of the answers on the scale lies in its upper half."""
    people: int
    band: Band | None
    why: Why | None = None


@dataclass(frozen=True)
class GapCell:
    """How far two perspectives lie apart at one question, in parts of people who agree, and the same of the others."""

    item_id: str
    higher_is_first: float | None
    """The first perspective's share less the second's."""
    band: Band | None
    side: int = 0
    """-1 or 1 where the own gap lies below or above the band by more than chance explains, else 0."""


@dataclass(frozen=True, eq=False)
class Comparison:
    """Everything that stands beside a round; nothing in it says which place said what, and nothing is a rank."""

    own: Own
    chosen: Chosen
    others: Stack

    @property
    def peers(self) -> Peers | None:
        """The group of places that all others belong to, or None where they are of all kinds and sizes."""
        return self.chosen.peers

    @cached_property
    def own_shares(self) -> Values:
        """The own shares in the shape (perspectives, items), NaN where nothing may be compared."""
        agree, _ = shares(self.own.cube)
        kept: Values = agree[0].copy()
        kept[self.joined] = np.nan
        return kept

    @cached_property
    def joined(self) -> Mask:
        """Which own perspectives are not known to be counted by themselves, so that they stand beside nobody's."""
        under, modes = self.own.cube.shown_under, self.own.cube.modes
        is_absent = (under == UNKNOWN) & (modes == UNKNOWN)
        return np.asarray(are_together(under) | ((under != np.arange(len(under))) & ~is_absent), np.bool_)

    @cached_property
    def own_people(self) -> list[list[int]]:
        """How many people answered on the scale, by perspective and item."""
        _, people = shares(self.own.cube)
        counted: list[list[int]] = people[0].tolist()
        return counted

    @cached_property
    def counted(self) -> Mask:
        """Which places count at which question: those of circles with five others there."""
        return self.others.in_whole_circles(self.others.compared)

    def row(self, perspective: str) -> int:
        """Return the place of a perspective in the arrays."""
        return self.own.cube.axes.perspectives.index(perspective)

    def cells(self, perspective: str) -> list[Cell]:
        """Return all questions of a perspective in the order of the framework."""
        row = self.row(perspective)
        found = bands(self.others.agree[:, row], self.counted[:, row])
        made = []
        for place, column in enumerate(self.own.cube.axes.columns):
            why = self._why(row, place) or (None if found[place] else self._too_few(row, place))
            share = float(self.own_shares[row, place])
            agree = None if np.isnan(share) else share
            band = None if why else found[place]
            made.append(Cell(perspective, column.item_id, agree, self.own_people[row][place], band, why))
        return made

    def gaps(self, first: str, second: str) -> list[GapCell]:
        """Return the gaps between two perspectives at all questions, with None where one of them is not shown."""
        rows = [self.row(first), self.row(second)]
        own = self.own_shares[rows[0]] - self.own_shares[rows[1]]
        theirs = self.others.agree[:, rows[0]] - self.others.agree[:, rows[1]]
        both = self.others.compared[:, rows[0]] & self.others.compared[:, rows[1]]
        counted = self.others.in_whole_circles(both)
        found = bands(theirs, counted)
        limit = limit_of(sum(band is not None and not np.isnan(gap) for band, gap in zip(found, own, strict=True)))
        people = np.array(self.own_people, np.float64)
        chance = sum((chance_of(self.own_shares[row], people[row], limit) for row in rows), np.zeros(len(own)))
        sides = sides_of(own, chance, found, limit)
        return [
            GapCell(column.item_id, None if np.isnan(own[place]) else float(own[place]), found[place], sides[place])
            for place, column in enumerate(self.own.cube.axes.columns)
        ]

    def _why(self, row: int, place: int) -> Why | None:
        """Say what is missing on the own side."""
        if self.joined[row]:
            return Why.JOINED
        if self.own.cube.states[row, place] == State.NOT_ASKED:
            return Why.NOT_ASKED
        return Why.OWN_HIDDEN if np.isnan(self.own_shares[row, place]) else None

    def _too_few(self, row: int, place: int) -> Why:
        """Say which condition left fewer than five others: what they were asked, how they answered, or with whom."""
        others = self.others
        asked = others.asked[:, row, place]
        worded = asked & others.worded[:, row, place]
        if self._are_enough(worded & others.same_mode[:, row, place]):
            return Why.OTHERS_JOINED
        if self._are_enough(worded):
            return Why.OTHER_MODE
        return Why.OTHER_WORDING if self._are_enough(asked) else Why.TOO_FEW

    def _are_enough(self, mask: Mask) -> bool:
        return int(self.others.in_whole_circles(mask).sum()) >= LEAST_OTHERS


def compare(own: Own, pool: Iterable[HandedIn], circles: Sequence[Circle]) -> Comparison:
    """Lay a round beside the others of its circles; the own place is never among them."""
    releases = list(pool)
    chosen = choose_circles(own, releases, circles)
    return Comparison(own, chosen, stack(own, releases, chosen))
