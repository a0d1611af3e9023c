"""What stands at an address that nobody has: a page of ours that leads to the start."""

from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Match, Route
from starlette.types import Scope

from texts.catalogue import LANGUAGES, translator
from web.pages import Notice, draw

_OF_STREAMLIT = frozenset({"_stcore", "app", "auth", "component", "media", "oauth2callback", "static"})
_CORE = "/_stcore/"
"""Streamlit looks for its core below each page before it looks at the root."""


class UnknownPages(Route):
    """The last of our routes: it takes every address that is neither ours nor Streamlit's.

    Streamlit would answer each of them with its page and an English dialog in front of it.
    """

    def __init__(self) -> None:
        super().__init__("/{anything:path}", _say_unknown, methods=["GET"])

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        """Leave to Streamlit what belongs to it."""
        is_streamlits = _is_of_streamlit(str(scope.get("path", "")))
        return (Match.NONE, {}) if is_streamlits else super().matches(scope)


def _is_of_streamlit(path: str) -> bool:
    return _CORE in path or path.split("/")[1] in _OF_STREAMLIT


def _say_unknown(request: Request) -> Response:
    path = request.url.path
    if path.endswith("/") and path.strip("/"):
        # quoted, and with one slash before it, so that it can only lead to this place
        bare = quote("/" + path.strip("/"), safe="/%")
        return RedirectResponse(f"{bare}?{request.url.query}" if request.url.query else bare, 308)
    language = _language(request)
    t = translator(language)
    start = "/" if language == LANGUAGES[0] else f"/?language={_own_name(language)}"
    return draw(Notice(t("unknown_page.title"), t("unknown_page.text"), start, t("web.to_start")), 404, language)


def _language(request: Request) -> str:
    """Return the language that the address names as staff pages do, else the one that the browser likes most."""
    named = request.query_params.get("language")
    liked = request.headers.get("accept-language", "")[:2].lower()
    return next((one for one in LANGUAGES if _own_name(one) == named), liked if liked in LANGUAGES else LANGUAGES[0])


def _own_name(language: str) -> str:
    """Return what a language calls itself, which is how staff pages write it into the address."""
    return translator(language)("ui.frame.language_name")
