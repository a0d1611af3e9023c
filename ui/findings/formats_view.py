"""How formats and method cards are used: planned and real minutes, and how people felt at the end."""

import pandas as pd
import streamlit as st

from analysis.format_use import LEAST_MOODS, LEAST_PULSES, FormatReport, Minutes, Mood, Use
from dialogues.session_formats import formats, methods
from texts.catalogue import Translator
from ui.parts.card_table import copied_table

_CENT = 100


def draw_formats(report: FormatReport, t: Translator) -> None:
    """Draw the report, or what has to be there first."""
    if not report.sessions:
        st.info(t("format_use_ui.nothing"))
        return
    st.write(t("format_use_ui.sessions", count=report.sessions, number=t.number(report.sessions)))
    st.caption(t("format_use_ui.about"))
    if report.least_places > 1:
        st.caption(t("format_use_ui.from_places", count=report.least_places))
    _draw_uses("formats", report.formats, {one.id: one.title for one in formats()}, t)
    _draw_uses("methods", report.methods, {one.id: one.title for one in methods()}, t)
    st.header(t("format_use_ui.pulse"), anchor=False)
    if not report.moods:
        st.write(t("format_use_ui.pulse_few", sessions=LEAST_PULSES, people=LEAST_MOODS, now=report.pulses))
        return
    st.write(t("format_use_ui.pulse_from", sessions=t.number(report.pulses), people=t.number(report.people)))
    columns = [t("format_use_ui.pulse.question"), *(t(f"format_use_ui.pulse.step.{step}") for step in range(1, 5))]
    table = pd.DataFrame([_mood(one, t) for one in report.moods], columns=columns)
    copied_table(table, t, key="formats.pulse", caption=t("format_use_ui.pulse"))


def _draw_uses(kind: str, uses: tuple[Use, ...], titles: dict[str, str], t: Translator) -> None:
    if not uses:
        return
    st.header(t(f"format_use_ui.{kind}"), anchor=False)
    names = (kind, "times", "planned", "spent")
    columns = [t(f"format_use_ui.column.{name}") for name in names]
    rows = [
        (
            titles.get(one.id, one.id),
            t("format_use_ui.times", used=t.number(one.used_times), planned=t.number(one.planned_times)),
            _minutes(one.planned, t),
            _minutes(one.spent, t),
        )
        for one in uses
    ]
    table = pd.DataFrame(rows, columns=columns)
    copied_table(table, t, key=f"formats.{kind}", caption=t(f"format_use_ui.{kind}_table"))


def _minutes(found: Minutes | None, t: Translator) -> str:
    if found is None:
        return t("report.dash")
    middle, low, high = (t.number(round(one)) for one in (found.middle, found.low, found.high))
    return t(
        "format_use_ui.minutes" if low != high else "format_use_ui.minutes_same", middle=middle, low=low, high=high
    )


def _mood(mood: Mood, t: Translator) -> tuple[str, ...]:
    total = sum(mood.counts)
    shares = (t("finding_words.share", share=t.number(round(_CENT * one / total))) for one in mood.counts)
    return (t(f"format_use_ui.pulse.{mood.part}"), *shares)
