"""Data for evaluation as one archive: a coordinator's own, and for analysts what was let go to them."""

from collections.abc import Callable
from typing import get_args

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from exports.errors import DataExportRefused
from exports.statistical.formats import FORMATS
from exports.statistical.model import Language
from networks.accounts import Account
from networks.errors import NotPermitted
from selfeval.errors import ResultsErased, RoundNotClosed, RoundUnknown
from selfeval.release import Reach
from web.handing_out import ZIP, Handed, hand_out, not_there
from wiring.access import coordinated_networks
from wiring.analysts_data import AnalystsData, load_for_analysts, note_taken
from wiring.data_exports import DataKind, DataWish, archive_of, load_data
from wiring.services import Services
from wiring.waiting_for_data import waited_for

_REFUSALS = (DataExportRefused, NotPermitted, ResultsErased, RoundNotClosed, RoundUnknown)
_BOTH = "beide"
_LONGEST_REASON = 200


class DataDownloads:
    """The routes of data; each asks who is signed in and hands out what belongs to that account."""

    def __init__(self, provide: Callable[[], Services]) -> None:
        self._provide = provide

    def routes(self) -> list[Route]:
        """Return the routes."""
        return [
            Route("/herunterladen/daten/{kind}", self.own, methods=["GET"]),
            Route("/herunterladen/auswertung/{kind}", self.for_analysts, methods=["GET"]),
        ]

    def own(self, request: Request) -> Response:
        """Hand out data of the networks that the account coordinates, of one round or of all."""
        query = request.query_params
        try:
            form, language = _form_and_language(request)
            reach = query.get("reichweite", Reach.INTERNAL)
            reaches = tuple(Reach) if reach == _BOTH else (Reach(reach),)
            wish = DataWish(DataKind(request.path_params["kind"]), reaches, tuple(query.getlist("runde")), language)
        except ValueError:
            return not_there(DataExportRefused(reason="wish"))

        def make(account: Account) -> Handed:
            services, scope = self._provide(), coordinated_networks(account)
            data = load_data(services, scope, wish)
            content = archive_of(data.datasets, [form])
            for network_id in data.network_ids:
                services.audit(scope).note("data.exported", f"{wish.kind} {form} {reach}", account.id, network_id)
            return Handed(content, ZIP, f"{wish.kind.value}-{form}-{reach}.zip")

        return hand_out(self._provide(), request, make, _REFUSALS)

    def for_analysts(self, request: Request) -> Response:
        """Hand out what networks let go to analysts; what for stands in the audit."""
        try:
            form, language = _form_and_language(request)
            kind = AnalystsData(request.path_params["kind"])
        except ValueError:
            return not_there(DataExportRefused(reason="wish"))
        reason = request.query_params.get("zweck", "").strip()[:_LONGEST_REASON]

        def make(account: Account) -> Handed:
            if not reason:
                raise DataExportRefused(reason="purpose_missing")
            with waited_for(account.id, kind) as told_of:
                content = archive_of(load_for_analysts(self._provide(), account, kind, language), [form], told_of)
            note_taken(self._provide(), account, f"{kind} {form}", reason)
            return Handed(content, ZIP, f"{kind.value}-{form}.zip")

        return hand_out(self._provide(), request, make, _REFUSALS)


def _form_and_language(request: Request) -> tuple[str, Language]:
    """Return format and language of the address; raises ValueError for what there is not."""
    form, language = request.query_params.get("format", "xlsx"), request.query_params.get("sprache", "de")
    known: dict[str, Language] = {one: one for one in get_args(Language)}
    if form not in FORMATS or language not in known:
        raise ValueError(form, language)
    return form, known[language]
