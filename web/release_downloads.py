"""The signed file with which a coordinator hands the results of a round in."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from analysis.errors import ConsentMissing
from networks.accounts import Account, Role
from networks.errors import NotPermitted
from networks.scopes import NetworkScope
from web.downloads import Downloads, Paper
from web.handing_out import not_there
from wiring.access import SESSION_COOKIE, signed_in_account
from wiring.letting_go import file_name, release_file


class ReleaseDownloads(Downloads):
    """The route of what leaves a network, for its coordinators only, noted like every other paper."""

    def routes(self) -> list[Route]:
        """Return the route."""
        return [Route("/herunterladen/abgabe/{round_id}", self.release, methods=["GET"])]

    def release(self, request: Request) -> Response:
        """Hand out the signed file of a round whose network agreed to it."""
        round_id = str(request.path_params["round_id"])
        account = signed_in_account(self._provide(), request.cookies.get(SESSION_COOKIE))

        def make(scope: NetworkScope) -> Paper:
            services = self._provide()
            network_id = services.rounds(scope).round(round_id).network_id
            if not _coordinates(account, network_id):
                raise NotPermitted(role=Role.COORDINATOR.value)
            content, name = release_file(services, scope, round_id), file_name(services, scope, round_id)
            return Paper(content, "application/json", name, network_id)

        try:
            return self._hand_out(request, "release.exported", make)
        except (ConsentMissing, NotPermitted) as problem:
            return not_there(problem)


def _coordinates(account: Account | None, network_id: str) -> bool:
    grants = account.grants if account else ()
    return any(one.role is Role.COORDINATOR and one.network_id == network_id for one in grants)
