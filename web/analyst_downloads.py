"""Files that analysts take with them; each handing out is noted."""

from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from exports.errors import DataExportRefused
from networks.errors import NotPermitted
from networks.scopes import StaffScope
from texts.catalogue import LANGUAGES, translator
from web.downloads import not_there
from wiring.access import SESSION_COOKIE, signed_in_account
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
        services = self._provide()
        account = signed_in_account(services, request.cookies.get(SESSION_COOKIE))
        if account is None:
            return RedirectResponse(f"/anmelden?weiter={request.url.path}", 303)
        wanted = request.query_params.get(LANGUAGE, LANGUAGES[0])
        t = translator(wanted if wanted in LANGUAGES else LANGUAGES[0])
        try:
            content = coding_archive(services, account, str(request.path_params["framework_id"]), t)
        except (NotPermitted, DataExportRefused) as problem:
            return not_there(problem)
        name = f"zuordnung-{request.path_params['framework_id']}.zip"
        services.audit(StaffScope()).note("data.coding", name, account.id, None)
        headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
        return Response(content, media_type="application/zip", headers=headers)
