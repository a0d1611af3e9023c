"""Putting the invitation to a session together from what is stored."""

from dialogues.series import series_of
from dialogues.session_formats import FormatUnknown, format_of
from exports.invitations import InvitationContent
from networks.scopes import NetworkScope
from wiring.services import Services


def invitation_of(services: Services, scope: NetworkScope, session_id: str) -> InvitationContent:
    """Return what the invitation to a session says; raises SessionUnknown outside the scope."""
    session = services.sessions(scope).session(session_id)
    rounds = services.rounds(scope)
    try:
        chosen = format_of(session.format_id) if session.format_id else None
    except FormatUnknown:  # its file has gone since, and people are invited all the same
        chosen = None
    return InvitationContent(
        network=services.networks(scope).network(session.network_id).name,
        session=session,
        framework=rounds.framework(rounds.round(session.round_id).framework_sha256),
        format=chosen,
        series=series_of(session, services.series(scope).series()),
    )
