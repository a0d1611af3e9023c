"""The questionnaire behind ``/t/<token>``: answered page by page, looked through, and sent."""

from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from networks.links import Link, LinkKind, tidy_code
from networks.scopes import BallotScope
from participant.contexts import QuestionsPage, ReviewPage
from participant.doors import CODE, LONGEST_TYPED, Doors
from participant.endpoints import Form, posting, reading, see_other
from participant.entry import KEPT, Asked, Entrance, find_entrance, known_link, load_asked
from participant.messages import too_many_wrong_codes
from participant.notices import load_notices
from participant.question_views import (
    LANGUAGE,
    LATER,
    RESUME,
    REVIEW,
    address_of,
    first_open_page,
    not_stored_page,
    questions_page,
    review_page,
    sent_page,
)
from participant.rendering import render
from participant.way_views import full_page, later_page, resume_page
from qualitaetsrahmen.errors import CodedError
from qualitaetsrahmen.languages.translations import GERMAN
from selfeval.ballots import Ballot, ballot_of, keep_answers, new_ballot_key, send_ballot
from selfeval.codes import mark_of_code
from selfeval.errors import (
    AlreadySent,
    AnswerNotOffered,
    CapReached,
    NothingAnswered,
    ResumeCodeUnknown,
    RoundNotOpen,
)
from selfeval.ports import BallotStore, WayInStore
from selfeval.resuming import come_back, leave_for_later, resume_code_in
from texts.catalogue import translator
from wiring.addresses import code_address, questionnaire_door
from wiring.services import Services

BALLOT_COOKIE = "qd_ballot"
FORWARD, BACK, SEND, ANEW = "weiter", "zurueck", "absenden", "neu"
"""The names of the buttons; every other field of a form is an answer."""
LATE = "bogen"
"""The field that says which questionnaire a form belongs to, for when its code has been deleted meanwhile."""
_NO_ANSWERS = {FORWARD, BACK, SEND, ANEW, LATER, LATE, CODE}


class QuestionnairePages:
    """Answers requests for questionnaires; what it keeps in memory can never change, or is a minute old."""

    def __init__(self, provide: Callable[[], Services], doors: Doors) -> None:
        self._provide = provide
        self._doors = doors
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
        secret = request.path_params["token"]
        entrance = find_entrance(self._provide(), secret)
        visit = self._visit(request, entrance) if entrance is not None else None
        if visit is None or not visit.may_come_in():
            return self._doors.refuse(request, secret)
        if visit.token != secret:
            return see_other(address_of(visit.token, request.query_params.get("seite"), visit.asked.language))
        return self._shown(visit, request.query_params.get("seite"), has_cookie="cookie" not in request.query_params)

    def _shown(self, visit: "_Visit", wanted: str | None, *, has_cookie: bool) -> Response:
        answers = visit.answers()
        if visit.has_arrived(answers):
            return render(sent_page(visit.asked, visit.page_token, is_repeated=True))
        if wanted == RESUME:
            return render(resume_page(visit.asked, visit.page_token))
        if visit.ballot is None:
            if visit.ways_in.is_full():
                return render(full_page(visit.asked, visit.page_token), 409)
            message = None if has_cookie else "ways.resume.cookie"
            return render(self._with_notices(visit, visit.questions(1, {}, message)))
        code = visit.resume_code if wanted == LATER else None
        if code is not None:
            return render(later_page(visit.asked, visit.page_token, code, visit.address_to_come_back))
        page = visit.page(wanted, answers)
        if isinstance(page, QuestionsPage):
            begun = bool(answers) and wanted is None
            page = replace(self._with_notices(visit, page), may_start_anew=begun)
        return render(page)

    def _visit(self, request: Request, entrance: Entrance) -> "_Visit":
        """Return a visit in the language that its address names, or in German when that one is not offered."""
        wanted = request.query_params.get(LANGUAGE, GERMAN)
        scope = _scope_of(entrance.link)
        asked = self._asked(scope, GERMAN)
        if wanted in asked.languages:
            asked = self._asked(scope, wanted)
        elif wanted != GERMAN:
            asked = replace(asked, refused_language=True)
        return _Visit(self._provide(), asked, entrance, request.cookies.get(BALLOT_COOKIE))

    def _with_notices(self, visit: "_Visit", page: QuestionsPage) -> QuestionsPage:
        """Return the page with what everyone should know, if it is the first."""
        if page.progress.page > 1:
            return page
        minute = int(visit.services.clock.now().timestamp()) // 60
        return replace(page, notices=self._notices(visit.asked.scope, visit.asked.language, minute))

    def _take(self, request: Request, form: Form) -> Response:
        """Keep a page's answers, or send them all, and lead on; whatever stands against it loses nothing."""
        secret, place = request.path_params["token"], request.query_params.get("seite")
        answers = {name: value for name, value in form.items() if name not in _NO_ANSWERS}
        entrance = find_entrance(self._provide(), secret)
        if entrance is None:
            return self._take_late(request, form, answers)
        visit = self._visit(request, entrance)
        if ANEW in form:
            return visit.without_cookie(see_other(address_of(visit.token, None, visit.asked.language)))
        if not visit.may_come_in():
            return render(not_stored_page(visit.asked, answers), 409)
        if place == RESUME:
            return self._come_back(request, visit, form)
        if visit.ballot is None:
            return self._ask_for_cookie(visit, place, answers, asked_before="cookie" in request.query_params)
        return visit.take(visit.ballot, place, form, answers)

    def _take_late(self, request: Request, form: Form, answers: dict[str, str]) -> Response:
        """Give a form back whose code went with the closing; any other that leads nowhere is refused."""
        link = known_link(self._provide(), LinkKind.ROUND, form.get(LATE, ""))
        if link is None or link.open or not answers:
            return self._doors.refuse(request, request.path_params["token"])
        visit = self._visit(request, Entrance(link, form[LATE]))
        return render(not_stored_page(visit.asked, answers), 409)

    def _come_back(self, request: Request, visit: "_Visit", form: Form) -> Response:
        """Lead whoever typed a personal code to the first open question; a wrong code stays in its field."""
        services, typed = visit.services, form.get(CODE, "").strip()[:LONGEST_TYPED]
        code = tidy_code(typed)
        if not code:
            return render(resume_page(visit.asked, visit.page_token, typed, "ways.resume.empty"), 400)
        try:
            key = come_back(visit.ways_in, visit.store, services.keys, visit.asked.scope.round_id, code)
        except ResumeCodeUnknown:
            address = self._doors.questionnaire(typed)
            if address is not None:
                return see_other(address)
            if self._doors.is_one_too_many(request):
                return too_many_wrong_codes()
            return render(resume_page(visit.asked, visit.page_token, typed, "ways.resume.wrong"), 404)
        address = address_of(visit.token, None, visit.asked.language)
        return visit.with_cookie(see_other(f"{address}{'&' if '?' in address else '?'}cookie=1"), key)

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
        return visit.with_cookie(response, new_ballot_key())


