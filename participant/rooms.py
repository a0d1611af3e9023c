"""The room on phones: ``/r`` to type its code, ``/r/<code>`` to vote and to hand in cards."""

from collections.abc import Callable
from dataclasses import replace

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dialogues.errors import (
    AlreadyVoted,
    CardsClosed,
    ContributionEmpty,
    ContributionTooLong,
    SessionNotRunning,
    StepNotOffered,
    VoteNotOpen,
    VoteUnknown,
)
from dialogues.room import cast_vote, contribute, has_voted, join, new_seat_key, seat_of
from networks.links import LinkKind, tidy_code
from participant.contexts import DoorPage, NotStoredPage, ReviewLine
from participant.doors import Doors
from participant.endpoints import Form, posting, reading, see_other
from participant.languages import language_of, wanted_language
from participant.messages import bad_link, too_many_wrong_codes
from participant.rendering import render
from participant.room_answers import part_answer, stand_answer, wants_part
from participant.room_contexts import RoomPage
from participant.room_question_views import answers_in, refusal, ticked
from participant.room_stream import RoomStreams
from participant.room_views import Seat, empty_card, room_page, seat_page, with_card, with_receipt
from participant.room_watch import Audience
from participant.running_rooms import Found, Room, RunningRooms, room_scope
from texts.catalogue import translator
from wiring.addresses import FOR, address_in
from wiring.services import Services

SEAT_COOKIE = "qd_seat"
CODE, SEAT, VOTE, CHOICE, CARD, POINT = "code", "perspektive", "abstimmung", "stimme", "beitrag", "punkt"
"""The names of the fields: the room's code, for whom one votes, on what, the vote, a card, and its agenda item."""
ABOUT = "zu"
"""The field that says to which question a card gives a reason."""
SEAT_SECONDS = 12 * 60 * 60
"""So long a phone keeps its seat through sleep, restarts and a browser that was closed: longer than any meeting."""
_LONGEST_TYPED = 40


