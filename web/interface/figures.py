"""Released figures as programs are told them: in framework order, and null for what is not shown."""

from collections.abc import Iterator, Sequence
from types import MappingProxyType
from typing import Final

from analysis.cubes import MODES, UNKNOWN, Cube, State
from analysis.handed_in import HandedIn
from qualitaetsrahmen.model import Framework, Item
from qualitaetsrahmen.scales import Scale
from selfeval.disclosure import answers_on, median_of
from selfeval.matrix import Column
from selfeval.model import Mode
from selfeval.release import Figure, GroupKind, Reach, Shown
from selfeval.response import response_of
from selfeval.results import Results
from web.interface.models import AnswerCount, FigureEntry, ItemEntry, ResponseEntry

_WHOLE = (Shown.FULL, Shown.UNIFORM)
_SHOWN: Final = MappingProxyType(
    {
        State.HIDDEN: Shown.HIDDEN,
        State.OFF_SCALE_ONLY: Shown.OFF_SCALE_ONLY,
        State.UNIFORM: Shown.UNIFORM,
        State.FULL: Shown.FULL,
    }
)


def items_of(results: Results) -> list[ItemEntry]:
    """Return the figures of all items that were asked, in the order of the framework."""
    order = {item_id: place for place, item_id in enumerate(results.framework.items)}
    found = sorted(results.items, key=lambda one: order[one.item.id])
    return [_item(results.framework, one.item, (*one.perspectives.values(), *one.levels.values())) for one in found]


def responses_of(results: Results) -> tuple[ResponseEntry, ...]:
    """Return how many of each perspective answered, as far as this reach may tell."""
    return tuple(
        ResponseEntry(
            perspective=plan.perspective,
            label=results.framework.perspective(plan.perspective).label,
            mode=plan.mode,
            sent=response_of(plan, results).sent,
            invited=plan.invited,
        )
        for plan in results.of_round.plans
    )


def items_handed_in(framework: Framework, cube: Cube) -> list[ItemEntry]:
    """Return the figures of a release that was handed in, in the order of the framework."""
    found = []
    for place, column in enumerate(cube.axes.columns):
        item = framework.items[column.item_id]
        figures = tuple(_figures_in(framework, cube, place, column))
        if figures:
            found.append(_item(framework, item, figures))
    return found


def responses_handed_in(framework: Framework, handed_in: HandedIn) -> tuple[ResponseEntry, ...]:
    """Return how many of each perspective answered, of those that took part."""
    cube = handed_in.cube
    return tuple(
        ResponseEntry(
            perspective=name,
            label=framework.perspective(name).label,
            mode=mode,
            sent=_known(int(cube.sent[row])),
            invited=_known(int(cube.invited[row])),
        )
        for row, name in enumerate(cube.axes.perspectives)
        if (mode := _mode(int(cube.modes[row]))) is not None
    )


def _known(number: int) -> int | None:
    return None if number == UNKNOWN else number


def _mode(number: int) -> Mode | None:
    return None if number == UNKNOWN else MODES[number]


def _figures_in(framework: Framework, cube: Cube, place: int, column: Column) -> Iterator[Figure]:
    """Return what a cube holds about one item, for every perspective that was asked."""
    item = framework.items[column.item_id]
    scale = framework.scale_of(item)
    names = [*column.steps, *reversed(column.off_scale)]
    places = [*range(len(column.steps)), *range(-len(column.off_scale), 0)]
    for row, perspective in enumerate(cube.axes.perspectives):
        state = State(int(cube.states[row, place]))
        if state is State.NOT_ASKED:
            continue
        given = {name: int(cube.counts[row, place, at]) for name, at in zip(names, places, strict=True)}
        empty = Figure(
            item_id=column.item_id,
            group=perspective,
            kind=GroupKind.PERSPECTIVE,
            reach=Reach.PUBLIC,
            shown=_SHOWN[state],
            members=tuple([one for one in cube.members(row) if one in item.ask]),
        )
        yield _filled(
            empty, scale, {name: count for name, count in given.items() if count}, int(cube.answered[row, place])
        )


def _filled(empty: Figure, scale: Scale, counts: dict[str, int], answered: int) -> Figure:
    if empty.shown is Shown.HIDDEN:
        return empty
    answers = answers_on(scale, counts)
    beside = sum(answers.off_scale.values())
    median = median_of(scale, answers) if empty.shown in _WHOLE else None
    return empty.model_copy(
        update={"answered": answered, "on_scale": answered - beside, "counts": counts, "median": median}
    )


def _item(framework: Framework, item: Item, figures: Sequence[Figure]) -> ItemEntry:
    criterion = framework.criterion_of[item.id]
    area, scale = framework.area_of[criterion.id], framework.scale_of(item)
    perspectives = [one.id for one in framework.perspectives]
    levels = [one.id for one in framework.levels]
    order = {name: place for place, name in enumerate([*perspectives, *levels])}
    ordered = sorted(figures, key=lambda one: (one.kind is GroupKind.LEVEL, order[one.group]))
    return ItemEntry(
        area=area.id,
        area_title=area.title,
        criterion=criterion.id,
        criterion_title=criterion.title,
        item=item.id,
        revision=item.rev,
        scale=scale.id,
        groups=tuple(_figure(framework, item, scale, one) for one in ordered),
    )


def _figure(framework: Framework, item: Item, scale: Scale, figure: Figure) -> FigureEntry:
    is_level = figure.kind is GroupKind.LEVEL
    asked = None if is_level else item.ask.get(figure.group)
    label = framework.level(figure.group).label if is_level else framework.perspective(figure.group).label
    return FigureEntry(
        group=figure.group,
        kind=figure.kind,
        label=label,
        wording=asked.text if asked else None,
        members=figure.members,
        shown=figure.shown,
        answered=figure.answered,
        on_scale=figure.on_scale,
        median=figure.median,
        answers=tuple(_answers(scale, figure)),
    )


def _answers(scale: Scale, figure: Figure) -> Iterator[AnswerCount]:
    """Return all answers that the scale has; a count is a number only where the release shows it."""
    asked = figure.members or (figure.group,)
    is_whole, is_shown = figure.shown in _WHOLE, figure.shown is not Shown.HIDDEN
    for step in scale.steps:
        count = figure.counts.get(step.id, 0) if is_whole else None
        yield AnswerCount(answer=step.id, label=step.label, value=step.value, off_scale=None, count=count)
    for beside in scale.off_scale:
        if figure.kind is GroupKind.LEVEL or not beside.only or not set(asked).isdisjoint(beside.only):
            count = figure.counts.get(beside.id, 0) if is_shown else None
            yield AnswerCount(answer=beside.id, label=beside.label, value=None, off_scale=beside.counts_as, count=count)
