"""Checking a sample: forms are entered a second time by their number, compared, corrected or taken back."""

import streamlit as st

from qualitaetsrahmen.errors import CodedError
from selfeval.paper import Difference, compare_paper, correct_paper, read_line, sample_of
from ui import state
from ui.papers.desk_of_papers import PaperDesk
from ui.papers.line_entry import take_back
from ui.papers.line_words import answer_words, draw_legend, draw_problems

_LONGEST = 6
"""Digits of a running number."""


def draw_second_entry(papers: PaperDesk) -> None:
    """Draw the form for a second entry with what differs, and the way to take a form back."""
    t = papers.desk.t
    numbers = papers.store.numbers()
    st.write(t("paper.check.intro"))
    if not numbers:
        st.info(t("paper.check.none"))
        return
    shown = ", ".join(str(number) for number in sample_of(numbers))
    st.write(t("paper.check.sample", numbers=shown))
    draw_legend(papers.questionnaire, t)
    with st.form(papers.key("check_form"), border=False):
        st.text_input(t("paper.check.number"), key=papers.key("check_number"), autocomplete="off")
        st.text_input(t("paper.entry.line"), key=papers.key("check_line"), autocomplete="off")
        if st.form_submit_button(t("paper.check.submit"), type="primary"):
            state.write(papers.key("compared"), (_field(papers, "check_number"), _field(papers, "check_line")))
    problem = state.take_problem()
    if problem:
        papers.desk.say(problem)
    compared = state.written(papers.key("compared"))
    if isinstance(compared, tuple):
        draw_comparison(papers, str(compared[0]), str(compared[1]))
    draw_taking_back(papers)


def _field(papers: PaperDesk, name: str) -> str:
    return str(state.written(papers.key(name)) or "")


def number_in(text: str) -> int | None:
    """Return the running number that somebody typed, if it is one."""
    tidy = text.strip()
    return int(tidy) if tidy.isascii() and tidy.isdecimal() and len(tidy) <= _LONGEST else None


def draw_comparison(papers: PaperDesk, typed: str, line: str) -> None:
    """Draw whether both entries agree, and each question at which they do not."""
    t = papers.desk.t
    number = number_in(typed)
    if number is None:
        st.error(t("paper.check.no_number"))
        return
    read = read_line(papers.questionnaire, line)
    if read.problems:
        draw_problems(papers.questionnaire, read.problems, t)
        return
    try:
        different = compare_paper(papers.store, papers.questionnaire, number, read.answers)
    except CodedError as problem:
        papers.desk.say(problem)
        return
    if not different:
        st.success(t("paper.check.same", number=number), icon=":material/check:")
        return
    st.warning(t("paper.check.different", number=number, count=len(different)))
    st.table([_row(papers, one) for one in different], border="horizontal", hide_index=True)
    if read.is_blank:
        st.write(t("paper.check.blank"))
        return
    st.button(
        t("paper.check.correct"),
        on_click=correct,
        args=(papers, number, read.answers),
        key=papers.key("correct"),
    )


def _row(papers: PaperDesk, one: Difference) -> dict[str, str]:
    t = papers.desk.t
    return {
        t("paper.column.number"): str(one.number),
        t("paper.column.question"): one.question.text,
        t("paper.column.before"): answer_words(one.question, one.before, t),
        t("paper.column.now"): answer_words(one.question, one.now, t),
    }


def correct(papers: PaperDesk, number: int, answers: dict[str, str]) -> None:
    """Let the second entry stand in the place of the first and say so."""
    try:
        papers.require_coordinator()
        correct_paper(papers.store, papers.questionnaire, number, answers)
    except CodedError as problem:
        state.leave_problem(problem)
        return
    papers.note("paper.corrected")
    forget_comparison(papers)
    state.leave_message(papers.desk.t("paper.check.corrected", number=number))


def forget_comparison(papers: PaperDesk) -> None:
    """Begin the next second entry with empty fields."""
    state.write(papers.key("compared"), None)
    state.write(papers.key("check_number"), "")
    state.write(papers.key("check_line"), "")


def draw_taking_back(papers: PaperDesk) -> None:
    """Draw the field for a number and the button that takes it back after one more question."""
    t = papers.desk.t
    st.header(t("paper.undo.title"), anchor=False)
    st.write(t("paper.undo.intro"))
    with st.form(papers.key("undo_form"), border=False):
        st.text_input(t("paper.check.number"), key=papers.key("undo_number"), autocomplete="off")
        if st.form_submit_button(t("paper.undo.submit")):
            state.ask(papers.key(f"undo:{_field(papers, 'undo_number')}"))
    number = number_in(_field(papers, "undo_number"))
    if number is None or not state.is_asked(papers.key(f"undo:{_field(papers, 'undo_number')}")):
        return
    with st.container(border=True):
        st.markdown(f"**{t('paper.undo.really', number=number)}**")
        with st.container(horizontal=True):
            st.button(t("paper.undo.yes"), on_click=take_back_asked, args=(papers, number), key=papers.key("undo_yes"))
            st.button(t("paper.undo.no"), on_click=state.forget_question, key=papers.key("undo_no"))


def take_back_asked(papers: PaperDesk, number: int) -> None:
    """Take a form back after the question was answered with yes."""
    state.forget_question()
    state.write(papers.key("undo_number"), "")
    take_back(papers, number)
