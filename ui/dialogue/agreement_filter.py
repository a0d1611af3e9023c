"""Which agreements are listed: by how far they are, and by when they are due."""

from collections.abc import Callable
from datetime import date, timedelta

import streamlit as st

from dialogues.agreement_model import Agreement, AgreementState
from exports.phrases import agreement_state_word
from texts.catalogue import Translator

SOON = timedelta(days=30)
_WAITING = (AgreementState.OPEN, AgreementState.UNDER_WAY)


def is_due_soon(agreement: Agreement, today: date) -> bool:
    """Say whether an agreement that is neither done nor dropped is due within the next thirty days."""
    return agreement.state in _WAITING and today <= agreement.due_on <= today + SOON


DUE: dict[str, Callable[[Agreement, date], bool]] = {
    "any": lambda *_: True,
    "overdue": Agreement.is_overdue,
    "soon": is_due_soon,
}


def choose_agreements(agreements: list[Agreement], today: date, t: Translator) -> list[Agreement]:
    """Ask for states and due dates, and return the agreements that fit, the next due first."""
    states = st.pills(
        t("dialogue_ui.agreements.state"),
        list(AgreementState),
        selection_mode="multi",
        default=list(_WAITING),
        format_func=lambda state: agreement_state_word(state, t),
        key="agreements.state",
    )
    due = st.segmented_control(
        t("dialogue_ui.agreements.due"),
        list(DUE),
        default="any",
        required=True,
        format_func=lambda name: t(f"dialogue_ui.agreements.due.{name}"),
        key="agreements.due",
    )
    wanted = states or list(AgreementState)
    return [one for one in agreements if one.state in wanted and DUE[due or "any"](one, today)]
