"""Taking the report along: which one, for which readers, as which file, and the link to it."""

import streamlit as st

from exports.phrases import reach_word
from exports.report.blocks import ReportKind
from selfeval.published import may_be_shown_outside
from selfeval.release import Reach
from selfeval.results import Results
from texts.catalogue import Translator
from ui import links
from ui.parts.markup import button_link
from wiring.reports import ReportFormat, ReportWish


def take_report(results: Results, t: Translator) -> None:
    """Ask for a report and draw the link to its file."""
    st.header(t("report_ui.title"), anchor=False)
    st.write(t("report_ui.intro"))
    kind = _choose_kind(t)
    st.write(t(f"report_ui.kind.{kind.value}.about"))
    with st.container(horizontal=True, gap="medium"):
        reach = Reach.PUBLIC if kind is ReportKind.PARENTS else _choose_reach(t)
        file_kind = _choose_format(t)
    wish = ReportWish(kind, file_kind, reach)
    if wish.reach is Reach.PUBLIC and not may_be_shown_outside(results.of_round):
        st.warning(t("report_ui.promised_inside"))
    button_link(t("report_ui.take"), links.report_path(results.of_round.id, wish))


def _choose_kind(t: Translator) -> ReportKind:
    chosen = st.segmented_control(
        t("report_ui.kind"),
        list(ReportKind),
        default=ReportKind.SHORT,
        required=True,
        format_func=lambda kind: t(f"report_ui.kind.{kind.value}"),
        wrap=True,
        key="report.kind",
    )
    return ReportKind(chosen or ReportKind.SHORT)


def _choose_reach(t: Translator) -> Reach:
    chosen = st.segmented_control(
        t("report_ui.reach"),
        list(Reach),
        default=Reach.INTERNAL,
        required=True,
        format_func=lambda reach: reach_word(reach, t),
        key="report.reach",
    )
    return Reach(chosen or Reach.INTERNAL)


def _choose_format(t: Translator) -> ReportFormat:
    chosen = st.segmented_control(
        t("report_ui.format"),
        list(ReportFormat),
        default=ReportFormat.PDF,
        required=True,
        format_func=lambda one: t(f"report_ui.format.{one.value}"),
        wrap=True,
        key="report.format",
    )
    return ReportFormat(chosen or ReportFormat.PDF)
