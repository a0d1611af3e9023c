"""Taking in a stack as a table: the empty one, the check, the preview, and a click that stores all or nothing."""

from collections.abc import Mapping

import streamlit as st

from exports.stack_tables import read_table, stack_template
from qualitaetsrahmen.errors import CodedError
from selfeval.model import Origin
from selfeval.questionnaire import Questionnaire
from selfeval.stacks import Stack, check_stack, take_in_stack
from ui import state
from ui.papers.desk_of_papers import PaperDesk
from ui.papers.stack_words import draw_stack_preview, draw_stack_problems
from ui.parts.file_field import choose_files

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def draw_stack_import(papers: PaperDesk) -> None:
    """Draw the way from an empty table to stored ballots."""
    t = papers.desk.t
    st.write(t("paper.import.intro"))
    st.download_button(
        t("paper.import.template"),
        stack_template(papers.questionnaire, t),
        file_name=f"boegen-{papers.plan.perspective}.xlsx",
        mime=_XLSX,
        on_click="ignore",
        key=papers.key("template"),
    )
    form = papers.key("stack")
    chosen = choose_files(form, t("paper.import.file"), t)
    if not chosen:
        return
    if len(chosen) > 1:
        st.error(t("paper.import.one_file"))
        return
    taken = papers.desk.services.stacks(papers.of_round).numbers(papers.plan.perspective)
    try:
        stack = check_stack(papers.questionnaire, read_table(next(iter(chosen.values()))), taken)
    except CodedError as problem:
        papers.desk.say(problem)
        return
    draw_review(papers, stack, {papers.plan.perspective: papers.questionnaire}, form, Origin.PAPER)


def draw_review(
    papers: PaperDesk, stack: Stack, questionnaires: Mapping[str, Questionnaire], form: str, origin: Origin
) -> None:
    """Draw what is to be mended, or what would be stored with the button that does it."""
    t = papers.desk.t
    if stack.problems:
        draw_stack_problems(stack, t)
        return
    draw_stack_preview(stack, questionnaires, papers.framework, t)
    st.write(t("paper.import.final"))
    if st.button(t("paper.import.confirm", count=stack.people), type="primary", key=f"{form}.confirm"):
        take_in(papers, stack, form, origin)


def take_in(papers: PaperDesk, stack: Stack, form: str, origin: Origin) -> None:
    """Store the whole stack and draw the page anew; when that fails, the chosen file stays."""
    services = papers.desk.services
    try:
        papers.require_coordinator()
        count = take_in_stack(services.stacks(papers.of_round), stack, origin, services.shuffle())
    except CodedError as problem:
        papers.desk.say(problem)
        return
    papers.note("stack.taken_in")
    state.empty_form(form)
    state.leave_message(papers.desk.t("paper.import.done", count=count))
    st.rerun()
