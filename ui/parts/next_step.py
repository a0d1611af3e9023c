"""What to do next: one sentence and one way on, found from what a workspace holds."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from analysis.earlier_rounds import earlier_rounds
from dialogues.model import Session, SessionState
from selfeval.model import Round, RoundState


class Next(StrEnum):
    """The step that helps most now; each has its sentence and leads to one page."""

    SET_UP = "set_up"
    WAIT_FOR_ROLE = "wait_for_role"
    PLAN_ROUND = "plan_round"
    OPEN_ROUND = "open_round"
    HAND_OUT = "hand_out"
    FINISH_CLOSING = "finish_closing"
    REVIEW_TEXTS = "review_texts"
    PREPARE_DIALOGUE = "prepare_dialogue"
    LEAD_DIALOGUE = "lead_dialogue"
    FOLLOW_UP = "follow_up"


PAGE = {
    Next.SET_UP: "netzwerke",
    Next.WAIT_FOR_ROLE: None,
    Next.PLAN_ROUND: "neue_runde",
    Next.OPEN_ROUND: "runden",
    Next.HAND_OUT: "runden",
    Next.FINISH_CLOSING: "runden",
    Next.REVIEW_TEXTS: "texte",
    Next.PREPARE_DIALOGUE: "ergebnisse",
    Next.LEAD_DIALOGUE: "dialog_fuehren",
    Next.FOLLOW_UP: "vereinbarungen",
}
"""Where each step is done."""


@dataclass(frozen=True)
class NextStep:
    """What to do next, and about which round if it is about one."""

    step: Next
    round_id: str | None = None


def next_step(
    rounds: Sequence[Round],
    sessions: Sequence[Session],
    *,
    has_network: bool,
    is_administrator: bool,
    with_texts: Sequence[Round] = (),
) -> NextStep:
    """Return the step that helps most: what is waiting for somebody comes before what may begin.

    A session that runs goes first, then a closing that was interrupted, a round that people are answering, a draft,
    texts that somebody has to look through (``with_texts``, the rounds that have some), results that nobody has talked
    about yet and that no later round has overtaken; with nothing of that, agreements are followed up or a round begins.
    """
    if not has_network:
        return NextStep(Next.SET_UP if is_administrator else Next.WAIT_FOR_ROLE)
    if any(session.state is SessionState.RUNNING for session in sessions):
        return NextStep(Next.LEAD_DIALOGUE)
    for state, step in (
        (RoundState.CLOSING, Next.FINISH_CLOSING),
        (RoundState.OPEN, Next.HAND_OUT),
        (RoundState.DRAFT, Next.OPEN_ROUND),
    ):
        waiting = next((one for one in rounds if one.state is state), None)
        if waiting:
            return NextStep(step, waiting.id)
    if with_texts:
        return NextStep(Next.REVIEW_TEXTS, with_texts[0].id)
    return _after_closing(rounds, sessions)


def _after_closing(rounds: Sequence[Round], sessions: Sequence[Session]) -> NextStep:
    """Return what to do with results: talk about them, follow up what was agreed, or begin anew."""
    closed = [one for one in rounds if one.state is RoundState.CLOSED]
    talked_about = {one.id for one in closed if any(_is_about_results(session, one) for session in sessions)}
    overtaken = {earlier.id for one in closed for earlier in earlier_rounds(one, closed)}
    silent = next((one for one in closed if one.id not in talked_about | overtaken), None)
    if silent:
        return NextStep(Next.PREPARE_DIALOGUE, silent.id)
    if any(session.state is SessionState.PLANNED for session in sessions):
        return NextStep(Next.LEAD_DIALOGUE)
    return NextStep(Next.FOLLOW_UP if sessions else Next.PLAN_ROUND)


def _is_about_results(session: Session, of_round: Round) -> bool:
    """Say whether a session is held when the results of its round are there; a kick-off came before them."""
    return session.round_id == of_round.id and (of_round.closed_on is None or session.held_on >= of_round.closed_on)
