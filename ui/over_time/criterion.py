"""One criterion over time: its statements with chart and words, and what was agreed about it."""

import streamlit as st

from analysis.agreement_marks import AgreementMark, agreement_marks
from analysis.over_time_model import Course, OverTime, Thread
from dialogues.agreement_model import Agreement
from exports.over_time.chart import time_chart
from exports.over_time.picture_of import time_picture
from exports.over_time.words import (
    agreement_lines,
    edge_words,
    label_of,
    latest_sentences,
    link_sentence,
    thread_title,
    unknown_sentences,
)
from exports.pictures import Picture
from exports.report.source import ReportSource
from texts.catalogue import Translator
from ui import links
from ui.charts.time_chart import time_figure
from ui.desk import Desk
from ui.parts.markup import literal
from ui.results.finding import Finding, draw_finding
from ui.results.marks import mark_keys, sign_keys
from ui.results.result_tables import frame_of
from ui.results.save_picture import saved_of_round


def draw_criterion(desk: Desk, found: OverTime, criterion_id: str, agreements: list[Agreement]) -> None:
    """Draw all statements of a criterion, then the agreements on it."""
    t = desk.t
    threads = found.of_criterion(criterion_id)
    criteria = {one for thread in threads for one in thread.criteria}
    marks = agreement_marks(agreements, found.chain, criteria)
    st.markdown(t("over_time_ui.how"))
    for number, thread in enumerate(threads):
        _draw_thread(desk, thread, found, marks, number)
    st.subheader(t("over_time_ui.agreements"), anchor=False)
    lines = agreement_lines(marks, found.newest.reach, t)
    if lines:
        st.markdown("\n".join(f"- {literal(line)}" for line in lines))
    else:
        st.write(t("over_time_ui.agreements.none"))
    arrow = ":material/arrow_forward:"
    links.link_to("vereinbarungen", t("over_time_ui.to_agreements"), icon=arrow)
    links.link_to("ergebnisse", t("over_time_ui.to_results"), icon=arrow, **{links.ROUND: found.newest.of_round.id})


def _draw_thread(desk: Desk, thread: Thread, found: OverTime, marks: tuple[AgreementMark, ...], number: int) -> None:
    t = desk.t
    st.header(thread_title(thread, t), anchor=False)
    st.markdown("  \n".join(literal(line) for line in wording_lines(thread, found, t)))
    mark_keys([course.perspective for course in thread.courses], found, t)
    chart = time_chart(thread, found, marks, t)
    sign_keys(chart.signs, t)
    sentences = [*latest_sentences(thread, found, t), *unknown_sentences(thread, found, t), *edge_words(thread, t)]
    key = f"over_time.{thread.newest.item.id}.{number}"

    def picture(source: ReportSource, t: Translator) -> Picture:
        return time_picture(thread, found, marks, source.network, t)

    saved = saved_of_round(desk, found.newest, f"verlauf.{thread.newest.item.id}.{number + 1}", picture)
    draw_finding(Finding(key, time_figure(chart), "\n\n".join(sentences), frame_of(chart.table), saved), t)
    earlier = earlier_sentences(thread, found, t)
    if earlier:
        with st.expander(t("over_time_ui.earlier")):
            st.markdown("\n".join(f"- {literal(line)}" for line in earlier))


def earlier_sentences(thread: Thread, found: OverTime, t: Translator) -> list[str]:
    """Return all steps before the latest one, the newest first."""
    earlier = [link for course in thread.courses for link in course.links[:-1]]
    earlier.sort(key=lambda link: link.now.day, reverse=True)
    return [
        t(
            "over_time_ui.earlier.step",
            then=link.then.of_round.title,
            now=link.now.of_round.title,
            sentence=link_sentence(link, found, t),
        )
        for link in earlier
    ]


def wording_lines(thread: Thread, found: OverTime, t: Translator) -> list[str]:
    """Return what one perspective read: once, or each wording with the round that brought it.

    The first perspective whose words changed speaks for all, so that no other wording stays unseen.
    """
    chosen = next((course for course in thread.courses if len(_wordings(course)) > 1), thread.courses[-1])
    who, wordings = label_of(found, chosen.perspective), _wordings(chosen)
    if len(wordings) == 1:
        return [t("over_time_ui.asked", who=who, words=words) for words in wordings]
    return [t("over_time_ui.asked.then", who=who, words=words, round=title) for words, title in wordings.items()]


def _wordings(course: Course) -> dict[str, str]:
    """Return the wordings of a perspective, the oldest first, with the first round that used each."""
    found: dict[str, str] = {}
    for point in course.points:
        asked = point.asked.item.ask.get(course.perspective)
        if asked is not None:
            found.setdefault(asked.text, point.of_round.title)
    return found
