"""Entering papers: what people answered on paper or elsewhere becomes sent ballots, or waits if it is late."""

import streamlit as st

from qualitaetsrahmen.errors import CodedError
from selfeval.group_ballot import ballot_scope
from selfeval.model import PerspectivePlan, Round, RoundState
from selfeval.own_words import text_fields
from selfeval.questionnaire import questionnaire_for
from ui import links
from ui.desk import Desk, open_desk
from ui.papers.choose_stack import choose_stack
from ui.papers.desk_of_papers import PaperDesk
from ui.papers.late_entry import draw_late_entry
from ui.papers.limesurvey_import import draw_limesurvey_import
from ui.papers.line_entry import draw_entry
from ui.papers.second_entry import draw_second_entry
from ui.papers.stack_import import draw_stack_import
from ui.parts.markup import literal
from ui.parts.messages import say_message

_SECTIONS = {
    "line": draw_entry,
    "check": draw_second_entry,
    "table": draw_stack_import,
    "limesurvey": draw_limesurvey_import,
}


def draw_page(desk: Desk) -> None:
    """Draw the stack that the address names, or first ask which one it is."""
    t = desk.t
    st.title(t("paper.page"), anchor=False)
    say_message()
    round_id, perspective = links.chosen(links.ROUND), links.chosen(links.PERSPECTIVE)
    try:
        of_round = desk.rounds.round(round_id) if round_id else None
    except CodedError as unknown:
        desk.say(unknown)
        of_round = None
    plan = of_round.plan(perspective) if of_round and perspective else None
    if of_round is None:
        choose_stack(desk)
    elif not desk.is_coordinator(of_round.network_id):
        st.info(t("ui.round.coordinators_only"))
    elif of_round.state not in (RoundState.OPEN, RoundState.CLOSED):
        draw_not_open(desk, of_round)
    elif plan is None or not plan.has_link:
        choose_stack(desk, of_round.id)
    else:
        draw_stack(desk, of_round, plan)


def draw_stack(desk: Desk, of_round: Round, plan: PerspectivePlan) -> None:
    """Draw the ways in which this stack can be entered and checked."""
    t = desk.t
    links.show(t("paper.choose.back"), icon=":material/arrow_back:")
    framework = desk.rounds.framework(of_round.framework_sha256)
    questionnaire = questionnaire_for(framework, of_round.criteria, plan.perspective)
    scope, is_late = ballot_scope(of_round, plan.perspective), of_round.state is RoundState.CLOSED
    papers = PaperDesk(
        desk=desk,
        of_round=of_round,
        plan=plan,
        framework=framework,
        questionnaire=questionnaire,
        store=desk.services.papers(scope),
        late=desk.services.late(scope) if is_late else None,
        fields=text_fields(framework, of_round.criteria, questionnaire) if plan.asks_texts and not is_late else (),
    )
    label = framework.perspective(plan.perspective).label
    st.write(t("paper.stack", perspective=literal(label), title=literal(of_round.title)))
    if is_late:
        draw_late_entry(papers)
        return
    section = st.segmented_control(
        t("paper.sections"),
        list(_SECTIONS),
        default="line",
        required=True,
        format_func=lambda one: t(f"paper.section.{one}"),
        key="paper.section",
        label_visibility="collapsed",
    )
    _SECTIONS[section or "line"](papers)


def draw_not_open(desk: Desk, of_round: Round) -> None:
    """Say why this round takes no forms now."""
    key = "draft" if of_round.state is RoundState.DRAFT else "closed"
    st.info(desk.t(f"paper.not_open.{key}", title=literal(of_round.title)))
    label = desk.t("paper.not_open.to_round")
    links.link_to("runden", label, icon=":material/arrow_back:", **{links.ROUND: of_round.id})


draw_page(open_desk())
