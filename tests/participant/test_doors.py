"""The door for codes of slips: right ones lead on, also those of a room; wrong ones are counted and tell nothing."""

from collections.abc import Callable

import pytest
from starlette.testclient import TestClient

from participant.wrong_codes import PER_SOURCE
from selfeval.codes import Code, make_codes
from selfeval.model import PerspectivePlan, Round, WayIn
from tests.participant.conftest import Hall, Town
from tests.participant.forms import Reader

Phones = Callable[[], TestClient]


@pytest.fixture
def of_round(town: Town) -> Round:
    return town.round(PerspectivePlan(perspective="eltern", way_in=WayIn.CODES))


@pytest.fixture
def code(town: Town, of_round: Round) -> Code:
    (made,) = make_codes(town.services.codes(town.scope), town.services.keys, of_round, "eltern", 1)
    return made


def typed_at(phone: Phones, door: str, typed: str) -> tuple[int, str | None]:
    response = phone().post(door, data={"code": typed}, follow_redirects=False)
    return response.status_code, response.headers.get("location")


def test_the_door_asks_for_the_code_of_the_slip(phone: Phones) -> None:
    page = Reader(phone().get("/t").text)
    assert "Der Code steht auf dem Zettel" in page.text
    assert page.question_form.action == "/t"


@pytest.mark.parametrize("door", ["/t", "/r"])
def test_each_door_leads_to_a_questionnaire_however_its_code_is_typed(phone: Phones, door: str, code: Code) -> None:
    for typed in (code.typed, f" {code.typed[:4].lower()}-{code.typed[4:].lower()} "):
        assert typed_at(phone, door, typed) == (303, f"/t/{code.typed}")


@pytest.mark.parametrize("door", ["/t", "/r"])
def test_each_door_leads_to_a_room(phone: Phones, door: str, hall: Hall) -> None:
    assert typed_at(phone, door, hall.code) == (303, f"/r/{hall.code}")


def test_a_questionnaires_code_typed_as_the_address_of_a_room_leads_to_it(phone: Phones, code: Code) -> None:
    response = phone().get(f"/r/{code.typed}", follow_redirects=False)
    assert (response.status_code, response.headers["location"]) == (303, f"/t/{code.typed}")


def test_the_long_secret_of_a_link_is_understood_too(phone: Phones, code: Code) -> None:
    assert typed_at(phone, "/t", code.token.upper()) == (303, f"/t/{code.token}")


def test_a_wrong_code_stays_in_its_field_and_nothing_of_it_is_read_as_markup(phone: Phones) -> None:
    response = phone().post("/t", data={"code": "abcd efg<"})
    page = Reader(response.text)
    assert response.status_code == 404
    assert page.question_form.fields["code"] == "abcd efg<"
    assert "Dieser Code öffnet gerade nichts" in page.text


def test_an_empty_field_is_no_wrong_code(phone: Phones) -> None:
    visitor = phone()
    answers = [visitor.post("/t", data={"code": " - "}) for _ in range(PER_SOURCE + 2)]
    assert {answer.status_code for answer in answers} == {400}


def test_wrong_codes_are_counted_over_both_doors_and_a_right_one_still_comes_in(phone: Phones, code: Code) -> None:
    visitor = phone()
    doors = ["/t", "/r"] * PER_SOURCE
    wrong = [visitor.post(door, data={"code": f"AAAA22{n:02}"}).status_code for n, door in enumerate(doors, 10)]
    assert wrong == [404] * PER_SOURCE + [429] * PER_SOURCE
    right = visitor.post("/t", data={"code": code.typed}, follow_redirects=False)
    assert right.status_code == 303


def test_the_code_of_a_closed_round_looks_like_one_that_never_was(
    phone: Phones, town: Town, of_round: Round, code: Code
) -> None:
    town.close(of_round)
    visitor = phone()
    closed, never = (visitor.post("/t", data={"code": typed}) for typed in (code.typed, "AAAA2222"))
    assert closed.status_code == never.status_code == 404
    assert closed.text.replace(code.typed, "") == never.text.replace("AAAA2222", "")
