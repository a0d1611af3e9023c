"""Whether the process lives and whether it can work: two addresses for those who operate it."""

from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from wiring.services import Services


def routes(provide: Callable[[], Services]) -> list[Route]:
    """Return /healthz (the process answers) and /readyz (the database answers too)."""

    def live(_request: Request) -> Response:
        return PlainTextResponse("ok")

    def ready(_request: Request) -> Response:
        is_ready = provide().database.is_alive()
        return PlainTextResponse("ok" if is_ready else "database", 200 if is_ready else 503)

    return [Route("/healthz", live), Route("/readyz", ready)]
