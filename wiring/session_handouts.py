"""Putting together what a dialogue hands to people outside, within the scope of whoever asks for it."""

from collections.abc import Callable

from exports.public_session import PublicSession
from exports.room_sheets import RoomSheets, room_sheets
from exports.session_poster import session_poster
from exports.session_slides import session_slides
from networks.scopes import NetworkScope
from selfeval.release import Reach
from selfeval.results import results_at_hand
from texts.catalogue import Translator, translator
from wiring.services import Services
from wiring.session_papers import LANGUAGE


def public_session(services: Services, scope: NetworkScope, session_id: str) -> PublicSession:
    """Return a session as it may be told outside; raises SessionUnknown outside the scope."""
    session = services.sessions(scope).session(session_id)
    own = (one for one in services.agreements(scope).agreements() if one.session_id == session_id)
    return PublicSession(
        network=services.networks(scope).network(session.network_id).name,
        session=session,
        results=results_at_hand(services.rounds(scope), session.round_id, Reach.PUBLIC),
        agreements=tuple(own),
    )


def poster_file(services: Services, scope: NetworkScope, session_id: str) -> bytes:
    """Return the poster of a session as a PDF; raises SessionUnknown outside the scope."""
    return _made(session_poster, services, scope, session_id)


def slides_file(services: Services, scope: NetworkScope, session_id: str) -> bytes:
    """Return the slides on a session as a .pptx file; raises SessionUnknown outside the scope."""
    return _made(session_slides, services, scope, session_id)


def room_sheets_file(services: Services, scope: NetworkScope, session_id: str) -> bytes:
    """Return the sheets for a room without a network as a PDF; raises SessionUnknown outside the scope."""
    session, rounds = services.sessions(scope).session(session_id), services.rounds(scope)
    framework = rounds.framework(rounds.round(session.round_id).framework_sha256)
    return room_sheets(RoomSheets(session, framework), translator(LANGUAGE))


def _made(
    make: Callable[[PublicSession, Translator], bytes], services: Services, scope: NetworkScope, session_id: str
) -> bytes:
    return make(public_session(services, scope, session_id), translator(LANGUAGE))
