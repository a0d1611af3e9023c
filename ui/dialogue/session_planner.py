"""Planning a session: on which round, when, for how long, and which of the proposed criteria."""

from dataclasses import dataclass
from datetime import date, timedelta

import streamlit as st

from dialogues.agenda import Proposal, criteria_that_fit, propose
from dialogues.model import Session
from dialogues.sessions import SessionDraft, plan_session
from exports.phrases import reason_sentence
from qualitaetsrahmen.errors import CodedError
from selfeval.model import Round
from selfeval.release import Reach
from selfeval.results import Results, results_of
from texts.catalogue import Translator
from ui import state
from ui.desk import Desk
from ui.dialogue import dialogue_state
from ui.dialogue.agenda_words import length_words, time_table
from ui.parts.framework_view import criterion_name
from ui.parts.markup import literal
from ui.results.choose_round import choose_closed_round
from ui.results.to_agenda import proposal_for

LENGTHS = (60, 90, 120, 150, 180, 210, 240, 300, 360)
"""Minutes that people plan a session for; three hours is the usual Werkstatt."""
PLANNING = "plan_session"
"""The question that is open while somebody plans a session."""
_USUAL_NOTICE = timedelta(weeks=2)
"""A day is proposed, because Streamlit's empty date field speaks English."""
_USUAL_LENGTH = 180
_LONGEST_TITLE = 160
_AT_ONCE = 6
"""As many proposals as stand open; weaker ones wait behind a button."""


@dataclass(frozen=True)
class _Frame:
    """What has been typed so far; the day may still be missing."""

    title: str
    held_on: date | None
    minutes: int


def plan_on_round(desk: Desk, rounds: list[Round]) -> None:
    """Draw the whole form, and write the session on a click when nothing is missing."""
    t = desk.t
    of_round = choose_closed_round(desk, rounds)
    try:
        results = results_of(desk.rounds, of_round.id, Reach.INTERNAL)
    except CodedError as problem:
        desk.say(problem)
        return
    form = dialogue_state.edition(f"plan:{of_round.id}")
    frame = _ask_frame(desk, of_round, form)
    chosen = _ask_criteria(results, frame.minutes, form, t)
    with st.expander(t("dialogue_ui.plan.times")):
        st.table(time_table(frame.minutes, len(chosen), t), hide_index=True)
    if st.button(t("dialogue_ui.plan.button"), type="primary", key=f"{form}.plan"):
        _plan(desk, of_round, frame, chosen)


def _ask_frame(desk: Desk, of_round: Round, form: str) -> _Frame:
    t = desk.t
    title = st.text_input(
        t("dialogue_ui.plan.title"),
        value=t("dialogue_ui.plan.usual_title", round=of_round.title)[:_LONGEST_TITLE],
        max_chars=_LONGEST_TITLE,
        key=f"{form}.title",
    )
    day, length = st.columns(2)
    held_on = day.date_input(
        t("dialogue_ui.plan.day"),
        value=desk.today + _USUAL_NOTICE,
        min_value=desk.today,
        format="DD.MM.YYYY",
        key=f"{form}.day",
    )
    minutes = length.selectbox(
        t("dialogue_ui.plan.length"),
        LENGTHS,
        index=LENGTHS.index(_USUAL_LENGTH),
        format_func=lambda minutes: length_words(minutes, t),
        key=f"{form}.length",
    )
    return _Frame(title, held_on, minutes)


def _ask_criteria(results: Results, minutes: int, form: str, t: Translator) -> list[Proposal]:
    """Draw the proposed criteria with their reasons to tick, and let others be added."""
    proposals, fitting = propose(results), criteria_that_fit(minutes)
    ticked = _ticked_at_first(results, proposals, fitting)
    st.header(t("dialogue_ui.plan.criteria"), anchor=False)
    st.write(t("dialogue_ui.plan.fitting" if proposals else "dialogue_ui.plan.nothing_proposed", count=fitting))
    chosen = [one for one in proposals[:_AT_ONCE] if _tick(one, results, form, one.criterion.id in ticked, t)]
    if proposals[_AT_ONCE:]:
        with st.expander(t("dialogue_ui.plan.more", count=len(proposals) - _AT_ONCE)):
            chosen += [one for one in proposals[_AT_ONCE:] if _tick(one, results, form, one.criterion.id in ticked, t)]
    chosen += _ask_others(results, proposals, form, t)
    if len(chosen) > fitting:
        st.warning(t("dialogue_ui.plan.too_many", chosen=len(chosen), count=fitting))
    return chosen


def _ticked_at_first(results: Results, proposals: list[Proposal], fitting: int) -> set[str]:
    """Return what was noted on the page of results, filled up with the strongest proposals."""
    noted = dialogue_state.wanted(results.of_round.id)
    strongest = (proposal.criterion.id for proposal in proposals)
    return set(list(dict.fromkeys([*noted, *strongest]))[: max(fitting, len(noted))])


def _tick(proposal: Proposal, results: Results, form: str, is_ticked: bool, t: Translator) -> bool:
    """Draw one proposal with its reasons in words, and return whether it is ticked."""
    criterion = proposal.criterion
    with st.container(border=True, gap="xxsmall"):
        is_chosen = st.checkbox(f"**{criterion_name(criterion)}**", value=is_ticked, key=f"{form}.tick.{criterion.id}")
        for reason in proposal.reasons:
            st.markdown(literal(reason_sentence(reason, results.framework, t)))
    return is_chosen


def _ask_others(results: Results, proposals: list[Proposal], form: str, t: Translator) -> list[Proposal]:
    """Let criteria be added for which the release gives no reason."""
    proposed = {proposal.criterion.id for proposal in proposals}
    others = [one for one in results.of_round.criteria if one not in proposed]
    if not others:
        return []
    criteria = results.framework.criteria
    added = st.multiselect(
        t("dialogue_ui.plan.others"),
        others,
        default=[one for one in dialogue_state.wanted(results.of_round.id) if one in others],
        format_func=lambda one: f"{criteria[one].ref} {criteria[one].title}",
        placeholder=t("dialogue_ui.plan.others_placeholder"),
        key=f"{form}.others",
    )
    return [proposal_for(results, one) for one in added]


def _plan(desk: Desk, of_round: Round, frame: _Frame, chosen: list[Proposal]) -> None:
    """Write the session and empty the form; when something is missing, say so and keep everything."""
    t = desk.t
    title = frame.title.strip()
    if not title or frame.held_on is None:
        st.error(t("dialogue_ui.plan.title_missing" if not title else "dialogue_ui.plan.day_missing"))
        return
    draft = SessionDraft(title=title, held_on=frame.held_on, minutes=frame.minutes, chosen=chosen)
    if not _is_planned(desk, of_round, draft):
        try:
            session: Session = plan_session(desk.sessions, of_round, draft)
        except CodedError as problem:
            desk.say(problem)
            return
        desk.note("session.planned", session.id, session.network_id)
    dialogue_state.clear(f"plan:{of_round.id}")
    dialogue_state.forget_wanted(of_round.id)
    state.forget_question()
    st.query_params.clear()
    state.leave_message(t("dialogue_ui.plan.done", title=title))
    st.rerun()


def _is_planned(desk: Desk, of_round: Round, draft: SessionDraft) -> bool:
    """Say whether this very session stands already, because somebody clicked twice."""
    return any(
        (one.round_id, one.title, one.held_on) == (of_round.id, draft.title, draft.held_on)
        for one in desk.sessions.sessions()
    )
