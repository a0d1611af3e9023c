"""The level view as a printed chart: each statement with a bar for each column."""

from collections.abc import Sequence

from exports import palette, phrases
from exports.report.answer_bars import pieces_of
from exports.report.blocks import BarChart, BarRow, Key, Table
from exports.report.words import middle_words, title_of
from selfeval.levels import Column, cell_of
from selfeval.results import ItemResult
from texts.catalogue import Translator


def level_chart(items: Sequence[ItemResult], columns: Sequence[Column], t: Translator) -> BarChart:
    """Draw how the answers in each column of the level view spread, on items that share a scale."""
    scale = items[0].scale
    colours = palette.step_colours(len(scale.steps))
    rows = tuple(_row(item, column, t) for item in items for column in columns if _is_asked(item, column))
    return BarChart(
        alt=t("report.separator").join(f"{row.label}, {row.note}" for row in rows),
        keys=tuple(Key(step.label, colour) for step, colour in zip(scale.steps, colours, strict=True)),
        rows=rows,
        table=level_table(items, columns, t),
        has_place_beside=False,
    )


def _is_asked(item: ItemResult, column: Column) -> bool:
    return any(group in item.perspectives for group in column.perspectives)


def _row(item: ItemResult, column: Column, t: Translator) -> BarRow:
    label = t("picture.level", title=title_of(item, t), level=column.label)
    cell = cell_of(item, column)
    if cell is None or cell.answered is None:
        return BarRow(label, t("report.hidden"), (), ())
    words = phrases.figure_words(cell, item.scale, t)
    return BarRow(
        label, t("report.with_n", words=words, number=t.number(cell.answered)), pieces_of(cell, item.scale), ()
    )


def level_table(items: Sequence[ItemResult], columns: Sequence[Column], t: Translator) -> Table:
    """Return one row per item with a column for each level, and one for whoever stands on a line of their own."""
    rows = tuple((title_of(item, t), *(_cell(item, column, t) for column in columns)) for item in items)
    labels = tuple(column.label for column in columns)
    return Table(t("report.about.levels"), (t("report.column.topic"), *labels), rows, (2.2, *(1.6 for _ in columns)))


def _cell(item: ItemResult, column: Column, t: Translator) -> str:
    if not _is_asked(item, column):
        return t("report.not_asked")
    cell = cell_of(item, column)
    return t("report.hidden") if cell is None else middle_words(cell, item.scale, t)
