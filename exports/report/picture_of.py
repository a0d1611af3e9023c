"""Charts of one round as pictures: which statements, with the words and the source that go with them."""

from collections.abc import Sequence

from exports.picture_sources import round_source
from exports.pictures import Picture
from exports.report.answer_bars import alone
from exports.report.blocks import Chart
from exports.report.charts import bar_chart, gap_chart, gap_words
from exports.report.level_charts import level_chart
from exports.report.parts import finding_points
from exports.report.source import ReportSource
from exports.report.words import title_of, wording_words
from selfeval.levels import columns_of
from selfeval.results import ItemResult
from texts.catalogue import Translator


def gap_picture(items: Sequence[ItemResult], source: ReportSource, t: Translator) -> Picture:
    """Return where the perspectives part on these items, which share a scale."""
    words = tuple(gap_words(item, source, t) for item in items)
    return _picture(items, gap_chart(items, source, t), words, source, t)


def bar_picture(item: ItemResult, source: ReportSource, t: Translator) -> Picture:
    """Return how the answers to one item spread."""
    gap = [gap_words(item, source, t)] if item.gap is not None else []
    sentences = (wording_words(item, source.results, t), *gap, *finding_points(item, source, t))
    told = tuple(one for one in sentences if one)
    return _picture([item], alone(bar_chart(item, source, t)), told, source, t)


def level_picture(items: Sequence[ItemResult], source: ReportSource, t: Translator) -> Picture:
    """Return what the levels see, on items that share a scale."""
    chart = level_chart(items, columns_of(source.results), t)
    return _picture(items, chart, (), source, t)


def _picture(
    items: Sequence[ItemResult], chart: Chart, sentences: tuple[str, ...], source: ReportSource, t: Translator
) -> Picture:
    first = items[0]
    areas = {item.area.id for item in items}
    if len(items) == 1:
        title = title_of(first, t)
    elif len(areas) == 1:
        title = t("report.topic", ref=first.area.ref, title=first.area.title)
    else:
        title = source.results.of_round.title
    return Picture(t.language, title, chart, sentences, round_source(source, t))
