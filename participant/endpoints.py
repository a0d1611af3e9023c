"""How a request becomes an answer: forms are read within limits, and whatever goes wrong gets a page of ours."""

import logging
import re
import traceback
from collections.abc import Awaitable, Callable
from urllib.parse import parse_qsl

from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request
from starlette.responses import RedirectResponse, Response

from participant.languages import language_of
from participant.messages import out_of_order, too_large, unreadable
from qualitaetsrahmen.errors import CodedError

Form = dict[str, str]
"""The fields of a form by name; of a name that comes twice, the last one counts."""

LARGEST_FORM = 256 * 1024
"""Bytes; above a whole questionnaire with all its texts, of which a sign takes up to twelve bytes in a form."""
_MOST_FIELDS = 500
_READ_TO_THE_END = 4 * LARGEST_FORM
"""Up to here a form that is too large is still read, because browsers show no answer before they have sent it."""
_FORM_TYPE = "application/x-www-form-urlencoded"
_CONTROL_SIGNS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
"""Nobody types them, and PostgreSQL takes no text with a zero byte."""


def without_message(record: logging.LogRecord) -> bool:
    """Leave of an error its kind and place: its message may repeat what somebody entered."""
    if record.exc_info and record.exc_info[0] is not None:
        record.exc_text = "".join((*traceback.format_tb(record.exc_info[2]), record.exc_info[0].__name__))
        record.exc_info = None
    return True


_logger = logging.getLogger(__name__)
_logger.addFilter(without_message)


class FormTooLarge(Exception):
    """A form has more bytes or fields than any of ours."""


class FormUnreadable(Exception):
    """A body is no form as browsers send them."""


def reading(
    work: Callable[[Request], Response], *, at_once: Callable[[], bool] = lambda: False
) -> Callable[[Request], Awaitable[Response]]:
    """Return an endpoint that runs ``work`` in a thread, because it waits for the database.

    Where a few short reads wait for nobody (``at_once``), handing them to a thread would cost more than doing them.
    """

    async def endpoint(request: Request) -> Response:
        if at_once():
            return _answered(request, lambda: work(request))
        return await run_in_threadpool(_answered, request, lambda: work(request))

    return endpoint


def posting(work: Callable[[Request, Form], Response]) -> Callable[[Request], Awaitable[Response]]:
    """Return an endpoint that reads the form first and then runs ``work`` in a thread."""

    async def endpoint(request: Request) -> Response:
        try:
            form = await read_form(request)
        except FormTooLarge:
            return too_large(language_of(request))
        except (FormUnreadable, ClientDisconnect):
            return unreadable(language_of(request))
        return await run_in_threadpool(_answered, request, lambda: work(request, form))

    return endpoint


async def read_form(request: Request) -> Form:
    """Return the fields of a plain HTML form; raises FormTooLarge or FormUnreadable."""
    body, size = bytearray(), 0
    async for chunk in request.stream():
        size += len(chunk)
        if size <= LARGEST_FORM:
            body += chunk
        if size > _READ_TO_THE_END:
            break
    if size > LARGEST_FORM:
        raise FormTooLarge
    if body and request.headers.get("content-type", "").partition(";")[0].strip().lower() != _FORM_TYPE:
        raise FormUnreadable
    try:
        fields = parse_qsl(body.decode("utf-8", errors="replace"), keep_blank_values=True, max_num_fields=_MOST_FIELDS)
    except ValueError as error:
        raise FormTooLarge from error
    return {name: _CONTROL_SIGNS.sub("", value) for name, value in fields}


def see_other(address: str) -> RedirectResponse:
    """Return the answer to a form that was taken: a page to look at, so that a reload sends nothing twice."""
    return RedirectResponse(address, 303, headers={"Cache-Control": "no-store"})


def _answered(request: Request, work: Callable[[], Response]) -> Response:
    """Run ``work``; a failure of ours becomes a page, and the log learns what failed but nothing about the person."""
    try:
        return work()
    except CodedError as error:
        _logger.warning("a page failed: %s", error.code)
    except Exception:
        _logger.exception("a page failed")
    return out_of_order(language_of(request))
