"""One request of one person to a questionnaire: by which way in, with which ballot, and what becomes of a form."""

from collections.abc import Callable
from dataclasses import replace

from starlette.requests import Request
from starlette.responses import Response

from networks.links import LinkKind
from networks.scopes import BallotScope
from participant.acknowledgements import is_sent_by_script, lead_on
from participant.contexts import QuestionsPage, ReviewPage, SentPage
from participant.endpoints import Form
from participant.entry import Asked, Entrance
from participant.fields import BACK, HELPED, LATER, SEND, taken_back_in
from participant.own_words import apart, with_words, words_to_keep
from participant.question_views import (
    RESUME,
    REVIEW,
    THANKS,
    address_of,
    first_open_page,
    not_stored_page,
    questions_page,
    review_page,
    sent_page,
)
from participant.rendering import render
from participant.what_comes_next import Ahead
from qualitaetsrahmen.errors import CodedError
from selfeval.ballots import Ballot, ballot_of, keep_answers, send_ballot, take_back
from selfeval.codes import mark_of_code
from selfeval.errors import AlreadySent, AnswerNotOffered, CapReached, NothingAnswered, RoundNotOpen, WordsTooLong
from selfeval.ports import BallotStore, WayInStore
from selfeval.resuming import leave_for_later, resume_code_in
from texts.catalogue import translator
from wiring.addresses import code_address, questionnaire_door
from wiring.services import Services

BALLOT_COOKIE = "qd_ballot"

AheadOf = Callable[[BallotScope, int], Ahead]
"""Returns what comes after sending, as it is announced in this minute."""


