"""The report on one page, for a committee: who took part, where views part, what is shared, what was agreed."""

from exports import phrases
from exports.report.blocks import Block, Points, Section, Text
from exports.report.charts import gap_chart
from exports.report.parts import first_of, limits_box, response_points, shared, unknown_points
from exports.report.source import ReportSource
from exports.report.words import shortened, title_of
from selfeval.results import ItemResult, widest_gaps
from texts.catalogue import Translator

AT_ONCE = 3
"""As many of a kind as fit on one page and stay in mind."""
_SIGNS = 150
"""So much of an agreement stands on the page; the full report has all of it."""
_LIMITS = ("view", "chosen", "missing", "hidden")


def short_sections(source: ReportSource, t: Translator) -> tuple[Section, ...]:
    """Return the sections of the page; what nobody agreed on yet is left out."""
    sections = [
        Section(t("report.took_part.heading"), 2, (response_points(source, t),)),
        Section(t("report.gaps.heading"), 2, _gaps(source, t)),
        Section(t("report.shared.heading"), 2, _shared(source, t)),
        Section(t("report.unknown.heading"), 2, _unknown(source, t)),
    ]
    if source.agreements:
        sections.append(Section(t("report.agreed.heading"), 2, _agreed(source, t)))
    sections.append(Section("", 2, (limits_box(t, _LIMITS),)))
    return tuple(sections)


def widest_on_one_scale(source: ReportSource) -> list[ItemResult]:
    """Return the widest gaps that can stand in one chart: those on the scale of the widest."""
    widest = widest_gaps(source.results)
    return [item for item in widest if item.scale.id == widest[0].scale.id][:AT_ONCE]


def _gaps(source: ReportSource, t: Translator) -> tuple[Block, ...]:
    widest = widest_on_one_scale(source)
    if not widest:
        return (Text(t("report.gaps.none")),)
    return (gap_chart(widest, source, t),)  # its table says all that sentences below would say again


def _shared(source: ReportSource, t: Translator) -> tuple[Block, ...]:
    items = shared(source.results)
    if not items:
        return (Text(t("report.shared.none")),)
    return (Points(first_of([title_of(item, t) for item in items], AT_ONCE, t)),)


def _unknown(source: ReportSource, t: Translator) -> tuple[Block, ...]:
    points = unknown_points(source, t)
    return (Points(first_of(points, AT_ONCE, t)),) if points else (Text(t("report.unknown.none")),)


def _agreed(source: ReportSource, t: Translator) -> tuple[Block, ...]:
    points = [
        t(
            "report.agreed.one",
            what=shortened(agreement.what, _SIGNS, t),
            who=agreement.responsible,
            day=t.short_date(agreement.due_on),
            state=phrases.agreement_state_word(agreement.state, t),
        )
        for agreement in source.agreements
    ]
    return (Points(first_of(points, AT_ONCE, t)),)
