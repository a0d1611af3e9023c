"""The two texts that every page links: what is stored, and how accessible these pages are."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from participant.contexts import Notice, ProsePage
from participant.messages import LANGUAGE
from participant.rendering import render
from texts.catalogue import translator

_PRIVACY = ("never", "answers", "codes", "closing", "open_round", "declared", "room", "cookies", "who", "rights")
_ACCESSIBILITY = ("state", "limits", "contact")


def routes() -> list[Route]:
    """Return the addresses of both texts."""
    return [
        Route("/datenschutz", _show_privacy, methods=["GET"]),
        Route("/barrierefreiheit", _show_accessibility, methods=["GET"]),
    ]


def _show_privacy(_request: Request) -> Response:
    return _prose("privacy", _PRIVACY)


def _show_accessibility(_request: Request) -> Response:
    return _prose("accessibility", _ACCESSIBILITY)


def _prose(name: str, sections: tuple[str, ...]) -> Response:
    t = translator(LANGUAGE)
    key = f"participant.{name}"
    return render(
        ProsePage(
            language=LANGUAGE,
            title=t(f"{key}.title"),
            intro=t(f"{key}.intro"),
            sections=tuple(Notice(name=t(f"{key}.{section}"), text=t(f"{key}.{section}_text")) for section in sections),
        )
    )
