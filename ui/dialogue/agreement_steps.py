"""The next steps of an agreement: how it stands now, a new day, and what the body decided that it needs."""

import streamlit as st

from dialogues.agreement_model import Agreement, AgreementState
from dialogues.agreements import follow_up, resolve
from exports.phrases import agreement_state_word
from qualitaetsrahmen.errors import CodedError
from ui import state
from ui.desk import Desk
from ui.dialogue import dialogue_state
from ui.parts.day_field import ANY, Days, ask_day

_LONGEST_NOTE = 2000
_LONGEST_RESULT = 1000


def ask_next(desk: Desk, agreement: Agreement) -> None:
    """Ask how it stands, for a note and for another day, stored in one step; what was typed stays until then.

    Nothing is chosen beforehand: a form that was drawn earlier must not undo what another device has stored since.
    """
    t = desk.t
    form = f"follow_up:{agreement.id}"
    key = dialogue_state.edition(form)
    with st.form(key, border=False):
        new = st.segmented_control(
            t("agreements_ui.next.state"),
            list(AgreementState),
            format_func=lambda one: agreement_state_word(one, t),
            key=f"{key}.state",
        )
        left, right = st.columns([3, 2])
        note = left.text_area(t("dialogue_ui.agreement.note"), max_chars=_LONGEST_NOTE, height=80, key=f"{key}.note")
        with right:
            label, field = t("agreements_ui.next.due_on"), f"{key}.due_on.{agreement.due_on}"
            due_on = ask_day(label, agreement.due_on, ANY, t, key=field).chosen
        is_sent = st.form_submit_button(t("dialogue_ui.agreement.store"))
    if not is_sent or due_on is None:
        return
    if new is None and not note.strip() and due_on == agreement.due_on:
        st.error(t("agreements_ui.next.nothing"))
        return
    try:
        follow_up(
            desk.agreements,
            agreement.id,
            AgreementState(new) if new else agreement.state,
            note.strip(),
            desk.today,
            due_on,
        )
    except CodedError as problem:
        desk.say(problem)
        return
    _done(desk, agreement, form, "agreement.followed_up", "dialogue_ui.agreement.stored")


def ask_resolution(desk: Desk, agreement: Agreement) -> None:
    """Ask when and what the body decided; a resolution that stands can be corrected."""
    t = desk.t
    form = f"resolution:{agreement.id}"
    key = dialogue_state.edition(form)
    stands = agreement.resolution
    with st.form(key, border=False):
        proposed = stands.on if stands else desk.today
        on = ask_day(t("agreements_ui.resolution.on"), proposed, Days(last=desk.today), t, key=f"{key}.on").chosen
        result = st.text_area(
            t("agreements_ui.resolution.result"),
            value=stands.result if stands else "",
            placeholder=t("agreements_ui.resolution.example"),
            max_chars=_LONGEST_RESULT,
            height=90,
            key=f"{key}.result",
        )
        is_sent = st.form_submit_button(t("agreements_ui.resolution.store"))
    if not is_sent:
        return
    if not result.strip():
        st.error(t("agreements_ui.resolution.missing"))
    if not result.strip() or on is None:
        return
    try:
        resolve(desk.agreements, agreement.id, on, result, desk.today)
    except CodedError as problem:
        desk.say(problem)
        return
    _done(desk, agreement, form, "agreement.resolved", "agreements_ui.resolution.stored")


def _done(desk: Desk, agreement: Agreement, form: str, action: str, message: str) -> None:
    desk.note(action, agreement.id, agreement.network_id)
    dialogue_state.clear(form)
    state.leave_message(desk.t(message))
    st.rerun()
