"""The report's part on earlier rounds: what moved or was agreed about, and in one sentence what did not."""

from analysis.agreement_marks import AgreementMark, agreement_marks
from analysis.over_time_model import Line, OverTime, Thread
from exports.over_time.chart import time_chart
from exports.over_time.words import agreement_lines, edge_words, latest_sentences, thread_title, unknown_sentences
from exports.report.blocks import Points, Section, Text
from exports.report.source import ReportSource
from texts.catalogue import Translator


def over_time_sections(source: ReportSource, t: Translator) -> tuple[Section, ...]:
    """Return the sections in the order of the framework; none where no two rounds can be read beside each other."""
    found = source.over_time
    if found is None:
        return ()
    threads = [one for one in found.threads if one.results is found.newest]
    if not any(link.line is not Line.BROKEN for one in threads for each in one.courses for link in each.links):
        return ()
    marks = {id(one): agreement_marks(source.all_agreements, found.chain, one.criteria) for one in threads}
    told = [one for one in threads if marks[id(one)] or _has_moved(one)]
    still = [thread_title(one, t) for one in threads if one not in told]
    days = [t.date(one.of_round.closed_on) for one in found.rounds if one.of_round.closed_on]
    intro = t("over_time.report.intro", rounds=len(found.rounds), first=days[0], last=days[-1])
    rest = (
        (Text(t("over_time.report.still", titles=t("report.separator").join(dict.fromkeys(still)))),) if still else ()
    )
    return (
        Section(t("over_time.heading"), 2, (Text(intro), *rest)),
        *(_section(one, found, marks[id(one)], t) for one in told),
    )


def _has_moved(thread: Thread) -> bool:
    return any(course.links and course.links[-1].steps for course in thread.courses)


def _section(thread: Thread, found: OverTime, marks: tuple[AgreementMark, ...], t: Translator) -> Section:
    sentences = (
        *latest_sentences(thread, found, t),
        *unknown_sentences(thread, found, t),
        *edge_words(thread, t),
        *agreement_lines(marks, found.newest.reach, t),
    )
    return Section(thread_title(thread, t), 3, (time_chart(thread, found, marks, t), Points(sentences)))
