"""The participants' pages as an app of their own: health, headers, and nothing of the staff's."""

from collections.abc import Callable

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient

from participant.application import ParticipantsFirst, create_app
from tests.participant.conftest import Town

Phones = Callable[[], TestClient]


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_it_says_that_it_lives_and_can_work(phone: Phones, path: str) -> None:
    assert phone().get(path).status_code == 200


@pytest.mark.parametrize("path", ["/", "/anmelden", "/herunterladen/bogen/x", "/api/v1/x", "/unbekannt"])
def test_it_serves_nothing_but_what_people_without_an_account_need(phone: Phones, path: str) -> None:
    response = phone().get(path)
    assert response.status_code == 404
    assert response.headers["content-type"].startswith("text/html")
    assert "nicht (mehr) gültig" in response.text


def test_every_answer_carries_the_strict_policy_errors_included(town: Town, phone: Phones) -> None:
    visitor = phone()
    for path in (town.address(town.round()), "/t/x", "/r", "/s/x", "/p/zeichen.svg", "/datenschutz"):
        headers = visitor.get(path).headers
        assert headers["content-security-policy"].startswith("default-src 'none'; style-src 'self'")
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["referrer-policy"] == "same-origin"


def test_a_form_from_another_site_is_refused(town: Town, phone: Phones) -> None:
    response = phone().post(town.address(town.round()), data={}, headers={"Sec-Fetch-Site": "cross-site"})
    assert response.status_code == 403


def test_another_method_gets_a_page_of_ours(town: Town, phone: Phones) -> None:
    response = phone().delete(town.address(town.round()))
    assert response.status_code == 404
    assert "nicht (mehr) gültig" in response.text


def test_inside_the_whole_app_participants_pass_by_all_that_is_for_staff(town: Town) -> None:
    def staff(_request: Request) -> Response:
        return PlainTextResponse("für alle anderen")

    whole = Starlette(routes=[Route("/{anywhere:path}", staff)])
    whole.add_middleware(ParticipantsFirst, participants=create_app(lambda: town.services))
    visitor = TestClient(whole)
    for path in (town.address(town.round()), "/t", "/r", "/t/x/y", "/s/x", "/e/x", "/p/zeichen.svg", "/datenschutz"):
        assert visitor.get(path).text != "für alle anderen"
    for path in ("/", "/runden", "/anmelden", "/healthz", "/termine", "/papier_eingeben", "/_stcore/health"):
        assert visitor.get(path).text == "für alle anderen"
