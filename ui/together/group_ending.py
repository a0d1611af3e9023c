"""The end of a ballot that a group has filled in: look over, send, and what a body agrees to."""

from datetime import date

import streamlit as st

from qualitaetsrahmen.errors import CodedError
from qualitaetsrahmen.model import Framework
from selfeval.ballots import send_ballot
from selfeval.group_ballot import Topic, unanswered
from selfeval.model import PerspectivePlan, Round, RoundState
from selfeval.questionnaire import Question
from selfeval.rounds import record_consent
from texts.catalogue import Translator
from ui import links, state
from ui.desk import Desk
from ui.parts.framework_view import criterion_name
from ui.parts.markup import literal
from ui.together.group_questions import OpenBallot


def draw_ending(desk: Desk, open_ballot: OpenBallot, framework: Framework, topics: list[Topic], walk: str) -> None:
    """Draw all answers once more, what has none, and the button that sends them."""
    t = desk.t
    st.header(t("ui.together.look_over"), anchor=False)
    answers = open_ballot.answers()
    for topic in topics:
        st.markdown(f"**{criterion_name(framework.criteria[topic.criterion_id])}**")
        st.markdown("\n".join(f"- {literal(one.text)} **{answer_words(one, answers, t)}**" for one in topic.questions))
    draw_words(open_ballot, t)
    left = unanswered(open_ballot.questionnaire, answers)
    if left:
        st.info(t("ui.together.left", count=left))
    st.write(t("ui.together.send_text"))
    if st.button(t("ui.together.send"), type="primary", key="together.send"):
        send(desk, open_ballot, walk)


def draw_words(open_ballot: OpenBallot, t: Translator) -> None:
    """Draw what the group has written."""
    written = open_ballot.store.words(open_ballot.ballot.id) if open_ballot.fields else {}
    for field in open_ballot.fields:
        if written.get(field.place):
            st.markdown(f"**{literal(field.question or t('own_words.general'))}**")
            st.markdown(literal(written[field.place]))


def answer_words(question: Question, answers: dict[str, str], t: Translator) -> str:
    """Return the answer to a question in the words of its scale."""
    answer = answers.get(question.item_id)
    return literal(question.answers[answer]) if answer else t("ui.together.no_answer")


def send(desk: Desk, open_ballot: OpenBallot, walk: str) -> None:
    """Send the ballot and say so; from then on nobody can change it."""
    try:
        send_ballot(open_ballot.store, open_ballot.ballot)
    except CodedError as problem:
        desk.say(problem)
        return
    state.forget_step(walk)
    state.ask(f"sent:{walk}")
    st.rerun()


def draw_body_done(desk: Desk, of_round: Round, plan: PerspectivePlan, label: str) -> None:
    """Say that a body's answer has arrived, and record what it agrees to."""
    t = desk.t
    st.success(t("ui.together.body_sent", body=literal(plan.body or label)), icon=":material/check:")
    st.header(t("ui.together.leave_title"), anchor=False)
    st.write(t("ui.together.leave_text", body=literal(plan.body or label)))
    if plan.leave_agreed_on:
        st.write(t("ui.together.leave_agreed", day=t.date(plan.leave_agreed_on)))
    elif of_round.state is RoundState.OPEN and st.button(t("ui.together.agree"), key="together.agree"):
        agree(desk, of_round, plan, desk.today)
    links.link_to("runden", t("ui.together.back_to_round"), icon=":material/arrow_back:", **{links.ROUND: of_round.id})


def agree(desk: Desk, of_round: Round, plan: PerspectivePlan, today: date) -> None:
    """Record that the body lets its answer leave the network."""
    try:
        record_consent(desk.rounds, of_round.id, plan.perspective, today)
    except CodedError as problem:
        desk.say(problem)
        return
    desk.note("round.consent_recorded", of_round.id, of_round.network_id)
    st.rerun()


def draw_person_done(t: Translator) -> None:
    """Say that one person's answers have arrived, and let the next one begin."""
    st.success(t("ui.together.person_sent"), icon=":material/check:")
    st.button(t("ui.together.next_person"), type="primary", on_click=state.forget_question, key="together.next")
    st.write(t("ui.together.next_person_text"))
