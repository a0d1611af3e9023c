"""Texts to read: what is stored, how accessible these pages are, and how to help somebody who answers."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from exports.helpers_guide import GUIDE
from participant.contexts import Notice, ProsePage
from participant.messages import LANGUAGE
from participant.rendering import render
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


def _show_privacy(_request: Request) -> Response:
    return _prose("participant.privacy", _PRIVACY)


def _show_accessibility(_request: Request) -> Response:
    return _prose("participant.accessibility", _ACCESSIBILITY)


def _show_help(_request: Request) -> Response:
    return _prose("answering.helpers", GUIDE)


def _prose(key: str, sections: tuple[str, ...]) -> Response:
    t = translator(LANGUAGE)
    return render(
        ProsePage(
            language=LANGUAGE,
            title=t(f"{key}.title"),
            intro=t(f"{key}.intro"),
            sections=tuple(Notice(name=t(f"{key}.{section}"), text=t(f"{key}.{section}_text")) for section in sections),
        )
    )
