"""What a chart shows, in one or two sentences under it."""

from collections.abc import Sequence

from dialogues.agenda import GAP_FROM, propose
from exports.phrases import figure_sentence, gap_sentence, reason_sentence, spread_word
from qualitaetsrahmen.model import Area
from selfeval.levels import Column, cell_of
from selfeval.minimum_counts import minimum_counts
from selfeval.results import ItemResult, Results
from texts.catalogue import Translator
from ui.charts.titles import title_of

_VOICES_TO_PART = 2
"""One person alone neither agrees nor disagrees."""


def overview_words(results: Results, t: Translator) -> str:
    """Say on how many criteria the perspectives part by a step or more."""
    comparable = [result for result in results.items if result.gap is not None]
    if not comparable:
        return t("dialogue_ui.gap.nothing_to_compare")
    parted = sum(result.gap is not None and result.gap.steps >= GAP_FROM for result in comparable)
    if not parted:
        return t("dialogue_ui.gap.nowhere", total=len(comparable))
    return t("dialogue_ui.gap.overview", count=parted, total=len(comparable))


def widest_of(items: Sequence[ItemResult]) -> ItemResult | None:
    """Return the item on which the perspectives part most, the first of equal ones; None when they do not."""
    parted = [result for result in items if result.gap is not None and result.gap.steps > 0]
    return max(parted, key=lambda result: result.gap.steps if result.gap else 0.0, default=None)


def gap_words(items: Sequence[ItemResult], results: Results, t: Translator) -> str:
    """Say where among these items the perspectives part most, by how far, and how many answered."""
    if all(result.gap is None for result in items):
        return t("dialogue_ui.gap.nothing_to_compare")
    widest = widest_of(items)
    if widest is None:
        return t("dialogue_ui.gap.together")
    return t("dialogue_ui.gap.widest", title=title_of(widest, t), words=one_gap_words(widest, results, t))


def one_gap_words(result: ItemResult, results: Results, t: Translator) -> str:
    """Say how far an item's perspectives lie apart, with the number of answers on both sides."""
    if result.gap is None:
        return t("dialogue_ui.gap.nothing_to_compare")
    higher, lower = result.gap.higher, result.gap.lower
    return t(
        "dialogue_ui.gap.with_answers",
        sentence=gap_sentence(result.gap, results.framework, t),
        higher=results.framework.perspective(higher).label,
        higher_number=result.perspectives[higher].answered,
        lower=results.framework.perspective(lower).label,
        lower_number=result.perspectives[lower].answered,
    )


def minimum_words(results: Results, area: Area, t: Translator) -> str:
    """Say how many criteria each perspective sees as met, beside the number that the framework names."""
    counts = minimum_counts(results, area)
    if not counts:
        return ""
    said = [
        t(
            "dialogue_ui.minimum.count",
            perspective=results.framework.perspective(one.perspective).label,
            met=one.met,
            shown=one.shown,
        )
        for one in counts
    ]
    return t("dialogue_ui.minimum.words", minimum=area.minimum_met, counts="; ".join(said))


def finding_words(result: ItemResult, results: Results, t: Translator) -> str:
    """Say what is worth talking about in an item's answers, or that nothing in them stands out."""
    proposal = next((found for found in propose(results) if found.criterion.id == result.criterion.id), None)
    if proposal is not None:
        return " ".join(reason_sentence(reason, results.framework, t) for reason in proposal.reasons)
    if any(figure.answered is not None for figure in result.perspectives.values()):
        return t("dialogue_ui.distribution.nothing_stands_out")
    return t("dialogue_ui.distribution.nothing_shown")


def spread_words(result: ItemResult, group: str, t: Translator) -> str:
    """Return whether a perspective is of one mind; empty where that is not shown or makes no sense."""
    spread, figure = result.spread(group), result.perspectives[group]
    if spread is None or (figure.on_scale or 0) < _VOICES_TO_PART:
        return ""
    return spread_word(spread, t)


def widest_across(items: Sequence[ItemResult], columns: Sequence[Column]) -> ItemResult | None:
    """Return the item on which the columns of the level view part most; None when they do not."""
    widest = max(items, key=lambda result: _width(result, columns), default=None)
    return widest if widest is not None and _width(widest, columns) else None


def level_words(items: Sequence[ItemResult], columns: Sequence[Column], t: Translator) -> str:
    """Say where among these items the columns of the level view part most."""
    widest = widest_across(items, columns)
    if widest is None:
        return t("dialogue_ui.level.together")
    sides = [
        figure_sentence(cell, column.label, widest.scale, t)
        for column in columns
        if (cell := cell_of(widest, column)) is not None
    ]
    return t("dialogue_ui.level.widest", title=title_of(widest, t), sides="; ".join(sides))


def _width(result: ItemResult, columns: Sequence[Column]) -> float:
    cells = [cell_of(result, column) for column in columns]
    medians = [cell.median for cell in cells if cell is not None and cell.median is not None]
    return max(medians) - min(medians) if medians else 0.0
