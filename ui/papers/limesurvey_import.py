"""Taking in answers from LimeSurvey: what belongs to what is proposed, decided by a person, and then previewed."""

from collections.abc import Mapping
from dataclasses import dataclass
from zlib import crc32

import streamlit as st

from exports.limesurvey_files import read_survey
from exports.stack_tables import read_table
from qualitaetsrahmen.errors import CodedError
from selfeval.limesurvey import (
    LEFT_BLANK,
    UNDECIDED,
    Collected,
    Matching,
    Survey,
    asked_by_any,
    check_survey,
    collected,
    offered_in,
    proposed_answers,
    proposed_columns,
    proposed_perspectives,
)
from selfeval.model import Origin
from selfeval.questionnaire import Question, Questionnaire, questionnaire_for
from texts.catalogue import Translator
from ui.papers.desk_of_papers import PaperDesk
from ui.papers.stack_import import draw_review
from ui.parts.file_field import choose_files
from ui.parts.markup import literal

_NONE = ""
"""Stands for no column in a choice of columns."""


@dataclass(frozen=True)
class Imported:
    """The two files of one survey, read, and whom it asked."""

    papers: PaperDesk
    answers: Collected
    survey: Survey
    questionnaires: Mapping[str, Questionnaire]
    perspective_column: str = ""

    def key(self, *parts: str) -> str:
        """Return the key of a choice about this survey."""
        return self.papers.key(":".join(("lime", mark_of(self.answers.table.headings, self.survey), *parts)))

    def offered(self, heading: str) -> dict[str, str]:
        """Return the answers in a column by their codes."""
        return offered_in(self.survey, self.answers.table, heading)

    def column_words(self, heading: str) -> str:
        """Return a column with the text of its question, as far as it is known."""
        t = self.papers.desk.t
        if heading == _NONE:
            return t("paper.lime.no_column")
        question = self.survey.question(heading)
        return t("paper.lime.column", code=heading, text=question.text) if question and question.text else heading


def mark_of(*what: object) -> str:
    """Return a short mark of some choices: a choice made for other files, or before a change, does not hold on."""
    return f"{crc32(repr(what).encode()):08x}"


def draw_limesurvey_import(papers: PaperDesk) -> None:
    """Draw the way from the two files of LimeSurvey to stored ballots."""
    t = papers.desk.t
    st.write(t("paper.lime.intro"))
    form = papers.key("lime")
    chosen = choose_files(form, t("paper.lime.files"), t)
    if not chosen:
        return
    try:
        answers, survey = read_files(chosen)
    except CodedError as problem:
        papers.desk.say(problem)
        return
    if answers is None:
        st.info(t("paper.lime.answers_missing"))
        return
    st.write(t("paper.lime.dropped", columns=", ".join(literal(one) for one in answers.dropped) or "–"))
    imported = choose_perspective(papers, answers, survey)
    matching = choose_matching(imported)
    if matching is None:
        return
    if not st.checkbox(t("paper.lime.confirmed"), key=imported.key("confirmed", mark_of(matching))):
        st.info(t("paper.lime.confirm_first"))
        return
    stack = check_survey(imported.questionnaires, answers, survey, matching)
    draw_review(papers, stack, imported.questionnaires, form, Origin.WEB)


def read_files(chosen: Mapping[str, bytes]) -> tuple[Collected | None, Survey]:
    """Return the answers without their private columns, and the structure where there is one."""
    answers, survey = None, Survey()
    for name, content in chosen.items():
        if name.lower().endswith((".lss", ".xml")) or content.lstrip().startswith(b"<"):
            survey = read_survey(content)
        else:
            answers = collected(read_table(content))
    return answers, survey


def choose_perspective(papers: PaperDesk, answers: Collected, survey: Survey) -> Imported:
    """Ask whether all rows are of this stack's perspective, or a question of the survey says whose each is."""
    t = papers.desk.t
    alone = Imported(papers, answers, survey, {papers.plan.perspective: papers.questionnaire})
    column = st.selectbox(
        t("paper.lime.perspective"),
        [_NONE, *answers.table.headings],
        format_func=lambda one: t("paper.lime.only_this") if one == _NONE else alone.column_words(one),
        key=alone.key("perspective"),
    )
    if not column:
        return alone
    everybody = {
        plan.perspective: questionnaire_for(papers.framework, papers.of_round.criteria, plan.perspective)
        for plan in papers.of_round.plans
        if plan.has_link
    }
    return Imported(papers, answers, survey, everybody, column)


