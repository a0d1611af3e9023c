"""The full report: everything that is released for one reach, area by area, with how it came about."""

from itertools import groupby

from exports.report.blocks import Block, Points, Quotes, Section, Text
from exports.report.charts import bar_chart, gap_chart, gap_words
from exports.report.late import late_sections
from exports.report.level_charts import level_table
from exports.report.over_time_sections import over_time_sections
from exports.report.parts import (
    agreement_table,
    finding_points,
    hidden_blocks,
    limits_box,
    response_table,
)
from exports.report.short import widest_on_one_scale
from exports.report.source import OwnWords, ReportSource
from exports.report.words import hidden_groups, label_of, smallest_group, title_of
from qualitaetsrahmen.languages.translations import language_name
from qualitaetsrahmen.model import Area
from selfeval.levels import columns_of
from selfeval.minimum_counts import minimum_counts
from selfeval.results import ItemResult
from texts.catalogue import Translator

_HOW_TO_READ = ("n", "counts", "middle", "spread", "beside", "range", "gap")
_METHOD = ("once", "who", "not_a_sample", "range", "spread", "checked", "levels")


def full_sections(source: ReportSource, t: Translator) -> tuple[Section, ...]:
    """Return all sections in the order in which people ask: who, what, why not, what now, how."""
    sections = [
        Section(t("report.glance.heading"), 2, _glance(source, t)),
        Section(t("report.took_part.heading"), 2, (response_table(source, t),)),
        Section(t("report.read.heading"), 2, (Points(tuple(t(f"report.read.{name}") for name in _HOW_TO_READ)),)),
    ]
    for area, of_area in groupby(source.results.items, key=lambda item: item.area):
        sections += _area_sections(area, list(of_area), source, t)
    sections += over_time_sections(source, t)
    sections += late_sections(source, t)
    sections.append(Section(t("report.hidden.heading"), 2, hidden_blocks(source, t)))
    if source.agreements:
        sections.append(Section(t("report.agreed.heading"), 2, (agreement_table(source, t),)))
    method = Points(tuple(t(f"report.method.{name}", k=smallest_group(source.results)) for name in _METHOD))
    scales = {item.scale.id: item.scale for item in source.results.items}.values()
    of_scales = tuple(
        Text(t("report.scale", label=scale.label, steps=t("report.separator").join(step.label for step in scale.steps)))
        for scale in scales
    )
    sections.append(Section(t("report.method.heading"), 2, (method, *of_scales)))
    sections.append(Section("", 2, (limits_box(t),)))
    return tuple(sections)


def _glance(source: ReportSource, t: Translator) -> tuple[Block, ...]:
    widest = widest_on_one_scale(source)
    if not widest:
        return (Text(t("report.gaps.none")),)
    words = Points(tuple(gap_words(item, source, t) for item in widest))
    return (Text(t("report.glance.intro")), gap_chart(widest, source, t), words)


def _area_sections(area: Area, items: list[ItemResult], source: ReportSource, t: Translator) -> list[Section]:
    """Return the area as a whole, then each of its statements, then what people wrote."""
    heading = t("report.topic", ref=area.ref, title=area.title)
    sections = [Section(heading, 2, _area_blocks(area, items, source, t))]
    sections += [Section(title_of(item, t), 3, _item_blocks(item, source, t)) for item in items]
    written = [one for one in source.own_words if one.area == area.id]
    if written:
        blocks = tuple(block for one in written for block in _own_words(one, source, t))
        sections.append(Section(t("report.own_words.heading"), 3, blocks))
    return sections


def _area_blocks(area: Area, items: list[ItemResult], source: ReportSource, t: Translator) -> tuple[Block, ...]:
    blocks: list[Block] = [Text(area.summary)]
    columns = columns_of(source.results)
    for _, same in groupby(items, key=lambda item: item.scale.id):
        of_scale = list(same)
        blocks += [gap_chart(of_scale, source, t), Text(t("report.levels.intro")), level_table(of_scale, columns, t)]
    if counts := minimum_counts(source.results, area):
        said = (
            t("report.minimum.count", who=label_of(source, one.perspective), met=one.met, shown=one.shown)
            for one in counts
        )
        words = t("report.minimum", minimum=area.minimum_met, counts=t("report.separator").join(said))
        blocks.append(Text(words))
    return tuple(blocks)


def _item_blocks(item: ItemResult, source: ReportSource, t: Translator) -> tuple[Block, ...]:
    """Return one statement in the words that people read, how they answered it, and what stands out."""
    asked = [group for group in source.results.perspectives if group in item.item.ask]
    wordings: dict[str, list[str]] = {}
    for group in asked:
        wordings.setdefault(item.item.ask[group].text, []).append(label_of(source, group))
    read = t("report.separator").join(
        t("report.wording", text=text, who=t("report.comma").join(who)) for text, who in wordings.items()
    )
    points = [*finding_points(item, source, t)]
    if item.gap is not None and item.gap.steps:
        points.insert(0, gap_words(item, source, t))
    if hidden := hidden_groups(item):
        who = t("report.comma").join(label_of(source, group) for group in hidden)
        points.append(t("report.hidden.here", who=who, k=smallest_group(source.results)))
    found = (Points(tuple(points)),) if points else ()
    return (Text(read, is_quiet=True), bar_chart(item, source, t), *found)


def _own_words(written: OwnWords, source: ReportSource, t: Translator) -> tuple[Block, ...]:
    who = label_of(source, written.perspective)
    quotes = tuple(
        t("report.own_words.translated", text=one.text, language=language_name(one.translated_from))
        if one.translated_from
        else one.text
        for one in written.texts
    )
    return (Text(t("report.own_words.who", who=who, count=len(quotes))), Quotes(quotes))