class Visit:
    """One request of one person to a questionnaire."""

    def __init__(self, services: Services, asked: Asked, entrance: Entrance, request: Request, ahead: AheadOf) -> None:
        self.services = services
        self.asked = asked
        self.entrance = entrance
        self.ballot_key = request.cookies.get(BALLOT_COOKIE) or ""
        self._by_script = is_sent_by_script(request)
        self._ahead = ahead
        self.code_mark: str | None = None
        if entrance.typed is not None:
            self.code_mark = mark_of_code(self.ways_in, services.keys, asked.scope.round_id, entrance.typed)
        self.ballot: Ballot | None = None
        if self.ballot_key:
            ballot = ballot_of(services.keys, asked.scope.round_id, self.ballot_key)
            self.ballot = replace(ballot, mark=self.code_mark or ballot.mark)

    @property
    def store(self) -> BallotStore:
        """The answers of this round and perspective."""
        return self.services.ballots(self.asked.scope)

    @property
    def ways_in(self) -> WayInStore:
        """What stands at the way in to this round and perspective."""
        return self.services.ways_in(self.asked.scope)

    @property
    def minute(self) -> int:
        """The present minute: what may change while a round is open is looked up anew in each."""
        return int(self.services.clock.now().timestamp()) // 60

    @property
    def token(self) -> str:
        """The secret in the address of this visit."""
        return self.entrance.secret

    @property
    def page_token(self) -> str:
        """The secret as pages may hold it: nothing where it is one person's own."""
        return "" if self.entrance.typed else self.token

    @property
    def late(self) -> str | None:
        """What stays known of this questionnaire when one person's code has been deleted: a link that is shut."""
        scope = self.asked.scope
        if self.entrance.typed is None:
            return None
        return self.services.keys.token(LinkKind.ROUND, scope.round_id, scope.perspective, 1)

    @property
    def resume_code(self) -> str | None:
        """The personal code that the cookie holds, if there is one."""
        return resume_code_in(self.services.keys, self.asked.scope.round_id, self.ballot_key)

    @property
    def address_to_come_back(self) -> str:
        """What to type into a browser to come back: the short door where the code of a slip is typed first."""
        whole = code_address(self.services, self.token) if self.page_token else questionnaire_door(self.services)
        return whole.partition("://")[2]

    def may_come_in(self) -> bool:
        """Say whether the way in is open; one that was replaced still lets those in who began behind it."""
        if self.entrance.link.lets_in(self.services.clock.today()):
            return True
        return self.ballot is not None and self.ways_in.is_begun(self.ballot.id)

    def answers(self) -> dict[str, str]:
        """Return what has been kept so far in this browser, by the names of the fields."""
        if self.ballot is None:
            return {}
        answers = self.store.answers(self.ballot.id)
        return with_words(answers, self.store.words(self.ballot.id)) if self.asked.fields else answers

    def _keep(self, ballot: Ballot, answers: dict[str, str]) -> None:
        """Keep what a form holds."""
        ratings, words = apart(answers)
        keep_answers(self.store, self.asked.questionnaire, ballot, ratings, words_to_keep(self.asked, words))

    def has_arrived(self, answers: dict[str, str]) -> bool:
        """Say whether the answers of this visit have arrived; those of one person's code from any device."""
        mark = self.code_mark or (self.ballot.mark if self.ballot and not answers else None)
        return mark is not None and self.store.is_sent(mark)

    def with_cookie(self, response: Response, ballot_key: str) -> Response:
        """Let the browser keep the key of a ballot until it is closed."""
        response.set_cookie(
            BALLOT_COOKIE,
            ballot_key,
            path=f"/t/{self.token}",
            secure=self.services.settings.is_https,
            httponly=True,
            samesite="lax",
        )
        return response

    def without_cookie(self, response: Response) -> Response:
        """Let the browser forget the key of a ballot."""
        response.delete_cookie(BALLOT_COOKIE, path=f"/t/{self.token}", httponly=True, samesite="lax")
        return response

    def number_of(self, place: str | None) -> int | None:
        """Return the number of the page that an address names, if there is such a page."""
        if place is None or not (place.isascii() and place.isdigit()):
            return None
        number = int(place[:6])
        return number if 1 <= number <= len(self.asked.questionnaire.pages) else None

    def page(self, place: str | None, answers: dict[str, str]) -> QuestionsPage | ReviewPage:
        """Return the page that an address names, or else the first with an open question, or the review."""
        number = self.number_of(place)
        if number is None and place != REVIEW:
            number = first_open_page(self.asked, answers)
        if number is None:
            return replace(review_page(self.asked, self.page_token, answers), late=self.late)
        return self.questions(number, answers)

    def questions(self, number: int, answers: dict[str, str], message: str | None = None) -> QuestionsPage:
        """Return one topic with the answers given so far; ``message`` is the key of a sentence."""
        page = questions_page(self.asked, self.page_token, number, answers)
        return replace(
            page,
            late=self.late,
            resume_address=None if self.ballot else address_of(self.page_token, RESUME, self.asked.language),
            message=translator(self.asked.language)(message) if message else page.message,
        )

    def take(self, ballot: Ballot, place: str | None, form: Form, answers: dict[str, str]) -> Response:
        """Do what the pressed button says, and lead to the next page; what stands against it keeps the input."""
        try:
            if SEND in form:
                return self._send(ballot, answers, helped=HELPED in form)
            self._keep(ballot, answers)
            if taken_back := taken_back_in(form):
                take_back(self.store, self.asked.questionnaire, ballot, taken_back)
            if LATER in form:
                return self._leave(ballot)
        except AlreadySent:
            return self._arrived(is_repeated=True)
        except CodedError as error:
            return self._refused(error, place, answers)
        return self._lead_on(self._next(place, back=BACK in form))

    def sent(self, *, is_repeated: bool) -> SentPage:
        """Return the last page."""
        ahead = self._ahead(self.asked.scope, self.minute)
        return sent_page(self.asked, self.page_token, ahead, is_repeated=is_repeated)

    def _arrived(self, *, is_repeated: bool) -> Response:
        return self._lead_on(THANKS) if self._by_script else render(self.sent(is_repeated=is_repeated))

    def _lead_on(self, place: int | str) -> Response:
        return lead_on(address_of(self.token, place, self.asked.language), by_script=self._by_script)

    def _refused(self, error: CodedError, place: str | None, answers: dict[str, str]) -> Response:
        match error:
            case RoundNotOpen():
                return render(not_stored_page(self.asked, answers), 409)
            case NothingAnswered():
                return render(self.with_message(REVIEW, answers, "nothing_answered"), 400)
            case CapReached():
                return render(self.with_message(REVIEW, self.answers() | answers, "full"), 409)
            case WordsTooLong():
                return render(self.with_message(place, answers, "words_too_long", **error.data), 400)
            case AnswerNotOffered():
                return render(self.with_message(place, answers, "not_offered"), 400)
        return render(self.with_message(place, answers, "not_stored_now"), 503)

    def _send(self, ballot: Ballot, answers: dict[str, str], *, helped: bool) -> Response:
        """Send what has been kept; when a browser lost its cookie meanwhile, what the review showed is kept first."""
        try:
            send_ballot(self.store, ballot, helped=helped)
        except NothingAnswered:
            if not answers:
                raise
            self._keep(ballot, answers)
            send_ballot(self.store, ballot, helped=helped)
        return self._arrived(is_repeated=False)

    def _leave(self, ballot: Ballot) -> Response:
        """Move what was begun to where a personal code finds it, and lead to the page that shows the code."""
        key = leave_for_later(self.ways_in, self.services.keys, self.asked.scope.round_id, self.ballot_key, ballot.mark)
        return self.with_cookie(self._lead_on(LATER), key)

    def _next(self, place: str | None, *, back: bool) -> int | str:
        last = len(self.asked.questionnaire.pages)
        number = last + 1 if place == REVIEW else self.number_of(place) or 1
        number += -1 if back else 1
        return max(1, number) if number <= last else REVIEW

    def with_message(
        self, place: str | None, answers: dict[str, str], name: str, **data: object
    ) -> QuestionsPage | ReviewPage:
        """Return the page that was sent, with the input still in it and a sentence about what stands against it."""
        t = translator(self.asked.language)
        page = self.page(place if place == REVIEW else str(self.number_of(place) or 1), answers)
        points = tuple(
            t(f"participant.{name}.{number}") for number in range(1, 5) if t.has(f"participant.{name}.{number}")
        )
        return replace(page, message=t(f"participant.{name}", **data), message_points=points)
