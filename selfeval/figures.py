"""From the matrices of a closed round to its figures, for both reaches, each checked against the rules."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from qualitaetsrahmen.model import Framework, Item
from selfeval.disclosure import (
    Answers,
    answers_on,
    answers_openly,
    decide_release,
    filled,
    ledger_entry,
    median_of,
    threshold,
)
from selfeval.matrix import Matrix
from selfeval.model import PerspectivePlan, Round
from selfeval.release import Figure, GroupKind, LedgerEntry, Reach, Shown, batch_cell


@dataclass(frozen=True)
class Counted:
    """All figures of a round, and the ledger entries of those that are shown."""

    figures: tuple[Figure, ...]
    granted: tuple[LedgerEntry, ...]


def count_figures(closed: Round, framework: Framework, matrices: Mapping[str, Matrix]) -> Counted:
    """Count every item of a round once, per perspective and per level, for both reaches."""
    counts = {perspective: matrix.counts() for perspective, matrix in matrices.items()}
    figures: list[Figure] = []
    granted: list[LedgerEntry] = []
    open_cells = frozenset(plan.perspective for plan in closed.plans if not plan.is_anonymous)
    for item in _items_of(closed, framework):
        answers = {
            plan.perspective: answers_on(framework.scale_of(item), counts[plan.perspective].get(item.id, {}))
            for plan in closed.plans
            if plan.perspective in item.ask
        }
        cells = {perspective: group.answered for perspective, group in answers.items()}
        for reach in Reach:
            for figure in _figures_of_item(closed, framework, item, answers, reach):
                figures.append(figure)
                if figure.shown is not Shown.HIDDEN:
                    granted.append(ledger_entry(figure, cells, open_cells))
    return Counted(tuple(figures), tuple(granted))


def count_batch(closed: Round, framework: Framework, matrices: Mapping[str, Matrix], number: int) -> Counted:
    """Count the papers of one group that came after closing, by themselves and for both reaches.

    They are pooled into no level: a level with two batches of the same people beside one another would be a total.
    """
    counts = {perspective: matrix.counts() for perspective, matrix in matrices.items()}
    plan = next((closed.plan_as_shown(perspective) for perspective in matrices), None)
    figures: list[Figure] = []
    granted: list[LedgerEntry] = []
    for item in _items_of(closed, framework):
        scale = framework.scale_of(item)
        answers = {one: answers_on(scale, counts[one].get(item.id, {})) for one in counts if one in item.ask}
        if plan is None or not answers:
            continue
        for reach in Reach:
            figure = _figure_of_group(framework, item, plan, answers, reach, of_several=len(counts) > 1)
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


def _figures_of_item(
    closed: Round, framework: Framework, item: Item, answers: Mapping[str, Answers], reach: Reach
) -> Iterator[Figure]:
    """Yield the figures of each perspective, then those of each level from the perspectives that are shown.

    Perspectives that the round shows together have one figure. A hidden one is left out of its level, or subtracting
    the others would give it away; a perspective with a line of its own is never pooled.
    """
    visible: dict[str, list[str]] = {}
    for leading, together in closed.shown_groups().items():
        members = {one: answers[one] for one in together if one in answers}
        plan = closed.shown_plan(leading)
        if plan is None or not members:
            continue
        figure = _figure_of_group(framework, item, plan, members, reach, of_several=len(together) > 1)
        yield figure
        about = framework.perspective(leading)
        if figure.shown in (Shown.FULL, Shown.UNIFORM) and not about.own_line:
            visible.setdefault(about.level, []).extend(members)
    for level, pooled in visible.items():
        yield _level_figure(framework, item, level, {member: answers[member] for member in pooled}, reach)


def _figure_of_group(
    framework: Framework,
    item: Item,
    plan: PerspectivePlan,
    members: Mapping[str, Answers],
    reach: Reach,
    *,
    of_several: bool,
) -> Figure:
    """Return the figure of a perspective, or of several that are shown together, which it then names."""
    group = _pooled(members.values())
    shown = decide_release(group, threshold(plan, reach), is_open=answers_openly(plan, reach))
    empty = Figure(
        item_id=item.id,
        group=plan.perspective,
        kind=GroupKind.PERSPECTIVE,
        reach=reach,
        shown=shown,
        members=tuple(members) if of_several else (),
    )
    return filled(empty, group, median_of(framework.scale_of(item), group))


def _level_figure(framework: Framework, item: Item, level: str, members: Mapping[str, Answers], reach: Reach) -> Figure:
    """Return the pooled figure of a level; each member is shown by itself, so the pool tells nothing more."""
    pooled = _pooled(members.values())
    empty = Figure(
        item_id=item.id,
        group=level,
        kind=GroupKind.LEVEL,
        reach=reach,
        shown=Shown.FULL,
        members=tuple(members),
    )
    return filled(empty, pooled, median_of(framework.scale_of(item), pooled))


def _pooled(groups: Iterable[Answers]) -> Answers:
    pooled = Answers({}, {})
    for group in groups:
        pooled = pooled.plus(group)
    return pooled
