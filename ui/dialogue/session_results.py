"""What comes out of the talk about a criterion: its outcome, what it means here, and the agreements on it."""

import streamlit as st

from dialogues.model import Session, Talk
from qualitaetsrahmen.model import Framework
from ui.desk import Desk
from ui.dialogue.agreement_form import draw_agreement_form
from ui.dialogue.agreement_words import draw_words
from ui.dialogue.meaning_panel import draw_meaning
from ui.dialogue.outcome_panel import draw_outcome
from ui.dialogue.standpoint_fields import draw_standpoints


def draw_results(desk: Desk, session: Session, item: Talk, framework: Framework) -> None:
    """Draw the outcome, what the criterion means here, the agreements that stand, and the form for another one."""
    t = desk.t
    draw_outcome(desk, session, item)
    draw_standpoints(desk, session, item, framework)
    draw_meaning(desk, session, item, framework)
    st.subheader(t("dialogue_ui.agree.title"), anchor=False)
    for agreement in desk.agreements.agreements():
        if (agreement.session_id, agreement.criterion_id) == (session.id, item.criterion_id):
            with st.container(border=True):
                draw_words(agreement, desk.today, t)
    draw_agreement_form(desk, session, item.criterion_id)
