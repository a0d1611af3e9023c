"""Before a session: its agenda at one glance, and the button that opens the room."""

import streamlit as st

from dialogues.model import Session
from dialogues.sessions import seat_those_asked, start_session
from dialogues.timetable import timetable
from qualitaetsrahmen.errors import CodedError
from selfeval.results import Results
from ui import links
from ui.desk import Desk
from ui.dialogue.agenda_words import agenda_table, fitting_words
from ui.dialogue.choose_session import SESSION
from ui.dialogue.material_view import draw_material
from ui.dialogue.take_handouts import offer_room_sheets


def draw_planned(desk: Desk, session: Session, results: Results) -> None:
    """Draw what will be talked about, and the way to begin."""
    t = desk.t
    if session.agenda:
        plan = timetable(session, desk.services.clock.now())
        st.header(t("dialogue_ui.agenda.title"), anchor=False)
        st.table(agenda_table(plan, results.framework, t), hide_index=True)
        say = st.warning if plan.minutes_over > 0 else st.write
        say(fitting_words(plan, session.minutes, t))
        draw_material(session, t)
    else:
        st.info(t("planning_ui.empty"))
    links.link_to("dialoge", t("dialogue_ui.lead.change_agenda"), icon=":material/edit:", **{SESSION: session.id})
    offer_room_sheets(desk, session)
    st.write(t("dialogue_ui.lead.before"))
    st.button(
        t("dialogue_ui.lead.start"),
        type="primary",
        key="lead.start",
        on_click=_start,
        args=(desk, session),
    )


def _start(desk: Desk, session: Session) -> None:
    try:
        seat_those_asked(desk.sessions, session.id, desk.rounds.round(session.round_id))
        start_session(desk.sessions, desk.services.keys, session.id)
    except CodedError as problem:
        desk.say(problem)
        return
    desk.note("session.started", session.id, session.network_id)
