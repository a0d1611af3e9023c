"""The charts of a report, drawn from released figures, each with its table and a sentence that stands for it."""

from collections.abc import Sequence

from exports import palette, phrases
from exports.report.blocks import BarChart, BarRow, GapChart, GapRow, Key, Mark, Piece, Table
from exports.report.source import ReportSource
from exports.report.words import (
    amount,
    answered_words,
    middle_sentence,
    middle_words,
    range_words,
    spread_words,
    title_of,
)
from qualitaetsrahmen.scales import Scale
from selfeval.release import Figure, Shown
from selfeval.response import PER_CENT_FROM, range_of
from selfeval.results import ItemResult, median_place
from texts.catalogue import Translator

_ROOM_FOR_A_FIGURE = 0.07
"""A narrower part of a bar has no room for its figure; the table has it."""
_WHITE_FROM = 0.6
"""From this part of the scale on the colour is dark enough for white figures."""
_DISTRIBUTIONS = (Shown.FULL, Shown.UNIFORM)


def gap_chart(items: Sequence[ItemResult], source: ReportSource, t: Translator) -> GapChart:
    """Draw the medians of all perspectives on these items, which share a scale."""
    scale = items[0].scale
    shown = {group for item in items for group, figure in item.perspectives.items() if figure.median is not None}
    keys = tuple(_key(source, group) for group in source.results.perspectives if group in shown)
    return GapChart(
        alt=" ".join(gap_words(item, source, t) for item in items),
        steps=tuple(step.label for step in scale.steps),
        keys=keys,
        rows=tuple(_gap_row(item, source, t) for item in items),
        table=gap_table(items, source, t),
    )


def gap_table(items: Sequence[ItemResult], source: ReportSource, t: Translator) -> Table:
    """Return one row per item: each perspective's middle with n, and how many steps lie between."""
    groups = source.results.perspectives
    rows = tuple(
        (
            title_of(item, t),
            *(middle_words(item.perspectives.get(group), item.scale, t) for group in groups),
            t.number(item.gap.steps) if item.gap else t("report.dash"),
        )
        for item in items
    )
    labels = tuple(source.framework.perspective(group).label for group in groups)
    columns = (source.framework.framework.words.criterion, *labels, t("report.column.steps"))
    return Table(t("report.about.gaps"), columns, rows, (2.2, *(1.6 for _ in groups), 1.1))


def gap_words(item: ItemResult, source: ReportSource, t: Translator) -> str:
    """Say how far an item's perspectives lie apart, with the number of answers on both sides."""
    title = title_of(item, t)
    if item.gap is None:
        return t("report.gap.nothing", title=title)
    if not item.gap.steps:
        return t("report.gap.together", title=title)
    higher, lower = item.gap.higher, item.gap.lower
    return t(
        "report.gap.words",
        title=title,
        count=item.gap.steps,
        steps=t.number(item.gap.steps),
        higher=source.framework.perspective(higher).label,
        higher_words=middle_sentence(item.perspectives[higher], item.scale, t),
        lower=source.framework.perspective(lower).label,
        lower_words=middle_sentence(item.perspectives[lower], item.scale, t),
    )


def bar_chart(item: ItemResult, source: ReportSource, t: Translator) -> BarChart:
    """Draw how the answers of each perspective spread over the scale, and what stands beside it."""
    groups = [group for group in source.results.perspectives if group in item.perspectives]
    rows = tuple(_bar_row(item, group, source, t) for group in groups)
    colours = palette.step_colours(len(item.scale.steps))
    keys = tuple(Key(step.label, colour) for step, colour in zip(item.scale.steps, colours, strict=True))
    beside = (Key(t("report.beside"), palette.OFF_SCALE),) if any(row.beside for row in rows) else ()
    return BarChart(
        alt=t("report.separator").join(_alt(item, group, source, t) for group in groups),
        keys=(*keys, *beside),
        rows=rows,
        table=distribution_table(item, source, t),
    )


def distribution_table(item: ItemResult, source: ReportSource, t: Translator) -> Table:
    """Return one column per perspective: every answer with its number, then n, middle, spread and range."""
    groups = [group for group in source.results.perspectives if group in item.perspectives]
    figures = [item.perspectives[group] for group in groups]
    plans = [source.results.of_round.plan(group) for group in groups]
    given = {answer for figure in figures for answer in figure.counts}
    rows: list[tuple[str, ...]] = [
        (step.label, *(_step_count(figure, step.id, t) for figure in figures)) for step in item.scale.steps
    ]
    rows += [
        (kind.label, *(_beside_count(figure, kind.id, t) for figure in figures))
        for kind in item.scale.off_scale
        if kind.id in given
    ]
    rows += [
        (t("report.row.answered"), *(answered_words(figure, t) for figure in figures)),
        (t("report.row.middle"), *(phrases.figure_words(figure, item.scale, t) for figure in figures)),
        (t("report.row.spread"), *(spread_words(item, group, t) or t("report.dash") for group in groups)),
    ]
    ranges = [range_of(figure, item.scale, plan) for figure, plan in zip(figures, plans, strict=True)]
    if any(ranges):
        rows.append((t("report.row.range"), *(range_words(found, t) for found in ranges)))
    labels = tuple(source.framework.perspective(group).label for group in groups)
    columns = (t("report.column.answer"), *labels)
    return Table(t("report.about.distribution", title=title_of(item, t)), columns, tuple(rows), _weights(len(groups)))


