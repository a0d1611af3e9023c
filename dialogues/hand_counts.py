"""Votes that somebody counted by hand, in a room without a network: judged like all others, and marked as such."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass

from dialogues.errors import HandCountInvalid, SessionNotRunning, VoteNotOpen
from dialogues.model import Session, SessionState
from dialogues.ports import SessionStore
from dialogues.room_model import ItemVote, VoteOrigin, VoteState, item_votes
from dialogues.votes import VOTES_PER_ITEM, figures_of
from qualitaetsrahmen.model import Framework, Item
from qualitaetsrahmen.scales import OffScale, Step

LARGEST_COUNT = 2000
"""No room holds more people."""

Counts = Mapping[str, Mapping[str, int]]
"""By group how often each answer was given, as somebody counted slips or hands."""


@dataclass(frozen=True)
class HandCount:
    """What was counted of one vote: on which item, the which vote it was, and the numbers."""

    agenda_item_id: str
    item_id: str
    number: int
    """1 before the talk, 2 after it."""
    counts: Counts


def answers_of_group(session: Session, framework: Framework, item: Item, group: str) -> tuple[Step | OffScale, ...]:
    """Return the answers that a group may give: the steps, then what any of its members is offered beside them."""
    scale = framework.scale_of(item)
    members = session.counted_groups().get(group, (group,))
    beside = [kind for kind in scale.off_scale if any(kind in scale.off_scale_for(one) for one in members)]
    return (*scale.steps, *beside)


def record_hand_count(store: SessionStore, session: Session, framework: Framework, counted: HandCount) -> ItemVote:
    """Write a vote that was counted by hand, with what may be shown of it and without the numbers behind it.

    Writing the same vote again changes nothing. Raises VoteRunning while another vote is open, VoteNotOpen when both
    votes of an item have been held or the first one is missing, and HandCountInvalid for numbers that cannot be.
    """
    if session.state is not SessionState.RUNNING:
        raise SessionNotRunning(session=session.title)
    held = [vote for vote in item_votes(store.votes(session.id)) if vote.item_id == counted.item_id]
    before = next((vote for vote in held if vote.number == counted.number), None)
    if before is not None and before.state is VoteState.REVEALED:
        return before
    if len(held) >= VOTES_PER_ITEM:
        raise VoteNotOpen(reason="both_held")
    if counted.number != len(held) + 1:
        raise VoteNotOpen(reason="by_hand")
    vote = ItemVote(
        id=secrets.token_hex(6),
        session_id=session.id,
        agenda_item_id=counted.agenda_item_id,
        item_id=counted.item_id,
        number=counted.number,
        state=VoteState.REVEALED,
        origin=VoteOrigin.BY_HAND,
    )
    figures = figures_of(vote, _checked(session, framework, counted), session, framework)
    judged = vote.model_copy(update={"result": figures})
    store.add_vote(judged)
    return judged


def _checked(session: Session, framework: Framework, counted: HandCount) -> dict[str, dict[str, int]]:
    """Return the counts of all groups of which somebody voted."""
    talk = session.talk(counted.agenda_item_id)
    if talk is None or framework.criterion_of[counted.item_id].id != talk.criterion_id:
        raise HandCountInvalid
    item, groups = framework.items[counted.item_id], session.counted_groups()
    checked: dict[str, dict[str, int]] = {}
    for group, counts in counted.counts.items():
        offered = {one.id for one in answers_of_group(session, framework, item, group)}
        if group not in groups or not counts.keys() <= offered:
            raise HandCountInvalid
        if any(not 0 <= count <= LARGEST_COUNT for count in counts.values()):
            raise HandCountInvalid(reason="number", most=LARGEST_COUNT)
        if sum(counts.values()):
            checked[group] = {answer: count for answer, count in counts.items() if count}
    if not checked:
        raise HandCountInvalid(reason="empty")
    return checked
