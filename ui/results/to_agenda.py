"""From a finding to the agenda in one click: into the next session, or noted until one is planned."""

import streamlit as st

from dialogues import agenda_changes
from dialogues.agenda import Proposal, chosen_by_hand, propose, unfinished_by_criterion
from dialogues.model import Session, SessionState
from qualitaetsrahmen.errors import CodedError
from selfeval.results import Results
from ui import state
from ui.desk import Desk
from ui.dialogue import dialogue_state


def agenda_button(desk: Desk, results: Results, criterion_id: str, place: str) -> None:
    """Draw the button of one criterion; what stands on the agenda already says so instead."""
    session = next_session(desk, results.of_round.id)
    word = "button"
    if session and any(item.criterion_id == criterion_id for item in session.talks):
        word = "stands"
    elif session is None and criterion_id in dialogue_state.wanted(results.of_round.id):
        word = "noted"
    st.button(
        desk.t(f"dialogue_ui.to_agenda.{word}", ref=results.framework.criteria[criterion_id].ref),
        key=f"to_agenda.{place}.{criterion_id}",
        disabled=word != "button",
        on_click=put_on_agenda,
        args=(desk, results, criterion_id),
    )


def next_session(desk: Desk, round_id: str) -> Session | None:
    """Return the session on this round that runs, else the next one that is planned."""
    waiting = [
        session
        for session in desk.sessions.sessions()
        if session.round_id == round_id and session.state is not SessionState.ENDED
    ]
    return min(
        waiting,
        key=lambda session: (session.state is not SessionState.RUNNING, session.held_on, session.id),
        default=None,
    )


def put_on_agenda(desk: Desk, results: Results, criterion_id: str) -> None:
    """Write the criterion into the next session, or note it for the session that will be planned."""
    session = next_session(desk, results.of_round.id)
    if session is None:
        dialogue_state.want(results.of_round.id, criterion_id)
        state.leave_message(desk.t("dialogue_ui.to_agenda.noted_message"))
        return
    try:
        add_criterion(desk, results, session, criterion_id)
    except CodedError as problem:
        desk.say(problem)
        return
    state.leave_message(desk.t("dialogue_ui.to_agenda.done_message", session=session.title))


def add_criterion(desk: Desk, results: Results, session: Session, criterion_id: str) -> None:
    """Put a criterion on an agenda, where its talks are, with the reasons that there are; twice changes nothing."""
    if any(item.criterion_id == criterion_id for item in session.talks):
        return
    agenda_changes.add_criterion(desk.sessions, session.id, proposal_for(desk, results, criterion_id))
    desk.note("session.agenda_changed", session.id, session.network_id)


def unfinished(desk: Desk, network_id: str) -> dict[str, int]:
    """Return how many agreements of a network wait to be done, by criterion."""
    return unfinished_by_criterion(desk.agreements.agreements(), network_id)


def proposal_for(desk: Desk, results: Results, criterion_id: str) -> Proposal:
    """Return what speaks for a criterion, or that the facilitator chose it."""
    proposals = propose(results, unfinished(desk, results.of_round.network_id))
    found = (proposal for proposal in proposals if proposal.criterion.id == criterion_id)
    return next(found, None) or chosen_by_hand(results.framework.criteria[criterion_id])
