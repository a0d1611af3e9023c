"""One criterion on a big screen: its questions, each choice stored at once, and food for talk beside it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import streamlit as st

from qualitaetsrahmen.errors import CodedError
from qualitaetsrahmen.languages.translations import GERMAN
from qualitaetsrahmen.model import Framework
from selfeval.ballots import Ballot, keep_answers
from selfeval.group_ballot import Topic
from selfeval.model import PinnedMeaning
from selfeval.own_words import LONGEST_TEXT, TextField, Words, checked_words
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
    fields: tuple[TextField, ...] = ()
    """Where the group may write in its own words; empty where the round does not ask for them."""
    meanings: Mapping[str, PinnedMeaning] = field(default_factory=dict)
    """By criterion, what it means here."""

    def answers(self) -> dict[str, str]:
        """Return what has been kept so far."""
        return self.store.answers(self.ballot.id)


def draw_topic(
    open_ballot: OpenBallot, framework: Framework, topic: Topic, fields: Sequence[TextField], t: Translator
) -> None:
    """Draw a criterion with its questions and text fields on the left and what to talk about on the right."""
    st.html(_STYLE)
    questions, talk = st.columns([5, 3], gap="large")
    with questions, st.container(key=BIG_SCREEN):
        area = framework.area_of[topic.criterion_id]
        st.write(area_name(area))
        st.header(criterion_name(framework.criteria[topic.criterion_id]), anchor=False)
        draw_meaning_here(open_ballot.meanings.get(topic.criterion_id), t)
        answers = open_ballot.answers()
        for question in topic.questions:
            draw_question(open_ballot, question, answers.get(question.item_id), t)
        written = open_ballot.store.words(open_ballot.ballot.id) if fields else {}
        for field in fields:
            draw_field(open_ballot, field, written.get(field.place, ""), t)
    with talk:
        food_for_talk(framework, topic, open_ballot.perspective, t)


def draw_meaning_here(meant: PinnedMeaning | None, t: Translator) -> None:
    """Say what the criterion means here, where people have agreed on it."""
    if meant is None:
        return
    said = {"agreed": meant.meaning, "signs": meant.signs}
    lines = [f"**{t(f'local_meanings.{name}')}** {literal(text)}" for name, text in said.items() if text]
    with st.container(border=True):
        st.markdown("  \n".join(lines))


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


def draw_field(open_ballot: OpenBallot, field: TextField, kept: str, t: Translator) -> None:
    """Draw a place to write; it shows what the database holds, and what is typed goes there when the field is left."""
    key = f"words:{open_ballot.ballot.id}:{field.place}"
    state.write(key, kept)
    st.text_area(
        literal(field.question or t("own_words.general")),
        max_chars=LONGEST_TEXT,
        key=key,
        on_change=keep_words,
        args=(open_ballot, field, key),
    )
    st.caption(t("own_words.help", longest=LONGEST_TEXT))


def keep_words(open_ballot: OpenBallot, field: TextField, key: str) -> None:
    """Keep what was typed; what goes wrong is said when the page is drawn."""
    try:
        checked = checked_words((field,), {field.place: str(state.written(key) or "")})
        words = {place: Words(GERMAN, text) for place, text in checked.items()}
        keep_answers(open_ballot.store, open_ballot.questionnaire, open_ballot.ballot, {}, words)
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
