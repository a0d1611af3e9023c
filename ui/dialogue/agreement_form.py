"""Making an agreement and changing its words: what, who by role, until when, and how everyone will notice."""

from datetime import timedelta

import streamlit as st

from dialogues.agreement_model import Agreement
from dialogues.agreements import AgreementDraft, agree, change_words, draft_of
from dialogues.errors import AgreementIncomplete
from dialogues.model import Session, SessionState
from qualitaetsrahmen.errors import CodedError
from ui import state
from ui.cluster.whose_agreement import choose_whose
from ui.desk import Desk
from ui.dialogue import dialogue_state
from ui.dialogue.agreement_fields import Form, ask_fields, missing_words

_LONGEST_REASON = 2000
_USUAL_TIME = timedelta(weeks=12)
"""A day is proposed, because Streamlit's empty date field speaks English."""


def draw_agreement_form(desk: Desk, session: Session, criterion_id: str) -> None:
    """Draw the form for a new agreement; it is emptied only when the agreement stands."""
    t = desk.t
    form = f"agree:{session.id}:{criterion_id}"
    key = dialogue_state.edition(form)
    empty = AgreementDraft(criterion_id, "", "", desk.today + _USUAL_TIME, "")
    whose = choose_whose(desk, session, criterion_id, f"{key}.whose")
    with st.form(key):
        draft = ask_fields(Form(key, empty, desk.today, desk.today), t)
        is_sent = st.form_submit_button(t("dialogue_ui.agree.button"), type="primary")
    if is_sent and draft and _agree(desk, whose, draft):
        dialogue_state.clear(form)
        state.leave_message(t("dialogue_ui.agree.done"))
        st.rerun()


def draw_change_form(desk: Desk, session: Session, agreement: Agreement) -> None:
    """Draw the form that changes an agreement's words, or say who may; what was typed stays until it is stored."""
    t = desk.t
    is_over = session.state is SessionState.ENDED
    if is_over and not desk.is_coordinator(agreement.network_id):
        st.write(t("agreements_ui.change.coordinators_only"))
        return
    form = f"change:{agreement.id}"
    key = dialogue_state.edition(form)
    st.write(t("agreements_ui.change.after" if is_over else "agreements_ui.change.before"))
    with st.form(key, border=False):
        draft = ask_fields(Form(key, draft_of(agreement), desk.today), t)
        reason = ""
        if is_over:
            label = t("agreements_ui.change.reason")
            reason = st.text_area(label, max_chars=_LONGEST_REASON, height=90, key=f"{key}.reason")
        is_sent = st.form_submit_button(t("agreements_ui.change.button"))
    if is_sent and draft and _change(desk, session, agreement, draft, reason):
        dialogue_state.clear(form)
        state.leave_message(t("agreements_ui.change.done"))
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
    except CodedError as problem:
        _say(desk, problem)
        return False
    desk.note("agreement.made", agreement.id, agreement.network_id)
    return True


def _change(desk: Desk, session: Session, agreement: Agreement, draft: AgreementDraft, reason: str) -> bool:
    try:
        change_words(desk.agreements, session, agreement.id, draft, reason, desk.today)
    except CodedError as problem:
        _say(desk, problem)
        return False
    desk.note("agreement.changed", agreement.id, agreement.network_id)
    return True


def _say(desk: Desk, problem: CodedError) -> None:
    if isinstance(problem, AgreementIncomplete):
        st.error(desk.t("dialogue_ui.agree.missing", fields=missing_words(problem, desk.t)))
    else:
        desk.say(problem)
