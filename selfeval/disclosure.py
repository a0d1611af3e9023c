"""The rules that decide which figures may be shown, so that no answer can be traced to a person.

Sources: docs/privacy.md states them for readers; design.md section 4 (Numbers) fixes them.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypedDict

from qualitaetsrahmen.scales import Scale
from selfeval.model import K_PUBLIC, Mode, PerspectivePlan
from selfeval.ordinal import median
from selfeval.release import Figure, LedgerEntry, Reach, Shown
from selfeval.rowspace import has_small_derivable_group

UNIFORM_FROM = 10
"""Below this number, "everybody said the same" would tell what each of them said."""


@dataclass(frozen=True)
class Answers:
    """How often one group gave each answer to one item, the steps apart from the answers beside the scale."""

    steps: Mapping[str, int]
    off_scale: Mapping[str, int]

    @cached_property
    def on_scale(self) -> int:
        """How many gave a step of the scale."""
        return sum(self.steps.values())

    @cached_property
    def answered(self) -> int:
        """How many gave any answer."""
        return self.on_scale + sum(self.off_scale.values())

    @cached_property
    def counts(self) -> dict[str, int]:
        """All answers that somebody gave, by id."""
        return {answer: count for part in (self.steps, self.off_scale) for answer, count in part.items() if count}


def answers_openly(plan: PerspectivePlan, reach: Reach) -> bool:
    """Say whether a perspective's answers need no protection for this reach.

    Whoever answers openly does so inside the network only. A body's consensus answer leaves it by that body's
    recorded agreement; an open answer of single people leaves it like any other, from ten on.
    """
    if reach is Reach.INTERNAL:
        return not plan.is_anonymous
    return plan.mode is Mode.CONSENSUS and plan.leave_agreed_on is not None


def threshold(plan: PerspectivePlan, reach: Reach) -> int:
    """Return how many people of a perspective a figure needs for this reach."""
    if answers_openly(plan, reach):
        return 1
    return plan.k if reach is Reach.INTERNAL else max(plan.k, K_PUBLIC)


def decide(answers: Answers, k: int, *, is_open: bool) -> Shown:
    """Return what may be shown of a group's answers when at least ``k`` people are needed.

    The number counts people with any answer; a distribution needs as many on the scale, else only the answers
    beside it are shown. Answers that are all the same are shown from ten people on.
    """
    if answers.answered == 0 or answers.answered < k:
        return Shown.HIDDEN
    if is_open:
        return Shown.FULL
    if len(answers.counts) == 1:
        return Shown.UNIFORM if answers.answered >= UNIFORM_FROM else Shown.HIDDEN
    return Shown.FULL if answers.on_scale >= k else Shown.OFF_SCALE_ONLY


def decide_release(answers: Answers, k: int, *, is_open: bool) -> Shown:
    """Return what a release may show of a group's answers: what ``decide`` says, and nothing that singles one out.

    Whoever belongs to a group knows one answer more than everybody else. Where all but one said the same, that one
    would learn what each other said, and all others would know that there is somebody to look for. And were only
    equal answers hidden, each of those who gave them could read from the gap that all others agreed. Steps that stay
    hidden must not decide this, or showing the answers beside them would tell something of the steps.
    """
    shown = decide(answers, k, is_open=is_open)
    if shown is Shown.HIDDEN or is_open or answers.answered >= UNIFORM_FROM:
        return shown
    visible = answers.off_scale if shown is Shown.OFF_SCALE_ONLY else answers.counts
    return Shown.HIDDEN if max(visible.values(), default=0) == answers.answered - 1 else shown


def decide_choices(answers: Answers, people: int, k: int, *, is_open: bool) -> Shown:
    """Return what may be shown of choices out of a list of which each person could make several.

    ``people`` counts who chose anything at all. Below ten people nothing is shown where all of them, or all but one,
    chose the same: that would tell each one's choice. With one choice each this is the rule of ``decide_release``.
    """
    if people == 0 or people < k:
        return Shown.HIDDEN
    most = max(answers.counts.values(), default=0)
    if not is_open and people < UNIFORM_FROM and most >= people - 1:
        return Shown.HIDDEN
    return Shown.UNIFORM if len(answers.counts) == 1 and not is_open else Shown.FULL


def answers_on(scale: Scale, counts: Mapping[str, int]) -> Answers:
    """Return counted answers with the steps of their scale apart from the answers beside it."""
    return Answers(
        {step.id: counts.get(step.id, 0) for step in scale.steps},
        {kind.id: counts.get(kind.id, 0) for kind in scale.off_scale},
    )


def pooled_answers(groups: Iterable[Answers]) -> Answers:
    """Return the answers of several groups together."""
    steps: dict[str, int] = {}
    off_scale: dict[str, int] = {}
    for group in groups:
        for together, own in ((steps, group.steps), (off_scale, group.off_scale)):
            for answer, count in own.items():
                together[answer] = together.get(answer, 0) + count
    return Answers(steps, off_scale)


def median_of(scale: Scale, answers: Answers) -> float | None:
    """Return the median of the steps, on the scale's values; None when nobody gave a step."""
    return median({scale.value_of[step]: count for step, count in answers.steps.items() if count})


