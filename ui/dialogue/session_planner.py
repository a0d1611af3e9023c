"""Planning a session: its round, its format, when, where and about what, and the agenda that comes of it."""

from dataclasses import dataclass, replace
from datetime import date, time, timedelta

import streamlit as st

from dialogues.agenda import Proposal
from dialogues.agenda_parts import criteria_that_fit
from dialogues.model import Session, SessionState
from dialogues.phases import PhaseKind
from dialogues.session_formats import SessionFormat, formats
from dialogues.sessions import SessionDraft, drafted, plan_session
from dialogues.timetable import timetable
from qualitaetsrahmen.errors import CodedError
from selfeval.model import Round, RoundState
from selfeval.release import Reach
from selfeval.results import Results, results_at_hand
from texts.catalogue import Translator
from ui import state
from ui.desk import Desk
from ui.dialogue import dialogue_state
from ui.dialogue.agenda_words import agenda_table, fitting_words, length_words
from ui.dialogue.choose_session import SESSION
from ui.dialogue.criteria_choice import choose_criteria
from ui.dialogue.format_cards import choose_format
from ui.parts.day_field import Days, ask_day
from ui.preparing.template_part import choose_template
from ui.results.choose_round import choose_round
from ui.results.to_agenda import unfinished

LENGTHS = (60, 90, 120, 150, 180, 210, 240, 300, 360)
"""Minutes that people plan a session for; that of the format is always among them."""
PLANNING = "plan_session"
"""The question that is open while somebody plans a session."""
_USUAL_NOTICE = timedelta(weeks=2)
"""A day is proposed, because Streamlit's empty date field speaks English."""
_USUAL_HOUR = time(14)
_LONGEST_TITLE = 160
_LONGEST_PLACE = 280


@dataclass(frozen=True)
class _Frame:
    """What has been typed so far; the day is missing as long as it is not possible."""

    title: str
    held_on: date | None
    starts_at: time | None
    place: str
    minutes: int


def plannable_rounds(desk: Desk) -> list[Round]:
    """Return the rounds on which a session can be planned: those with results first, then those that will have some."""
    order = (RoundState.CLOSED, RoundState.CLOSING, RoundState.OPEN, RoundState.DRAFT)
    rounds = [one for one in desk.rounds.rounds() if one.state in order]
    return sorted(rounds, key=lambda one: order.index(one.state))


def plan_on_round(desk: Desk, rounds: list[Round]) -> None:
    """Draw the steps one below the other, and write the session on a click when nothing is missing."""
    of_round = choose_round(desk, rounds)
    try:
        results = results_at_hand(desk.rounds, of_round.id, Reach.INTERNAL)
    except CodedError as problem:
        desk.say(problem)
        return
    form = dialogue_state.edition(f"plan:{of_round.id}")
    chosen = choose_format(form, has_results=results.is_released, t=desk.t)
    if chosen is None:
        return
    frame = _ask_frame(desk, of_round, chosen, form)
    draft = _draft(desk, results, chosen, frame, form)
    _preview(desk, results, draft)
    if st.button(desk.t("dialogue_ui.plan.button"), type="primary", key=f"{form}.plan"):
        _plan(desk, of_round, draft, frame)


def _ask_frame(desk: Desk, of_round: Round, chosen: SessionFormat, form: str) -> _Frame:
    t = desk.t
    st.header(t("planning_ui.frame.heading"), anchor=False)
    _propose_values(of_round, chosen, form, t)
    title = st.text_input(t("dialogue_ui.plan.title"), max_chars=_LONGEST_TITLE, key=f"{form}.title")
    day, hour, length = st.columns(3)
    with day:
        proposed = desk.today + _USUAL_NOTICE
        held_on = ask_day(t("dialogue_ui.plan.day"), proposed, Days(desk.today), t, key=f"{form}.day").chosen
    starts_at = hour.time_input(t("planning_ui.frame.hour"), value=_USUAL_HOUR, key=f"{form}.hour")
    minutes = length.selectbox(
        t("dialogue_ui.plan.length"),
        sorted({*LENGTHS, *(one.minutes for one in formats())}),
        format_func=lambda minutes: length_words(minutes, t),
        key=f"{form}.length",
    )
    place = st.text_input(t("planning_ui.frame.place"), max_chars=_LONGEST_PLACE, key=f"{form}.place")
    return _Frame(title, held_on, starts_at, place, minutes)


