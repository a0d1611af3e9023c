"""The invitation to a session and its calendar file, to be sent on by whoever invites."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from exports.calendar_files import calendar_file
from exports.invitations import invitation_document, invitation_text
from networks.scopes import NetworkScope
from qualitaetsrahmen.languages.translations import GERMAN
from texts.catalogue import translator
from web.downloads import Downloads, Paper
from wiring.invitations import invitation_of

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


class InvitationDownloads(Downloads):
    """The routes of invitations, handed out by the same rules as all other papers."""

    def routes(self) -> list[Route]:
        """Return the routes."""
        return [
            Route("/herunterladen/einladung/{session_id}", self.invitation, methods=["GET"]),
            Route("/herunterladen/termin/{session_id}", self.calendar, methods=["GET"]),
        ]

    def invitation(self, request: Request) -> Response:
        """Hand out the invitation as a Word document, or as plain text where the address asks for it."""
        session_id, t = str(request.path_params["session_id"]), translator(GERMAN)
        is_text = request.query_params.get("format") == "txt"

        def make(scope: NetworkScope) -> Paper:
            content = invitation_of(self._provide(), scope, session_id)
            network_id = content.session.network_id
            if is_text:
                text = invitation_text(content, t).encode()
                return Paper(text, "text/plain; charset=utf-8", f"einladung-{session_id}.txt", network_id)
            return Paper(invitation_document(content, t), _WORD, f"einladung-{session_id}.docx", network_id)

        return self._hand_out(request, "paper.invitation", make)

    def calendar(self, request: Request) -> Response:
        """Hand out the session as a calendar file."""
        session_id = str(request.path_params["session_id"])

        def make(scope: NetworkScope) -> Paper:
            content = invitation_of(self._provide(), scope, session_id)
            text = invitation_text(content, translator(GERMAN))
            file = calendar_file(content.session, content.network, text)
            return Paper(file, "text/calendar; charset=utf-8", f"termin-{session_id}.ics", content.session.network_id)

        return self._hand_out(request, "paper.calendar", make)
