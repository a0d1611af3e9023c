"""What a table of answers holds in words: every problem with its place, and what would be stored."""

from collections import Counter
from collections.abc import Iterator, Mapping

import streamlit as st

from qualitaetsrahmen.model import Framework
from selfeval.questionnaire import Questionnaire
from selfeval.stacks import Stack, StackProblem
from texts.catalogue import Translator
from ui.parts.markup import literal

_SHOWN = 40
"""So many problems are written out; whoever mends them sees the next ones."""


def draw_stack_problems(stack: Stack, t: Translator) -> None:
    """Draw every problem of a table as one sentence; none of it has been stored."""
    st.error(t("paper.stack.bad", count=len(stack.problems)))
    lines = [f"- {sentence}" for sentence in stack_problem_words(stack.problems[:_SHOWN], t)]
    st.markdown("\n".join(lines))
    if len(stack.problems) > _SHOWN:
        st.write(t("paper.stack.more", count=len(stack.problems) - _SHOWN))


def stack_problem_words(problems: tuple[StackProblem, ...], t: Translator) -> Iterator[str]:
    """Yield a sentence for each problem: where, what stands there, what may stand there, what was probably meant."""
    for one in problems:
        offered = ", ".join(literal(t("ui.quoted", text=answer)) for answer in one.offered)
        sentence = t(
            f"paper.stack.problem.{one.reason.value}",
            line=one.line,
            column=literal(one.column),
            value=literal(one.value),
            offered=offered,
        )
        near = t("paper.stack.nearest", word=literal(one.nearest)) if one.nearest else ""
        yield sentence + near


def draw_stack_preview(
    stack: Stack, questionnaires: Mapping[str, Questionnaire], framework: Framework, t: Translator
) -> None:
    """Draw how many ballots a table holds and how often each answer, which is not yet stored."""
    st.success(t("paper.stack.good", count=stack.people), icon=":material/check:")
    for key, count in (("unfinished", stack.unfinished), ("blank", stack.blank)):
        if count:
            st.write(t(f"paper.stack.{key}", count=count))
    if stack.without_column:
        st.warning(
            t("paper.stack.without_column", questions=_named(stack.without_column), count=len(stack.without_column))
        )
    for perspective, ballots in stack.ballots.items():
        label = literal(framework.perspective(perspective).label)
        with st.expander(t("paper.stack.counts", perspective=label, count=len(ballots)), key=f"counts.{perspective}"):
            st.table(count_rows(stack, questionnaires[perspective], t), border="horizontal", hide_index=True)


def _named(items: tuple[str, ...]) -> str:
    return ", ".join(literal(item_id) for item_id in items)


def count_rows(stack: Stack, questionnaire: Questionnaire, t: Translator) -> list[dict[str, str]]:
    """Return a row a question: how often each answer would be stored, and how often none."""
    counts = stack.counts(questionnaire.perspective)
    people = len(stack.ballots[questionnaire.perspective])
    rows = []
    for number, (item_id, question) in enumerate(questionnaire.questions.items(), start=1):
        given = counts.get(item_id, Counter[str]())
        parts = [
            t("paper.stack.count", answer=label, count=given[answer])
            for answer, label in question.answers.items()
            if given.get(answer)
        ]
        if left := people - sum(given.values()):
            parts.append(t("paper.stack.count", answer=t("paper.blank"), count=left))
        rows.append(
            {
                t("paper.column.number"): str(number),
                t("paper.column.question"): question.text,
                t("paper.column.answers"): " · ".join(parts),
            }
        )
    return rows
