"""What the talk about a criterion came to: one of three and a note, stored at once and never prefilled."""

import streamlit as st

from dialogues.model import Outcome, Session, Talk
from dialogues.sessions import record_outcome
from exports.phrases import outcome_sentence, outcome_word
from qualitaetsrahmen.errors import CodedError
from ui import state
from ui.desk import Desk

LONGEST_NOTE = 2000


def draw_outcome(desk: Desk, session: Session, item: Talk) -> None:
    """Draw the choice and the note with what is stored, which another device may have changed."""
    t = desk.t
    choice, note = _keys(item.id)
    _fill(choice, item.outcome)
    _fill(note, item.outcome_note)
    st.segmented_control(
        t("dialogue_ui.outcome.label"),
        list(Outcome),
        format_func=lambda outcome: outcome_word(outcome, t),
        key=choice,
        on_change=_store,
        args=(desk, session, item.id),
    )
    st.text_area(
        t("dialogue_ui.outcome.note"),
        max_chars=LONGEST_NOTE,
        height=100,
        key=note,
        on_change=_store,
        args=(desk, session, item.id),
    )
    if item.outcome is not None:
        st.write(outcome_sentence(item.outcome, t))


def _keys(item_id: str) -> tuple[str, str]:
    return f"outcome.{item_id}", f"outcome.{item_id}.note"


def _fill(key: str, stored: object) -> None:
    """Put what is stored into a field, unless it stands there: writing it again would erase what is being typed."""
    if state.written(key) != stored:
        state.write(key, stored)


def _store(desk: Desk, session: Session, item_id: str) -> None:
    choice, note = (state.written(key) for key in _keys(item_id))
    try:
        record_outcome(desk.sessions, session.id, item_id, Outcome(str(choice)) if choice else None, str(note or ""))
    except CodedError as problem:
        desk.say(problem)
        return
    desk.note("session.outcome_recorded", session.id, session.network_id)
