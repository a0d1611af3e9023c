"""Texts to read: what is stored, how accessible these pages are, and how to help somebody who answers."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from exports.helpers_guide import GUIDE
from participant.contexts import Notice, ProsePage
from participant.languages import language_links, language_of
from participant.rendering import render
from qualitaetsrahmen.languages.translations import GERMAN
from texts.catalogue import translator

_PRIVACY = (
    "never",
    "answers",
    "codes",
    "closing",
    "words",
    "open_round",
    "declared",
    "room",
    "cookies",
    "who",
    "rights",
)
_ACCESSIBILITY = ("state", "limits", "contact")


def routes() -> list[Route]:
    """Return the addresses of these texts."""
    return [
        Route("/datenschutz", _show_privacy, methods=["GET"]),
        Route("/barrierefreiheit", _show_accessibility, methods=["GET"]),
        Route("/barrierefreiheit/hilfe", _show_help, methods=["GET"]),
    ]


def _show_privacy(request: Request) -> Response:
    return _prose(request, "participant.privacy", _PRIVACY)


def _show_accessibility(request: Request) -> Response:
    return _prose(request, "participant.accessibility", _ACCESSIBILITY)


def _show_help(request: Request) -> Response:
    return _prose(request, "answering.helpers", GUIDE)


def _prose(request: Request, key: str, sections: tuple[str, ...]) -> Response:
    """Return a text in the language from which it was opened, with the way to the German one that holds in law."""
    language = language_of(request)
    t, is_translated = translator(language), language != GERMAN
    return render(
        ProsePage(
            language=language,
            languages=language_links((GERMAN, language), language, request.url.path) if is_translated else (),
            title=t(f"{key}.title"),
            intro=t(f"{key}.intro"),
            binding=t("participant.prose.german_holds") if is_translated else None,
            sections=tuple(Notice(name=t(f"{key}.{section}"), text=t(f"{key}.{section}_text")) for section in sections),
        )
    )
