"""Looking back in a room: what became of the agreements of earlier sessions, each with its next step."""

import streamlit as st

from dialogues.agreement_model import Agreement
from dialogues.agreements import rounds_beside, to_follow_up
from dialogues.model import Session
from dialogues.phases import PhaseKind
from ui import links
from ui.desk import Desk
from ui.dialogue.agreement_steps import ask_next
from ui.dialogue.agreement_words import draw_words
from ui.parts.framework_view import criterion_name


def draw_follow_up(desk: Desk, session: Session) -> None:
    """Draw what is to be looked back at: in the part of the session that is for it, else behind a fold.

    The fold is there only where the agenda has no such part and something waits.
    """
    t = desk.t
    beside = rounds_beside(desk.rounds.round(session.round_id), desk.rounds.rounds())
    waiting = to_follow_up(desk.agreements.agreements(), session, beside, desk.today)
    item = session.agenda_item(session.current_item) if session.current_item else None
    is_its_time = item is not None and item.kind is PhaseKind.FOLLOW_UP
    if is_its_time:
        _draw_all(desk, waiting)
    elif waiting and not any(part.kind is PhaseKind.FOLLOW_UP for part in session.agenda):
        with st.expander(t("agreements_ui.follow_up.fold", count=len(waiting))):
            _draw_all(desk, waiting)


def _draw_all(desk: Desk, waiting: list[Agreement]) -> None:
    t = desk.t
    st.write(t("agreements_ui.follow_up.text" if waiting else "agreements_ui.follow_up.none"))
    for agreement in waiting:
        framework = desk.rounds.framework(desk.rounds.round(agreement.round_id).framework_sha256)
        with st.container(border=True):
            draw_words(agreement, desk.today, t)
            st.markdown(criterion_name(framework.criteria[agreement.criterion_id]))
            ask_next(desk, agreement)
            links.link_to("vereinbarungen", t("agreements_ui.follow_up.whole"), **{links.AGREEMENT: agreement.id})
