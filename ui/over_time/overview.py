"""All criteria at a glance: small lines in the order of the framework, and in words what moved."""

from collections.abc import Iterable, Sequence
from itertools import groupby

import pandas as pd
import streamlit as st

from analysis.over_time_model import Course, OverTime, Thread
from exports.over_time.chart import axis_of, round_ticks, small_lines, time_rows
from exports.over_time.picture_of import time_source
from exports.over_time.words import edge_words, label_of, link_sentence, thread_title, ways, ways_sentence
from exports.picture_charts import SmallRow
from exports.pictures import Picture
from exports.report.source import ReportSource
from texts.catalogue import Translator
from ui.charts.small_lines import small_figure
from ui.desk import Desk
from ui.results.finding import Finding, draw_finding
from ui.results.marks import mark_keys
from ui.results.save_picture import saved_of_round

_ROWS_PER_CHART = 9
"""A longer chart would lose sight of its axis."""


def draw_overview(desk: Desk, found: OverTime) -> None:
    """Draw a chart for each area of the newest framework, and apart from it what that no longer has."""
    t = desk.t
    st.markdown(t("over_time_ui.overview.how"))
    mark_keys(_marks(found), found, t)
    for number, (heading, of_area) in enumerate(groupby(found.threads, key=lambda thread: _heading(thread, found, t))):
        st.header(heading, anchor=False)
        threads = list(of_area)
        for start in range(0, len(threads), _ROWS_PER_CHART):
            part = threads[start : start + _ROWS_PER_CHART]
            draw_finding(_finding(desk, part, found, heading, f"over_time.{number}.{start}"), t)


def _marks(found: OverTime) -> list[str]:
    return list(dict.fromkeys(course.perspective for thread in found.threads for course in thread.courses))


def _heading(thread: Thread, found: OverTime, t: Translator) -> str:
    if thread.newest.criterion.id not in found.newest.framework.criteria:
        return t("over_time_ui.no_longer")
    return f"{thread.newest.area.ref} {thread.newest.area.title}"


def _finding(desk: Desk, threads: Sequence[Thread], found: OverTime, heading: str, key: str) -> Finding:
    t = desk.t
    axis = axis_of(found)
    rows = [
        SmallRow(
            thread_title(thread, t),
            ways_sentence(thread, found, t) or " ".join(edge_words(thread, t)),
            time_rows(thread, found, axis, t),
            len(thread.newest.scale.steps),
        )
        for thread in threads
    ]
    sentences = tuple(part_sentences(threads, found, t))
    lines = small_lines(rows, round_ticks(found, axis, t), " ".join(sentences), t)

    def picture(source: ReportSource, t: Translator) -> Picture:
        return Picture(
            t.language, heading, lines, (*sentences, t("picture.small")), time_source(found, source.network, t)
        )

    saved = saved_of_round(desk, found.newest, key.replace("over_time", "verlauf"), picture)
    return Finding(key, small_figure(lines), "\n\n".join(sentences), _table(threads, found, t), saved)


def part_sentences(threads: Iterable[Thread], found: OverTime, t: Translator) -> list[str]:
    """Say for each perspective where it moved up, down or stayed since the round before, in the framework's order."""
    where: dict[str, dict[str, list[str]]] = {}
    for thread in threads:
        for way, those in ways(thread.courses).items():
            for perspective in those:
                refs = where.setdefault(perspective, {}).setdefault(way, [])
                if thread.newest.criterion.ref not in refs:
                    refs.append(thread.newest.criterion.ref)
    if not where:
        return [t("over_time_ui.overview.chart")]
    order = [one for one in _marks(found) if one in where]
    return [_where_sentence(label_of(found, one), where[one], t) for one in order]


def _where_sentence(who: str, refs: dict[str, list[str]], t: Translator) -> str:
    parts = [
        t(f"over_time_ui.where.{way}", refs=t("report.comma").join(refs[way]))
        for way in ("higher", "lower", "same", "not_named")
        if way in refs
    ]
    return t("over_time_ui.where", who=who, parts=t("report.separator").join(parts))


def _table(threads: Iterable[Thread], found: OverTime, t: Translator) -> pd.DataFrame:
    """Return one row for each item and perspective with what the latest link says."""
    rows = [
        {
            t("dialogue_ui.table.topic"): thread_title(thread, t),
            t("over_time.column.who"): label_of(found, course.perspective),
            t("over_time.column.since"): _latest(thread, course, found, t),
        }
        for thread in threads
        for course in thread.courses
    ]
    return pd.DataFrame(rows)


def _latest(thread: Thread, course: Course, found: OverTime, t: Translator) -> str:
    if not course.links:
        return " ".join(edge_words(thread, t)) or t("report.dash")
    return link_sentence(course.links[-1], found, t)
