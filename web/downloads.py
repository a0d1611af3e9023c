"""Files that staff take with them: printable sheets for a round, the minutes of a session."""

from collections.abc import Callable
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from dialogues.errors import SessionUnknown
from networks.scopes import NetworkScope
from qualitaetsrahmen.errors import CodedError
from qualitaetsrahmen.languages.translations import GERMAN
from selfeval.errors import LanguageNotOffered, RoundNotClosed, RoundNotOpen, RoundUnknown
from texts.catalogue import translator
from web.pages import Notice, draw
from web.papers import minutes_paper, sheets_paper
from wiring.access import SESSION_COOKIE, network_scope, signed_in_account
from wiring.addresses import LANGUAGE
from wiring.services import Services

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass(frozen=True)
class Paper:
    """A file to hand out, with the name under which it is saved and the network that it is about."""

    content: bytes
    media_type: str
    name: str
    network_id: str


class Downloads:
    """The routes under /herunterladen; each checks the session and works in the account's scope."""

    def __init__(self, provide: Callable[[], Services]) -> None:
        self._provide = provide

    def routes(self) -> list[Route]:
        """Return the routes."""
        return [
            Route("/herunterladen/bogen/{round_id}", self.sheets, methods=["GET"]),
            Route("/herunterladen/protokoll/{session_id}", self.minutes, methods=["GET"]),
        ]

    def sheets(self, request: Request) -> Response:
        """Hand out the printable sheets of a round as a PDF, of one perspective or all, in a language of the round."""

        def make(scope: NetworkScope) -> Paper:
            round_id = str(request.path_params["round_id"])
            perspective, language = request.query_params.get("perspektive"), request.query_params.get(LANGUAGE, GERMAN)
            content = sheets_paper(self._provide(), scope, round_id, perspective, language)
            network_id = self._provide().rounds(scope).round(round_id).network_id
            name = round_id if language == GERMAN else f"{round_id}-{language}"
            return Paper(content, "application/pdf", f"aushang-{name}.pdf", network_id)

        return self._hand_out(request, "paper.sheets", make)

    def minutes(self, request: Request) -> Response:
        """Hand out the minutes of a session as a Word document."""

        def make(scope: NetworkScope) -> Paper:
            session_id = str(request.path_params["session_id"])
            content = minutes_paper(self._provide(), scope, session_id)
            network_id = self._provide().sessions(scope).session(session_id).network_id
            return Paper(content, _WORD, f"protokoll-{session_id}.docx", network_id)

        return self._hand_out(request, "paper.minutes", make)

    def _hand_out(self, request: Request, action: str, make: Callable[[NetworkScope], Paper]) -> Response:
        services = self._provide()
        account = signed_in_account(services, request.cookies.get(SESSION_COOKIE))
        if account is None:
            return RedirectResponse(f"/anmelden?weiter={request.url.path}", 303)
        scope = network_scope(account)
        try:
            paper = make(scope)
        except (LanguageNotOffered, RoundUnknown, RoundNotOpen, RoundNotClosed, SessionUnknown) as problem:
            return _not_there(problem)
        self._provide().audit(scope).note(action, paper.name, account.id, paper.network_id)
        headers = {"Content-Disposition": f'attachment; filename="{paper.name}"', "Cache-Control": "no-store"}
        return Response(paper.content, media_type=paper.media_type, headers=headers)


def _not_there(problem: CodedError) -> Response:
    t = translator("de")
    text = t.error(problem.code, problem.data)
    return draw(Notice(t("web.not_there.title"), text, "/", t("web.to_start")), 404)
