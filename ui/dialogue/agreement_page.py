"""One agreement in full: all that was said, how it goes on, what came of it, and the result of the next round."""

import streamlit as st

from dialogues.agreement_model import Agreement
from ui import links
from ui.desk import Desk
from ui.dialogue.agreement_form import draw_change_form
from ui.dialogue.agreement_history import draw_history
from ui.dialogue.agreement_steps import ask_next, ask_resolution
from ui.dialogue.agreement_words import draw_words, more_lines
from ui.dialogue.choose_session import SESSION
from ui.dialogue.since_agreed_view import draw_since
from ui.parts.framework_view import criterion_name
from ui.parts.markup import literal
from ui.parts.messages import say_message


def draw_one(desk: Desk, agreement: Agreement) -> None:
    """Draw an agreement with everything that belongs to it, and what can be done next."""
    t = desk.t
    st.title(t("agreements_ui.one.title"), anchor=False)
    links.show(t("agreements_ui.one.back"), icon=":material/arrow_back:")
    say_message()
    session = desk.sessions.session(agreement.session_id)
    of_round = desk.rounds.round(agreement.round_id)
    framework = desk.rounds.framework(of_round.framework_sha256)
    with st.container(border=True):
        draw_words(agreement, desk.today, t)
        lines = more_lines(agreement, t)
        if lines:
            st.markdown("  \n".join(lines))
    criterion = criterion_name(framework.criteria[agreement.criterion_id])
    st.markdown(t("dialogue_ui.agreement.origin", criterion=criterion, title=literal(session.title)))
    label = t("dialogue_ui.agreement.to_session", day=t.date(session.held_on))
    links.link_to("dialog_fuehren", label, icon=":material/arrow_forward:", **{SESSION: session.id})
    st.header(t("agreements_ui.one.next"), anchor=False)
    ask_next(desk, agreement)
    if agreement.decision_from:
        with st.expander(t("agreements_ui.resolution.title")):
            ask_resolution(desk, agreement)
    with st.expander(t("agreements_ui.change.title")):
        draw_change_form(desk, session, agreement)
    st.header(t("agreements_ui.one.history"), anchor=False)
    draw_history(agreement, t)
    st.header(t("agreements_ui.since.title"), anchor=False)
    draw_since(desk, agreement)
    where = {links.NETWORK: of_round.network_id, links.ROUND: of_round.id, links.TOPIC: agreement.criterion_id}
    links.link_to("verlauf", t("over_time_ui.from_agreement"), icon=":material/arrow_forward:", **where)
