"""What stands on one form in words: the legend of signs, what a line says, and what is wrong with it."""

from collections.abc import Iterator, Mapping

import streamlit as st

from selfeval.paper import BLANKS, LegendPart, LineProblem, LineReason, legend_of, topics_of
from selfeval.questionnaire import Question, Questionnaire
from texts.catalogue import Translator
from ui.parts.markup import literal


def draw_legend(questionnaire: Questionnaire, t: Translator) -> None:
    """Draw which sign stands for which answer, in as few lines as the scales allow."""
    parts = legend_of(questionnaire)
    lines = [f"- {legend_words(part, t, is_only=len(parts) == 1)}" for part in parts]
    st.markdown("\n".join([*lines, f"- {t('paper.legend.blank')}"]))


def legend_words(part: LegendPart, t: Translator, *, is_only: bool) -> str:
    """Return the signs of some questions in one line."""
    signs = " · ".join(f"**{literal(sign)}** {literal(label)}" for sign, label in part.signs)
    if is_only:
        return t("paper.legend.all", signs=signs)
    return t("paper.legend.some", first=part.first, last=part.last, signs=signs, count=part.last - part.first + 1)


def draw_understood(questionnaire: Questionnaire, answers: Mapping[str, str], t: Translator) -> None:
    """Draw what a line says, topic by topic, in words; a blank and "weiß nicht" look different."""
    number = 1
    for title, questions in topics_of(questionnaire):
        st.markdown(f"**{literal(title)}**")
        rows = [
            {
                t("paper.column.number"): str(place),
                t("paper.column.question"): question.text,
                t("paper.column.answer"): answer_words(question, answers.get(question.item_id), t),
            }
            for place, question in enumerate(questions, start=number)
        ]
        st.table(rows, border="horizontal", hide_index=True)
        number += len(questions)


def answer_words(question: Question, answer: str | None, t: Translator) -> str:
    """Return an answer in the words of its scale, or that the question was left blank."""
    return t("paper.blank") if answer is None else question.answers[answer]


def draw_problems(questionnaire: Questionnaire, problems: tuple[LineProblem, ...], t: Translator) -> None:
    """Draw every problem of a line as one sentence."""
    lines = "\n".join(f"- {sentence}" for sentence in problem_words(questionnaire, problems, t))
    st.error(f"{t('paper.problem.intro', count=len(problems))}\n\n{lines}")


def problem_words(questionnaire: Questionnaire, problems: tuple[LineProblem, ...], t: Translator) -> Iterator[str]:
    """Yield a sentence for each problem: at which question, what stands there, and what may stand there."""
    topics = [title for title, _ in topics_of(questionnaire)]
    for one in problems:
        where = t("paper.problem.in_topic", topic=literal(topics[one.topic - 1])) if _names_topic(one) else ""
        offered = ", ".join(literal(sign) for sign in (*one.offered, BLANKS[0]))
        values = {"number": one.number, "sign": literal(one.sign), "offered": offered, "topics": one.topic}
        yield where + t(f"paper.problem.{one.reason.value}", count=one.count, **values)


def _names_topic(problem: LineProblem) -> bool:
    return problem.topic > 0 and problem.reason is not LineReason.TOPICS
