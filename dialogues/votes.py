"""Blind votes: opened by the facilitator, counted without names, revealed by perspective from k on."""

import secrets

from dialogues.errors import SessionNotRunning, VoteNotOpen, VoteUnknown
from dialogues.model import Session, SessionState
from dialogues.ports import SessionStore
from dialogues.room_model import ItemVote, VoteFigure, VoteState, item_votes
from qualitaetsrahmen.model import Framework
from qualitaetsrahmen.scales import Scale
from selfeval.disclosure import answers_on, decide_release, filled, median_of
from selfeval.model import K_INTERNAL, K_PUBLIC
from selfeval.release import Figure, GroupKind, Reach

VOTES_PER_ITEM = 2
"""One before the talk and one after it, so that the room sees whether it moved."""
_K = {Reach.INTERNAL: K_INTERNAL, Reach.PUBLIC: K_PUBLIC}


def open_vote(store: SessionStore, session: Session, agenda_item_id: str, item_id: str) -> ItemVote:
    """Open a blind vote of the room on an item: the first before the talk, the second after it.

    Raises VoteRunning while another vote is open and VoteNotOpen when both have been held.
    """
    if session.state is not SessionState.RUNNING:
        raise SessionNotRunning(session=session.title)
    held = [vote for vote in item_votes(store.votes(session.id)) if vote.item_id == item_id]
    if len(held) >= VOTES_PER_ITEM:
        raise VoteNotOpen(reason="both_held")
    vote = ItemVote(
        id=secrets.token_hex(6),
        session_id=session.id,
        agenda_item_id=agenda_item_id,
        item_id=item_id,
        number=len(held) + 1,
    )
    store.add_vote(vote)
    return vote


def reveal(store: SessionStore, session: Session, framework: Framework, vote_id: str) -> ItemVote:
    """Fix and show the result of a vote by perspective; from then on it never changes.

    A perspective with fewer than five votes stays hidden, and so does one below ten whose votes are all the
    same; whoever votes openly was told so before. For papers that leave the network the same is decided from ten
    votes on, now, because the counters go with the reveal. Revealing twice changes nothing.
    """
    vote = next((vote for vote in item_votes(store.votes(session.id)) if vote.id == vote_id), None)
    if vote is None:
        raise VoteUnknown
    if vote.state is VoteState.REVEALED:
        return vote

    def judge(counts: dict[str, dict[str, int]], _cast: int) -> tuple[VoteFigure, ...]:
        return figures_of(vote, counts, session, framework)

    store.reveal_vote(session.id, vote_id, judge)
    return next(revealed for revealed in item_votes(store.votes(session.id)) if revealed.id == vote_id)


def figures_of(
    vote: ItemVote, counts: dict[str, dict[str, int]], session: Session, framework: Framework
) -> tuple[VoteFigure, ...]:
    """Return what may be shown of a vote's counters, inside the network and outside of it."""
    scale = framework.scale_of(framework.items[vote.item_id])
    return tuple(
        vote_figure(vote.item_id, one, counts[one], scale, reach, is_open=one in session.open_perspectives)
        for reach in Reach
        for one in session.counted_groups()
        if one in counts
    )


def vote_figure(
    item_id: str, group: str, counts: dict[str, int], scale: Scale, reach: Reach = Reach.INTERNAL, *, is_open: bool
) -> VoteFigure:
    """Return what may be shown of one group's votes, by the very rules of a release.

    An open vote was open to the room and to nobody else, so outside of the network it is counted like any other.
    """
    answers = answers_on(scale, counts)
    is_shown_open = is_open and reach is Reach.INTERNAL
    k = 1 if is_shown_open else _K[reach]
    figure = filled(
        Figure(
            item_id=item_id,
            group=group,
            kind=GroupKind.PERSPECTIVE,
            reach=reach,
            shown=decide_release(answers, k, is_open=is_shown_open),
        ),
        answers,
        median_of(scale, answers),
    )
    return VoteFigure(
        perspective=group,
        shown=figure.shown,
        reach=reach,
        answered=figure.answered,
        counts=figure.counts,
        median=figure.median,
    )
