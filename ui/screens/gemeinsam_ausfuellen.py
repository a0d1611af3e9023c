"""Filling in together: a group and its coordinator answer criterion by criterion at one screen."""

import streamlit as st

from exports.recipients import recipients_sentence
from qualitaetsrahmen.errors import CodedError
from selfeval.errors import RoundNotOpen
from selfeval.group_ballot import ballot_scope, present_ballot
from selfeval.model import Mode, PerspectivePlan, Round, RoundState
from selfeval.own_words import text_fields
from selfeval.questionnaire import questionnaire_for
from texts.catalogue import Translator
from ui import links, state
from ui.desk import Desk, open_desk
from ui.parts.markup import literal
from ui.together.group_choice import choose_group
from ui.together.group_ending import draw_body_done, draw_person_done
from ui.together.group_questions import OpenBallot
from ui.together.group_walk import draw_walk


def draw_page(desk: Desk) -> None:
    """Draw the group's way through its questions, or first ask which group it is."""
    t = desk.t
    st.title(t("ui.together.title"), anchor=False)
    problem = state.take_problem()
    if problem:
        desk.say(problem)
    round_id, perspective = links.chosen(links.ROUND), links.chosen(links.PERSPECTIVE)
    try:
        of_round = desk.rounds.round(round_id) if round_id else None
    except CodedError as unknown:
        desk.say(unknown)
        of_round = None
    plan = of_round.plan(perspective) if of_round and perspective else None
    if of_round is None or plan is None or plan.is_anonymous:
        choose_group(desk)
    elif of_round.state is not RoundState.OPEN:
        desk.say(RoundNotOpen(round=of_round.title))
        choose_group(desk)
    else:
        draw_group(desk, of_round, plan)


def draw_group(desk: Desk, of_round: Round, plan: PerspectivePlan) -> None:
    """Draw where this group is: at a criterion, at the end, or done; as wide as the projector allows."""
    st.set_page_config(layout="wide")
    t = desk.t
    framework = desk.rounds.framework(of_round.framework_sha256)
    label = framework.perspective(plan.perspective).label
    walk = f"together:{of_round.id}:{plan.perspective}"
    store = desk.services.ballots(ballot_scope(of_round, plan.perspective))
    ballot = present_ballot(desk.services.keys, store, of_round, plan, desk.account.id)
    st.write(t(f"ui.together.who.{plan.mode.value}", who=literal(plan.body or label), title=literal(of_round.title)))
    if plan.mode is Mode.CONSENSUS and store.is_sent(ballot.mark):
        draw_body_done(desk, of_round, plan, label)
    elif state.is_asked(f"sent:{walk}"):
        draw_person_done(t)
    else:
        say_openly(of_round, plan, label, t)
        questionnaire = questionnaire_for(framework, of_round.criteria, plan.perspective)
        fields = text_fields(framework, of_round.criteria, questionnaire) if plan.asks_texts else ()
        group = OpenBallot(ballot, store, questionnaire, plan.perspective, fields, of_round.meanings)
        draw_walk(desk, group, framework, walk)


def say_openly(of_round: Round, plan: PerspectivePlan, label: str, t: Translator) -> None:
    """Say before the first question that these answers are not anonymous, and who will see them."""
    words = t(f"round_life.openly.{plan.mode.value}", who=literal(plan.body or label))
    st.info(f"{words} {recipients_sentence(of_round.recipients, t)}", icon=":material/visibility:")


draw_page(open_desk())
