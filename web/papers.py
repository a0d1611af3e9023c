"""Putting together what a paper needs, within the scope of whoever asks for it."""

from exports.minutes import MinutesContent, session_minutes
from exports.sheets import perspective_sheets, sheet_content
from networks.scopes import NetworkScope
from selfeval.errors import RoundNotOpen
from selfeval.model import RoundState
from selfeval.release import Reach
from selfeval.results import results_at_hand
from texts.catalogue import translator
from wiring.addresses import round_address
from wiring.services import Services


def sheets_paper(services: Services, scope: NetworkScope, round_id: str, perspective: str | None) -> bytes:
    """Return the printable sheets of an open round, for one perspective or for all that answer by a link.

    Raises RoundUnknown outside the scope and RoundNotOpen while its links let nobody in.
    """
    rounds = services.rounds(scope)
    of_round = rounds.round(round_id)
    wanted = [plan.perspective for plan in of_round.plans if plan.has_link and perspective in (None, plan.perspective)]
    if of_round.state is not RoundState.OPEN or not wanted:
        raise RoundNotOpen(round=of_round.title)
    framework = rounds.framework(of_round.framework_sha256)
    network = services.networks(scope).network(of_round.network_id).name
    contents = [
        sheet_content(of_round, framework, one, network=network, address=round_address(services, of_round, one))
        for one in wanted
    ]
    return perspective_sheets(contents, translator("de"))


def minutes_paper(services: Services, scope: NetworkScope, session_id: str) -> bytes:
    """Return the minutes of a session as a Word document; raises SessionUnknown outside the scope."""
    sessions = services.sessions(scope)
    session = sessions.session(session_id)
    content = MinutesContent(
        network=services.networks(scope).network(session.network_id).name,
        session=session,
        results=results_at_hand(services.rounds(scope), session.round_id, Reach.INTERNAL),
        votes=tuple(sessions.votes(session_id)),
        contributions=tuple(sessions.contributions(session_id)),
        agreements=tuple(
            agreement for agreement in services.agreements(scope).agreements() if agreement.session_id == session_id
        ),
    )
    return session_minutes(content, translator("de"))
