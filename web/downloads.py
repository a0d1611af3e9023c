"""Files that staff take with them: printable sheets and reports of a round, a guide for helpers."""

from collections.abc import Callable
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dialogues.errors import SessionUnknown
from exports.errors import PaperRefused, ReportRefused
from exports.helpers_guide import helpers_guide
from exports.paper_forms import Fold
from exports.report.blocks import ReportKind
from networks.accounts import Account
from networks.errors import NetworkUnknown
from networks.scopes import NetworkScope
from qualitaetsrahmen.languages.translations import GERMAN
from selfeval.errors import LanguageNotOffered, ResultsErased, RoundNotClosed, RoundNotOpen, RoundUnknown
from selfeval.release import Reach
from texts.catalogue import translator
from texts.completeness import has_own_words
from web.handing_out import Handed, hand_out, not_there
from web.papers import FormChoice, form_paper, hand_over_paper, hand_over_sheet, posters_paper, sheets_paper
from wiring.access import network_scope
from wiring.addresses import LANGUAGE
from wiring.reports import ReportFormat, ReportWish, report_file
from wiring.services import Services

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_FILE_TYPES = {"pdf": "application/pdf", "xlsx": SHEET}
_MEDIA_TYPES = {
    ReportFormat.PDF: "application/pdf",
    ReportFormat.WORD: WORD,
    ReportFormat.HTML: "text/html; charset=utf-8",
}

_REFUSALS = (
    LanguageNotOffered,
    NetworkUnknown,
    PaperRefused,
    ReportRefused,
    ResultsErased,
    RoundUnknown,
    RoundNotOpen,
    RoundNotClosed,
    SessionUnknown,
)
"""What stops a paper with a sentence that says why."""

_RoundPaper = Callable[[Services, NetworkScope, str, str | None, str], bytes]
"""Puts a paper together for one perspective of a round or for all, in one language."""


@dataclass(frozen=True)
class Paper(Handed):
    """A file to hand out with the network that it is about."""

    network_id: str
    other_network_ids: tuple[str, ...] = ()
    """Further networks that it is about; the handing out is noted for each."""


class Downloads:
    """The routes under /herunterladen; each checks the session and works in the account's scope."""

    def __init__(self, provide: Callable[[], Services]) -> None:
        self._provide = provide

    def routes(self) -> list[Route]:
        """Return the routes."""
        return [
            Route("/herunterladen/bogen/{round_id}", self.sheets, methods=["GET"]),
            Route("/herunterladen/bericht/{round_id}", self.report, methods=["GET"]),
            Route("/herunterladen/fragebogen/{round_id}", self.form, methods=["GET"]),
            Route("/herunterladen/plakat/{round_id}", self.posters, methods=["GET"]),
            Route("/herunterladen/uebergabeliste/{round_id}", self.hand_over, methods=["GET"]),
            Route("/herunterladen/hilfe-beim-ausfuellen", self.helpers_guide, methods=["GET"]),
        ]

    def sheets(self, request: Request) -> Response:
        """Hand out the printable sheets of a round as a PDF, one page a perspective, or of one perspective."""
        return self._of_round(request, "paper.sheets", "infoblatt", sheets_paper)

    def posters(self, request: Request) -> Response:
        """Hand out the posters of a round as a PDF, one page a perspective, or of one perspective."""
        return self._of_round(request, "paper.posters", "plakat", posters_paper)

    def hand_over(self, request: Request) -> Response:
        """Hand out the list to tick off for the slips of one perspective, to print or to fill in; no code is on it."""
        if request.query_params.get("format") == "xlsx":
            return self._of_round(request, "paper.hand_over", "uebergabeliste", hand_over_sheet, "xlsx")
        return self._of_round(request, "paper.hand_over", "uebergabeliste", hand_over_paper)

    def _of_round(self, request: Request, action: str, name: str, paper: _RoundPaper, ending: str = "pdf") -> Response:
        def make(scope: NetworkScope) -> Paper:
            round_id = str(request.path_params["round_id"])
            query = request.query_params
            perspective = query.get("perspektive")
            content = paper(self._provide(), scope, round_id, perspective, query.get(LANGUAGE, GERMAN))
            network_id = self._provide().rounds(scope).round(round_id).network_id
            suffix = "" if query.get(LANGUAGE, GERMAN) == GERMAN else f"-{query[LANGUAGE]}"
            whose = f"-{perspective}" if perspective else ""
            return Paper(content, _FILE_TYPES[ending], f"{name}{whose}-{round_id}{suffix}.{ending}", network_id)

        return self._hand_out(request, action, make)

    def form(self, request: Request) -> Response:
        """Hand out the printed questionnaire of one perspective in one language as a PDF."""
        asked = request.query_params
        choice = FormChoice(asked.get("perspektive", ""), asked.get("sprache", GERMAN), asked.get("format"))

        def make(scope: NetworkScope) -> Paper:
            round_id = str(request.path_params["round_id"])
            content = form_paper(self._provide(), scope, round_id, choice)
            network_id = self._provide().rounds(scope).round(round_id).network_id
            fold = f"-{choice.fold}" if choice.fold in set(Fold) else ""
            name = f"fragebogen-{choice.perspective}-{choice.language}{fold}-{round_id}.pdf"
            return Paper(content, "application/pdf", name, network_id)

        return self._hand_out(request, "paper.form", make)

    def helpers_guide(self, request: Request) -> Response:
        """Hand out the page for people who translate or read aloud; it is about no network, so nothing is noted."""
        wanted = request.query_params.get(LANGUAGE, GERMAN)
        t = translator(wanted if has_own_words(wanted) else GERMAN)

        def make(_: Account) -> Handed:
            return Handed(helpers_guide(t), "application/pdf", "hilfe-beim-ausfuellen.pdf")

        return hand_out(self._provide(), request, make)

    def report(self, request: Request) -> Response:
        """Hand out the report of a closed round: which one, as which file, for which readers, is in the query."""
        query = request.query_params
        try:
            wish = ReportWish(
                ReportKind(query.get("art", ReportKind.FULL)),
                ReportFormat(query.get("format", ReportFormat.PDF)),
                Reach(query.get("reichweite", Reach.INTERNAL)),
            )
        except ValueError:
            return not_there(ReportRefused(reason="wish"))

        def make(scope: NetworkScope) -> Paper:
            round_id = str(request.path_params["round_id"])
            content = report_file(self._provide(), scope, round_id, wish)
            network_id = self._provide().rounds(scope).round(round_id).network_id
            name = f"bericht-{wish.file_name}-{round_id}.{wish.format.value}"
            return Paper(content, _MEDIA_TYPES[wish.format], name, network_id)

        return self._hand_out(request, "paper.report", make)

    def _hand_out(self, request: Request, action: str, make: Callable[[NetworkScope], Paper]) -> Response:
        services = self._provide()

        def noted(account: Account) -> Paper:
            scope = network_scope(account)
            paper = make(scope)
            for network_id in (paper.network_id, *paper.other_network_ids):
                services.audit(scope).note(action, paper.name, account.id, network_id)
            return paper

        return hand_out(services, request, noted, _REFUSALS)
