"""What the overview of a facilitator is made from, read once for all networks."""

from dialogues.model import Session, SessionState
from dialogues.my_municipalities import Waiting, Work
from networks.accounts import Account
from networks.scopes import ReviewScope
from selfeval.model import Round, RoundState
from wiring.access import facilitated_networks, notes_scope
from wiring.services import Services


def work_of(services: Services, account: Account) -> Work:
    """Return networks, rounds, sessions and agreements of all networks whose dialogues an account leads."""
    scope = facilitated_networks(account)
    rounds, sessions = services.rounds(scope).rounds(), services.sessions(scope).sessions()
    handed = services.hand_overs(scope).hand_overs()
    return Work(
        networks=services.networks(scope).networks(),
        rounds=rounds,
        sessions=sessions,
        agreements=services.agreements(scope).agreements(),
        waiting=Waiting(
            texts=_with_texts(services, rounds, sessions),
            noted=services.notes(notes_scope(account)).noted(),
            handed_over=frozenset(one.session_id for one in handed if one.taken_on is None),
        ),
    )


def _with_texts(services: Services, rounds: list[Round], sessions: list[Session]) -> frozenset[str]:
    """Return the rounds of coming sessions whose texts nobody has released; only that there are some, never what."""
    coming = {one.round_id for one in sessions if one.state is not SessionState.ENDED}
    return frozenset(
        one.id
        for one in rounds
        if one.id in coming
        and one.state is RoundState.CLOSED
        and any(plan.asks_texts for plan in one.plans)
        and services.review(ReviewScope(one.network_id, one.id)).texts()
    )
