"""The questionnaire behind ``/t/<token>``: answered page by page, looked through, and sent."""

from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from networks.links import Link, LinkKind
from networks.scopes import BallotScope
from participant.acknowledgements import is_sent_by_script, lead_on
from participant.contexts import QuestionsPage, ReviewPage, SentPage
from participant.endpoints import Form, posting, reading, see_other
from participant.entry import KEPT, Asked, known_link, load_asked
from participant.fields import ANEW, BACK, HELPED, SEND, answers_in, taken_back_in
from participant.messages import bad_link
from participant.notices import load_notices
from participant.own_words import apart, with_words, words_to_keep
from participant.question_views import (
    LANGUAGE,
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
from participant.what_comes_next import Ahead, load_ahead
from qualitaetsrahmen.errors import CodedError
from qualitaetsrahmen.languages.translations import GERMAN
from selfeval.ballots import Ballot, ballot_of, keep_answers, new_ballot_key, send_ballot, take_back
from selfeval.errors import AlreadySent, AnswerNotOffered, NothingAnswered, RoundNotOpen, WordsTooLong
from selfeval.ports import BallotStore
from texts.catalogue import translator
from wiring.services import Services

BALLOT_COOKIE = "qd_ballot"


class QuestionnairePages:
    """Answers requests for questionnaires; what it keeps in memory can never change, or is a minute old."""

    def __init__(self, provide: Callable[[], Services]) -> None:
        self._provide = provide
        self._asked = lru_cache(maxsize=KEPT)(lambda scope, language: load_asked(provide(), scope, language))
        self._notices = lru_cache(maxsize=KEPT)(
            lambda scope, language, _minute: load_notices(provide(), self._asked(scope, language))
        )
        self._ahead = lru_cache(maxsize=KEPT)(lambda scope, _minute: load_ahead(provide(), scope))

    def routes(self) -> list[Route]:
        """Return the addresses of questionnaires."""
        return [
            Route("/t/{token}", reading(self._show, at_once=self._reads_at_once), methods=["GET"]),
            Route("/t/{token}", posting(self._take), methods=["POST"]),
        ]

    def _reads_at_once(self) -> bool:
        return self._provide().database.reads_without_waiting

    def _show(self, request: Request) -> Response:
        """Show the page that is asked for, or the first with an open question; never set a cookie."""
        services, token = self._provide(), request.path_params["token"]
        link = known_link(services, LinkKind.ROUND, token)
        if link is None or not link.open:
            return bad_link()
        visit = self._visit(request, services, link)
        if visit.ballot is None:
            return render(self._with_notices(visit, visit.questions(1, {})))
        wanted = request.query_params.get("seite")
        answers = visit.answers(visit.ballot)
        if not answers and visit.store.is_sent(visit.ballot.mark):
            return render(visit.sent(is_repeated=wanted != THANKS))
        page = replace(visit.page(wanted, answers), has_begun=True)
        if isinstance(page, QuestionsPage):
            begun = bool(answers) and wanted is None
            page = replace(self._with_notices(visit, page), may_start_anew=begun)
        return render(page)

    def _visit(self, request: Request, services: Services, link: Link) -> "_Visit":
        """Return a visit in the language that its address names, or in German when that one is not offered."""
        wanted = request.query_params.get(LANGUAGE, GERMAN)
        asked = self._asked(_scope_of(link), GERMAN)
        if wanted in asked.languages:
            asked = self._asked(_scope_of(link), wanted)
        elif wanted != GERMAN:
            asked = replace(asked, refused_language=True)
        return _Visit(services, asked, request, self._ahead)

    def _with_notices(self, visit: "_Visit", page: QuestionsPage) -> QuestionsPage:
        """Return the page with what everyone should know, if it is the first."""
        if page.progress.page > 1:
            return page
        return replace(page, notices=self._notices(visit.asked.scope, visit.asked.language, visit.minute))

    def _take(self, request: Request, form: Form) -> Response:
        """Keep a page's answers, or send them all, and lead on; whatever stands against it loses nothing."""
        services, token = self._provide(), request.path_params["token"]
        link = known_link(services, LinkKind.ROUND, token)
        if link is None:
            return bad_link()
        if ANEW in form:
            language = request.query_params.get(LANGUAGE, GERMAN)
            return _without_cookie(see_other(address_of(token, None, language)), token)
        answers = answers_in(form)
        visit = self._visit(request, services, link)
        if not link.open:
            return render(not_stored_page(visit.asked, answers), 409)
        place = request.query_params.get("seite")
        if visit.ballot is None:
            return self._ask_for_cookie(visit, place, answers, asked_before="cookie" in request.query_params)
        return visit.take(visit.ballot, place, form, answers)

    def _ask_for_cookie(
        self, visit: "_Visit", place: str | None, answers: dict[str, str], *, asked_before: bool
    ) -> Response:
        """Let the browser send the same form again with a cookie; one that refuses it is told why it is needed."""
        if asked_before:
            return render(visit.with_message(place, answers, "cookie"))
        number = place if place == REVIEW else visit.number_of(place) or 1
        response = RedirectResponse(
            f"{address_of(visit.token, number, visit.asked.language)}&cookie=1",
            307,
            headers={"Cache-Control": "no-store"},
        )
        response.set_cookie(
            BALLOT_COOKIE,
            new_ballot_key(),
            path=f"/t/{visit.token}",
            secure=visit.services.settings.is_https,
            httponly=True,
            samesite="lax",
        )
        return response


class _Visit:
    """One request of one person to a questionnaire."""

    def __init__(
        self, services: Services, asked: Asked, request: Request, ahead: Callable[[BallotScope, int], Ahead]
    ) -> None:
        self.services = services
        self.asked = asked
        self.token = str(request.path_params["token"])
        self._by_script = is_sent_by_script(request)
        self._ahead = ahead
        self.ballot: Ballot | None = None
        if ballot_key := request.cookies.get(BALLOT_COOKIE):
            self.ballot = ballot_of(services.keys, asked.scope.round_id, ballot_key)

    @property
    def store(self) -> BallotStore:
        """The answers of this round and perspective."""
        return self.services.ballots(self.asked.scope)

    @property
    def minute(self) -> int:
        """The present minute: what may change while a round is open is looked up anew in each."""
        return int(self.services.clock.now().timestamp()) // 60

    def answers(self, ballot: Ballot) -> dict[str, str]:
        """Return what has been kept so far, by the names of the fields."""
        answers = self.store.answers(ballot.id)
        return with_words(answers, self.store.words(ballot.id)) if self.asked.fields else answers

    def keep(self, ballot: Ballot, answers: dict[str, str]) -> None:
        """Keep what a form holds."""
        ratings, words = apart(answers)
        keep_answers(self.store, self.asked.questionnaire, ballot, ratings, words_to_keep(self.asked, words))

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
        return review_page(self.asked, self.token, answers) if number is None else self.questions(number, answers)

    def questions(self, number: int, answers: dict[str, str]) -> QuestionsPage:
        """Return one topic with the answers given so far."""
        return questions_page(self.asked, self.token, number, answers)

    def take(self, ballot: Ballot, place: str | None, form: Form, answers: dict[str, str]) -> Response:
        """Do what the pressed button says, and lead to the next page; what stands against it keeps the input."""
        try:
            if SEND in form:
                return self._send(ballot, answers, helped=HELPED in form)
            self.keep(ballot, answers)
            if taken_back := taken_back_in(form):
                take_back(self.store, self.asked.questionnaire, ballot, taken_back)
        except AlreadySent:
            return self._arrived(is_repeated=True)
        except CodedError as error:
            return self._refused(error, place, answers)
        onward = address_of(self.token, self._next(place, back=BACK in form), self.asked.language)
        return lead_on(onward, by_script=self._by_script)

    def sent(self, *, is_repeated: bool) -> SentPage:
        """Return the last page."""
        return sent_page(self.asked, self.token, self._ahead(self.asked.scope, self.minute), is_repeated=is_repeated)

    def _arrived(self, *, is_repeated: bool) -> Response:
        if self._by_script:
            return lead_on(address_of(self.token, THANKS, self.asked.language), by_script=True)
        return render(self.sent(is_repeated=is_repeated))

    def _refused(self, error: CodedError, place: str | None, answers: dict[str, str]) -> Response:
        match error:
            case RoundNotOpen():
                return render(not_stored_page(self.asked, answers), 409)
            case NothingAnswered():
                return render(self.with_message(REVIEW, answers, "nothing_answered"), 400)
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
            self.keep(ballot, answers)
            send_ballot(self.store, ballot, helped=helped)
        return self._arrived(is_repeated=False)

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


def _scope_of(link: Link) -> BallotScope:
    return BallotScope(link.network_id, link.target_id, link.perspective or "")


def _without_cookie(response: Response, token: str) -> Response:
    response.delete_cookie(BALLOT_COOKIE, path=f"/t/{token}", httponly=True, samesite="lax")
    return response
