"""Papers that came after closing, in the full report: batch by batch beside the results, never added to them."""

from dataclasses import replace

from exports.report.blocks import Section, Text
from exports.report.charts import bar_chart
from exports.report.parts import response_points
from exports.report.source import ReportSource
from exports.report.words import title_of
from texts.catalogue import Translator


def late_sections(source: ReportSource, t: Translator) -> tuple[Section, ...]:
    """Return what each batch says; nothing where no batch has been released."""
    if not source.results.late:
        return ()
    sections = [Section(t("report_late.heading"), 2, (Text(t("report_late.intro")),))]
    for number, results in enumerate(source.results.late, start=1):
        batch = replace(source, results=results)
        (leading,) = results.perspectives
        label = source.framework.perspective(leading).label
        heading = t("report_late.batch", label=label, number=number, day=t.date(results.released_on))
        sections.append(Section(heading, 3, (response_points(batch, t),)))
        sections += [Section(title_of(item, t), 3, (bar_chart(item, batch, t),)) for item in results.items]
    return tuple(sections)
