"""Blind votes: opened by the facilitator, counted without names, revealed by perspective from k on."""

import secrets

from dialogues.errors import SessionNotRunning, VoteNotOpen, VoteUnknown
from dialogues.model import Session, SessionState, Vote, VoteFigure, VoteState
from dialogues.ports import SessionStore
from qualitaetsrahmen.model import Framework, Scale
from selfeval.disclosure import Answers, decide
from selfeval.model import K_INTERNAL
from selfeval.ordinal import median
from selfeval.release import Shown

VOTES_PER_ITEM = 2
"""One before the talk and one after it, so that the room sees whether it moved."""


def open_vote(store: SessionStore, session: Session, agenda_item_id: str, item_id: str) -> Vote:
    """Open a blind vote of the room on an item: the first before the talk, the second after it.

    Raises VoteRunning while another vote is open and VoteNotOpen when both have been held.
    """
    if session.state is not SessionState.RUNNING:
        raise SessionNotRunning(session=session.title)
    held = [vote for vote in store.votes(session.id) if vote.item_id == item_id]
    if len(held) >= VOTES_PER_ITEM:
        raise VoteNotOpen(reason="both_held")
    vote = Vote(
        id=secrets.token_hex(6),
        session_id=session.id,
        agenda_item_id=agenda_item_id,
        item_id=item_id,
        number=len(held) + 1,
    )
    store.add_vote(vote)
    return vote


def reveal(store: SessionStore, session: Session, framework: Framework, vote_id: str) -> Vote:
    """Fix and show the result of a vote by perspective; from then on it never changes.

    A perspective with fewer than five votes stays hidden, and so does one below ten whose votes are all the
    same; whoever votes openly was told so before. Revealing twice changes nothing.
    """
    vote = next((vote for vote in store.votes(session.id) if vote.id == vote_id), None)
    if vote is None:
        raise VoteUnknown
    if vote.state is VoteState.REVEALED:
        return vote
    scale = framework.scale_of(framework.items[vote.item_id])

    def judge(counts: dict[str, dict[str, int]]) -> tuple[VoteFigure, ...]:
        return tuple(
            vote_figure(one, counts[one], scale, is_open=one in session.open_perspectives)
            for one in session.perspectives
            if one in counts
        )

    store.reveal_vote(session.id, vote_id, judge)
    return next(revealed for revealed in store.votes(session.id) if revealed.id == vote_id)


def vote_figure(perspective: str, counts: dict[str, int], scale: Scale, *, is_open: bool) -> VoteFigure:
    """Return what may be shown of one perspective's votes."""
    answers = Answers(
        {step.id: counts.get(step.id, 0) for step in scale.steps},
        {kind.id: counts.get(kind.id, 0) for kind in scale.off_scale},
    )
    shown = decide(answers, 1 if is_open else K_INTERNAL, is_open=is_open)
    if shown is Shown.HIDDEN:
        return VoteFigure(perspective=perspective, shown=shown)
    visible = answers.counts
    middle = median({scale.value_of[step]: count for step, count in answers.steps.items() if count})
    if shown is Shown.OFF_SCALE_ONLY:
        visible, middle = {kind: count for kind, count in answers.off_scale.items() if count}, None
    return VoteFigure(perspective=perspective, shown=shown, answered=answers.answered, counts=visible, median=middle)
