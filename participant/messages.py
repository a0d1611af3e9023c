"""Pages that say what went wrong and what to do next."""

from http import HTTPStatus

from starlette.responses import Response

from participant.contexts import MessagePage
from participant.rendering import render
from qualitaetsrahmen.languages.translations import GERMAN
from texts.catalogue import translator


def bad_link(language: str = GERMAN) -> Response:
    """Return the one answer to a link that is unknown, has expired, was replaced or is closed.

    It is the same for all of them, so that nobody can find out which links once were good.
    """
    return _message("bad_link", HTTPStatus.NOT_FOUND, language, points=3, offers_room=True)


def too_large(language: str = GERMAN) -> Response:
    """Return the answer to a form that is larger than any of ours can be."""
    return _message("too_large", 413, language)


def unreadable(language: str = GERMAN) -> Response:
    """Return the answer to a form that is none of ours."""
    return _message("unreadable", 400, language)


def too_many_wrong_codes(language: str = GERMAN) -> Response:
    """Return the answer to somebody who has typed many wrong codes in a short time."""
    response = _message("too_many_codes", 429, language, offers_room=True)
    response.headers["Retry-After"] = "60"
    return response


def out_of_order(language: str = GERMAN) -> Response:
    """Return the answer when something failed on our side."""
    return _message("out_of_order", 503, language)


def _message(name: str, status: int, language: str, *, points: int = 2, offers_room: bool = False) -> Response:
    t = translator(language)
    paragraphs = tuple(t(f"participant.{name}.{number}") for number in range(1, points + 1))
    title = t(f"participant.{name}.title")
    return render(
        MessagePage(
            language=language,
            title=title,
            paragraphs=paragraphs,
            offers_room=offers_room,
            has_ended=status == HTTPStatus.NOT_FOUND,
        ),
        status,
    )
