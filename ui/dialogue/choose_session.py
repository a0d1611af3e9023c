"""Choosing the session that is led, so that reloading or another device goes on with the same one."""

from collections import Counter
from collections.abc import Sequence

import streamlit as st

from dialogues.model import Session, SessionState
from texts.catalogue import Translator
from ui import links
from ui.desk import Desk

SESSION = "dialog"
"""The name under which an address says which session a page is about; an id is no secret."""
_ORDER = (SessionState.RUNNING, SessionState.PLANNED, SessionState.ENDED)


def choose_session(desk: Desk) -> Session | None:
    """Ask for one of the sessions: first the one in the address, else the running, else the next planned.

    Where there is none, say where one is planned and return None.
    """
    by_id = {session.id: session for session in by_nearness(desk.sessions.sessions())}
    if not by_id:
        st.info(desk.t("dialogue_ui.lead.none"))
        links.link_to("dialoge", desk.t("dialogue_ui.agreements.to_dialogues"), icon=":material/arrow_forward:")
        return None
    labels = session_labels(list(by_id.values()), desk.t)
    asked = links.chosen(SESSION)
    chosen = st.selectbox(
        desk.t("dialogue_ui.session.choose"),
        list(by_id),
        index=list(by_id).index(asked) if asked in by_id else 0,
        format_func=lambda one: labels[one],
    )
    st.query_params[SESSION] = chosen
    return by_id[chosen]


def by_nearness(sessions: list[Session]) -> list[Session]:
    """Return sessions in the order in which people look for them: running, next planned, last ended."""
    return sorted(sessions, key=_how_near)


def session_labels(sessions: Sequence[Session], t: Translator) -> dict[str, str]:
    """Return the label of each session by its id; those of the same name, day and state are numbered.

    A browser tells back the label that was chosen, so two alike would lead into the wrong room.
    """
    labels: dict[str, str] = {}
    seen: Counter[str] = Counter()
    for session in sessions:
        label = session_label(session, t)
        seen[label] += 1
        number = seen[label]
        again = t("dialogue_ui.session.label_again", label=label, number=number) if number > 1 else label
        labels[session.id] = again
    return labels


def session_label(session: Session, t: Translator) -> str:
    """Return a session in one line: its title, its day and where it stands."""
    return t(
        "dialogue_ui.session.label",
        title=session.title,
        day=t.short_date(session.held_on),
        state=state_word(session, t),
    )


def state_word(session: Session, t: Translator) -> str:
    """Return where a session stands."""
    return t(f"dialogue_ui.session_state.{session.state.value}")


def _how_near(session: Session) -> tuple[int, int, str]:
    days = session.held_on.toordinal()
    is_over = session.state is SessionState.ENDED
    return _ORDER.index(session.state), -days if is_over else days, session.id
