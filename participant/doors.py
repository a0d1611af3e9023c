"""The door ``/t`` for the codes of slips, and what happens to a code or link that opens nothing."""

from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from networks.links import LinkKind, tidy_code
from participant.endpoints import Form, posting, reading, see_other
from participant.entry import find_entrance, looks_typed
from participant.fields import CODE
from participant.languages import language_of
from participant.messages import bad_link, too_many_wrong_codes
from participant.rendering import render
from participant.running_rooms import RunningRooms
from participant.way_views import door_page
from participant.wrong_codes import WrongCodes
from wiring.addresses import address_in
from wiring.services import Services

LONGEST_TYPED = 60


class Doors:
    """Leads whoever typed a code to where it belongs, and counts the wrong ones.

    Codes of rooms and of slips look alike, so each door understands both. Only what opens nothing is counted: a
    whole venue behind one address comes in.
    """

    def __init__(self, provide: Callable[[], Services], rooms: RunningRooms, wrong_codes: WrongCodes) -> None:
        self._provide = provide
        self._rooms = rooms
        self._wrong_codes = wrong_codes

    def routes(self) -> list[Route]:
        """Return the address of the door."""
        return [
            Route("/t", reading(self._show), methods=["GET"]),
            Route("/t", posting(self._open), methods=["POST"]),
        ]

    def _show(self, request: Request) -> Response:
        return render(door_page(language_of(request)))

    def _open(self, request: Request, form: Form) -> Response:
        """Lead whoever typed a code to its questionnaire or room; a wrong one stays in its field."""
        typed, language = form.get(CODE, "").strip()[:LONGEST_TYPED], language_of(request)
        if not tidy_code(typed):
            return render(door_page(language, typed, "ways.door.empty"), 400)
        address = self.questionnaire(typed) or self.questionnaire(typed.lower()) or self.room(typed)
        if address is not None:
            return see_other(address_in(address, language))
        if self.is_one_too_many(request):
            return too_many_wrong_codes(language)
        return render(door_page(language, typed, "ways.door.wrong"), 404)

    def questionnaire(self, typed: str) -> str | None:
        """Return the address of the questionnaire that a code opens now."""
        entrance = find_entrance(self._provide(), typed)
        return f"/t/{entrance.secret}" if entrance is not None and entrance.link.open else None

    def room(self, typed: str) -> str | None:
        """Return the address of the running room that a code opens now."""
        code = tidy_code(typed)
        return f"/r/{code}" if self._rooms.find(LinkKind.ROOM, code).room is not None else None

    def refuse(self, request: Request, secret: str) -> Response:
        """Answer an address under ``/t`` that opens nothing.

        One that looks typed may be the code of a room; otherwise it counts as wrong, whether it never was one or is
        none any more. The secret of a link is too long to be guessed, so it is not counted.
        """
        if looks_typed(secret):
            address = self.room(secret)
            if address is not None:
                return see_other(address)
            if self.is_one_too_many(request):
                return too_many_wrong_codes(language_of(request))
        return bad_link(language_of(request))

    def is_one_too_many(self, request: Request) -> bool:
        """Count one wrong code of whoever asks, and say whether it was one too many."""
        return self._wrong_codes.add(request.client.host if request.client else "")
