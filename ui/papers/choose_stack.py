"""Which stack is entered: every perspective that answers person by person, of an open or a chosen closed round."""

import streamlit as st

from selfeval.model import Round, RoundState
from ui import links
from ui.desk import Desk
from ui.parts.markup import literal


def choose_stack(desk: Desk, only_round: str | None = None) -> None:
    """Draw one link a stack, or what to do when there is none."""
    t = desk.t
    rounds = [
        of_round
        for of_round in desk.rounds.rounds()
        if desk.is_coordinator(of_round.network_id)
        if of_round.state is RoundState.OPEN or (of_round.state is RoundState.CLOSED and of_round.id == only_round)
        if only_round in (None, of_round.id) and any(plan.has_link for plan in of_round.plans)
    ]
    if not rounds:
        st.info(t("paper.choose.none"))
        links.link_to("runden", t("ui.page.rounds"), icon=":material/forum:")
        return
    st.write(t("paper.choose.intro"))
    for of_round in rounds:
        with st.container(border=True):
            _stacks_of(desk, of_round)


def _stacks_of(desk: Desk, of_round: Round) -> None:
    """Draw one round with a link for every perspective that answers person by person."""
    framework = desk.rounds.framework(of_round.framework_sha256)
    st.markdown(f"**{literal(of_round.title)}**")
    for plan in of_round.plans:
        if plan.has_link:
            links.show(
                desk.t("paper.choose.begin", perspective=framework.perspective(plan.perspective).label),
                icon=":material/arrow_forward:",
                **{links.ROUND: of_round.id, links.PERSPECTIVE: plan.perspective},
            )
