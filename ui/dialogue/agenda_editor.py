"""The agenda of a session: its order, its minutes, what goes and what comes; every change is stored at once."""

from collections.abc import Sequence

import streamlit as st

from dialogues.model import Session, Talk
from dialogues.sessions import change_agenda
from exports.phrases import reason_sentence
from qualitaetsrahmen.errors import CodedError
from selfeval.release import Reach
from selfeval.results import Results, results_at_hand
from texts.catalogue import Translator
from ui import state
from ui.desk import Desk
from ui.dialogue.agenda_words import talk_minutes
from ui.parts.framework_view import criterion_name
from ui.parts.markup import literal
from ui.results.to_agenda import add_criterion

_MINUTES = tuple(range(5, 125, 5))


def edit_agenda(desk: Desk, session: Session) -> None:
    """Draw the agenda with everything that can be changed in it."""
    t = desk.t
    try:
        results = results_at_hand(desk.rounds, session.round_id, Reach.INTERNAL)
    except CodedError as problem:
        desk.say(problem)
        return
    if not session.talks:
        st.write(t("dialogue_ui.agenda.empty"))
    for place, item in enumerate(session.talks):
        with st.container(border=True):
            _draw_item(desk, results, session, place, item)
    _say_time(session, t)
    _offer_more(desk, results, session)


def _draw_item(desk: Desk, results: Results, session: Session, place: int, item: Talk) -> None:
    t, agenda, name = desk.t, session.talks, f"agenda.{item.id}"
    name_of = criterion_name(results.framework.criteria[item.criterion_id])
    reasons = [literal(reason_sentence(reason, results.framework, t)) for reason in item.reasons[:1]]
    st.markdown("  \n".join([f"**{place + 1}. {name_of}**", *reasons]))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        state.write(f"{name}.minutes", item.minutes)
        st.selectbox(
            t("dialogue_ui.agenda.minutes"),
            sorted({*_MINUTES, item.minutes}),
            format_func=lambda minutes: t("dialogue_ui.length.minutes", count=minutes),
            key=f"{name}.minutes",
            on_change=_set_minutes,
            args=(desk, session.id, item.id),
            width=170,
        )
        for way, is_possible, moved in (
            ("up", place > 0, _swapped(agenda, place, place - 1)),
            ("down", place < len(agenda) - 1, _swapped(agenda, place, place + 1)),
            ("remove", not _has_results(desk, session, item), [other for other in agenda if other.id != item.id]),
        ):
            st.button(
                t(f"dialogue_ui.agenda.{way}"),
                key=f"{name}.{way}",
                type="tertiary",
                disabled=not is_possible,
                on_click=_store,
                args=(desk, session, moved),
            )


def _has_results(desk: Desk, session: Session, item: Talk) -> bool:
    """Say whether something has come out of an item, which taking it out would lose."""
    has_votes = any(vote.agenda_item_id == item.id for vote in desk.sessions.votes(session.id))
    return has_votes or item.outcome is not None or bool(item.outcome_note)


def _say_time(session: Session, t: Translator) -> None:
    """Say whether the criteria fit into the time for talking."""
    if not session.talks:
        return
    planned = sum(item.minutes for item in session.talks)
    room = talk_minutes(session.minutes, 1)
    if planned > room:
        st.warning(t("dialogue_ui.agenda.too_long", planned=planned, room=room, count=planned - room))
    else:
        st.write(t("dialogue_ui.agenda.fits", planned=planned, room=room))


def _offer_more(desk: Desk, results: Results, session: Session) -> None:
    """Offer the criteria of the round that are not on the agenda yet."""
    t, criteria = desk.t, results.framework.criteria
    there = {item.criterion_id for item in session.talks}
    others = [one for one in results.of_round.criteria if one not in there]
    if not others:
        return
    key = f"agenda.{session.id}.more.{len(session.talks)}"
    added = st.selectbox(
        t("dialogue_ui.agenda.more"),
        others,
        index=None,
        format_func=lambda one: f"{criteria[one].ref} {criteria[one].title}",
        placeholder=t("dialogue_ui.plan.others_placeholder"),
        key=key,
    )
    if added is None:
        return
    try:
        add_criterion(desk, results, session, added)
    except CodedError as problem:
        desk.say(problem)
        return
    st.rerun()


def _swapped(agenda: Sequence[Talk], one: int, other: int) -> list[Talk]:
    items = list(agenda)
    if 0 <= other < len(items):
        items[one], items[other] = items[other], items[one]
    return items


def _set_minutes(desk: Desk, session_id: str, item_id: str) -> None:
    minutes = state.written(f"agenda.{item_id}.minutes")
    session = desk.sessions.session(session_id)
    agenda = [item.model_copy(update={"minutes": minutes}) if item.id == item_id else item for item in session.talks]
    _store(desk, session, agenda)


def _store(desk: Desk, session: Session, agenda: Sequence[Talk]) -> None:
    try:
        change_agenda(desk.sessions, session.id, agenda)
    except CodedError as problem:
        desk.say(problem)
        return
    desk.note("session.agenda_changed", session.id, session.network_id)
