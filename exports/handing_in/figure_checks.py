"""Whether the figures of a file can be those of a release for outside: ten people, and counts that add up."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from analysis.cubes import LEAST_TOLD, Axes
from exports.handing_in.document import ItemFigures, PerspectiveFigures
from exports.handing_in.flaws import Flaw, FlawCode, flaw
from qualitaetsrahmen.model import Framework
from selfeval.matrix import Column
from selfeval.model import K_PUBLIC, Mode
from selfeval.release import Shown
from selfeval.rounds import may_show_together

_LEAST_ANSWERS = 2
"""Answers that are all the same are shown as such, so a distribution has two."""


def check_figures(lines: Sequence[PerspectiveFigures], framework: Framework, axes: Axes) -> Iterator[Flaw]:
    """Yield what cannot be: unknown places, small groups, and numbers that do not add up."""
    times = Counter(name for line in lines for name in dict.fromkeys((line.perspective, *line.members)))
    yield from (flaw(FlawCode.TWICE, name) for name, count in times.items() if count > 1)
    columns = {column.item_id: column for column in axes.columns}
    for line in lines:
        if line.perspective not in axes.perspectives:
            yield flaw(FlawCode.NOT_IN_FRAMEWORK, line.perspective)
            continue
        if line.sent is not None and line.sent < LEAST_TOLD:
            yield flaw(FlawCode.TOO_FEW, line.perspective, count=line.sent, k=LEAST_TOLD)
        if line.members:
            yield from _check_members(line, framework)
        yield from _check_line(line, framework, columns)


def _check_members(line: PerspectiveFigures, framework: Framework) -> Iterator[Flaw]:
    """Yield what stands against counting these together: only anonymous ones of one level, none with its own line."""
    known = {one.id for one in framework.perspectives}
    unknown = [one for one in line.members if one not in known]
    yield from (flaw(FlawCode.NOT_IN_FRAMEWORK, line.perspective, "members", one) for one in unknown)
    first, *others = line.members
    is_group = first == line.perspective and others and len({*others}) == len(others) and line.mode is Mode.ANONYMOUS
    if not unknown and not (is_group and all(may_show_together(framework, one, first) for one in others)):
        yield flaw(FlawCode.DOES_NOT_ADD_UP, line.perspective, "members")


def _check_line(line: PerspectiveFigures, framework: Framework, columns: Mapping[str, Column]) -> Iterator[Flaw]:
    times = Counter(one.item for one in line.items)
    yield from (flaw(FlawCode.TWICE, line.perspective, name) for name, count in times.items() if count > 1)
    for one in line.items:
        column = columns.get(one.item)
        if column is None:
            yield flaw(FlawCode.NOT_IN_FRAMEWORK, line.perspective, one.item)
        elif framework.items[one.item].ask.keys().isdisjoint((line.perspective, *line.members)):
            yield flaw(FlawCode.NOT_ASKED, line.perspective, one.item)
        else:
            yield from _check_item(line, one, column)


def _check_item(line: PerspectiveFigures, one: ItemFigures, column: Column) -> Iterator[Flaw]:
    where = (line.perspective, one.item)
    strange = [answer for answer in one.counts if answer not in (*column.steps, *column.off_scale)]
    yield from (flaw(FlawCode.NOT_IN_FRAMEWORK, *where, answer) for answer in strange)
    is_open = line.mode is Mode.CONSENSUS
    answered = one.answered or 0
    if one.shown is not Shown.HIDDEN and not is_open and answered < K_PUBLIC:
        yield flaw(FlawCode.TOO_FEW, *where, count=answered, k=K_PUBLIC)
    elif not strange and not _adds_up(line, one, column):
        yield flaw(FlawCode.DOES_NOT_ADD_UP, *where)


def _adds_up(line: PerspectiveFigures, one: ItemFigures, column: Column) -> bool:
    """Say whether the counts fit what is said to be shown, and the number of people."""
    if one.shown is Shown.HIDDEN:
        return one.answered is None and not one.counts
    answered = one.answered or 0
    if not all(one.counts.values()):
        return False
    if line.mode is Mode.CONSENSUS:
        return one.shown is Shown.FULL and answered == 1 == sum(one.counts.values())
    if line.sent is None or answered > line.sent:
        return False
    on_scale = sum(count for answer, count in one.counts.items() if answer in column.steps)
    return _fits(one, answered, on_scale)


def _fits(one: ItemFigures, answered: int, on_scale: int) -> bool:
    total = sum(one.counts.values())
    match one.shown:
        case Shown.UNIFORM:
            return len(one.counts) == 1 and total == answered
        case Shown.OFF_SCALE_ONLY:
            return on_scale == 0 and total <= answered
        case _:
            return len(one.counts) >= _LEAST_ANSWERS and total == answered and on_scale >= K_PUBLIC
