"""Makes a report's content from its source: once, so that no kind of file can say anything else."""

from exports import phrases
from exports.report.blocks import ReportContent, ReportKind, Section
from exports.report.full import full_sections
from exports.report.parents import parents_sections
from exports.report.parts import facts, footer_words
from exports.report.short import short_sections
from exports.report.source import ReportSource
from selfeval.release import Reach
from texts.catalogue import Translator

_SECTIONS = {
    ReportKind.SHORT: short_sections,
    ReportKind.FULL: full_sections,
    ReportKind.PARENTS: parents_sections,
}


def report_content(source: ReportSource, kind: ReportKind, t: Translator) -> ReportContent:
    """Return what a report says; raises ValueError for a parents' version of figures that must not leave a network."""
    if kind is ReportKind.PARENTS and source.results.reach is not Reach.PUBLIC:
        raise ValueError("the parents' version leaves the network")
    of_round = source.results.of_round
    before, between, _ = t("report.pages", page="\0", pages="\0").split("\0")
    sections: tuple[Section, ...] = _SECTIONS[kind](source, t)
    return ReportContent(
        kind=kind,
        language=t.language,
        title=t(f"report.title.{kind.value}", round=of_round.title),
        eyebrow=t(f"report.eyebrow.{kind.value}", reach=phrases.reach_word(source.results.reach, t)),
        subject=of_round.title,
        author=source.network,
        day=source.results.released_on,
        facts=facts(source, t),
        sections=sections,
        footer=footer_words(source, t),
        page_words=(before, between),
        table_word=t("report.as_table"),
    )
