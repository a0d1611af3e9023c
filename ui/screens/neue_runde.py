"""New round: from nothing to a round that can be opened, in four short steps."""

import streamlit as st

from networks.model import Network
from qualitaetsrahmen.errors import CodedError
from qualitaetsrahmen.model import Framework
from selfeval.rounds import plan_round
from ui import links, state
from ui.desk import Desk, open_desk
from ui.new_round.people_step import choose_people
from ui.new_round.recipients_step import choose_recipients
from ui.new_round.review_step import name_round, review
from ui.new_round.round_form import RoundForm
from ui.new_round.steps import draw_steps, draw_way_on
from ui.new_round.topics_step import choose_framework, choose_network, choose_topics

WALK = "new_round"
STEPS = ("topics", "people", "recipients", "review")


def draw_page(desk: Desk) -> None:
    """Draw the step that is due, and the way to the next one."""
    t = desk.t
    st.title(t("ui.new_round.title"), anchor=False)
    networks = [network for network in desk.networks.networks() if desk.is_coordinator(network.id)]
    if not networks:
        st.info(t("ui.new_round.no_network"))
        links.link_to("netzwerke", t("ui.page.networks"))
        return
    form = state.round_form()
    form.network_id = form.network(networks).id
    frameworks = desk.services.library(form.network_id).offered()
    if not frameworks:
        st.info(t("ui.new_round.no_framework"))
        return
    number = draw_steps(WALK, [t(f"ui.new_round.step.{name}") for name in STEPS], t)
    st.header(t(f"ui.new_round.heading.{STEPS[number - 1]}"), anchor=False)
    is_complete = draw_step(desk, form, networks, frameworks, STEPS[number - 1])
    finish = t("ui.new_round.save") if is_complete else None
    if draw_way_on(WALK, number, len(STEPS), t, finish=finish):
        save(desk, form, form.framework(frameworks))


def draw_step(desk: Desk, form: RoundForm, networks: list[Network], frameworks: list[Framework], step: str) -> bool:
    """Draw one step; say whether it is the last one and nothing is missing any more."""
    t = desk.t
    framework = form.framework(frameworks)
    match step:
        case "topics":
            choose_network(desk, form, networks)
            choose_topics(form, choose_framework(form, frameworks, t), t)
        case "people":
            choose_people(form, framework, t)
        case "recipients":
            choose_recipients(form, framework, form.network(networks).kind, t)
        case _:
            name_round(form, framework, desk.today, t)
            return not review(form, framework, t)
    return False


def save(desk: Desk, form: RoundForm, framework: Framework) -> None:
    """Save the round as a draft and go to it; when that fails, the form stays as it is."""
    try:
        desk.require_coordinator(form.network_id or "")
        planned = plan_round(desk.rounds, framework, form.draft(framework))
    except CodedError as problem:
        desk.say(problem)
        return
    desk.note("round.planned", planned.id, planned.network_id)
    state.forget_round_form()
    state.forget_step(WALK)
    state.leave_message(desk.t("ui.new_round.saved"))
    links.go_to("runden", **{links.ROUND: planned.id})


draw_page(open_desk())