def choose_matching(imported: Imported) -> Matching | None:
    """Draw every proposal as a choice and return what was decided."""
    t = imported.papers.desk.t
    people = choose_people(imported) if imported.perspective_column else {}
    st.header(t("paper.lime.columns_title"), anchor=False)
    st.write(t("paper.lime.columns_intro"))
    columns = choose_columns(imported)
    twice = {one for one in columns.values() if list(columns.values()).count(one) > 1}
    if twice:
        st.error(t("paper.lime.twice", columns=", ".join(literal(one) for one in sorted(twice))))
        return None
    st.header(t("paper.lime.answers_title"), anchor=False)
    st.write(t("paper.lime.answers_intro"))
    return Matching(columns, choose_answers(imported, columns), imported.perspective_column, people)


def choose_people(imported: Imported) -> dict[str, str]:
    """Ask for whom each answer to the question about the perspective stands."""
    t, framework = imported.papers.desk.t, imported.papers.framework
    labels = {one: framework.perspective(one).label for one in imported.questionnaires}
    offered = imported.offered(imported.perspective_column)
    proposed = proposed_perspectives(labels, offered)
    options = [UNDECIDED, *labels]
    return {
        code: st.selectbox(
            t("paper.lime.stands_for", text=literal(text)),
            options,
            index=options.index(proposed[code]),
            format_func=lambda one: labels.get(one, t("paper.lime.undecided")),
            key=imported.key("people", imported.perspective_column, code),
        )
        for code, text in offered.items()
    }


def choose_columns(imported: Imported) -> dict[str, str]:
    """Ask in which column of the survey the answers to each item stand."""
    headings = imported.answers.table.headings
    proposed = proposed_columns(imported.questionnaires, headings, imported.survey)
    options = [_NONE, *(one for one in headings if one != imported.perspective_column)]
    columns = {}
    for number, (item_id, wordings) in enumerate(asked_by_any(imported.questionnaires).items(), start=1):
        first = proposed.get(item_id, _NONE)
        chosen = st.selectbox(
            imported.papers.desk.t("paper.lime.item", number=number, text=literal(wordings[0].text)),
            options,
            index=options.index(first) if first in options else 0,
            format_func=imported.column_words,
            key=imported.key("column", imported.perspective_column, item_id),
        )
        if chosen:
            columns[item_id] = chosen
    return columns


def choose_answers(imported: Imported, columns: Mapping[str, str]) -> dict[str, Mapping[str, str]]:
    """Ask what each answer of the survey means, once for all columns that offer the same answers."""
    asked = asked_by_any(imported.questionnaires)
    means: dict[tuple[object, ...], dict[str, str]] = {}
    found: dict[str, Mapping[str, str]] = {}
    for item_id, heading in columns.items():
        question = max(asked[item_id], key=lambda one: len(one.answers))
        offered = imported.offered(heading)
        same = (*offered.items(), *question.answers)
        if same not in means:
            means[same] = choose_meanings(imported, question, offered, str(len(means)))
        found[item_id] = means[same]
    return found


def choose_meanings(imported: Imported, question: Question, offered: Mapping[str, str], group: str) -> dict[str, str]:
    """Ask what each of these answers means, with the proposal chosen."""
    t = imported.papers.desk.t
    proposed = proposed_answers(question, offered)
    special = {UNDECIDED: t("paper.lime.undecided"), LEFT_BLANK: t("paper.lime.left_blank")}
    options = [UNDECIDED, *question.answers, LEFT_BLANK]
    with st.container(border=True):
        return {
            code: st.selectbox(
                answer_label(code, text, t),
                options,
                index=options.index(proposed[code]),
                format_func=lambda one: special.get(one) or question.answers[one],
                key=imported.key("answer", imported.perspective_column, group, code),
            )
            for code, text in offered.items()
        }


def answer_label(code: str, text: str, t: Translator) -> str:
    """Return an answer of a survey as the name of a field; what its authors wrote never becomes markup."""
    shown = literal(code)
    return shown if code == text else t("paper.lime.answer", code=shown, text=literal(text))
