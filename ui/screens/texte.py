"""Looking through what people wrote in their own words, before anybody else reads it; for coordinators only."""

import streamlit as st

from ui import links, state
from ui.desk import Desk, open_desk
from ui.parts.messages import say_message
from ui.results.choose_round import choose_closed_round
from ui.review.text_list import draw_texts
from ui.review.texts_release import offer_release
from ui.review.waiting_texts import review_of, rounds_with_texts


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


draw_page(open_desk())
