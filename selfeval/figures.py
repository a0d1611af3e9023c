"""From the matrices of a closed round to its figures, for both reaches, each checked against the rules."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from qualitaetsrahmen.model import Framework, Item
from qualitaetsrahmen.scales import Scale
from selfeval.disclosure import (
    Answers,
    answers_on,
    answers_openly,
    contents,
    decide_release,
    ledger_entry,
    median_of,
    pooled_answers,
    threshold,
)
from selfeval.matrix import Counts, Matrix
from selfeval.model import PerspectivePlan, Round
from selfeval.release import Figure, GroupKind, LedgerEntry, Reach, Shown, batch_cell


@dataclass(frozen=True)
class Counted:
    """All figures of a round, and the ledger entries of those that are shown."""

    figures: tuple[Figure, ...]
    granted: tuple[LedgerEntry, ...]


@dataclass(frozen=True)
class _Group:
    """Perspectives that a round shows as one, with what decides on their figures for each reach."""

    leading: str
    members: tuple[str, ...]
    level: str | None
    """The level into which they are pooled; None for a line of its own."""
    needed: dict[Reach, int]
    is_open: dict[Reach, bool]


@dataclass(frozen=True)
class _Answered:
    """The answers to one item by perspective, and what several of these gave together."""

    item_id: str
    scale: Scale
    of: Mapping[str, Answers]
    _known: dict[tuple[str, ...], tuple[Answers, float | None]] = field(default_factory=dict)

    def together(self, members: tuple[str, ...]) -> tuple[Answers, float | None]:
        """Return the answers of these perspectives together with their median, worked out once for both reaches."""
        if members not in self._known:
            answers = self.of[members[0]] if len(members) == 1 else pooled_answers(self.of[one] for one in members)
            self._known[members] = answers, median_of(self.scale, answers)
        return self._known[members]


def count_figures(closed: Round, framework: Framework, matrices: Mapping[str, Matrix]) -> Counted:
    """Count every item of a round once, per perspective and per level, for both reaches."""
    return figures_from(closed, framework, {perspective: matrix.counts() for perspective, matrix in matrices.items()})


def figures_from(closed: Round, framework: Framework, counts: Mapping[str, Counts]) -> Counted:
    """Return the figures of a round whose answers have been counted, by perspective and item."""
    figures: list[Figure] = []
    granted: list[LedgerEntry] = []
    open_cells = frozenset(plan.perspective for plan in closed.plans if not plan.is_anonymous)
    groups = [_group(framework, plan, closed.group_of(plan.perspective)) for plan in closed.as_shown().plans]
    for item in _items_of(closed, framework):
        scale = framework.scale_of(item)
        answers = {
            plan.perspective: answers_on(scale, counts[plan.perspective].get(item.id, {}))
            for plan in closed.plans
            if plan.perspective in item.ask
        }
        cells = {perspective: group.answered for perspective, group in answers.items()}
        answered = _Answered(item.id, scale, answers)
        for reach in Reach:
            for figure in _figures_of_item(groups, answered, reach):
                figures.append(figure)
                if figure.shown is not Shown.HIDDEN:
                    granted.append(ledger_entry(figure, cells, open_cells))
    return Counted(tuple(figures), tuple(granted))


def count_batch(closed: Round, framework: Framework, matrices: Mapping[str, Matrix], number: int) -> Counted:
    """Count the papers of one group that came after closing, by themselves and for both reaches.

    They are pooled into no level: a level with two batches of the same people beside one another would be a total.
    """
    counts = {perspective: matrix.counts() for perspective, matrix in matrices.items()}
    return batch_from(closed, framework, counts, number)


def batch_from(closed: Round, framework: Framework, counts: Mapping[str, Counts], number: int) -> Counted:
    """Return the figures of a late batch whose answers have been counted, by perspective and item."""
    plan = next((closed.plan_as_shown(perspective) for perspective in counts), None)
    figures: list[Figure] = []
    granted: list[LedgerEntry] = []
    for item in _items_of(closed, framework):
        scale = framework.scale_of(item)
        answers = {one: answers_on(scale, counts[one].get(item.id, {})) for one in counts if one in item.ask}
        if plan is None or not answers:
            continue
        group, answered = _group(framework, plan, tuple(counts)), _Answered(item.id, scale, answers)
        for reach in Reach:
            figure = _figure_of_group(group, answered, _members(group, answered), reach)
            figures.append(figure)
            if figure.shown is not Shown.HIDDEN:
                granted.append(_batch_entry(item, figure, plan, answers, number))
    return Counted(tuple(figures), tuple(granted))


def _batch_entry(
    item: Item, figure: Figure, plan: PerspectivePlan, answers: Mapping[str, Answers], number: int
) -> LedgerEntry:
    """Return what the ledger keeps of a late figure: its people are others than those counted at closing."""
    cells = {batch_cell(one, number): group.answered for one, group in answers.items()}
    view = f"{figure.reach}:{figure.kind}:{batch_cell(figure.group, number)}"
    return LedgerEntry(item.id, view, cells, frozenset() if plan.is_anonymous else frozenset(cells))


def _items_of(closed: Round, framework: Framework) -> Iterator[Item]:
    chosen = set(closed.criteria)
    for criterion in framework.criteria.values():
        if criterion.id in chosen:
            yield from framework.rated_items(criterion)


def _group(framework: Framework, plan: PerspectivePlan, members: tuple[str, ...]) -> _Group:
    about = framework.perspective(plan.perspective)
    return _Group(
        plan.perspective,
        members,
        None if about.own_line else about.level,
        {reach: threshold(plan, reach) for reach in Reach},
        {reach: answers_openly(plan, reach) for reach in Reach},
    )


def _figures_of_item(groups: Iterable[_Group], answered: _Answered, reach: Reach) -> Iterator[Figure]:
    """Yield the figures of each perspective, then those of each level from the perspectives that are shown.

    Perspectives that the round shows together have one figure. A hidden one is left out of its level, or subtracting
    the others would give it away; a perspective with a line of its own is never pooled.
    """
    visible: dict[str, list[str]] = {}
    for group in groups:
        members = _members(group, answered)
        if not members:
            continue
        figure = _figure_of_group(group, answered, members, reach)
        yield figure
        if group.level is not None and figure.shown in (Shown.FULL, Shown.UNIFORM):
            visible.setdefault(group.level, []).extend(members)
    for level, pooled in visible.items():
        yield _level_figure(level, answered, tuple(pooled), reach)


def _members(group: _Group, answered: _Answered) -> tuple[str, ...]:
    """Return those perspectives of a group that were asked an item."""
    return tuple([one for one in group.members if one in answered.of])


def _figure_of_group(group: _Group, answered: _Answered, members: tuple[str, ...], reach: Reach) -> Figure:
    """Return the figure of a perspective, or of several that are shown together, which it then names."""
    together, middle = answered.together(members)
    shown = decide_release(together, group.needed[reach], is_open=group.is_open[reach])
    return Figure(
        item_id=answered.item_id,
        group=group.leading,
        kind=GroupKind.PERSPECTIVE,
        reach=reach,
        shown=shown,
        members=members if len(group.members) > 1 else (),
        **contents(shown, together, middle),
    )


def _level_figure(level: str, answered: _Answered, members: tuple[str, ...], reach: Reach) -> Figure:
    """Return the pooled figure of a level; each member is shown by itself, so the pool tells nothing more."""
    together, middle = answered.together(members)
    return Figure(
        item_id=answered.item_id,
        group=level,
        kind=GroupKind.LEVEL,
        reach=reach,
        shown=Shown.FULL,
        members=members,
        **contents(Shown.FULL, together, middle),
    )
