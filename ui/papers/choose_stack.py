"""Which stack is entered: every perspective that answers person by person, of an open or a chosen closed round."""

import streamlit as st

from selfeval.model import RoundState
from ui import links
from ui.desk import Desk
from ui.parts.markup import literal


def choose_stack(desk: Desk, only_round: str | None = None) -> None:
    """Draw one link a stack, or what to do when there is none."""
    t = desk.t
    stacks = [
        (of_round, plan)
        for of_round in desk.rounds.rounds()
        if desk.is_coordinator(of_round.network_id)
        if of_round.state is RoundState.OPEN or (of_round.state is RoundState.CLOSED and of_round.id == only_round)
        if only_round in (None, of_round.id)
        for plan in of_round.plans
        if plan.has_link
    ]
    if not stacks:
        st.info(t("paper.choose.none"))
        links.link_to("runden", t("ui.page.rounds"), icon=":material/forum:")
        return
    st.write(t("paper.choose.intro"))
    for of_round, plan in stacks:
        label = desk.rounds.framework(of_round.framework_sha256).perspective(plan.perspective).label
        with st.container(border=True):
            st.markdown(f"**{literal(label)}**")
            st.write(literal(of_round.title))
            links.show(
                t("paper.choose.begin", perspective=label),
                icon=":material/arrow_forward:",
                **{links.ROUND: of_round.id, links.PERSPECTIVE: plan.perspective},
            )
