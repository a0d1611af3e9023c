"""Which group fills in together: every perspective of an open round that does not answer anonymously."""

import streamlit as st

from selfeval.model import RoundState
from ui import links
from ui.desk import Desk
from ui.parts.markup import literal


def choose_group(desk: Desk) -> None:
    """Draw one link a group, or what to do when there is none."""
    t = desk.t
    st.write(t("ui.together.intro"))
    groups = [
        (of_round, plan)
        for of_round in desk.rounds.rounds()
        if of_round.state is RoundState.OPEN
        for plan in of_round.plans
        if not plan.is_anonymous
    ]
    if not groups:
        st.info(t("ui.together.none"))
        links.link_to("neue_runde", t("ui.page.new_round"), icon=":material/add:")
    for of_round, plan in groups:
        framework = desk.rounds.framework(of_round.framework_sha256)
        label = framework.perspective(plan.perspective).label
        with st.container(border=True):
            st.markdown(f"**{literal(plan.body or label)}**")
            st.write(literal(of_round.title))
            links.show(
                t(f"ui.together.begin.{plan.mode.value}"),
                icon=":material/arrow_forward:",
                **{links.ROUND: of_round.id, links.PERSPECTIVE: plan.perspective},
            )
