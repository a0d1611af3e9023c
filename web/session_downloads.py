"""Papers of a dialogue that staff take with them: material, minutes, agreements, proposals for a decision."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from exports.agreement_list import ListOf
from exports.errors import PaperRefused
from networks.scopes import NetworkScope
from selfeval.release import Reach
from web.downloads import SHEET, WORD, Downloads, Paper
from web.handing_out import not_there
from wiring.session_papers import (
    ListWish,
    PaperFormat,
    agreement_list_file,
    decision_file,
    material_file,
    minutes_file,
)

_MEDIA_TYPES = {
    PaperFormat.WORD: WORD,
    PaperFormat.PDF: "application/pdf",
    PaperFormat.SHEET: SHEET,
}


class SessionDownloads(Downloads):
    """The routes of a dialogue's papers, handed out by the same rules as all others."""

    def routes(self) -> list[Route]:
        """Return the routes."""
        return [
            Route("/herunterladen/protokoll/{session_id}", self.minutes, methods=["GET"]),
            Route("/herunterladen/material/{session_id}", self.material, methods=["GET"]),
            Route("/herunterladen/vereinbarungen/{of}/{id}", self.agreements, methods=["GET"]),
            Route("/herunterladen/beschlussvorlage/{session_id}", self.decision, methods=["GET"]),
        ]

    def minutes(self, request: Request) -> Response:
        """Hand out the minutes of a session as a Word document or a PDF."""
        session_id = str(request.path_params["session_id"])
        wanted = request.query_params.get("format", PaperFormat.WORD)
        if wanted not in (PaperFormat.WORD, PaperFormat.PDF):
            return not_there(PaperRefused(reason="wish"))
        form = PaperFormat(wanted)

        def make(scope: NetworkScope) -> Paper:
            content = minutes_file(self._provide(), scope, session_id, form)
            network_id = self._provide().sessions(scope).session(session_id).network_id
            return Paper(content, _MEDIA_TYPES[form], f"protokoll-{session_id}.{form}", network_id)

        return self._hand_out(request, "paper.minutes", make)

    def material(self, request: Request) -> Response:
        """Hand out what has to lie ready for a session, as a PDF to tick off."""
        session_id = str(request.path_params["session_id"])

        def make(scope: NetworkScope) -> Paper:
            content = material_file(self._provide(), scope, session_id)
            network_id = self._provide().sessions(scope).session(session_id).network_id
            return Paper(content, _MEDIA_TYPES[PaperFormat.PDF], f"material-{session_id}.pdf", network_id)

        return self._hand_out(request, "paper.material", make)

    def agreements(self, request: Request) -> Response:
        """Hand out a list of agreements: whose, as which file, for which readers and with what is in the address."""
        query = request.query_params
        try:
            wish = ListWish(
                of=ListOf(str(request.path_params["of"])),
                id=str(request.path_params["id"]),
                format=PaperFormat(query.get("format", PaperFormat.WORD)),
                reach=Reach(query.get("reichweite", Reach.INTERNAL)),
                with_history=query.get("verlauf") == "ja",
            )
        except ValueError:
            return not_there(PaperRefused(reason="wish"))

        def make(scope: NetworkScope) -> Paper:
            content, (network_id, *others) = agreement_list_file(self._provide(), scope, wish)
            name = f"vereinbarungen-{wish.reach}-{wish.id}.{wish.format}"
            return Paper(content, _MEDIA_TYPES[wish.format], name, network_id, tuple(others))

        return self._hand_out(request, "paper.agreements", make)

    def decision(self, request: Request) -> Response:
        """Hand out the proposal for a decision on the named agreements of a session, or on all that await one."""
        session_id = str(request.path_params["session_id"])

        def make(scope: NetworkScope) -> Paper:
            content = decision_file(self._provide(), scope, session_id, request.query_params.getlist("vereinbarung"))
            network_id = self._provide().sessions(scope).session(session_id).network_id
            return Paper(content, WORD, f"beschlussvorlage-{session_id}.docx", network_id)

        return self._hand_out(request, "paper.decision", make)
