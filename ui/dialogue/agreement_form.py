"""Making an agreement: what, who by role, until when, and how everyone will notice."""

from datetime import timedelta

import streamlit as st

from dialogues.agreements import AgreementDraft, agree
from dialogues.errors import AgreementIncomplete
from dialogues.model import Session
from qualitaetsrahmen.errors import CodedError
from ui import state
from ui.cluster.whose_agreement import choose_whose
from ui.desk import Desk
from ui.dialogue import dialogue_state

_LONGEST_TEXT = 1000
_LONGEST_ROLE = 160


_USUAL_TIME = timedelta(weeks=12)
"""A day is proposed, because Streamlit's empty date field speaks English."""


def draw_agreement_form(desk: Desk, session: Session, criterion_id: str) -> None:
    """Draw the form; it is emptied only when the agreement stands."""
    t = desk.t
    form = f"agree:{session.id}:{criterion_id}"
    key = dialogue_state.edition(form)
    whose = choose_whose(desk, session, criterion_id, f"{key}.whose")
    with st.form(key):
        what = st.text_area(t("dialogue_ui.agree.what"), max_chars=_LONGEST_TEXT, height=90, key=f"{key}.what")
        responsible = st.text_input(
            t("dialogue_ui.agree.responsible"),
            placeholder=t("dialogue_ui.agree.responsible_example"),
            max_chars=_LONGEST_ROLE,
            key=f"{key}.responsible",
        )
        due_on = st.date_input(
            t("dialogue_ui.agree.due_on"),
            value=desk.today + _USUAL_TIME,
            min_value=desk.today,
            format="DD.MM.YYYY",
            key=f"{key}.due_on",
        )
        sign = st.text_area(t("dialogue_ui.agree.sign"), max_chars=_LONGEST_TEXT, height=90, key=f"{key}.sign")
        is_sent = st.form_submit_button(t("dialogue_ui.agree.button"), type="primary")
    if is_sent and _agree(desk, whose, AgreementDraft(criterion_id, what, responsible, due_on, sign)):
        dialogue_state.clear(form)
        state.leave_message(t("dialogue_ui.agree.done"))
        st.rerun()


def _agree(desk: Desk, session: Session, draft: AgreementDraft) -> bool:
    """Write the agreement, or say what is missing; one that stands already is not written twice."""
    if any(
        (one.network_id, one.session_id, one.criterion_id, one.what, one.due_on)
        == (session.network_id, session.id, draft.criterion_id, draft.what.strip(), draft.due_on)
        for one in desk.agreements.agreements()
    ):
        return True
    try:
        agreement = agree(desk.agreements, session, draft, desk.today)
    except AgreementIncomplete as problem:
        st.error(desk.t("dialogue_ui.agree.missing", fields=_missing(desk, problem)))
        return False
    except CodedError as problem:
        desk.say(problem)
        return False
    desk.note("agreement.made", agreement.id, agreement.network_id)
    return True


def _missing(desk: Desk, problem: AgreementIncomplete) -> str:
    fields = problem.data.get("fields")
    names = fields if isinstance(fields, tuple) else ()
    return ", ".join(desk.t(f"dialogue_ui.agree.field.{name}") for name in names)
