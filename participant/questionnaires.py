"""The questionnaire behind ``/t/<token>``: answered page by page, looked through, and sent."""

from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from networks.links import Link, LinkKind
from networks.scopes import BallotScope
from participant.contexts import QuestionsPage, ReviewPage
from participant.endpoints import Form, posting, reading, see_other
from participant.entry import KEPT, Asked, known_link, load_asked
from participant.languages import language_of, wanted_language
from participant.messages import bad_link
from participant.notices import load_notices
from participant.question_views import (
    REVIEW,
    address_of,
    first_open_page,
    not_stored_page,
    questions_page,
    review_page,
    sent_page,
)
from participant.rendering import render
from qualitaetsrahmen.errors import CodedError
from qualitaetsrahmen.languages.translations import GERMAN
from selfeval.ballots import Ballot, ballot_of, keep_answers, new_ballot_key, send_ballot
from selfeval.errors import AlreadySent, AnswerNotOffered, NothingAnswered, RoundNotOpen
from selfeval.ports import BallotStore
from texts.catalogue import translator
from wiring.services import Services

BALLOT_COOKIE = "qd_ballot"
FORWARD, BACK, SEND, ANEW = "weiter", "zurueck", "absenden", "neu"
"""The names of the buttons; every other field of a form is an answer."""
_BUTTONS = {FORWARD, BACK, SEND, ANEW}


class QuestionnairePages:
    """Answers requests for questionnaires; what it keeps in memory can never change, or is a minute old."""

    def __init__(self, provide: Callable[[], Services]) -> None:
        self._provide = provide
        self._asked = lru_cache(maxsize=KEPT)(lambda scope, language: load_asked(provide(), scope, language))
        self._notices = lru_cache(maxsize=KEPT)(
            lambda scope, language, _minute: load_notices(provide(), self._asked(scope, language))
        )

    def routes(self) -> list[Route]:
        """Return the addresses of questionnaires."""
        return [
            Route("/t/{token}", reading(self._show), methods=["GET"]),
            Route("/t/{token}", posting(self._take), methods=["POST"]),
        ]

    def _show(self, request: Request) -> Response:
        """Show the page that is asked for, or the first with an open question; never set a cookie."""
        services, token = self._provide(), request.path_params["token"]
        link = known_link(services, LinkKind.ROUND, token)
        if link is None or not link.open:
            return bad_link(language_of(request))
        visit = self._visit(request, services, link)
        if visit.ballot is None:
            return render(self._with_notices(visit, visit.questions(1, {})))
        answers = visit.store.answers(visit.ballot.id)
        if not answers and visit.store.is_sent(visit.ballot.mark):
            return render(sent_page(visit.asked, token, is_repeated=True))
        wanted = request.query_params.get("seite")
        page = visit.page(wanted, answers)
        if isinstance(page, QuestionsPage):
            begun = bool(answers) and wanted is None
            page = replace(self._with_notices(visit, page), may_start_anew=begun)
        return render(page)

    def _visit(self, request: Request, services: Services, link: Link) -> "_Visit":
        """Return a visit in the language that its address names, or in German when that one is not offered."""
        wanted = wanted_language(request)
        asked = self._asked(_scope_of(link), GERMAN)
        if wanted in asked.languages:
            asked = self._asked(_scope_of(link), wanted)
        elif wanted != GERMAN:
            asked = replace(asked, refused_language=True)
        return _Visit(services, asked, request.path_params["token"], request.cookies.get(BALLOT_COOKIE))

    def _with_notices(self, visit: "_Visit", page: QuestionsPage) -> QuestionsPage:
        """Return the page with what everyone should know, if it is the first."""
        if page.progress.page > 1:
            return page
        minute = int(visit.services.clock.now().timestamp()) // 60
        return replace(page, notices=self._notices(visit.asked.scope, visit.asked.language, minute))

    def _take(self, request: Request, form: Form) -> Response:
        """Keep a page's answers, or send them all, and lead on; whatever stands against it loses nothing."""
        services, token = self._provide(), request.path_params["token"]
        link = known_link(services, LinkKind.ROUND, token)
        if link is None:
            return bad_link(language_of(request))
        if ANEW in form:
            return _without_cookie(see_other(address_of(token, None, wanted_language(request))), token)
        answers = {name: value for name, value in form.items() if name not in _BUTTONS}
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

    def __init__(self, services: Services, asked: Asked, token: str, ballot_key: str | None) -> None:
        self.services = services
        self.asked = asked
        self.token = token
        self.ballot: Ballot | None = None
        if ballot_key:
            self.ballot = ballot_of(services.keys, asked.scope.round_id, ballot_key)

    @property
    def store(self) -> BallotStore:
        """The answers of this round and perspective."""
        return self.services.ballots(self.asked.scope)

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
                return self._send(ballot, answers)
            keep_answers(self.store, self.asked.questionnaire, ballot, answers)
        except AlreadySent:
            return render(sent_page(self.asked, self.token, is_repeated=True))
        except CodedError as error:
            return self._refused(error, place, answers)
        return see_other(address_of(self.token, self._next(place, back=BACK in form), self.asked.language))

    def _refused(self, error: CodedError, place: str | None, answers: dict[str, str]) -> Response:
        match error:
            case RoundNotOpen():
                return render(not_stored_page(self.asked, answers), 409)
            case NothingAnswered():
                return render(self.with_message(REVIEW, answers, "nothing_answered"), 400)
            case AnswerNotOffered():
                return render(self.with_message(place, answers, "not_offered"), 400)
        return render(self.with_message(place, answers, "not_stored_now"), 503)

    def _send(self, ballot: Ballot, answers: dict[str, str]) -> Response:
        """Send what has been kept; when a browser lost its cookie meanwhile, what the review showed is kept first."""
        try:
            send_ballot(self.store, ballot)
        except NothingAnswered:
            if not answers:
                raise
            keep_answers(self.store, self.asked.questionnaire, ballot, answers)
            send_ballot(self.store, ballot)
        return render(sent_page(self.asked, self.token, is_repeated=False))

    def _next(self, place: str | None, *, back: bool) -> int | str:
        last = len(self.asked.questionnaire.pages)
        number = last + 1 if place == REVIEW else self.number_of(place) or 1
        number += -1 if back else 1
        return max(1, number) if number <= last else REVIEW

    def with_message(self, place: str | None, answers: dict[str, str], name: str) -> QuestionsPage | ReviewPage:
        """Return the page that was sent, with the input still in it and a sentence about what stands against it."""
        t = translator(self.asked.language)
        page = self.page(place if place == REVIEW else str(self.number_of(place) or 1), answers)
        points = tuple(
            t(f"participant.{name}.{number}") for number in range(1, 5) if t.has(f"participant.{name}.{number}")
        )
        return replace(page, message=t(f"participant.{name}"), message_points=points)


def _scope_of(link: Link) -> BallotScope:
    return BallotScope(link.network_id, link.target_id, link.perspective or "")


def _without_cookie(response: Response, token: str) -> Response:
    response.delete_cookie(BALLOT_COOKIE, path=f"/t/{token}", httponly=True, samesite="lax")
    return response
