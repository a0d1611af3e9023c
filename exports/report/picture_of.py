"""Charts of one round as pictures: which statements, with the words and the source that go with them."""

from collections.abc import Sequence

from exports import phrases
from exports.pictures import Picture
from exports.report.blocks import Chart
from exports.report.charts import bar_chart, gap_chart, gap_words
from exports.report.level_charts import level_chart
from exports.report.parts import finding_points
from exports.report.source import ReportSource
from exports.report.words import framework_words, label_of, response_words, title_of
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
    return _picture([item], bar_chart(item, source, t), (*gap, *finding_points(item, source, t)), source, t)


def level_picture(items: Sequence[ItemResult], source: ReportSource, t: Translator) -> Picture:
    """Return what the levels see, on items that share a scale."""
    chart = level_chart(items, columns_of(source.results), t)
    return _picture(items, chart, (), source, t)


def source_lines(source: ReportSource, t: Translator) -> tuple[str, ...]:
    """Return who took part, of which round and day it is, how far it may go, and whose it is."""
    results = source.results
    took_part = t("report.separator").join(
        t(
            "picture.took_part_of",
            who=label_of(source, plan.perspective),
            people=response_words(plan, results, t),
        )
        for plan in results.of_round.plans
    )
    of_round = results.of_round
    about = t(
        "picture.round",
        round=of_round.title,
        day=t.date(of_round.closed_on) if of_round.closed_on else "",
        framework=framework_words(source.framework, t),
        reach=phrases.reach_word(results.reach, t),
    )
    return t("picture.took_part", people=took_part), about, t("picture.source", network=source.network)


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
    return Picture(t.language, title, chart, sentences, source_lines(source, t))
