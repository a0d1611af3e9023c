"""Handing a file out: to whoever is signed in; where something stands against it, a page says what."""

from collections.abc import Callable
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from networks.accounts import Account
from qualitaetsrahmen.errors import CodedError
from texts.catalogue import translator
from web.pages import Notice, draw
from web.sign_in import ask_to_sign_in
from wiring.access import SESSION_COOKIE, signed_in_account
from wiring.services import Services

ZIP = "application/zip"


@dataclass(frozen=True)
class Handed:
    """A file with the name under which it is saved."""

    content: bytes
    media_type: str
    name: str


def hand_out(
    services: Services,
    request: Request,
    make: Callable[[Account], Handed],
    refusals: tuple[type[CodedError], ...] = (),
) -> Response:
    """Return what is made for the account that is signed in; all others are asked to sign in first.

    ``make`` also notes what it hands out. What it raises of ``refusals`` becomes a page that says why.
    """
    account = signed_in_account(services, request.cookies.get(SESSION_COOKIE))
    if account is None:
        return ask_to_sign_in(request)
    try:
        made = make(account)
    except refusals as problem:
        return not_there(problem)
    headers = {"Content-Disposition": f'attachment; filename="{made.name}"', "Cache-Control": "no-store"}
    return Response(made.content, media_type=made.media_type, headers=headers)


def not_there(problem: CodedError) -> Response:
    """Return the page that says why a file cannot be handed out, and what to do."""
    t = translator("de")
    text = t.error(problem.code, problem.data)
    return draw(Notice(t("web.not_there.title"), text, "/", t("web.to_start")), 404)
