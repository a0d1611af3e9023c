"""Looking through what people wrote in their own words, before anybody else reads it; for coordinators only."""

import streamlit as st

from networks.scopes import ReviewScope
from selfeval.model import Round
from selfeval.text_review import ReviewStore
from ui import links, state
from ui.desk import Desk, open_desk
from ui.parts.messages import say_message
from ui.results.choose_round import choose_closed_round, closed_rounds
from ui.review.text_list import draw_texts
from ui.review.texts_release import offer_release


def draw_page(desk: Desk) -> None:
    """Draw the texts of one round, or say what to do next where there are none."""
    t = desk.t
    st.title(t("review_ui.title"), anchor=False)
    say_message()
    problem = state.take_problem()
    if problem:
        desk.say(problem)
    waiting = rounds_with_texts(desk)
    if not waiting:
        st.info(t("review_ui.none"))
        links.link_to("ergebnisse", t("review_ui.to_results"), icon=":material/arrow_forward:")
        return
    of_round = choose_closed_round(desk, waiting)
    store = review_of(desk, of_round)
    texts = store.texts()
    st.write(t("review_ui.intro"))
    with st.expander(t("review_ui.rules.title")):
        st.markdown(t("review_ui.rules"))
    offer_release(desk, store, of_round, texts)
    draw_texts(desk, store, of_round, texts)


def review_of(desk: Desk, of_round: Round) -> ReviewStore:
    """Return the texts of a round; raises NotPermitted for anyone who does not coordinate its network."""
    desk.require_coordinator(of_round.network_id)
    return desk.services.review(ReviewScope(of_round.network_id, of_round.id))


def rounds_with_texts(desk: Desk) -> list[Round]:
    """Return the rounds whose texts wait for this coordinator, the newest first."""
    return [
        one
        for one in closed_rounds(desk)
        if any(plan.asks_texts for plan in one.plans)
        and desk.is_coordinator(one.network_id)
        and review_of(desk, one).texts()
    ]


draw_page(open_desk())
