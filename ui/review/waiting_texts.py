"""Which rounds have texts that nobody has released yet, for those who may read them."""

from networks.scopes import ReviewScope
from selfeval.model import Round
from selfeval.text_review import ReviewStore
from ui.desk import Desk
from ui.results.choose_round import closed_rounds


def review_of(desk: Desk, of_round: Round) -> ReviewStore:
    """Return the texts of a round; raises NotPermitted for anyone who does not coordinate its network."""
    desk.require_coordinator(of_round.network_id)
    return desk.services.review(ReviewScope(of_round.network_id, of_round.id))


def rounds_with_texts(desk: Desk) -> list[Round]:
    """Return the rounds whose texts wait for this coordinator, the newest first."""
    return [
        one
        for one in closed_rounds(desk)
        if any(plan.asks_texts for plan in one.plans)
        and desk.is_coordinator(one.network_id)
        and review_of(desk, one).texts()
    ]
