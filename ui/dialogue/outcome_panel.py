"""What the talk about a criterion came to: one of three and a note, stored at once and never prefilled."""

import streamlit as st

from dialogues.model import Outcome, Session, Talk
from dialogues.sessions import record_outcome
from exports.phrases import outcome_sentence, outcome_word
from qualitaetsrahmen.errors import CodedError
from ui import state
from ui.desk import Desk
from ui.dialogue import dialogue_state

LONGEST_NOTE = 2000


def draw_outcome(desk: Desk, session: Session, item: Talk) -> None:
    """Draw the choice and the note with what is stored, which another device may have changed."""
    t = desk.t
    choice = dialogue_state.field_key(f"outcome.{item.id}", item.outcome)
    st.segmented_control(
        t("dialogue_ui.outcome.label"),
        list(Outcome),
        default=item.outcome,
        format_func=lambda outcome: outcome_word(outcome, t),
        key=choice,
        on_change=_store_choice,
        args=(desk, session, item.id, choice),
    )
    note = dialogue_state.field_key(f"outcome.{item.id}.note", item.outcome_note)
    st.text_area(
        t("dialogue_ui.outcome.note"),
        value=item.outcome_note,
        max_chars=LONGEST_NOTE,
        height=100,
        key=note,
        on_change=_store_note,
        args=(desk, session, item.id, note),
    )
    if item.outcome is not None:
        st.write(outcome_sentence(item.outcome, t))


def _store_choice(desk: Desk, session: Session, item_id: str, key: str) -> None:
    talk, choice = desk.sessions.session(session.id).talk(item_id), state.written(key)
    _store(desk, session, item_id, Outcome(str(choice)) if choice else None, talk.outcome_note if talk else "")


def _store_note(desk: Desk, session: Session, item_id: str, key: str) -> None:
    talk = desk.sessions.session(session.id).talk(item_id)
    _store(desk, session, item_id, talk.outcome if talk else None, str(state.written(key) or ""))


def _store(desk: Desk, session: Session, item_id: str, outcome: Outcome | None, note: str) -> None:
    try:
        record_outcome(desk.sessions, session.id, item_id, outcome, note)
    except CodedError as problem:
        desk.say(problem)
        return
    desk.note("session.outcome_recorded", session.id, session.network_id)
