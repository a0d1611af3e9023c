"""Before a session: its agenda at one glance, and the button that opens the room."""

import streamlit as st

from dialogues.model import Session
from dialogues.sessions import start_session
from qualitaetsrahmen.errors import CodedError
from selfeval.results import Results
from ui import links
from ui.desk import Desk
from ui.dialogue.take_handouts import offer_room_sheets
from ui.parts.framework_view import criterion_name


def draw_planned(desk: Desk, session: Session, results: Results) -> None:
    """Draw what will be talked about, and the way to begin."""
    t = desk.t
    if session.talks:
        st.header(t("dialogue_ui.agenda.title"), anchor=False)
        criteria = results.framework.criteria
        st.markdown(
            "\n".join(
                t(
                    "dialogue_ui.agenda.stop",
                    place=place,
                    name=criterion_name(criteria[item.criterion_id]),
                    minutes=item.minutes,
                )
                for place, item in enumerate(session.talks, start=1)
            )
        )
    else:
        st.info(t("dialogue_ui.agenda.empty"))
    links.link_to("dialoge", t("dialogue_ui.lead.change_agenda"), icon=":material/edit:")
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
        start_session(desk.sessions, desk.services.keys, session.id)
    except CodedError as problem:
        desk.say(problem)
        return
    desk.note("session.started", session.id, session.network_id)
