"""With whom each perspective is counted and who votes openly: chosen before the first vote, only read after it."""

import streamlit as st

from dialogues.counting import count_together, has_voting_begun, may_be_counted_with, vote_openly
from dialogues.model import Session
from qualitaetsrahmen.errors import CodedError
from qualitaetsrahmen.model import Framework
from ui.desk import Desk
from ui.parts.markup import literal

_ALONE = ""


def draw_counting(desk: Desk, session: Session) -> None:
    """Draw how votes are counted, and before the first vote the way to change it."""
    t = desk.t
    fold = st.expander(t("room_ui.counting.title"), key=f"counting.{session.id}", on_change="rerun")
    if not fold.open:
        return
    framework = desk.rounds.framework(desk.rounds.round(session.round_id).framework_sha256)
    with fold:
        if has_voting_begun(desk.sessions, session.id):
            st.write(t("room_ui.counting.fixed"))
            st.markdown("\n".join(f"- {literal(line)}" for line in _lines(desk, session, framework)))
            return
        st.write(t("room_ui.counting.how"))
        for perspective in session.perspectives:
            _draw_choice(desk, session, framework, perspective)


def _draw_choice(desk: Desk, session: Session, framework: Framework, perspective: str) -> None:
    t, label = desk.t, framework.perspective(perspective).label
    st.markdown(f"**{literal(label)}**")
    others = [one for one in session.perspectives if may_be_counted_with(framework, session, perspective, one)]
    if others:
        counted_as = session.counted_with.get(perspective, _ALONE)
        st.selectbox(
            t("room_ui.counting.with", perspective=label),
            (_ALONE, *others),
            index=(_ALONE, *others).index(counted_as) if counted_as in others else 0,
            format_func=lambda one: framework.perspective(one).label if one else t("room_ui.counting.alone"),
            key=f"counted.{perspective}.{counted_as}",
            on_change=_count,
            args=(desk, session.id, framework, perspective, f"counted.{perspective}.{counted_as}"),
        )
    is_open = perspective in session.open_perspectives
    st.checkbox(
        t("room_ui.counting.open", perspective=label),
        value=is_open,
        key=f"open.{perspective}.{is_open}",
        on_change=_open,
        args=(desk, session.id, perspective, not is_open),
    )


def _lines(desk: Desk, session: Session, framework: Framework) -> list[str]:
    t = desk.t
    return [
        t(
            "room_ui.counting.line_open" if leading in session.open_perspectives else "room_ui.counting.line_blind",
            who=t.listed([framework.perspective(one).label for one in group]),
        )
        for leading, group in session.counted_groups().items()
    ]


def _count(desk: Desk, session_id: str, framework: Framework, perspective: str, key: str) -> None:
    try:
        session = count_together(desk.sessions, framework, session_id, perspective, st.session_state[key] or None)
    except CodedError as problem:
        desk.say(problem)
        return
    desk.note("session.counted", session.id, session.network_id)


def _open(desk: Desk, session_id: str, perspective: str, is_open: bool) -> None:
    try:
        session = vote_openly(desk.sessions, session_id, perspective, is_open=is_open)
    except CodedError as problem:
        desk.say(problem)
        return
    desk.note("session.opened_votes", session.id, session.network_id)