class _Visit:
    """One request of one person to a questionnaire."""

    def __init__(self, services: Services, asked: Asked, entrance: Entrance, ballot_key: str | None) -> None:
        self.services = services
        self.asked = asked
        self.entrance = entrance
        self.ballot_key = ballot_key or ""
        self.code_mark: str | None = None
        if entrance.typed is not None:
            self.code_mark = mark_of_code(self.ways_in, services.keys, asked.scope.round_id, entrance.typed)
        self.ballot: Ballot | None = None
        if ballot_key:
            ballot = ballot_of(services.keys, asked.scope.round_id, ballot_key)
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
        """Return what has been kept so far in this browser."""
        return self.store.answers(self.ballot.id) if self.ballot else {}

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
                return self._send(ballot, answers)
            keep_answers(self.store, self.asked.questionnaire, ballot, answers)
            if LATER in form:
                return self._leave(ballot)
        except AlreadySent:
            return render(sent_page(self.asked, self.page_token, is_repeated=True))
        except CodedError as error:
            return self._refused(error, place, answers)
        return see_other(address_of(self.token, self._next(place, back=BACK in form), self.asked.language))

    def _refused(self, error: CodedError, place: str | None, answers: dict[str, str]) -> Response:
        match error:
            case RoundNotOpen():
                return render(not_stored_page(self.asked, answers), 409)
            case NothingAnswered():
                return render(self.with_message(REVIEW, answers, "nothing_answered"), 400)
            case CapReached():
                return render(self.with_message(REVIEW, self.answers() | answers, "full"), 409)
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
        return render(sent_page(self.asked, self.page_token, is_repeated=False))

    def _leave(self, ballot: Ballot) -> Response:
        """Move what was begun to where a personal code finds it, and lead to the page that shows the code."""
        key = leave_for_later(self.ways_in, self.services.keys, self.asked.scope.round_id, self.ballot_key, ballot.mark)
        return self.with_cookie(see_other(address_of(self.token, LATER, self.asked.language)), key)

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
