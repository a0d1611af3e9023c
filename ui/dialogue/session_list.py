"""Sessions as a list of cards: when, on what, where they stand, and what can be done with them."""

import streamlit as st

from dialogues.model import Session, SessionState
from selfeval.errors import RoundUnknown
from ui import links
from ui.desk import Desk
from ui.dialogue.agenda_editor import edit_agenda
from ui.dialogue.agenda_words import when_and_where
from ui.dialogue.choose_session import SESSION, state_word
from ui.parts.markup import literal, plain_link
from ui.preparing.series_groups import in_series

_COLOURS = {SessionState.RUNNING: "primary", SessionState.PLANNED: "blue", SessionState.ENDED: "gray"}


def draw_sessions(desk: Desk, sessions: list[Session]) -> None:
    """Draw all sessions, those that run or come next first, or what to do when there is none."""
    if not sessions:
        st.info(desk.t("dialogue_ui.sessions.none"))
    for group in in_series(desk, sessions):
        if group.heading:
            st.header(literal(group.heading), anchor=False)
        for session, name in group.sessions:
            with st.container(border=True):
                _draw_session(desk, session, name)


def minutes_path(session: Session) -> str:
    """Return where the minutes of a session are."""
    return f"/herunterladen/protokoll/{session.id}"


def _draw_session(desk: Desk, session: Session, name: str) -> None:
    t = desk.t
    agreements = [one for one in desk.agreements.agreements() if one.session_id == session.id]
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f"**{literal(name)}**", width="content")
        st.badge(state_word(session, t), color="gray" if session.state is SessionState.ENDED else "primary")
    about = t("dialogue_ui.session.about", about=when_and_where(session, t), round=_round_title(desk, session))
    counts = criteria = t("dialogue_ui.session.criteria", count=len(session.talks))
    if session.state is not SessionState.PLANNED:
        agreed = t("dialogue_ui.session.agreements", count=len(agreements))
        counts = t("dialogue_ui.session.counts", criteria=criteria, agreements=agreed)
    st.markdown(f"{literal(about)}  \n{literal(counts)}")
    with st.container(horizontal=True, vertical_alignment="center"):
        go = t(f"dialogue_ui.session.go.{session.state.value}")
        links.link_to("dialog_fuehren", go, icon=":material/arrow_forward:", **{SESSION: session.id})
        links.link_to("vorbereiten", t("series_ui.to_page"), icon=":material/checklist:", **{SESSION: session.id})
        if session.state is SessionState.ENDED:
            plain_link(t("dialogue_ui.session.minutes"), minutes_path(session))
    if session.state is not SessionState.ENDED:
        _offer_agenda(desk, session)


def _offer_agenda(desk: Desk, session: Session) -> None:
    """Draw the agenda of the session that the address names, to change it; for the others the way there."""
    t = desk.t
    if links.chosen(SESSION) != session.id:
        label = t("planning_ui.open_agenda")
        st.button(label, key=f"agenda.{session.id}.open", on_click=_open_agenda, args=(session.id,))
        return
    edit_agenda(desk, session)
    st.button(t("planning_ui.close_agenda"), key=f"agenda.{session.id}.close", on_click=_open_agenda, args=(None,))


def _open_agenda(session_id: str | None) -> None:
    if session_id is None:
        st.query_params.pop(SESSION, None)
    else:
        st.query_params[SESSION] = session_id


def _round_title(desk: Desk, session: Session) -> str:
    """Return what the round is called; a draft may have been discarded since."""
    try:
        return desk.rounds.round(session.round_id).title
    except RoundUnknown:
        return desk.t("planning_ui.round_gone")
