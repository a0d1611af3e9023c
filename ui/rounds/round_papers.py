"""The questionnaire on paper for each perspective and language, and the way to entering what comes back."""

import streamlit as st

from exports.paper_forms import Fold, default_fold
from qualitaetsrahmen.languages.translations import language_name
from qualitaetsrahmen.model import Framework
from selfeval.model import Round, RoundState
from ui import links
from ui.desk import Desk
from ui.parts.markup import literal, plain_link
from web.papers import offered_forms


def offer_papers(desk: Desk, of_round: Round, framework: Framework) -> None:
    """Draw the printed questionnaires of all who answer person by person; nothing where a body answers alone."""
    t = desk.t
    plans = [plan for plan in of_round.plans if plan.has_link]
    if not plans:
        return
    st.header(t("paper.print.title"), anchor=False)
    st.write(t("paper.print.intro"))
    for plan in plans:
        with st.container(border=True):
            st.markdown(f"**{literal(framework.perspective(plan.perspective).label)}**")
            usual = default_fold(framework, plan.perspective)
            for fold in sorted(Fold, key=lambda one: one is not usual):
                st.write(t(f"paper.print.fold.{fold.value}"))
                with st.container(horizontal=True):
                    for language in offered_forms(desk.services, desk.scope, of_round, framework, plan.perspective):
                        path = links.form_path(of_round.id, plan.perspective, language, fold.value)
                        plain_link(language_name(language), path)
    if of_round.state in (RoundState.OPEN, RoundState.CLOSED) and desk.is_coordinator(of_round.network_id):
        label = t("paper.print.to_entry" if of_round.state is RoundState.OPEN else "paper_late.to_entry")
        links.link_to("papier_eingeben", label, icon=":material/edit_document:", **{links.ROUND: of_round.id})
