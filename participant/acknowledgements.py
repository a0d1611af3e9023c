"""How a taken form is acknowledged: to a browser by the next page, to our own script by where that page is."""

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from participant.endpoints import see_other

_BY_SCRIPT = "application/json"


def is_sent_by_script(request: Request) -> bool:
    """Say whether a form was sent by ``frage.js``, which keeps it on the device until it is acknowledged."""
    return request.headers.get("accept") == _BY_SCRIPT


def lead_on(address: str, *, by_script: bool) -> Response:
    """Return the acknowledgement of a form that has been stored for good.

    The script goes on to the next page by itself, so that a page is fetched once and not a second time in vain.
    """
    if by_script:
        return JSONResponse({"weiter": address}, headers={"Cache-Control": "no-store"})
    return see_other(address)
