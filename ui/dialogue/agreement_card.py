"""One agreement: its words, where it comes from, its dated history, and the next step in it."""

from datetime import date

import streamlit as st

from dialogues.agreement_model import Agreement, AgreementState
from dialogues.agreements import follow_up
from exports.phrases import agreement_state_word
from qualitaetsrahmen.errors import CodedError
from qualitaetsrahmen.model import Framework
from texts.catalogue import Translator
from ui import links, state
from ui.desk import Desk
from ui.dialogue import dialogue_state
from ui.dialogue.choose_session import SESSION
from ui.parts.framework_view import criterion_name
from ui.parts.markup import literal

_LONGEST_NOTE = 2000


def draw_agreement(desk: Desk, agreement: Agreement, framework: Framework) -> None:
    """Draw an agreement with all that belongs to it."""
    t = desk.t
    with st.container(border=True):
        draw_words(agreement, desk.today, t)
        criterion = criterion_name(framework.criteria[agreement.criterion_id])
        session = desk.sessions.session(agreement.session_id)
        title = literal(session.title)
        st.markdown(t("dialogue_ui.agreement.origin", criterion=criterion, title=title))
        label = t("dialogue_ui.agreement.to_session", day=t.date(session.held_on))
        links.link_to("dialog_fuehren", label, icon=":material/arrow_forward:", **{SESSION: session.id})
        with st.expander(t("dialogue_ui.agreement.history", count=len(agreement.history))):
            _draw_history(agreement, t)
            _ask_next(desk, agreement)


def draw_words(agreement: Agreement, today: date, t: Translator) -> None:
    """Draw how far an agreement is, what was agreed, who does it until when, and how it will be noticed."""
    with st.container(horizontal=True, vertical_alignment="center"):
        is_at_rest = agreement.state in (AgreementState.DONE, AgreementState.DROPPED)
        st.badge(agreement_state_word(agreement.state, t), color="gray" if is_at_rest else "primary")
        if agreement.is_overdue(today):
            days = (today - agreement.due_on).days
            st.badge(t("dialogue_ui.agreement.overdue", count=days), color="orange")
    who, day = literal(agreement.responsible), t.date(agreement.due_on)
    lines = (
        f"**{literal(agreement.what)}**",
        t("dialogue_ui.agreement.who_until", who=who, day=day),
        t("dialogue_ui.agreement.sign", sign=literal(agreement.sign)),
    )
    st.markdown("  \n".join(lines))


def _draw_history(agreement: Agreement, t: Translator) -> None:
    lines = []
    for change in agreement.history:
        word = agreement_state_word(change.state, t)
        line = t("dialogue_ui.agreement.step", day=t.date(change.on), state=word)
        lines.append(f"- {line}" + (f"  \n  {literal(change.note)}" if change.note else ""))
    st.markdown("\n".join(lines))


def _ask_next(desk: Desk, agreement: Agreement) -> None:
    """Ask how far it is now; what was typed stays until it is stored."""
    t = desk.t
    form = f"follow_up:{agreement.id}"
    key = dialogue_state.edition(form)
    with st.form(key, border=False):
        new = st.segmented_control(
            t("dialogue_ui.agreement.new_state"),
            list(AgreementState),
            format_func=lambda one: agreement_state_word(one, t),
            key=f"{key}.state",
        )
        note = st.text_area(t("dialogue_ui.agreement.note"), max_chars=_LONGEST_NOTE, height=80, key=f"{key}.note")
        is_sent = st.form_submit_button(t("dialogue_ui.agreement.store"))
    if not is_sent:
        return
    if new is None:
        st.error(t("dialogue_ui.agreement.state_missing"))
        return
    try:
        follow_up(desk.agreements, agreement.id, AgreementState(new), note.strip(), desk.today)
    except CodedError as problem:
        desk.say(problem)
        return
    desk.note("agreement.followed_up", agreement.id, agreement.network_id)
    dialogue_state.clear(form)
    state.leave_message(t("dialogue_ui.agreement.stored"))
    st.rerun()
