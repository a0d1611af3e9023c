"""The charts of a report, drawn from released figures, each with its table and a sentence that stands for it."""

from collections.abc import Iterable, Sequence

from exports import palette, phrases
from exports.report.answer_bars import Group, group_bars
from exports.report.blocks import BarChart, GapChart, GapRow, Key, Mark, Table
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
from qualitaetsrahmen.model import Framework
from selfeval.release import Figure, Shown
from selfeval.response import range_of
from selfeval.results import ItemResult, median_place
from texts.catalogue import Translator

_DISTRIBUTIONS = (Shown.FULL, Shown.UNIFORM)


def gap_chart(items: Sequence[ItemResult], source: ReportSource, t: Translator) -> GapChart:
    """Draw the medians of all perspectives on these items, which share a scale."""
    titles = [title_of(item, t) for item in items]
    alt = " ".join(gap_words(item, source, t) for item in items)
    return named_gap_chart(list(zip(titles, items, strict=True)), source.framework, alt, gap_table(items, source, t), t)


def named_gap_chart(
    items: Sequence[tuple[str, ItemResult]], framework: Framework, alt: str, table: Table, t: Translator
) -> GapChart:
    """Draw the medians of items that share a scale, each under a name that tells it apart from the others."""
    shown = {group for _, item in items for group, figure in item.perspectives.items() if figure.median is not None}
    scale = items[0][1].scale
    return GapChart(
        alt=alt,
        steps=tuple(step.label for step in scale.steps),
        keys=tuple(_key(framework, group) for group in _in_order(shown, framework)),
        rows=tuple(_gap_row(item, title, framework, t) for title, item in items),
        table=table,
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
    groups = [
        Group(source.framework.perspective(one).label, item.perspectives[one], spread_words(item, one, t))
        for one in source.results.perspectives
        if one in item.perspectives
    ]
    return group_bars(groups, item.scale, distribution_table(item, source, t), t)


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


def _key(framework: Framework, group: str) -> Key:
    mark = palette.mark_of(framework, group)
    return Key(framework.perspective(group).label, mark.colour, mark.shape)


def _gap_row(item: ItemResult, title: str, framework: Framework, t: Translator) -> GapRow:
    places = {group: median_place(figure, item.scale) for group, figure in item.perspectives.items()}
    marks = []
    for group in _in_order(places, framework):
        place = places[group]
        if place is None:
            continue
        equal = [one for one in _in_order(places, framework) if places[one] == place]
        key = _key(framework, group)
        lift = equal.index(group) - (len(equal) - 1) / 2
        marks.append(Mark(key.label, key.shape, key.colour, (place + 0.5) / len(item.scale.steps), lift))
    missing = [
        t("report.no_mark", who=framework.perspective(group).label, words=words)
        for group, figure in item.perspectives.items()
        if figure.median is None
        for words in [phrases.figure_words(figure, item.scale, t)]
    ]
    return GapRow(title, tuple(marks), t("report.separator").join(missing))


def _in_order(groups: Iterable[str], framework: Framework) -> list[str]:
    held = set(groups)
    return [one.id for one in framework.perspectives if one.id in held]


def _step_count(figure: Figure, step: str, t: Translator) -> str:
    if figure.shown not in _DISTRIBUTIONS:
        return t("report.dash")
    return amount(figure.counts.get(step, 0), figure.on_scale or 0, t)


def _beside_count(figure: Figure, answer: str, t: Translator) -> str:
    if figure.answered is None:
        return t("report.dash")
    return amount(figure.counts.get(answer, 0), figure.answered, t)
