"""Pages that say what went wrong and what to do next."""

from http import HTTPStatus

from starlette.responses import HTMLResponse

from participant.contexts import MessagePage
from participant.rendering import render
from texts.catalogue import translator

LANGUAGE = "de"
"""The language of pages that belong to no questionnaire and no room."""


def bad_link() -> HTMLResponse:
    """Return the one answer to a link that is unknown, has expired, was replaced or is closed.

    It is the same for all of them, so that nobody can find out which links once were good.
    """
    return _message("bad_link", HTTPStatus.NOT_FOUND, points=3, offers_room=True)


def too_large() -> HTMLResponse:
    """Return the answer to a form that is larger than any of ours can be."""
    return _message("too_large", 413)


def unreadable() -> HTMLResponse:
    """Return the answer to a form that is none of ours."""
    return _message("unreadable", 400)


def too_many_wrong_codes() -> HTMLResponse:
    """Return the answer to somebody who has typed many wrong codes in a short time."""
    response = _message("too_many_codes", 429, offers_room=True)
    response.headers["Retry-After"] = "60"
    return response


def out_of_order() -> HTMLResponse:
    """Return the answer when something failed on our side."""
    return _message("out_of_order", 503)


def _message(name: str, status: int, *, points: int = 2, offers_room: bool = False) -> HTMLResponse:
    t = translator(LANGUAGE)
    paragraphs = tuple(t(f"participant.{name}.{number}") for number in range(1, points + 1))
    title = t(f"participant.{name}.title")
    return render(
        MessagePage(
            language=LANGUAGE,
            title=title,
            paragraphs=paragraphs,
            offers_room=offers_room,
            has_ended=status == HTTPStatus.NOT_FOUND,
        ),
        status,
    )
