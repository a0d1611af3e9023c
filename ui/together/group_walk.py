"""The way of a group through its questions: one criterion at a time, and at the end everything at one glance."""

import streamlit as st

from qualitaetsrahmen.model import Framework
from selfeval.group_ballot import fields_at, first_open_topic, topics_of
from ui import state
from ui.desk import Desk
from ui.together.group_ending import draw_ending
from ui.together.group_questions import OpenBallot, draw_topic


def draw_walk(desk: Desk, open_ballot: OpenBallot, framework: Framework, walk: str) -> None:
    """Draw the present criterion with the way back and on; a group comes back to its first open question."""
    t = desk.t
    topics = topics_of(open_ballot.questionnaire)
    number = min(state.step_of(walk, first_open_topic(topics, open_ballot.answers())), len(topics) + 1)
    state.go_to_step(walk, number)  # answering must not move the page under the group's eyes
    is_ending = number > len(topics)
    st.progress(
        (number - 1) / len(topics),
        text=t("ui.together.ending") if is_ending else t("ui.together.place", number=number, total=len(topics)),
    )
    if is_ending:
        draw_ending(desk, open_ballot, framework, topics, walk)
    else:
        fields = fields_at(open_ballot.fields, topics, number, framework)
        draw_topic(open_ballot, framework, topics[number - 1], fields, t)
    st.space("small")
    with st.container(horizontal=True):
        if number > 1:
            st.button(t("ui.steps.back"), on_click=state.go_to_step, args=(walk, number - 1), key="together.back")
        if not is_ending:
            st.button(
                t("ui.steps.on"),
                type="primary",
                on_click=state.go_to_step,
                args=(walk, number + 1),
                key="together.on",
            )
