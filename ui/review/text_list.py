"""The texts of a round topic by topic, a handful at a time, with how far one has come."""

import streamlit as st

from qualitaetsrahmen.model import Framework
from selfeval.model import Round
from selfeval.own_words import may_leave
from selfeval.results import shown_framework
from selfeval.text_review import ReviewState, ReviewStore, TextInReview, TopicTexts, by_topic
from texts.catalogue import Translator
from ui.desk import Desk
from ui.parts.markup import literal
from ui.review.place_words import asked_there, place_title, places_of
from ui.review.text_card import draw_decided, draw_undecided

AT_ONCE = 8
"""More texts than this on one page tire whoever reads them carefully."""
GROUP = "review.group"


def draw_texts(desk: Desk, store: ReviewStore, of_round: Round, texts: list[TextInReview]) -> None:
    """Draw the chosen topic of one perspective: what is undecided first, then what has been decided."""
    t, framework = desk.t, desk.rounds.framework(of_round.framework_sha256)
    framework, perspectives = shown_framework(framework, of_round), list(of_round.shown_groups())
    groups = by_topic(texts, places_of(framework), perspectives)
    chosen = st.selectbox(
        t("review_ui.list.choose"),
        range(len(groups)),
        format_func=lambda number: _label(groups[number], framework, t),
        key=GROUP,
    )
    group = groups[chosen]
    question = asked_there(framework, group.place, group.perspective)
    if question and len(of_round.group_of(group.perspective)) == 1:
        st.markdown(t("review_ui.list.asked", question=literal(question)))
    plan = of_round.plan(group.perspective)
    undecided = [one for one in group.texts if one.state is ReviewState.OPEN]
    for one in undecided[:AT_ONCE]:
        draw_undecided(desk, store, one, may_leave=plan is not None and may_leave(plan))
    if len(undecided) > AT_ONCE:
        st.info(t("review_ui.list.more", count=len(undecided) - AT_ONCE))
    _draw_decided(desk, store, [one for one in group.texts if one.state is not ReviewState.OPEN])


def _draw_decided(desk: Desk, store: ReviewStore, decided: list[TextInReview]) -> None:
    if decided:
        with st.expander(desk.t("review_ui.list.decided", count=len(decided))):
            for one in decided:
                draw_decided(desk, store, one)


def _label(group: TopicTexts, framework: Framework, t: Translator) -> str:
    left = sum(one.state is ReviewState.OPEN for one in group.texts)
    return t(
        "review_ui.list.group" if left else "review_ui.list.group_done",
        place=place_title(framework, group.place),
        perspective=framework.perspective(group.perspective).label,
        left=left,
        number=len(group.texts),
    )
