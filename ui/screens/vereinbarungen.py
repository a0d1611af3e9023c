"""Agreements: what was agreed, what is due, what became of it, and what criteria mean here."""

import streamlit as st

from dialogues.agreement_model import Agreement
from ui import links
from ui.datasets.take_data import take_data
from ui.desk import Desk, open_desk
from ui.dialogue.agreement_board import draw_board, draw_table
from ui.dialogue.agreement_filter import choose_agreements, listed
from ui.dialogue.agreement_page import draw_one
from ui.dialogue.meaning_section import draw_meanings
from ui.dialogue.take_papers import draw_list_papers
from ui.parts.messages import say_message
from ui.parts.wide_page import widen
from wiring.data_exports import DataKind

BOARD, TABLE, MEANINGS = "board", "list", "meanings"


def draw_page(desk: Desk) -> None:
    """Draw one agreement when the address names it, else all that fit the filters, or what criteria mean here."""
    t = desk.t
    agreements = desk.agreements.agreements()
    asked = next((one for one in agreements if one.id == links.chosen(links.AGREEMENT)), None)
    if asked is not None:
        draw_one(desk, asked)
        return
    st.title(t("dialogue_ui.agreements.title"), anchor=False)
    say_message()
    view = st.segmented_control(
        t("agreements_ui.view"),
        [BOARD, TABLE, MEANINGS],
        default=BOARD,
        required=True,
        format_func=lambda name: t(f"agreements_ui.view.{name}"),
        key="agreements.view",
    )
    if view == MEANINGS:
        draw_meanings(desk)
    elif agreements:
        draw_agreements(desk, agreements, is_board=view == BOARD)
    else:
        st.info(t("dialogue_ui.agreements.none"))
        links.link_to("dialoge", t("dialogue_ui.agreements.to_dialogues"), icon=":material/arrow_forward:")


def draw_agreements(desk: Desk, agreements: list[Agreement], *, is_board: bool) -> None:
    """Draw the agreements that fit the filters, on the board or as a table."""
    t = desk.t
    widen()
    st.write(summary(agreements, desk))
    chosen = choose_agreements(listed(desk, agreements), desk.today, t)
    if not chosen:
        st.info(t("dialogue_ui.agreements.none_fits"))
    elif is_board:
        draw_board(chosen, desk.today, t)
    else:
        draw_table(chosen, desk.today, t)
    draw_list_papers(desk, agreements)
    take_data(desk, DataKind.AGREEMENTS)


def summary(agreements: list[Agreement], desk: Desk) -> str:
    """Say how many agreements there are, and how many are overdue."""
    t = desk.t
    overdue = sum(agreement.is_overdue(desk.today) for agreement in agreements)
    late = t("dialogue_ui.agreements.overdue", count=overdue) if overdue else t("dialogue_ui.agreements.in_time")
    return t("dialogue_ui.agreements.summary", count=len(agreements), late=late)


draw_page(open_desk())