class Contents(TypedDict, total=False):
    """The fields of a figure that say what was answered."""

    answered: int
    on_scale: int
    counts: dict[str, int]
    median: float | None


def contents(shown: Shown, answers: Answers, middle: float | None) -> Contents:
    """Return exactly what may be shown of the answers, and nothing of the rest."""
    if shown is Shown.HIDDEN:
        return {}
    if shown is Shown.OFF_SCALE_ONLY:
        counts, middle = {answer: count for answer, count in answers.off_scale.items() if count}, None
    else:
        counts = answers.counts
    return {"answered": answers.answered, "on_scale": answers.on_scale, "counts": counts, "median": middle}


def filled(empty: Figure, answers: Answers, middle: float | None) -> Figure:
    """Return the figure with exactly what may be shown of the answers, and nothing of the rest."""
    return empty.model_copy(update=dict(contents(empty.shown, answers, middle)))


def ledger_entry(figure: Figure, cells: Mapping[str, int], open_cells: frozenset[str]) -> LedgerEntry:
    """Return what the ledger keeps of a shown figure: whose answers it sums up."""
    members = figure.members or (figure.group,)
    return LedgerEntry(
        item_id=figure.item_id,
        view=f"{figure.reach}:{figure.kind}:{figure.group}",
        cells={member: cells[member] for member in members},
        open_cells=open_cells & frozenset(members),
    )


def may_be_granted(entries: list[LedgerEntry], k_of: Mapping[str, int]) -> bool:
    """Say whether no group smaller than its k can be worked out from all these views together.

    Guarantee P1: the views of an item are rows over cells of people; no set of protected cells with fewer
    people than ``k_of`` asks for them may lie in the space that these rows span. Cells that answered openly
    are known to all. Views of different items speak of different answers and cannot be subtracted from each
    other.
    """
    by_item: dict[str, list[LedgerEntry]] = {}
    for entry in entries:
        by_item.setdefault(entry.item_id, []).append(entry)
    return not any(_leaks(of_item, k_of) for of_item in by_item.values())


def _leaks(entries: list[LedgerEntry], k_of: Mapping[str, int]) -> bool:
    sizes: dict[str, int] = {}
    open_cells: set[str] = set()
    for entry in entries:
        sizes.update(entry.cells)
        open_cells |= entry.open_cells
    views = [set(entry.cells) for entry in entries] + [{cell} for cell in open_cells]
    protected = {cell: size for cell, size in sizes.items() if cell not in open_cells}
    return has_small_derivable_group(views, protected, k_of)
