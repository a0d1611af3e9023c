"""One look at a room for all who listen: what each of them would see now, drawn once for each view.

Nobody's message depends on what anybody else has voted before it is revealed: a phone's view knows its perspective,
its language, and whether this very seat has voted; the projector's knows how many have.
"""

import json
import logging
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from functools import cached_property

from dialogues.agreement_model import Agreement
from dialogues.agreements import agreements_to_show, rounds_beside
from dialogues.room import vote_mark
from dialogues.room_model import AnyVote
from dialogues.sessions import room_code
from networks.scopes import RoomScope
from participant.rendering import render_ended, render_part
from participant.room_contexts import RoomPage
from participant.room_views import Seat, room_page
from participant.running_rooms import Room, RunningRooms
from participant.screen_contexts import ScreenPage
from participant.screen_views import MOST_AGREEMENTS, InTheRoom, look_around, screen_page
from selfeval.errors import ResultsErased, RoundNotClosed
from selfeval.release import Reach
from selfeval.results import Results, results_of
from wiring.services import Services

_logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Audience:
    """Who looks at a room: a phone with its seat, or the projector, by which secret and in which language."""

    secret: str = field(repr=False)
    language: str
    seat: Seat | None = None


@dataclass(frozen=True)
class Message:
    """What a view shows now, and the short hash of it."""

    stand: str
    html: str

    @cached_property
    def as_json(self) -> str:
        """The message as it travels, made once for all who see the same."""
        return json.dumps({"stand": self.stand, "teil": self.html}, ensure_ascii=False)


def message_of(page: RoomPage | ScreenPage) -> Message:
    """Return the part of a page that changes, with its hash."""
    return Message(page.stand, render_part(page))


def ended_in(language: str) -> Message:
    """Return what everybody sees once the session has ended."""
    return Message("", render_ended(language))


_View = tuple[str, str, str | None, bool]
"""Secret, language, perspective and whether its seat has voted: who has all of them alike sees the same."""


class RoomWatch:
    """What one process shows of one room, as it was at its last look."""

    def __init__(self, provide: Callable[[], Services], rooms: RunningRooms, scope: RoomScope) -> None:
        self._provide = provide
        self._rooms = rooms
        self._scope = scope
        self._seen: object = None
        self._drawn: dict[_View, Message] = {}
        self._around: InTheRoom | None = None
        self._screen: dict[_View, Message] = {}

    def look(self, audience: Collection[Audience]) -> dict[Audience, Message] | None:
        """Return what each of them would see now; None once the session has ended."""
        room = self._rooms.running(self._scope)
        if room is None:
            return None
        if (room.session, room.votes) != self._seen:
            self._seen = (room.session, room.votes)
            self._drawn.clear()
            self._screen.clear()
        if any(one.seat is None for one in audience):
            self._look_around(room)
        vote = room.open_vote
        voted = room.store.voted(vote.id) if vote else frozenset[str]()
        seen = {
            one: self._phone(room, one, one.seat, has_voted=self._mark(vote, one.seat) in voted)
            for one in audience
            if one.seat
        }
        return seen | self._projectors(room, [one for one in audience if one.seat is None])

    def _mark(self, vote: AnyVote | None, seat: Seat) -> str | None:
        return vote_mark(self._provide().keys, vote.id, seat.key) if vote else None

    def _look_around(self, room: Room) -> None:
        around = around_now(self._provide(), self._scope, room)
        if around != self._around:
            self._around = around
            self._screen.clear()

    def _phone(self, room: Room, one: Audience, seat: Seat, *, has_voted: bool) -> Message:
        view = (one.secret, one.language, seat.perspective, has_voted)
        if view not in self._drawn:
            spoken = self._rooms.in_language(room, one.language, seat.perspective)
            page = room_page(spoken, one.secret, seat, self._provide().settings, has_voted=has_voted)
            self._drawn[view] = message_of(page)
        return self._drawn[view]

    def _projectors(self, room: Room, audience: Collection[Audience]) -> dict[Audience, Message]:
        """Return what projectors would see; one that cannot be drawn does not keep the phones from theirs."""
        try:
            return {one: self._projector(room, one) for one in audience}
        except Exception:  # whatever it is, a room of phones goes on without its projector
            _logger.exception("the projector of a room could not be drawn")
            return {}

    def _projector(self, room: Room, one: Audience) -> Message:
        view = (one.secret, one.language, None, False)
        if view not in self._screen and self._around is not None:
            page = projector_page(self._provide(), room, one.secret, self._around)
            self._screen[view] = message_of(page)
        return self._screen[view]


def around_now(services: Services, scope: RoomScope, room: Room) -> InTheRoom:
    """Read what the projector shows besides the room itself."""

    def agreements() -> tuple[list[Agreement], int]:
        rounds = services.rounds(scope)
        beside = rounds_beside(rounds.round(room.session.round_id), rounds.rounds())
        known = services.agreements(scope).agreements()
        return agreements_to_show(room.session, known, beside, services.clock.today(), MOST_AGREEMENTS)

    return look_around(room, agreements)


def projector_page(services: Services, room: Room, token: str, around: InTheRoom) -> ScreenPage:
    """Return the projector's page."""
    scope = RoomScope(room.session.network_id, room.session.id)
    code = room_code(services.keys, room.session)

    def results() -> Results | None:
        try:
            return results_of(services.rounds(scope), room.session.round_id, Reach.INTERNAL)
        except (ResultsErased, RoundNotClosed):
            return None

    return screen_page(room, token, code, around, results, services.settings)
