"""Forms are read within limits, and a failure of ours becomes a page of ours."""

import logging
import threading
from collections.abc import Callable, Mapping

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient

from networks.scopes import BallotScope
from participant.application import create_app
from participant.endpoints import LARGEST_FORM, Form, posting, reading
from participant.visit import BALLOT_COOKIE
from selfeval.errors import RoundUnknown
from selfeval.own_words import NO_WORDS, Words
from selfeval.ports import BallotStore
from storage.ballots import BallotRows
from storage.errors import DatabaseUnreachable
from tests.participant.conftest import Town
from tests.participant.forms import Reader
from wiring.services import Services

Phones = Callable[[], TestClient]


class RefusingRows(BallotRows):
    """Ballots on a disk that is full."""

    def keep(
        self,
        ballot_id: str,
        mark: str,
        answers: Mapping[str, tuple[int, str]],
        words: Mapping[str, Words] = NO_WORDS,
    ) -> None:
        raise DatabaseUnreachable(problem="disk full")


class FullDisk(Services):
    """An installation that can read but not write."""

    def ballots(self, scope: BallotScope) -> BallotStore:
        return RefusingRows(self.database, scope)


def echo(_request: Request, form: Form) -> Response:
    return PlainTextResponse(repr(form))


def fail(_request: Request) -> Response:
    raise ValueError("geheim")


def refuse(_request: Request) -> Response:
    raise RoundUnknown(round="geheim")


@pytest.fixture
def browser() -> TestClient:
    routes = [
        Route("/form", posting(echo), methods=["POST"]),
        Route("/fehler", reading(fail)),
        Route("/unbekannt", reading(refuse)),
    ]
    return TestClient(Starlette(routes=routes))


def test_the_last_of_two_equal_names_counts_and_control_signs_are_dropped(browser: TestClient) -> None:
    headers = {"content-type": "application/x-www-form-urlencoded; charset=utf-8"}
    response = browser.post("/form", content=b"a=1&a=2&b=x%00y%1F&c=%FF&d=", headers=headers)
    assert response.text == repr({"a": "2", "b": "xy", "c": "\ufffd", "d": ""})


def test_a_form_of_more_than_64_kilobytes_is_refused_in_german(town: Town, phone: Phones) -> None:
    response = phone().post(town.address(town.round()), data={"a": "x" * LARGEST_FORM})
    assert response.status_code == 413
    assert "Deshalb wurde nichts gespeichert." in Reader(response.text).text


def test_a_form_just_below_the_limit_is_read(browser: TestClient) -> None:
    assert browser.post("/form", data={"a": "x" * (LARGEST_FORM - 2)}).status_code == 200


def test_a_form_with_hundreds_of_fields_is_refused(browser: TestClient) -> None:
    assert browser.post("/form", data={str(number): "" for number in range(501)}).status_code == 413


def test_a_body_that_is_no_form_is_refused_in_german(town: Town, phone: Phones) -> None:
    address, visitor = town.address(town.round()), phone()
    bodies = [visitor.post(address, json={"a": 1}), visitor.post(address, files={"a": b"1"})]
    assert {response.status_code for response in bodies} == {400}
    assert "Das konnten wir nicht lesen." in bodies[0].text


def test_a_failure_of_ours_is_said_in_german_with_a_next_step(browser: TestClient) -> None:
    response = browser.get("/fehler")
    assert response.status_code == 503
    assert "Der Fehler liegt bei uns, nicht bei Ihnen." in response.text
    assert "geheim" not in response.text


def test_of_a_failure_the_log_learns_kind_and_place_but_not_the_message(
    browser: TestClient, caplog: pytest.LogCaptureFixture
) -> None:
    browser.get("/fehler")
    assert "ValueError" in caplog.text
    assert "in fail" in caplog.text
    assert "geheim" not in caplog.text.replace('raise ValueError("geheim")', "")


def test_of_a_refusal_the_log_learns_the_code_and_nothing_more(
    browser: TestClient, caplog: pytest.LogCaptureFixture
) -> None:
    assert browser.get("/unbekannt").status_code == 503
    assert "selfeval.round_unknown" in caplog.text
    assert "geheim" not in caplog.text


def test_when_the_database_cannot_write_the_answers_stay_in_the_form(town: Town) -> None:
    full = FullDisk(*(getattr(town.services, name) for name in ("settings", "database", "keys", "clock")))
    visitor = TestClient(create_app(lambda: full))
    visitor.cookies.set(BALLOT_COOKIE, "irgendein")
    response = visitor.post(town.address(town.round()), data={"finden.angebote": "trifft-zu", "weiter": "1"})
    assert response.status_code == 503
    page = Reader(response.text)
    assert "konnten gerade nicht gespeichert werden" in page.text
    assert page.question_form.fields == {"finden.angebote": "trifft-zu"}


def test_no_token_cookie_or_address_reaches_the_log(
    town: Town, phone: Phones, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, logger="participant")
    visitor, address = phone(), town.address(town.round())
    visitor.post(address, data={"finden.angebote": "falsch"})
    visitor.get("/t/unbekannt")
    visitor.post("/r", data={"code": "FALSCHER"})
    secrets = [address.removeprefix("/t/"), visitor.cookies[BALLOT_COOKIE], "unbekannt", "FALSCHER", "testclient"]
    said = "".join(record.getMessage() for record in caplog.records if record.name.startswith("participant"))
    assert not any(secret in said for secret in secrets)


@pytest.mark.parametrize(("at_once", "is_same"), [(True, True), (False, False)])
def test_what_waits_for_nobody_is_read_without_a_thread_of_its_own(at_once: bool, is_same: bool) -> None:
    threads: list[int] = []

    def note(_request: Request) -> Response:
        threads.append(threading.get_ident())
        return PlainTextResponse("")

    async def note_where_all_wait(request: Request) -> Response:
        return note(request)

    routes = [Route("/alle", note_where_all_wait), Route("/eine", reading(note, at_once=lambda: at_once))]
    with TestClient(Starlette(routes=routes)) as client:
        client.get("/alle")
        client.get("/eine")
    assert (threads[0] == threads[1]) is is_same


def test_a_form_that_writes_nothing_is_taken_without_a_thread_of_its_own() -> None:
    threads: list[int] = []

    def note(request: Request, _form: Form) -> Response:
        threads.append(threading.get_ident())
        return PlainTextResponse("")

    async def note_where_all_wait(request: Request) -> Response:
        return note(request, {})

    taken = posting(note, at_once=lambda request: BALLOT_COOKIE not in request.cookies)
    routes = [Route("/alle", note_where_all_wait), Route("/eine", taken, methods=["POST"])]
    with TestClient(Starlette(routes=routes)) as client:
        client.get("/alle")
        client.post("/eine")
        client.cookies.set(BALLOT_COOKIE, "irgendein")
        client.post("/eine")
    assert threads[0] == threads[1] != threads[2]
