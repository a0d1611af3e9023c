"""Adding to an agenda: one more criterion of the round, or a part such as a break or an input."""

import streamlit as st

from dialogues import agenda_changes
from dialogues.agenda_parts import part_by_hand
from dialogues.model import Session
from dialogues.phases import PhaseKind
from exports.agenda_phrases import part_name
from qualitaetsrahmen.errors import CodedError
from selfeval.model import RoundState
from selfeval.results import Results
from ui.desk import Desk
from ui.dialogue import dialogue_state
from ui.results.to_agenda import add_criterion

_KINDS = tuple(kind for kind in PhaseKind if kind is not PhaseKind.TALK)
_FIRST = PhaseKind.BREAK
_MINUTES = (5, 10, 15, 20, 25, 30, 45, 60, 90)
_USUAL_MINUTES = 15
_LONGEST_TITLE = 280


def add_parts(desk: Desk, session: Session, results: Results) -> None:
    """Offer the criteria that are not on the agenda yet, and the other kinds of parts."""
    _offer_criteria(desk, results, session)
    with st.expander(desk.t("planning_ui.add.heading")):
        _offer_parts(desk, results, session)


def _offer_criteria(desk: Desk, results: Results, session: Session) -> None:
    t, criteria = desk.t, results.framework.criteria
    if results.of_round.state is RoundState.DRAFT:
        st.write(t("planning_ui.criteria_when_open"))
        return
    there = {item.criterion_id for item in session.talks}
    others = [one for one in results.of_round.criteria if one not in there]
    if not others:
        return
    added = st.selectbox(
        t("dialogue_ui.agenda.more"),
        others,
        index=None,
        format_func=lambda one: f"{criteria[one].ref} {criteria[one].title}",
        placeholder=t("dialogue_ui.plan.others_placeholder"),
        key=f"agenda.{session.id}.more.{len(session.talks)}",
    )
    if added is None:
        return
    try:
        add_criterion(desk, results, session, added)
    except CodedError as problem:
        desk.say(problem)
        return
    st.rerun()


def _offer_parts(desk: Desk, results: Results, session: Session) -> None:
    """Draw the form for one more part; it is emptied when the part stands."""
    t = desk.t
    form = f"add_part:{session.id}"
    key = dialogue_state.edition(form)
    with st.form(key, border=False):
        kind_column, minutes_column = st.columns([2, 1])
        kind = kind_column.selectbox(
            t("planning_ui.add.kind"),
            _KINDS,
            index=_KINDS.index(_FIRST),
            format_func=lambda one: t(f"exports.part_kind.{one.value}"),
            key=f"{key}.kind",
        )
        minutes = minutes_column.selectbox(
            t("planning_ui.part.minutes"),
            _MINUTES,
            index=_MINUTES.index(_USUAL_MINUTES),
            format_func=lambda one: t("dialogue_ui.length.minutes", count=one),
            key=f"{key}.minutes",
        )
        title = st.text_input(t("planning_ui.add.title"), max_chars=_LONGEST_TITLE, key=f"{key}.title")
        after = _ask_place(desk, results, session, key)
        is_sent = st.form_submit_button(t("planning_ui.add.button"))
    if not is_sent:
        return
    part = part_by_hand(kind, title.strip(), minutes)
    try:
        agenda_changes.add_part(desk.sessions, session.id, part, after)
    except CodedError as problem:
        desk.say(problem)
        return
    desk.note("session.agenda_changed", session.id, session.network_id)
    dialogue_state.clear(form)
    st.rerun()


def _ask_place(desk: Desk, results: Results, session: Session, key: str) -> str | None:
    """Ask after which part it comes; at first after the last."""
    names = {part.id: part_name(part, results.framework, desk.t) for part in session.agenda}
    if not names:
        return None
    return st.selectbox(
        desk.t("planning_ui.add.after"),
        list(names),
        index=len(names) - 1,
        format_func=lambda one: names.get(one, ""),
        key=f"{key}.after",
    )
