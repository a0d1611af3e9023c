"""Blind votes: opened by the facilitator, counted without names, revealed by perspective from k on."""

import secrets

from dialogues.errors import SessionNotRunning, VoteNotOpen, VoteUnknown
from dialogues.model import Session, SessionState, Vote, VoteFigure, VoteState
from dialogues.ports import SessionStore
from qualitaetsrahmen.model import Framework
from qualitaetsrahmen.scales import Scale
from selfeval.disclosure import answers_on, decide, filled, median_of
from selfeval.model import K_INTERNAL
from selfeval.release import Figure, GroupKind, Reach

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
            vote_figure(vote.item_id, one, counts[one], scale, is_open=one in session.open_perspectives)
            for one in session.perspectives
            if one in counts
        )

    store.reveal_vote(session.id, vote_id, judge)
    return next(revealed for revealed in store.votes(session.id) if revealed.id == vote_id)


def vote_figure(item_id: str, perspective: str, counts: dict[str, int], scale: Scale, *, is_open: bool) -> VoteFigure:
    """Return what may be shown of one perspective's votes, by the very rules of a release inside the network."""
    answers = answers_on(scale, counts)
    figure = filled(
        Figure(
            item_id=item_id,
            group=perspective,
            kind=GroupKind.PERSPECTIVE,
            reach=Reach.INTERNAL,
            shown=decide(answers, 1 if is_open else K_INTERNAL, is_open=is_open),
        ),
        answers,
        median_of(scale, answers),
    )
    return VoteFigure(
        perspective=perspective,
        shown=figure.shown,
        answered=figure.answered,
        counts=figure.counts,
        median=figure.median,
    )
