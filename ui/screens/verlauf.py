"""Over time: what moved from round to round, criterion by criterion, and what was agreed in between."""

import streamlit as st

from analysis.earlier_rounds import Chain, for_reach
from analysis.over_time import over_time
from networks.scopes import NetworkScope
from qualitaetsrahmen.errors import CodedError
from selfeval.release import Reach
from ui import links
from ui.desk import Desk, open_desk
from ui.over_time.choose import Chosen, choose_chain, choose_topic, rounds_sentence
from ui.over_time.criterion import draw_criterion
from ui.over_time.overview import draw_overview
from ui.parts.markup import literal
from ui.results.limits import draw_limits
from ui.results.results_header import choose_reach


def draw_page(desk: Desk) -> None:
    """Draw the chosen rounds as an overview or for one criterion."""
    t = desk.t
    st.title(t("over_time_ui.title"), anchor=False)
    st.write(t("over_time_ui.intro"))
    chosen = choose_chain(desk)
    if chosen is None:
        st.info(t("over_time_ui.none"))
        links.link_to("runden", t("over_time_ui.to_rounds"), icon=":material/arrow_forward:")
        return
    reach = choose_reach(t)
    chain = for_reach(chosen.chain, reach)
    if not chain.closed:
        st.info(t("over_time_ui.nothing_outside"))
        return
    draw_chain(desk, chosen, chain, reach)
    draw_limits(t)


def draw_chain(desk: Desk, chosen: Chosen, chain: Chain, reach: Reach) -> None:
    """Read the rounds of the chain once and draw what was asked for."""
    t = desk.t
    scope = NetworkScope.of(chosen.network_id)
    try:
        library = desk.services.library(chosen.network_id)
        found = over_time(chain, desk.services.rounds(scope), library, reach)
    except CodedError as problem:
        desk.say(problem)
        return
    st.markdown(literal(rounds_sentence(found, t)))
    left_out = [one.title for one in chosen.chain.closed if one not in chain.closed]
    if left_out:
        st.write(t("over_time_ui.left_out", rounds=literal(t.listed(left_out))))
    if len(found.rounds) == 1:
        st.info(t("over_time_ui.only_one"))
    else:
        st.markdown(t("over_time_ui.groups"))
    topic = choose_topic(found, t)
    if topic:
        draw_criterion(desk, found, topic, desk.services.agreements(scope).agreements())
    else:
        draw_overview(desk, found)


draw_page(open_desk())
