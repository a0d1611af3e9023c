"""Files that analysts take with them; each handing out is noted."""

from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from exports.errors import DataExportRefused
from networks.accounts import Account
from networks.errors import NotPermitted
from networks.scopes import StaffScope
from texts.catalogue import LANGUAGES, translator
from web.handing_out import ZIP, Handed, hand_out
from wiring.addresses import LANGUAGE
from wiring.coding_files import coding_archive
from wiring.services import Services


class AnalystDownloads:
    """The routes of what analysts make, open to analysts only."""

    def __init__(self, provide: Callable[[], Services]) -> None:
        self._provide = provide

    def routes(self) -> list[Route]:
        """Return the routes."""
        return [Route("/herunterladen/zuordnung/{framework_id}", self.coding, methods=["GET"])]

    def coding(self, request: Request) -> Response:
        """Hand out the coding of free texts on a framework as an archive with all formats."""
        services, framework_id = self._provide(), str(request.path_params["framework_id"])
        wanted = request.query_params.get(LANGUAGE, LANGUAGES[0])
        t = translator(wanted if wanted in LANGUAGES else LANGUAGES[0])

        def make(account: Account) -> Handed:
            content, name = coding_archive(services, account, framework_id, t), f"zuordnung-{framework_id}.zip"
            services.audit(StaffScope()).note("data.coding", name, account.id, None)
            return Handed(content, ZIP, name)

        return hand_out(services, request, make, (NotPermitted, DataExportRefused))