class RoomPages:
    """Answers requests of phones."""

    def __init__(
        self, provide: Callable[[], Services], rooms: RunningRooms, doors: Doors, streams: RoomStreams
    ) -> None:
        self._provide = provide
        self._rooms = rooms
        self._doors = doors
        self._streams = streams

    def routes(self) -> list[Route]:
        """Return the addresses of rooms on phones."""
        return [
            Route("/r", reading(self._show_door), methods=["GET"]),
            Route("/r", posting(self._open_door), methods=["POST"]),
            Route("/r/{code}", reading(self._show_room), methods=["GET"]),
            Route("/r/{code}", posting(self._take), methods=["POST"]),
            Route("/r/{code}/stand", reading(self._tell_stand), methods=["GET"]),
            Route("/r/{code}/strom", self._listen, methods=["GET"]),
        ]

    def _show_door(self, request: Request) -> Response:
        return render(_door(language_of(request)))

    def _open_door(self, request: Request, form: Form) -> Response:
        """Lead whoever typed the code of a running room inside; a wrong code stays in its field."""
        typed, language = form.get(CODE, "")[:_LONGEST_TYPED], language_of(request)
        code = tidy_code(typed)
        if not code:
            return render(_door(language, typed, "participant.door.empty"), 400)
        found = self._rooms.find(LinkKind.ROOM, code)
        if found.room is not None:
            return see_other(address_in(f"/r/{code}", language))
        questionnaire = self._doors.questionnaire(typed)
        if questionnaire is not None:
            return see_other(address_in(questionnaire, language))
        if self._is_one_too_many(request, found):
            return too_many_wrong_codes(language)
        return render(_door(language, typed, "participant.door.wrong"), 404)

    def _show_room(self, request: Request) -> Response:
        code = _code_in(request)
        found = self._rooms.find(LinkKind.ROOM, code)
        if found.room is None:
            return self._refuse(request, found)
        seat = self._seat(request, found.room)
        room = self._in_language(request, found.room, seat)
        if seat is None:
            message = room.t("participant.seat.cookie") if "platz" in request.query_params else None
            return render(replace(seat_page(room, code, request.query_params.get(FOR)), message=message))
        page = self._page(room, code, seat)
        said = request.query_params.get("karte")
        return render(page if said is None else with_receipt(page, said))

    def _tell_stand(self, request: Request) -> Response:
        """Tell what the page would show now, or only that it is still the same, for phones that hear no stream."""
        code = _code_in(request)
        found = self._rooms.glimpse(LinkKind.ROOM, code)
        if found.room is None:
            return self._refuse(request, found)
        seat = self._seat(request, found.room)
        room = self._in_language(request, found.room, seat)
        return stand_answer(request, self._page(room, code, seat) if seat else None)

    async def _listen(self, request: Request) -> Response:
        """Open the stream of events of a phone with a seat."""
        found, seat = await run_in_threadpool(self._who_listens, request)
        if found.link is None or seat is None:
            return await run_in_threadpool(self._refuse, request, found)
        audience = Audience(_code_in(request), wanted_language(request), seat)
        return self._streams.open(room_scope(found.link), audience, request.query_params.get("stand", ""))

    def _who_listens(self, request: Request) -> tuple[Found, Seat | None]:
        found = self._rooms.glimpse(LinkKind.ROOM, _code_in(request))
        return found, self._seat(request, found.room) if found.room else None

    def _take(self, request: Request, form: Form) -> Response:
        """Take a seat, a vote or a card."""
        code = _code_in(request)
        found = self._rooms.find(LinkKind.ROOM, code)
        if found.room is None:
            is_late = found.link is not None and form.get(CARD, "").strip()
            return _card_given_back(form, language_of(request)) if is_late else self._refuse(request, found)
        seat = self._seat(request, found.room)
        room = self._in_language(request, found.room, None if SEAT in form else seat)
        if SEAT in form:
            return self._take_seat(request, room, code, form[SEAT])
        if seat is None:
            return see_other(address_in(f"/r/{code}", room.language, platz="fehlt"))
        if CARD in form:
            return self._take_card(room, code, seat, form)
        return self._take_vote(request, room, code, seat, form)

    def _take_seat(self, request: Request, room: Room, code: str, perspective: str) -> Response:
        services = self._provide()
        key = request.cookies.get(SEAT_COOKIE) or new_seat_key()
        try:
            join(room.store, services.keys, key, perspective)
        except StepNotOffered:
            page = replace(seat_page(room, code), message=room.t("participant.seat.unknown"))
            return render(page, 400)
        response = see_other(address_in(f"/r/{code}", room.language, platz="gewaehlt"))
        response.set_cookie(
            SEAT_COOKIE,
            key,
            max_age=SEAT_SECONDS,
            path="/r",
            secure=services.settings.is_https,
            httponly=True,
            samesite="lax",
        )
        return response

    def _take_vote(self, request: Request, room: Room, code: str, seat: Seat, form: Form) -> Response:
        """Count a vote; one that comes again, because its receipt was lost, is a success like the first."""
        keys, choice = self._provide().keys, form.get(CHOICE)
        if choice is None:
            return self._take_answers(request, room, code, seat, form)
        try:
            cast_vote(room.store, keys, room.framework, seat.key, form.get(VOTE, ""), (choice,))
        except AlreadyVoted:
            pass
        except StepNotOffered:
            return self._again(request, room, code, seat, ("participant.vote.not_offered", 400))
        except (VoteNotOpen, VoteUnknown):
            return self._again(request, room, code, seat, ("participant.vote.too_late", 409))
        if wants_part(request):
            return part_answer(self._page(room, code, seat))
        return see_other(address_in(f"/r/{code}", room.language))

    def _take_answers(self, request: Request, room: Room, code: str, seat: Seat, form: Form) -> Response:
        """Take the answers to a question to all; what was ticked stays ticked when they cannot be taken."""
        answers, question_id = answers_in(form), form.get(VOTE, "")
        if not answers and room.is_item_vote(question_id):
            return self._again(request, room, code, seat, ("participant.vote.nothing_chosen", 400))
        try:
            cast_vote(room.store, self._provide().keys, room.framework, seat.key, question_id, answers)
        except StepNotOffered:
            page = self._page(room, code, seat)
            question = ticked(page.question, answers) if page.question else None
            page = replace(
                page, question=question, message=refusal(room, answers), refresh_seconds=None, is_for_all=False
            )
            return part_answer(page, 400) if wants_part(request) else render(page, 400)
        except (VoteNotOpen, VoteUnknown):
            return self._again(request, room, code, seat, ("question.too_late", 409))
        except AlreadyVoted:
            pass
        return (
            part_answer(self._page(room, code, seat))
            if wants_part(request)
            else see_other(address_in(f"/r/{code}", room.language))
        )

    def _take_card(self, room: Room, code: str, seat: Seat, form: Form) -> Response:
        """Take a card for the agenda item that its writer saw, even when the room has moved on."""
        text, t = form[CARD], room.t
        item, about = room.session.agenda_item(form.get(POINT, "")) or room.current, form.get(ABOUT) or None
        if item is None:
            return _card_given_back(form, room.language)
        try:
            contribute(room.store, item.id, text, about)
        except ContributionEmpty:
            card = replace(empty_card(item), message=t("participant.card.empty"))
        except ContributionTooLong as error:
            longest, length = int(str(error.data["longest"])), int(str(error.data["length"]))
            message = t("participant.card.too_long", longest=longest, length=length, count=length - longest)
            card = replace(empty_card(item), text=text, message=message)
        except (SessionNotRunning, VoteUnknown):
            return _card_given_back(form, room.language)
        except CardsClosed:
            return _card_given_back(form, room.language, "question.card.closed")
        else:
            return see_other(address_in(f"/r/{code}", room.language, karte="grund" if about else "angekommen"))
        page = with_card(self._page(room, code, seat), card, is_reason=about is not None)
        return render(replace(page, refresh_seconds=None, is_for_all=False), 400)

    def _again(self, request: Request, room: Room, code: str, seat: Seat, said: tuple[str, int]) -> Response:
        message, status = said
        page = replace(self._page(room, code, seat), message=room.t(message), refresh_seconds=None, is_for_all=False)
        return part_answer(page, status) if wants_part(request) else render(page, status)

    def _in_language(self, request: Request, room: Room, seat: Seat | None) -> Room:
        return self._rooms.in_language(room, wanted_language(request), seat.perspective if seat else None)

    def _page(self, room: Room, code: str, seat: Seat) -> RoomPage:
        services, vote = self._provide(), room.open_vote
        voted = vote is not None and has_voted(room.store, services.keys, seat.key, vote.id)
        return room_page(room, code, seat, services.settings, has_voted=voted)

    def _seat(self, request: Request, room: Room) -> Seat | None:
        key = request.cookies.get(SEAT_COOKIE)
        if not key:
            return None
        perspective = room.store.perspective_of_seat(seat_of(self._provide().keys, room.session.id, key))
        return Seat(key, perspective) if perspective else None

    def _refuse(self, request: Request, found: Found) -> Response:
        language = language_of(request)
        questionnaire = self._doors.questionnaire(_code_in(request)) if request.method == "GET" else None
        if questionnaire is not None:
            return see_other(address_in(questionnaire, language))
        return too_many_wrong_codes(language) if self._is_one_too_many(request, found) else bad_link(language)

    def _is_one_too_many(self, request: Request, found: Found) -> bool:
        """Count a code that never was one; the code of a room that has ended is no guess."""
        return found.link is None and self._doors.is_one_too_many(request)


def _code_in(request: Request) -> str:
    return tidy_code(request.path_params["code"][:_LONGEST_TYPED])


def _door(language: str, typed: str = "", message: str | None = None) -> DoorPage:
    t = translator(language)
    return DoorPage(
        language=language,
        title=t("participant.door.title"),
        action=address_in("/r", language),
        where=t("participant.door.where"),
        button=t("participant.button.enter"),
        typed=typed,
        message=t(message) if message else None,
    )


def _card_given_back(form: Form, language: str, reason: str = "participant.not_stored.room") -> Response:
    """Return a card to its writer, because the room or its collecting closed before it came."""
    t = translator(language)
    page = NotStoredPage(
        language=language,
        title=t("participant.not_stored.card"),
        reason=t(reason),
        next_step=t("participant.not_stored.say"),
        lines=(ReviewLine(question_id="", text=t("participant.card.yours"), answer=form[CARD]),),
    )
    return render(page, 409)
