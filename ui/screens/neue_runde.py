"""New round: from nothing to a round that can be opened, in four short steps."""

import streamlit as st

from networks.model import Network
from qualitaetsrahmen.errors import CodedError
from qualitaetsrahmen.model import Framework
from selfeval.rounds import change_draft, plan_round
from texts.catalogue import Translator
from ui import links, state
from ui.desk import Desk, open_desk
from ui.new_round.days import choose_days
from ui.new_round.people_step import choose_people
from ui.new_round.recipients_step import choose_recipients
from ui.new_round.review_step import name_round, review
from ui.new_round.round_form import RoundForm
from ui.new_round.steps import draw_steps, draw_way_on
from ui.new_round.topics_step import choose_framework, choose_network, choose_topics
from ui.parts.markup import literal

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
    say_origin(form, t)
    number = draw_steps(WALK, [t(f"ui.new_round.step.{name}") for name in STEPS], t)
    st.header(t(f"ui.new_round.heading.{STEPS[number - 1]}"), anchor=False)
    is_complete = draw_step(desk, form, networks, frameworks, STEPS[number - 1])
    label = t("round_life.form.save_over") if form.edits else t("ui.new_round.save")
    finish = label if is_complete else None
    if draw_way_on(WALK, number, len(STEPS), t, finish=finish):
        save(desk, form, form.framework(frameworks))


def say_origin(form: RoundForm, t: Translator) -> None:
    """Say what a form was filled from, what of it has no place any more, and offer an empty one."""
    if form.edits is None and not form.is_repetition:
        return
    kind = "edits" if form.edits else "follows" if form.follows else "again"
    with st.container(border=True):
        st.write(t(f"round_life.form.{kind}"))
        if form.left_out:
            lines = "\n".join(f"- {literal(one)}" for one in form.left_out)
            st.markdown(f"{t('round_life.form.left_out')}\n\n{lines}")
        st.button(t("round_life.form.empty"), on_click=_begin_anew, key="new_round.empty", type="tertiary")


def _begin_anew() -> None:
    state.forget_round_form()
    state.forget_step(WALK)


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
            fits = choose_days(form, desk.today, desk.services.settings.keep_months, t)
            is_complete = not review(form, framework, t)
            if not fits:
                st.warning(t("day_field.round"), icon=":material/info:")
            return is_complete and fits
    return False


def save(desk: Desk, form: RoundForm, framework: Framework) -> None:
    """Save the round as a draft and go to it; when that fails, the form stays as it is."""
    try:
        desk.require_coordinator(form.network_id or "")
        if form.edits is None:
            planned = plan_round(desk.rounds, framework, form.draft(framework))
        else:
            planned = change_draft(desk.rounds, framework, form.edits, form.draft(framework))
    except CodedError as problem:
        desk.say(problem)
        return
    desk.note("round.changed" if form.edits else "round.planned", planned.id, planned.network_id)
    state.forget_round_form()
    state.forget_step(WALK)
    state.leave_message(desk.t("ui.new_round.saved"))
    links.go_to("runden", **{links.ROUND: planned.id})


draw_page(open_desk())
