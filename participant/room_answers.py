"""Answers to the script of a room's page, with the part that changes inside, so that nothing is fetched twice."""

from starlette.requests import Request
from starlette.responses import Response

from participant.room_contexts import RoomPage
from participant.room_watch import message_of
from participant.screen_contexts import ScreenPage

_JSON = "application/json"


def wants_part(request: Request) -> bool:
    """Say whether a form was sent by the page's script, which puts the answer into the page itself."""
    return request.headers.get("accept") == _JSON


def part_answer(page: RoomPage | ScreenPage, status: int = 200) -> Response:
    """Return the part of a page that changes."""
    return Response(message_of(page).as_json, status, {"Cache-Control": "no-store"}, _JSON)


def stand_answer(request: Request, page: RoomPage | ScreenPage | None) -> Response:
    """Return what a page would show now, or only that it is still the same; nothing for a phone without a seat."""
    headers = {"ETag": f'"{page.stand if page else ""}"', "Cache-Control": "no-cache"}
    if request.headers.get("if-none-match") == headers["ETag"]:
        return Response(status_code=304, headers=headers)
    body = message_of(page).as_json if page else '{"stand": ""}'
    return Response(body, 200, headers, _JSON)
