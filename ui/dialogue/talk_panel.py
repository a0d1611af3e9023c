"""What the talk about a criterion begins with: why it is on the agenda, what the release shows, and questions."""

import streamlit as st

from dialogues.agenda import prompts_for
from dialogues.model import ReasonKind, Session, Talk
from exports.phrases import reason_sentence
from selfeval.results import Results
from texts.catalogue import Translator
from ui.desk import Desk
from ui.parts.markup import literal
from ui.results.distribution_view import distribution_finding
from ui.results.finding import draw_finding
from ui.results.gap_view import gap_finding
from ui.results.marks import perspective_key, step_key
from ui.results.result_words import one_gap_words


def draw_talk(desk: Desk, results: Results, session: Session, item: Talk) -> None:
    """Draw the finding, what else speaks for the talk, and what to ask."""
    t = desk.t
    perspective_key(results.framework, results.perspectives, t)
    for result in results.of_criterion(item.criterion_id):
        words = one_gap_words(result, results, t)
        draw_finding(gap_finding(desk, [result], results, words, f"talk.{result.item.id}"), t)
    _draw_reasons(results, item, t)
    _draw_prompts(results, item, t)
    _draw_questions(results, session, item, t)
    fold = st.expander(t("dialogue_ui.talk.distribution"), key=f"talk.{item.id}.spread", on_change="rerun")
    if fold.open:
        with fold:
            _draw_distributions(desk, results, item)


def _draw_distributions(desk: Desk, results: Results, item: Talk) -> None:
    for result in results.of_criterion(item.criterion_id):
        step_key(result.scale, desk.t)
        draw_finding(distribution_finding(desk, result, results, f"talk.{result.item.id}.spread"), desk.t)


def _draw_reasons(results: Results, item: Talk, t: Translator) -> None:
    """Draw why the criterion is on the agenda, but for the gap, which the finding tells already."""
    has_finding = bool(results.of_criterion(item.criterion_id))
    told = [one for one in item.reasons if not (has_finding and one.kind is ReasonKind.GAP)]
    st.markdown("\n".join(f"- {literal(reason_sentence(one, results.framework, t))}" for one in told))


def _draw_prompts(results: Results, item: Talk, t: Translator) -> None:
    """Draw the framework's own sentences that fit the reasons."""
    prompts = prompts_for(results.framework.criteria[item.criterion_id], item.reasons)
    if prompts:
        st.subheader(t("dialogue_ui.talk.prompts"), anchor=False)
        st.markdown("\n".join(f"- {literal(prompt.text)}" for prompt in prompts))


def _draw_questions(results: Results, session: Session, item: Talk, t: Translator) -> None:
    """Draw the open questions of the area, in the words of everybody who sits in the room."""
    questions = results.framework.area_of[item.criterion_id].questions
    if not questions:
        return
    with st.expander(t("dialogue_ui.talk.questions")):
        for question in questions:
            lines = [
                f"- {literal(results.framework.perspective(who).label)}: {literal(question.ask[who])}"
                for who in session.perspectives
                if who in question.ask
            ]
            st.markdown("\n".join(lines))