def _propose_values(of_round: Round, chosen: SessionFormat, form: str, t: Translator) -> None:
    """Fill in what fits the format when it is chosen anew; a title that somebody wrote stays."""
    proposals = {one.id: _usual_title(one, of_round, t) for one in formats()}
    if (state.written(f"{form}.title") or "") in ("", *proposals.values()) and _is_new(form, chosen):
        state.write(f"{form}.title", proposals[chosen.id])
    if _is_new(form, chosen):
        state.write(f"{form}.length", chosen.minutes)
    state.write(f"{form}.proposed", chosen.id)


def _is_new(form: str, chosen: SessionFormat) -> bool:
    return state.written(f"{form}.proposed") != chosen.id


def _usual_title(one: SessionFormat, of_round: Round, t: Translator) -> str:
    return t("planning_ui.frame.usual_title", format=one.title, round=of_round.title)[:_LONGEST_TITLE]


def _draft(desk: Desk, results: Results, chosen: SessionFormat, frame: _Frame, form: str) -> SessionDraft:
    """Return the plan as it stands, with the criteria that are ticked."""
    has_open = bool(unfinished(desk, results.of_round.network_id))
    fitting = criteria_that_fit(chosen, frame.minutes, has_open_agreements=has_open)
    criteria: list[Proposal] = []
    if fitting and results.of_round.state is RoundState.DRAFT:
        st.write(desk.t("planning_ui.criteria_when_open"))
    elif fitting:
        criteria = choose_criteria(desk, results, fitting, f"{form}.{chosen.id}")
    kept = choose_template(desk, f"{form}.template")
    return SessionDraft(
        title=frame.title.strip(),
        held_on=frame.held_on or desk.today,
        minutes=frame.minutes,
        chosen=criteria,
        format_id=chosen.id,
        parts=kept[1] if kept else None,
        has_open_agreements=has_open,
        starts_at=f"{frame.starts_at:%H:%M}" if frame.starts_at else None,
        place=frame.place.strip(),
        led_by=desk.account.id,
    )


def _preview(desk: Desk, results: Results, draft: SessionDraft) -> None:
    """Draw the agenda with the hours on the clock, before anything is written."""
    t = desk.t
    session = drafted(results.of_round, replace(draft, title=draft.title or results.of_round.title))
    plan = timetable(session, desk.services.clock.now())
    st.header(t("planning_ui.preview.heading"), anchor=False)
    waiting = sum(unfinished(desk, results.of_round.network_id).values())
    if waiting and any(part.kind is PhaseKind.FOLLOW_UP for part in session.agenda):
        st.write(t("planning_ui.preview.follow_up", count=waiting))
    st.table(agenda_table(plan, results.framework, t), hide_index=True)
    say = st.warning if plan.minutes_over > 0 else st.write
    say(fitting_words(plan, draft.minutes, t))


def _plan(desk: Desk, of_round: Round, draft: SessionDraft, frame: _Frame) -> None:
    """Write the session and empty the form; when something is missing, say so and keep everything."""
    t = desk.t
    if not draft.title:
        st.error(t("dialogue_ui.plan.title_missing"))
    if not draft.title or frame.held_on is None:
        return
    session = _same_session(desk, of_round, draft)
    if session is None:
        try:
            session = plan_session(desk.sessions, of_round, draft)
        except CodedError as problem:
            desk.say(problem)
            return
        desk.note("session.planned", session.id, session.network_id)
    dialogue_state.clear(f"plan:{of_round.id}")
    dialogue_state.forget_wanted(of_round.id)
    state.forget_question()
    st.query_params.clear()
    st.query_params[SESSION] = session.id
    state.leave_message(t("dialogue_ui.plan.done", title=draft.title))
    st.rerun()


def _same_session(desk: Desk, of_round: Round, draft: SessionDraft) -> Session | None:
    """Return this very session if it stands already, because somebody clicked twice."""
    planned = [one for one in desk.sessions.sessions() if one.state is SessionState.PLANNED]
    wanted = (of_round.id, draft.title, draft.held_on)
    return next((one for one in planned if (one.round_id, one.title, one.held_on) == wanted), None)
