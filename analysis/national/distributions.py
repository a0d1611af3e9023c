"""How answers are spread over the country, in total and by breakdown, each with its places and answers."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analysis.cubes import State
from analysis.national.breakdowns import GROUPS, LEAST_PLACES, REST, Breakdown, safe_groups
from analysis.national.pool import KINDS, Pool
from qualitaetsrahmen.scales import OffScaleKind

TOTAL = "total"
OTHERS = "others"
"""The rest: groups that are too few to be shown by themselves, together."""
DIFFERS_FROM = 0.05
"""From which difference of a share on both ways of weighing are shown beside each other."""
_Shown = NDArray[np.bool_]
"""Which places of a section a group holds."""


@dataclass(frozen=True)
class Spread:
    """How the answers of one group of places are spread over the steps of a scale, weighed in both ways."""

    group: str
    """A group of the breakdown, ``TOTAL`` or ``OTHERS``."""
    places: int
    answers: int
    by_places: tuple[float, ...]
    """The share of each step where every place weighs the same, however many answered there."""
    by_answers: tuple[float, ...]
    """The share of each step where every answer weighs the same."""

    @property
    def differs(self) -> bool:
        """Whether it matters how places are weighed."""
        pairs = zip(self.by_places, self.by_answers, strict=True)
        return any(abs(one - other) >= DIFFERS_FROM for one, other in pairs)


@dataclass(frozen=True)
class Beside:
    """How many of all answers of a perspective lie beside the scale, where every answer weighs the same."""

    places: int
    answers: int
    shares: dict[OffScaleKind, float]


def spreads(
    section: Pool, perspective: int, questions: Sequence[int], breakdown: Breakdown | None = None
) -> tuple[Spread, ...]:
    """Return how a perspective answered some questions on equal steps: the total first, then the groups in their order.

    Nothing is added up but what is shown question by question, so sums say no more than their parts. A group is shown
    where it is for every question that the total holds; else its sum would speak of other questions than the total.
    The groups, the rest among them, are together the total, unless one is missing for that reason.
    """
    shown: dict[str, dict[int, _Shown]] = {}
    for question in questions:
        for group, places in _cells(section, perspective, question, breakdown):
            shown.setdefault(group, {})[question] = places
    if TOTAL not in shown:
        return ()
    asked = shown[TOTAL].keys()
    whole = {group: cells for group, cells in shown.items() if cells.keys() == asked}
    if whole.keys() == {TOTAL, OTHERS}:
        del whole[OTHERS]  # a rest of nothing that stands there would read as if something were kept back
    found = [_spread(section, perspective, group, cells) for group, cells in whole.items()]
    return tuple(sorted(found, key=lambda one: _order(one.group, breakdown)))


def beside_the_scale(section: Pool, perspective: int, questions: Sequence[int]) -> Beside | None:
    """Return how often people chose an answer beside the scale, in total only; None where fewer than five places say.

    Places in which nothing else is shown of a question count only where there are five of them: else what the total
    holds and the distribution does not would be theirs.
    """
    speaks = section.speaks[:, perspective]
    further = (section.states[:, perspective] > State.HIDDEN) & ~section.is_body[:, perspective, None] & ~speaks
    counted = speaks | (further & (further.sum(axis=0) >= LEAST_PLACES))
    held = [one for one in questions if counted[:, one].sum() >= LEAST_PLACES]
    counted = counted[:, held]
    beside = (section.beside[:, perspective, held] * counted[:, :, None]).sum(axis=(0, 1), dtype=np.int64)
    answers = int((section.answered[:, perspective, held] * counted).sum(dtype=np.int64))
    if not answers:
        return None
    shares = {kind: float(count) / answers for kind, count in zip(KINDS, beside, strict=True)}
    return Beside(int(counted.any(axis=1).sum()), answers, shares)


def _cells(section: Pool, perspective: int, question: int, breakdown: Breakdown | None) -> Iterator[tuple[str, _Shown]]:
    """Yield the groups that are shown of one question, with their places."""
    speaks = section.speaks[:, perspective, question]
    if speaks.sum() < LEAST_PLACES:
        return
    yield TOTAL, speaks
    groups = safe_groups(section.groups, speaks) if breakdown else None
    if groups is None or breakdown is None:
        return
    row = groups[list(Breakdown).index(breakdown)]
    codes = np.unique(row[speaks]).tolist()
    for code in codes if len(codes) > 1 else []:
        yield OTHERS if code == REST else GROUPS[breakdown][code], row == code


def _spread(section: Pool, perspective: int, group: str, cells: dict[int, _Shown]) -> Spread:
    """Add up a group over its questions; each question weighs the same where each place does."""
    size = section.questions.all[next(iter(cells))].steps
    counts, shares = np.zeros(size, np.int64), np.zeros(size)
    for question, places in cells.items():
        people = section.steps[places, perspective, question, :size].astype(np.int64)
        counts += people.sum(axis=0)
        shares += (people / people.sum(axis=1, keepdims=True)).mean(axis=0) / len(cells)
    together = np.logical_or.reduce(list(cells.values()))
    answers = int(counts.sum())
    return Spread(group, int(together.sum()), answers, tuple(shares.tolist()), tuple((counts / answers).tolist()))


def _order(group: str, breakdown: Breakdown | None) -> int:
    names = (TOTAL, *(GROUPS[breakdown] if breakdown else ()), OTHERS)
    return names.index(group)
