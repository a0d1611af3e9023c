"""One criterion on a big screen: its questions, each choice stored at once, and food for talk beside it."""

from dataclasses import dataclass
from pathlib import Path

import streamlit as st

from qualitaetsrahmen.errors import CodedError
from qualitaetsrahmen.model import Framework
from selfeval.ballots import Ballot, keep_answers
from selfeval.group_ballot import Topic
from selfeval.ports import BallotStore
from selfeval.questionnaire import Question, Questionnaire
from texts.catalogue import Translator
from ui import state
from ui.parts.framework_view import area_name, criterion_name
from ui.parts.markup import literal

BIG_SCREEN = "grosse-schrift"
"""The key of the container whose texts are large; the style sheet beside the logo knows it."""
_STYLE = Path(__file__).parents[1] / "static" / "grosse-schrift.css"


@dataclass(frozen=True)
class OpenBallot:
    """A ballot with the place where its answers are kept and what it asks."""

    ballot: Ballot
    store: BallotStore
    questionnaire: Questionnaire
    perspective: str

    def answers(self) -> dict[str, str]:
        """Return what has been kept so far."""
        return self.store.answers(self.ballot.id)


def draw_topic(open_ballot: OpenBallot, framework: Framework, topic: Topic, t: Translator) -> None:
    """Draw a criterion with its questions on the left and what to talk about on the right."""
    st.html(_STYLE)
    questions, talk = st.columns([5, 3], gap="large")
    with questions, st.container(key=BIG_SCREEN):
        area = framework.area_of[topic.criterion_id]
        st.write(area_name(area))
        st.header(criterion_name(framework.criteria[topic.criterion_id]), anchor=False)
        answers = open_ballot.answers()
        for question in topic.questions:
            draw_question(open_ballot, question, answers.get(question.item_id), t)
    with talk:
        food_for_talk(framework, topic, open_ballot.perspective, t)


def draw_question(open_ballot: OpenBallot, question: Question, kept: str | None, t: Translator) -> None:
    """Draw one question; it always shows what the database holds, and a choice goes there at once."""
    key = f"answer:{open_ballot.ballot.id}:{question.item_id}"
    state.write(key, kept)
    st.markdown(f"**{literal(question.text)}**")
    if question.help:
        st.markdown(literal(question.help))
    if question.evidence:
        st.markdown(t("ui.framework.evidence", evidence=literal(question.evidence)))
    st.radio(
        literal(question.text),
        list(question.answers),
        index=None,
        format_func=lambda answer: literal(question.answers[answer]),
        captions=[literal(question.anchors.get(answer, "")) for answer in question.answers]
        if question.anchors
        else None,
        label_visibility="collapsed",
        key=key,
        on_change=keep_choice,
        args=(open_ballot, question.item_id, key),
    )


def keep_choice(open_ballot: OpenBallot, item_id: str, key: str) -> None:
    """Keep one choice; what goes wrong is said when the page is drawn."""
    try:
        keep_answers(
            open_ballot.store, open_ballot.questionnaire, open_ballot.ballot, {item_id: str(state.written(key))}
        )
    except CodedError as problem:
        state.leave_problem(problem)


def food_for_talk(framework: Framework, topic: Topic, perspective: str, t: Translator) -> None:
    """Show the open questions of the framework and what always helps to talk about this criterion."""
    area = framework.area_of[topic.criterion_id]
    texts = [question.ask[perspective] for question in area.questions if perspective in question.ask]
    texts += [prompt.text for prompt in framework.criteria[topic.criterion_id].dialogue if prompt.when == "always"]
    if texts:
        with st.container(border=True):
            st.markdown(f"**{t('ui.together.talk')}**")
            st.markdown("\n".join(f"- {literal(text)}" for text in texts))
            st.write(t("ui.together.talk_note"))
