"""What was planned for a round: its criteria, who takes part in which way, and who sees the results."""

import streamlit as st

from exports.phrases import mode_word
from exports.recipients import recipients_sentence
from qualitaetsrahmen.model import Framework
from selfeval.model import Mode, Round
from selfeval.questionnaire import questionnaire_for
from texts.catalogue import Translator
from ui.desk import Desk
from ui.new_round.invited_table import show_invited
from ui.new_round.outlook_view import outlook_table
from ui.parts.framework_view import criterion_name
from ui.parts.markup import literal
from ui.parts.questionnaire_sheet import questionnaire_preview


def show_plan(desk: Desk, of_round: Round, framework: Framework) -> None:
    """Draw the plan, folded away."""
    t = desk.t
    st.header(t("ui.plan.title"), anchor=False)
    with st.expander(t("ui.plan.criteria", criteria=framework.framework.words.criteria), key="plan.criteria"):
        st.write(literal(f"{framework.framework.title} {framework.framework.version}"))
        st.markdown("\n".join(f"- {criterion_name(framework.criteria[one])}" for one in of_round.criteria))
    with st.expander(t("ui.plan.people"), key="plan.people"):
        for plan in of_round.plans:
            label = literal(framework.perspective(plan.perspective).label)
            way = mode_word(plan.mode, t)
            body = f" ({literal(plan.body)})" if plan.mode is Mode.CONSENSUS and plan.body else ""
            st.markdown(f"**{label}** · {way}{body}")
            questionnaire_preview(questionnaire_for(framework, of_round.criteria, plan.perspective))
    with st.expander(t("ui.plan.recipients"), key="plan.recipients"):
        st.write(recipients_sentence(of_round.recipients, t))


def show_expectations(of_round: Round, framework: Framework, t: Translator) -> None:
    """Draw what a draft leads one to expect, folded away: who is invited, and what will show of them."""
    with st.expander(t("round_life.invited.title"), key="plan.invited"):
        show_invited(of_round.plans, framework, t)
    with st.expander(t("round_life.outlook.title"), key="plan.outlook"):
        outlook_table(of_round.plans, framework, t)
