"""Agreements: what was agreed, what is due, and what became of it."""

import streamlit as st

from dialogues.agreement_model import Agreement
from ui import links
from ui.desk import Desk, open_desk
from ui.dialogue.agreement_card import draw_agreement
from ui.dialogue.agreement_filter import choose_agreements
from ui.dialogue.take_papers import draw_list_papers
from ui.parts.messages import say_message


def draw_page(desk: Desk) -> None:
    """Draw the agreements that fit the filters, or what to do when there is none."""
    t = desk.t
    st.title(t("dialogue_ui.agreements.title"), anchor=False)
    say_message()
    agreements = desk.agreements.agreements()
    if not agreements:
        st.info(t("dialogue_ui.agreements.none"))
        links.link_to("dialoge", t("dialogue_ui.agreements.to_dialogues"), icon=":material/arrow_forward:")
        return
    st.write(summary(agreements, desk))
    draw_list_papers(desk, agreements)
    chosen = choose_agreements(agreements, desk.today, t)
    if not chosen:
        st.info(t("dialogue_ui.agreements.none_fits"))
    for agreement in chosen:
        of_round = desk.rounds.round(agreement.round_id)
        draw_agreement(desk, agreement, desk.rounds.framework(of_round.framework_sha256))


def summary(agreements: list[Agreement], desk: Desk) -> str:
    """Say how many agreements there are, and how many are overdue."""
    t = desk.t
    overdue = sum(agreement.is_overdue(desk.today) for agreement in agreements)
    late = t("dialogue_ui.agreements.overdue", count=overdue) if overdue else t("dialogue_ui.agreements.in_time")
    return t("dialogue_ui.agreements.summary", count=len(agreements), late=late)


draw_page(open_desk())
