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


def form_links(desk: Desk, of_round: Round, framework: Framework, perspective: str) -> None:
    """Draw the ways to the printed questionnaire of one perspective, the usual way of folding it first."""
    t = desk.t
    offered = offered_forms(desk.services, desk.scope, of_round, framework, perspective)
    usual = default_fold(framework, perspective)
    for fold in sorted(Fold, key=lambda one: one is not usual):
        st.write(t(f"paper.print.fold.{fold.value}"))
        with st.container(horizontal=True):
            for language in offered:
                label = t("paper.print.form", language=language_name(language), fold=fold.value.upper())
                plain_link(label, links.form_path(of_round.id, perspective, language, fold.value))


def offer_first_look(desk: Desk, of_round: Round, framework: Framework) -> None:
    """Draw the printed questionnaires of a draft, folded away; nothing where nobody answers person by person."""
    t = desk.t
    asked = [plan.perspective for plan in of_round.plans if plan.has_link]
    if not asked:
        return
    with st.expander(t("paper.print.title"), key="plan.papers"):
        st.write(t("paper.print.first_look"))
        for perspective in asked:
            st.markdown(f"**{literal(framework.perspective(perspective).label)}**")
            form_links(desk, of_round, framework, perspective)


def offer_entry(desk: Desk, of_round: Round) -> None:
    """Draw the way to entering the forms that came back, after closing too; nothing where nobody answers alone."""
    if any(plan.has_link for plan in of_round.plans):
        label = desk.t("paper.print.to_entry" if of_round.state is RoundState.OPEN else "paper_late.to_entry")
        links.link_to("papier_eingeben", label, icon=":material/edit_document:", **{links.ROUND: of_round.id})
