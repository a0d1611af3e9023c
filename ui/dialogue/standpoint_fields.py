"""Why each perspective sees a criterion as it does: one field each, stored at once and never prefilled."""

import streamlit as st

from dialogues.model import Outcome, Session, Talk
from dialogues.standpoints import record_standpoint
from qualitaetsrahmen.errors import CodedError
from qualitaetsrahmen.model import Framework
from ui import state
from ui.desk import Desk
from ui.dialogue import dialogue_state

_LONGEST = 2000


def draw_standpoints(desk: Desk, session: Session, item: Talk, framework: Framework) -> None:
    """Draw a field for each perspective in the room; where dissent stays they stand open."""
    t = desk.t
    with st.expander(t("instruments_ui.standpoints.title"), expanded=item.outcome is Outcome.DISSENT):
        st.write(t("instruments_ui.standpoints.about"))
        for who in session.perspectives:
            stored = item.standpoints.get(who, "")
            key = dialogue_state.field_key(f"outcome.{item.id}.standpoint.{who}", stored)
            st.text_area(
                t("instruments_ui.standpoints.of", who=framework.perspective(who).label),
                value=stored,
                max_chars=_LONGEST,
                height=80,
                key=key,
                on_change=_store,
                args=(desk, session, item.id, who, key),
            )


def _store(desk: Desk, session: Session, item_id: str, who: str, key: str) -> None:
    try:
        record_standpoint(desk.sessions, session.id, item_id, who, str(state.written(key) or ""))
    except CodedError as problem:
        desk.say(problem)
        return
    desk.note("session.outcome_recorded", session.id, session.network_id)
