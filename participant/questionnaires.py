"""The questionnaire behind ``/t/<token>``: answered page by page, looked through, and sent."""

from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from networks.links import Link, LinkKind, tidy_code
from networks.scopes import BallotScope
from participant.contexts import QuestionsPage
from participant.doors import LONGEST_TYPED, Doors
from participant.endpoints import Form, posting, reading, see_other
from participant.entry import KEPT, Entrance, find_entrance, known_link, load_asked
from participant.fields import ANEW, CODE, LATE, LATER, answers_in
from participant.languages import language_of, wanted_language
from participant.messages import too_many_wrong_codes
from participant.notices import load_notices
from participant.question_views import RESUME, REVIEW, THANKS, address_of, not_stored_page
from participant.rendering import render
from participant.visit import BALLOT_COOKIE, Visit
from participant.way_views import full_page, later_page, resume_page
from participant.what_comes_next import load_ahead
from qualitaetsrahmen.languages.translations import GERMAN
from selfeval.ballots import new_ballot_key
from selfeval.errors import ResumeCodeUnknown
from selfeval.resuming import come_back
from wiring.services import Services


class QuestionnairePages:
    """Answers requests for questionnaires; what it keeps in memory can never change, or is a minute old."""

    def __init__(self, provide: Callable[[], Services], doors: Doors) -> None:
        self._provide = provide
        self._doors = doors
        self._asked = lru_cache(maxsize=KEPT)(lambda scope, language: load_asked(provide(), scope, language))
        self._notices = lru_cache(maxsize=KEPT)(
            lambda scope, language, _minute: load_notices(provide(), self._asked(scope, language))
        )
        self._ahead = lru_cache(maxsize=KEPT)(lambda scope, _minute: load_ahead(provide(), scope))

    def routes(self) -> list[Route]:
        """Return the addresses of questionnaires."""
        return [
            Route("/t/{token}", reading(self._show, at_once=self._reads_at_once), methods=["GET"]),
            Route("/t/{token}", posting(self._take, at_once=self._takes_at_once), methods=["POST"]),
        ]

    def _reads_at_once(self) -> bool:
        return self._provide().database.reads_without_waiting

    def _takes_at_once(self, request: Request) -> bool:
        """Say whether a form waits for nobody: without the key of a ballot nothing of it is written yet."""
        return BALLOT_COOKIE not in request.cookies and self._reads_at_once()

    def _show(self, request: Request) -> Response:
        """Show the page that is asked for, or the first with an open question; never set a cookie."""
        secret = request.path_params["token"]
        entrance = find_entrance(self._provide(), secret)
        visit = self._visit(request, entrance) if entrance is not None else None
        if visit is None or not visit.may_come_in():
            return self._doors.refuse(request, secret)
        if visit.token != secret:
            return see_other(address_of(visit.token, request.query_params.get("seite"), visit.asked.language))
        return self._shown(visit, request.query_params.get("seite"), comes_back="cookie" in request.query_params)

    def _shown(self, visit: Visit, wanted: str | None, *, comes_back: bool) -> Response:
        answers = visit.answers()
        if visit.has_arrived(answers):
            return render(visit.sent(is_repeated=wanted != THANKS))
        if wanted == RESUME:
            return render(resume_page(visit.asked, visit.page_token))
        if visit.ballot is None:
            if visit.ways_in.is_full():
                return render(full_page(visit.asked, visit.page_token))
            message = "ways.resume.cookie" if comes_back else None
            return render(self._with_notices(visit, visit.questions(1, {}, message)))
        code = visit.resume_code if wanted == LATER else None
        if code is not None:
            return render(later_page(visit.asked, visit.page_token, code, visit.address_to_come_back))
        page = replace(visit.page(wanted, answers), has_begun=True)
        if isinstance(page, QuestionsPage):
            begun = bool(answers) and wanted is None and not comes_back
            page = replace(self._with_notices(visit, page), may_start_anew=begun)
        return render(page)

    def _visit(self, request: Request, entrance: Entrance) -> Visit:
        """Return a visit in the language that its address names, or in German when that one is not offered."""
        wanted = wanted_language(request)
        scope = _scope_of(entrance.link)
        asked = self._asked(scope, GERMAN)
        if wanted in asked.languages:
            asked = self._asked(scope, wanted)
        elif wanted != GERMAN:
            asked = replace(asked, refused_language=True)
        return Visit(self._provide(), asked, entrance, request, self._ahead)

    def _with_notices(self, visit: Visit, page: QuestionsPage) -> QuestionsPage:
        """Return the page with what everyone should know, if it is the first."""
        if page.progress.page > 1:
            return page
        return replace(page, notices=self._notices(visit.asked.scope, visit.asked.language, visit.minute))

    def _take(self, request: Request, form: Form) -> Response:
        """Keep a page's answers, or send them all, and lead on; whatever stands against it loses nothing."""
        secret, place = request.path_params["token"], request.query_params.get("seite")
        answers = answers_in(form)
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

    def _come_back(self, request: Request, visit: Visit, form: Form) -> Response:
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
                return too_many_wrong_codes(language_of(request))
            return render(resume_page(visit.asked, visit.page_token, typed, "ways.resume.wrong"), 404)
        address = address_of(visit.token, None, visit.asked.language)
        return visit.with_cookie(see_other(f"{address}{'&' if '?' in address else '?'}cookie=1"), key)

    def _ask_for_cookie(
        self, visit: Visit, place: str | None, answers: dict[str, str], *, asked_before: bool
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


def _scope_of(link: Link) -> BallotScope:
    return BallotScope(link.network_id, link.target_id, link.perspective or "")
