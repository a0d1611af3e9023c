"""Entering a stack by keyboard: a line a form, Enter to check it, Enter again to store it, and on to the next."""

from html import escape

import streamlit as st

from qualitaetsrahmen.errors import CodedError
from selfeval.paper import read_line
from ui import state
from ui.papers.desk_of_papers import PaperDesk
from ui.papers.line_words import draw_legend, draw_problems, draw_understood
from ui.papers.words_entry import draw_words, forget_words, has_words, words_on

_BIG = "font-size:3.5rem;font-weight:700;line-height:1.1;margin:0"


def draw_entry(papers: PaperDesk) -> None:
    """Draw the field for a line and how many forms have been entered."""
    draw_line(papers)
    st.write(papers.desk.t("paper.entry.so_far", count=len(papers.store.numbers())))


def draw_line(papers: PaperDesk) -> None:
    """Draw the field for a line, and below it what was understood or the number of what was stored."""
    t = papers.desk.t
    count = len(papers.questionnaire.questions)
    st.write(t("paper.entry.intro", count=count))
    draw_legend(papers.questionnaire, t)
    with st.form(papers.key("form"), border=False):
        st.text_input(t("paper.entry.line"), key=papers.key("line"), autocomplete="off")
        draw_words(papers)
        st.form_submit_button(t("paper.entry.submit"), type="primary", on_click=take_line, args=(papers,))
    problem = state.take_problem()
    if problem:
        papers.desk.say(problem)
    if line := checked_line(papers):
        draw_checked(papers, line)
    elif (stored := stored_number(papers)) is not None:
        draw_stored(papers, stored)


def take_line(papers: PaperDesk) -> None:
    """Check a new line, or store the one that was checked and has not changed since.

    It runs before anything is drawn, so that the field is empty and keeps the cursor when the form was stored.
    """
    line = str(state.written(papers.key("line")) or "")
    was_checked = checked_line(papers) == line
    state.write(papers.key("checked"), line if line.strip() else "")
    if not was_checked or not line.strip():
        return
    read = read_line(papers.questionnaire, line)
    try:
        words = words_on(papers)
        if read.problems or not (read.answers or words):
            return
        number = papers.keep(read.answers, words)
    except CodedError as problem:
        state.leave_problem(problem)
        return
    state.write(papers.key("line"), "")
    state.write(papers.key("checked"), "")
    state.write(papers.key("stored"), (number, line))
    forget_words(papers)


def checked_line(papers: PaperDesk) -> str:
    """Return the line that was checked and has not been stored, or nothing."""
    return str(state.written(papers.key("checked")) or "")


def stored_number(papers: PaperDesk) -> int | None:
    """Return the number of the form that this tab stored last, if it is still there."""
    stored = state.written(papers.key("stored"))
    return stored[0] if isinstance(stored, tuple) else None


def draw_checked(papers: PaperDesk, line: str) -> None:
    """Draw what a line says, with what is to be mended or how to store it."""
    t = papers.desk.t
    read = read_line(papers.questionnaire, line)
    if read.problems:
        draw_problems(papers.questionnaire, read.problems, t)
    elif read.is_blank and not has_words(papers):
        st.warning(t("paper.entry.nothing"))
        return
    else:
        stored = state.written(papers.key("stored"))
        if isinstance(stored, tuple) and stored[1] == line:
            st.warning(t("paper.entry.same", number=stored[0]))
        st.info(t("paper.entry.again"), icon=":material/keyboard_return:")
    draw_understood(papers.questionnaire, read.answers, t)


def draw_stored(papers: PaperDesk, number: int) -> None:
    """Draw the number that is to be written on the form, big, and the way to take it back."""
    t = papers.desk.t
    with st.container(border=True):
        st.html(
            f'<div role="status"><p style="margin:0">{escape(t("paper.entry.stored"))}</p>'
            f'<p style="{_BIG}">{escape(t("paper.entry.number", number=number))}</p></div>'
        )
        label = t("paper.undo.one", number=number)
        st.button(label, on_click=take_back, args=(papers, number), key=papers.key("undo_last"))


def take_back(papers: PaperDesk, number: int) -> None:
    """Delete what was entered under a number and say so."""
    try:
        papers.take_back(number)
    except CodedError as problem:
        state.leave_problem(problem)
        return
    papers.note("paper.taken_back")
    if stored_number(papers) == number:
        state.write(papers.key("stored"), None)
    state.leave_message(papers.desk.t("paper.undo.done", number=number))