def _weights(groups: int) -> tuple[float, ...]:
    return (2.0, *(1.5 for _ in range(groups)))


def _key(source: ReportSource, group: str) -> Key:
    mark = palette.mark_of(source.framework, group)
    return Key(source.framework.perspective(group).label, mark.colour, mark.shape)


def _gap_row(item: ItemResult, source: ReportSource, t: Translator) -> GapRow:
    places = {group: median_place(figure, item.scale) for group, figure in item.perspectives.items()}
    marks = []
    for group in source.results.perspectives:
        place = places.get(group)
        if place is None:
            continue
        equal = [one for one in source.results.perspectives if places.get(one) == place]
        key = _key(source, group)
        lift = equal.index(group) - (len(equal) - 1) / 2
        marks.append(Mark(key.label, key.shape, key.colour, (place + 0.5) / len(item.scale.steps), lift))
    missing = [
        t("report.no_mark", who=source.framework.perspective(group).label, words=words)
        for group, figure in item.perspectives.items()
        if figure.median is None
        for words in [phrases.figure_words(figure, item.scale, t)]
    ]
    return GapRow(title_of(item, t), tuple(marks), t("report.separator").join(missing))


def _bar_row(item: ItemResult, group: str, source: ReportSource, t: Translator) -> BarRow:
    figure = item.perspectives[group]
    label = source.framework.perspective(group).label
    if figure.answered is None:
        return BarRow(label, t("report.hidden"), (), ())
    number = t("report.n", number=t.number(figure.answered))
    notes = [number, spread_words(item, group, t)]
    if figure.shown is Shown.OFF_SCALE_ONLY:
        notes.append(t("report.too_few_on_scale"))
    note = t("report.comma").join(part for part in notes if part)
    beside = {kind.label: figure.counts.get(kind.id, 0) for kind in item.scale.off_scale}
    given = [t("report.times", answer=answer, number=count) for answer, count in beside.items() if count]
    return BarRow(
        label, note, pieces_of(figure, item.scale), _beside(figure, sum(beside.values())), t("report.comma").join(given)
    )


def pieces_of(figure: Figure, scale: Scale) -> tuple[Piece, ...]:
    """Return the parts of a 100 % bar of those who chose a step; nothing where no distribution is shown."""
    total = figure.on_scale or 0
    if figure.shown not in _DISTRIBUTIONS or not total:
        return ()
    colours = palette.step_colours(len(scale.steps))
    pieces, start = [], 0.0
    for place, step in enumerate(scale.steps):
        count = figure.counts.get(step.id, 0)
        if not count:
            continue
        is_dark = place / (len(scale.steps) - 1) >= _WHITE_FROM
        ink = "#ffffff" if is_dark else palette.TEXT
        pieces.append(Piece(start, count / total, colours[place], ink, _inside(count, total)))
        start += count / total
    return tuple(pieces)


def _beside(figure: Figure, count: int) -> tuple[Piece, ...]:
    if not count or not figure.answered:
        return ()
    return (Piece(0.0, count / figure.answered, palette.OFF_SCALE, palette.TEXT, ""),)


def _inside(count: int, total: int) -> str:
    if count / total < _ROOM_FOR_A_FIGURE:
        return ""
    return str(count) if total < PER_CENT_FROM else f"{round(100 * count / total)} %"


def _alt(item: ItemResult, group: str, source: ReportSource, t: Translator) -> str:
    figure, label = item.perspectives[group], source.framework.perspective(group).label
    words = phrases.distribution_words(figure, item.scale, t)
    if not words:
        return t("report.no_mark", who=label, words=phrases.figure_words(figure, item.scale, t))
    return t("report.alt", who=label, number=t.number(figure.answered or 0), words=words)


def _step_count(figure: Figure, step: str, t: Translator) -> str:
    if figure.shown not in _DISTRIBUTIONS:
        return t("report.dash")
    return amount(figure.counts.get(step, 0), figure.on_scale or 0, t)


def _beside_count(figure: Figure, answer: str, t: Translator) -> str:
    if figure.answered is None:
        return t("report.dash")
    return amount(figure.counts.get(answer, 0), figure.answered, t)
