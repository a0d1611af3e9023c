"""Everything that the app answers besides Streamlit and the participants' pages, and what wraps all of it."""

from collections.abc import Callable, Iterable
from pathlib import Path

from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from web import health
from web.analyst_downloads import AnalystDownloads
from web.data_downloads import DataDownloads
from web.downloads import Downloads
from web.form_size import RefuseLargeForms
from web.handout_downloads import HandoutDownloads
from web.headers import SecurityHeaders
from web.interface.application import Interface, InterfaceFirst
from web.invitations import InvitationDownloads
from web.origin import RefuseForeignPosts
from web.release_downloads import ReleaseDownloads
from web.session_downloads import SessionDownloads
from web.shell import Shell
from web.sign_in import SignInPages, ask_to_sign_in
from web.unknown_pages import UnknownPages
from wiring.access import SESSION_COOKIE, signed_in_account
from wiring.services import Services

_STATIC = Path(__file__).with_name("static")
_FIRST_PAGE = "uebersicht"
_A_DAY = "public, max-age=86400"


def routes(provide: Callable[[], Services], shell: Shell, page_paths: Iterable[str]) -> list[BaseRoute]:
    """Return the staff routes; ``page_paths`` are Streamlit's pages, which are shown only to whoever is signed in."""

    def show_page(request: Request) -> Response:
        if signed_in_account(provide(), request.cookies.get(SESSION_COOKIE)) is None:
            return ask_to_sign_in(request)
        return HTMLResponse(shell.html, headers={"Cache-Control": "no-store"})

    def show_first(request: Request) -> Response:
        """Streamlit knows its first page by the bare address only, and would call its name an unknown page."""
        return RedirectResponse(f"/?{request.url.query}" if request.url.query else "/", 308)

    def show_style(_request: Request) -> Response:
        return FileResponse(_STATIC / "anmelden.css", headers={"Cache-Control": _A_DAY})

    def show_icon(_request: Request) -> Response:
        return FileResponse(_STATIC / "zeichen.svg", headers={"Cache-Control": _A_DAY})

    def refuse(_request: Request) -> Response:
        return PlainTextResponse("", 404)

    return [
        Route(f"/{_FIRST_PAGE}", show_first, methods=["GET"]),
        *(Route(path, show_page, methods=["GET"]) for path in ["/", *(f"/{name}" for name in page_paths)]),
        *SignInPages(provide).routes(),
        *Downloads(provide).routes(),
        *SessionDownloads(provide).routes(),
        *HandoutDownloads(provide).routes(),
        *ReleaseDownloads(provide).routes(),
        *AnalystDownloads(provide).routes(),
        *DataDownloads(provide).routes(),
        *health.routes(provide),
        *InvitationDownloads(provide).routes(),
        Route("/anmelden/stil.css", show_style),
        Route("/anmelden/zeichen.svg", show_icon),
        Route("/favicon.ico", refuse),
        Route("/{anywhere:path}_stcore/agent/{rest:path}", refuse, methods=["GET", "POST"]),
        UnknownPages(),
    ]


def middleware(shell: Shell, *, is_https: bool) -> list[Middleware]:
    """Return what every request passes, Streamlit's included: headers, and what forms must be like."""
    return [
        Middleware(SecurityHeaders, inline_scripts=shell.script_hashes, is_https=is_https),
        Middleware(RefuseForeignPosts),
        Middleware(RefuseLargeForms),
    ]


def programs_first(provide: Callable[[], Services]) -> Middleware:
    """Return what leads programs to their interface before anything that is meant for browsers."""
    return Middleware(InterfaceFirst, interface=Interface(provide).application())
