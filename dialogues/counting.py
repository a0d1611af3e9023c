"""With whom the votes of a perspective are counted, and whether it votes openly: settled before the first vote."""

from dialogues.errors import CountedDifferently, VotingHasBegun
from dialogues.model import Session
from dialogues.ports import SessionStore
from dialogues.room_model import item_votes
from qualitaetsrahmen.model import Framework
from selfeval.results import with_joint_names
from selfeval.rounds import may_show_together


def has_voting_begun(store: SessionStore, session_id: str) -> bool:
    """Say whether the room has voted by perspective, or been asked to; from then on nothing here changes."""
    return bool(item_votes(store.votes(session_id)))


def may_be_counted_with(framework: Framework, session: Session, perspective: str, leading: str) -> bool:
    """Say whether the votes of one perspective may be counted with those of another.

    Both belong to one level, none has a line of its own, and both vote openly or neither does: an open vote of
    several would show what those of them voted who were told that nobody will see it.
    """
    is_alike = (perspective in session.open_perspectives) == (leading in session.open_perspectives)
    is_here = {perspective, leading} <= set(session.perspectives)
    return is_here and is_alike and may_show_together(framework, perspective, leading)


def count_together(
    store: SessionStore, framework: Framework, session_id: str, perspective: str, leading: str | None
) -> Session:
    """Count the votes of a perspective, and of all that are counted with it, with those of another; or apart again.

    Raises VotingHasBegun after the first vote, and CountedDifferently where the two may not be counted as one.
    """
    session = _before_the_first_vote(store, session_id)
    counted = {one: other for one, other in session.counted_with.items() if one != perspective}
    if leading is not None:
        leader = session.counted_as(leading)
        if leader == perspective:
            return session
        moving = [perspective, *(one for one, other in counted.items() if other == perspective)]
        staying = session.counted_groups()[leader]
        if not all(_may_be_one(framework, session, one, other) for one in moving for other in staying):
            names = [framework.perspective(one).label for one in (perspective, leading)]
            raise CountedDifferently(one=names[0], other=names[1])
        counted |= dict.fromkeys(moving, leader)
    return _saved(store, session.model_copy(update={"counted_with": counted}))


def _may_be_one(framework: Framework, session: Session, one: str, other: str) -> bool:
    return one == other or may_be_counted_with(framework, session, one, other)


def vote_openly(store: SessionStore, session_id: str, perspective: str, *, is_open: bool) -> Session:
    """Let a perspective, and all that are counted with it, vote openly or blind; phones say so before the vote.

    Raises VotingHasBegun after the first vote.
    """
    session = _before_the_first_vote(store, session_id)
    group = frozenset(session.counted_groups()[session.counted_as(perspective)])
    changed = session.open_perspectives | group if is_open else session.open_perspectives - group
    return _saved(store, session.model_copy(update={"open_perspectives": changed}))


def counted_framework(framework: Framework, session: Session) -> Framework:
    """Return the framework in which perspectives that are counted together bear one name, so that all views do."""
    return with_joint_names(framework, session.counted_groups())


def _before_the_first_vote(store: SessionStore, session_id: str) -> Session:
    if has_voting_begun(store, session_id):
        raise VotingHasBegun
    return store.session(session_id)


def _saved(store: SessionStore, session: Session) -> Session:
    store.save_session(session, {})
    return session
