"""Answers as stacked bars, one for each group: of a release, of a vote, or as plain shares."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from exports import palette, phrases
from exports.phrases import ShownAnswers
from exports.report.blocks import BarChart, BarRow, Key, Piece, Table
from qualitaetsrahmen.scales import Scale
from selfeval.release import Shown
from selfeval.response import PER_CENT_FROM
from texts.catalogue import Translator

_ROOM_FOR_A_FIGURE = 0.07
"""A narrower part of a bar has no room for its figure; the table has it."""
_WHITE_FROM = 0.6
"""From this part of the scale on the colour is dark enough for white figures."""
_DISTRIBUTIONS = (Shown.FULL, Shown.UNIFORM)


@dataclass(frozen=True)
class Group:
    """Who answered, and what is shown of it: a perspective in a round or in a vote."""

    label: str
    figure: ShownAnswers
    spread: str = ""
    """The word for how far its own answers lie apart, where it says something."""


@dataclass(frozen=True)
class Shares:
    """One bar of shares: what it is about, what it rests on, and the share of each step."""

    title: str
    note: str
    shares: tuple[float, ...]
    sentence: str
    """The bar in words, for whoever points at it or does not see it."""


def group_bars(groups: Sequence[Group], scale: Scale, table: Table, t: Translator) -> BarChart:
    """Draw how the answers of each group spread over a scale, and what stands beside it."""
    rows = tuple(_row(group, scale, t) for group in groups)
    beside = (Key(t("report.beside"), palette.OFF_SCALE),) if any(row.beside for row in rows) else ()
    return BarChart(
        alt=t("report.separator").join(_alt(group, scale, t) for group in groups),
        keys=(*_step_keys([step.label for step in scale.steps]), *beside),
        rows=rows,
        table=table,
    )


def alone(chart: BarChart) -> BarChart:
    """Return bars that stand in no paper with others: without a place beside the scale where nobody answered so."""
    return replace(chart, has_place_beside=any(row.beside for row in chart.rows))


def share_bars(rows: Sequence[Shares], steps: Sequence[str], unit: str, table: Table) -> BarChart:
    """Draw shares as bars; ``unit`` is how a number of them is written."""
    return BarChart(
        alt=" ".join(row.sentence for row in rows),
        keys=_step_keys(steps),
        rows=tuple(
            BarRow(row.title, row.note, _pieces(row.shares, [_written(share, unit) for share in row.shares]), ())
            for row in rows
        ),
        table=table,
        has_place_beside=False,
    )


def pieces_of(figure: ShownAnswers, scale: Scale) -> tuple[Piece, ...]:
    """Return the parts of a 100 % bar of those who chose a step; nothing where no distribution is shown."""
    if figure.shown not in _DISTRIBUTIONS:
        return ()
    counts = [figure.counts.get(step.id, 0) for step in scale.steps]
    total = sum(counts)
    if not total:
        return ()
    return _pieces([count / total for count in counts], [_inside(count, total) for count in counts])


def _pieces(shares: Sequence[float], figures: Sequence[str]) -> tuple[Piece, ...]:
    colours = palette.step_colours(len(shares))
    pieces, start = [], 0.0
    for place, share in enumerate(shares):
        if share:
            is_dark = place / max(1, len(shares) - 1) >= _WHITE_FROM
            ink = "#ffffff" if is_dark else palette.TEXT
            pieces.append(Piece(start, share, colours[place], ink, figures[place]))
        start += share
    return tuple(pieces)


def _step_keys(steps: Sequence[str]) -> tuple[Key, ...]:
    return tuple(Key(step, colour) for step, colour in zip(steps, palette.step_colours(len(steps)), strict=True))


def _row(group: Group, scale: Scale, t: Translator) -> BarRow:
    figure = group.figure
    if figure.answered is None:
        return BarRow(group.label, t("report.hidden"), (), ())
    notes = [t("report.n", number=t.number(figure.answered)), group.spread]
    if figure.shown == Shown.OFF_SCALE_ONLY:
        notes.append(t("report.too_few_on_scale"))
    beside = {kind.label: figure.counts.get(kind.id, 0) for kind in scale.off_scale}
    given = [t("report.times", answer=answer, number=count) for answer, count in beside.items() if count]
    return BarRow(
        group.label,
        t("report.comma").join(part for part in notes if part),
        pieces_of(figure, scale),
        _beside(figure, sum(beside.values())),
        t("report.comma").join(given),
    )


def _beside(figure: ShownAnswers, count: int) -> tuple[Piece, ...]:
    if not count or not figure.answered:
        return ()
    return (Piece(0.0, count / figure.answered, palette.OFF_SCALE, palette.TEXT, ""),)


def _written(share: float, unit: str) -> str:
    return unit.format(number=round(100 * share)) if share >= _ROOM_FOR_A_FIGURE else ""


def _inside(count: int, total: int) -> str:
    if count / total < _ROOM_FOR_A_FIGURE:
        return ""
    return str(count) if total < PER_CENT_FROM else f"{round(100 * count / total)} %"


def _alt(group: Group, scale: Scale, t: Translator) -> str:
    figure = group.figure
    words = phrases.distribution_words(figure, scale, t)
    if not words:
        return t("report.no_mark", who=group.label, words=phrases.figure_words(figure, scale, t))
    return t("report.alt", who=group.label, number=t.number(figure.answered or 0), words=words)
