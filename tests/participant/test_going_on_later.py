"""Leaving with a personal code and coming back on any device; and a link that was replaced or is full."""

import re
from collections.abc import Callable

import pytest
from starlette.testclient import TestClient

from participant.visit import BALLOT_COOKIE
from participant.wrong_codes import PER_SOURCE
from selfeval.model import Round
from selfeval.open_links import limit_link, replace_link
from tests.participant.conftest import Town
from tests.participant.forms import Reader
from tests.participant.test_questionnaires import FIRST, SECOND, look, press, send_all

Phones = Callable[[], TestClient]

LATER = "Später weitermachen"


def code_on(page: Reader) -> str:
    """The personal code that a page shows."""
    found = re.search(r"machen Sie ein Foto davon: (\w{4} \w{4}) ", page.text)
    assert found, page.text
    return found.group(1)


def leave(phone: TestClient, address: str, **answers: str) -> str:
    return code_on(press(phone, look(phone, address), "spaeter", **answers))


def come_back(phone: TestClient, address: str, code: str) -> Reader:
    page = look(phone, f"{address}?seite=weitermachen")
    form = page.question_form
    return Reader(phone.post(form.action, data=form.fields | {"code": code}).text)


def test_whoever_leaves_goes_on_at_another_device_where_it_was_left(town: Town, phone: Phones) -> None:
    of_round, other = town.round(), phone()
    address = town.address(of_round)
    code = leave(phone(), address, **FIRST)
    page = come_back(other, address, code.lower())
    assert "Thema 2 von 2" in page.text
    page = press(other, page, "weiter", **SECOND)
    assert "Sie haben 4 von 4 Fragen beantwortet." in page.text
    assert press(other, page, "absenden").body["data-ende"] == "gesendet"
    assert town.sent(of_round) == {"eltern": 1}


def test_whoever_has_just_typed_the_code_is_not_asked_whether_it_was_somebody_else(town: Town, phone: Phones) -> None:
    address, other = town.address(town.round()), phone()
    page = come_back(other, address, leave(phone(), address, **FIRST))
    assert not may_start_anew(page)
    assert may_start_anew(look(other, address))


def may_start_anew(page: Reader) -> bool:
    """Whether the page offers to begin anew, where it is not hidden."""
    return any(given.get("class") == "anew" and "hidden" not in given for tag, given in page.tags if tag == "form")


def test_the_first_page_offers_the_way_back_until_somebody_has_begun(town: Town, phone: Phones) -> None:
    visitor, address = phone(), town.address(town.round())
    page = look(visitor, address)
    assert "Ich habe einen Code zum Weitermachen" in page.text
    assert f"{address}?seite=weitermachen" in page.links
    press(visitor, page, "weiter", **FIRST)
    assert "Ich habe einen Code zum Weitermachen" not in look(visitor, f"{address}?seite=1").text


def test_the_code_can_be_looked_at_again_and_stays_the_same(town: Town, phone: Phones) -> None:
    visitor, address = phone(), town.address(town.round())
    code = leave(visitor, address, **FIRST)
    assert code_on(look(visitor, f"{address}?seite=spaeter")) == code
    assert leave(visitor, address, **SECOND) == code


def test_also_from_the_overview_one_can_leave(town: Town, phone: Phones) -> None:
    visitor, address = phone(), town.address(town.round())
    page = look(visitor, address)
    for answers in (FIRST, SECOND):
        page = press(visitor, page, "weiter", **answers)
    code = code_on(press(visitor, page, "spaeter"))
    assert "Sie haben 4 von 4 Fragen beantwortet." in come_back(phone(), address, code).text


def test_without_a_code_the_page_for_it_leads_to_the_questions(town: Town, phone: Phones) -> None:
    visitor, address = phone(), town.address(town.round())
    press(visitor, look(visitor, address), "weiter", **FIRST)
    assert "Thema 2 von 2" in look(visitor, f"{address}?seite=spaeter").text


def test_the_device_can_be_left_clean_and_the_code_still_leads_back(town: Town, phone: Phones) -> None:
    visitor, address = phone(), town.address(town.round())
    page = press(visitor, look(visitor, address), "spaeter", **FIRST)
    code = code_on(page)
    page = press(visitor, page, "neu")
    assert page.question_form.fields == {}
    assert BALLOT_COOKIE not in visitor.cookies
    assert "Thema 2 von 2" in come_back(visitor, address, code).text


def test_after_sending_the_code_leads_only_to_what_has_arrived(town: Town, phone: Phones) -> None:
    visitor, address = phone(), town.address(town.round())
    code = leave(visitor, address, **FIRST)
    press(visitor, look(visitor, f"{address}?seite=ende"), "absenden")
    page = come_back(phone(), address, code)
    assert "Ihre Antworten sind schon angekommen" in page.text
    assert page.body["data-ende"] == "gesendet"


def test_the_page_for_leaving_is_the_only_one_that_shows_the_code_and_none_the_key(town: Town, phone: Phones) -> None:
    visitor, address = phone(), town.address(town.round())
    code = leave(visitor, address, **FIRST)
    pages = [visitor.get(f"{address}{query}").text for query in ("", "?seite=1", "?seite=ende", "?seite=weitermachen")]
    key = visitor.cookies[BALLOT_COOKIE].strip('"').partition(".")[2]
    pages.append(visitor.post(f"{address}?seite=1", data=FIRST | {"weiter": "1"}).text)
    assert key
    for html in pages:
        assert code not in html
        assert code.replace(" ", "") not in html
        assert key not in html
    assert key not in visitor.get(f"{address}?seite=spaeter").text


def test_no_address_holds_the_code(town: Town, phone: Phones) -> None:
    visitor, address = phone(), town.address(town.round())
    form = look(visitor, address).question_form
    response = visitor.post(form.action, data=form.sent_by("spaeter", **FIRST))
    code = code_on(Reader(response.text)).replace(" ", "")
    passed = [*response.history, response]
    assert len(passed) == 3
    assert not any(code in str(one.url) + one.headers.get("location", "") for one in passed)


@pytest.mark.parametrize("typed", ["AAAA2222", "falsch"])
def test_a_wrong_code_stays_in_its_field(town: Town, phone: Phones, typed: str) -> None:
    address = town.address(town.round())
    response = phone().post(f"{address}?seite=weitermachen", data={"code": typed})
    page = Reader(response.text)
    assert response.status_code == 404
    assert page.question_form.fields["code"] == typed
    assert "keine angefangenen Antworten" in page.text


def test_an_empty_field_is_asked_for_again(town: Town, phone: Phones) -> None:
    response = phone().post(f"{town.address(town.round())}?seite=weitermachen", data={"code": ""})
    assert response.status_code == 400
    assert "Bitte geben Sie Ihren Code ein." in Reader(response.text).text


def test_guessing_is_stopped_and_a_right_code_still_leads_back(town: Town, phone: Phones) -> None:
    address, guesser = town.address(town.round()), phone()
    code = leave(phone(), address, **FIRST)
    wrong = [
        guesser.post(f"{address}?seite=weitermachen", data={"code": f"AAAA22{n:02}"}).status_code
        for n in range(PER_SOURCE + 1)
    ]
    assert wrong == [404] * PER_SOURCE + [429]
    assert "Thema 2 von 2" in come_back(guesser, address, code).text


def test_a_browser_that_refuses_the_cookie_is_told_that_nothing_is_lost(town: Town, phone: Phones) -> None:
    page = look(phone(), f"{town.address(town.round())}?cookie=1")
    assert "Sie sind nicht verloren" in page.text


def test_a_code_of_one_round_opens_nothing_of_another(town: Town, phone: Phones) -> None:
    code = leave(phone(), town.address(town.round()), **FIRST)
    assert "keine angefangenen Antworten" in come_back(phone(), town.address(town.round()), code).text


def replaced(town: Town, of_round: Round) -> Round:
    return replace_link(town.services.rounds(town.scope), town.services.keys, of_round.id, "eltern", 1)


def test_a_replaced_link_opens_nothing_and_the_new_one_opens_the_questions(town: Town, phone: Phones) -> None:
    of_round = town.round()
    old = town.address(of_round)
    new = town.address(replaced(town, of_round))
    answers = [phone().get(path) for path in (old, "/t/" + "a" * 26)]
    assert [answer.status_code for answer in answers] == [404, 404]
    assert answers[0].content == answers[1].content
    assert send_all(phone(), new).body["data-ende"] == "gesendet"


def test_whoever_had_begun_behind_a_replaced_link_sends_all_the_same(town: Town, phone: Phones) -> None:
    of_round, visitor = town.round(), phone()
    old = town.address(of_round)
    press(visitor, look(visitor, old), "weiter", **FIRST)
    replaced(town, of_round)
    page = press(visitor, look(visitor, old), "weiter", **SECOND)
    assert press(visitor, page, "absenden").body["data-ende"] == "gesendet"
    assert town.sent(of_round) == {"eltern": 1}
    assert visitor.get(old).status_code == 404


def test_a_personal_code_works_behind_the_new_link(town: Town, phone: Phones) -> None:
    of_round = town.round()
    code = leave(phone(), town.address(of_round), **FIRST)
    assert "Thema 2 von 2" in come_back(phone(), town.address(replaced(town, of_round)), code).text


def test_a_form_begun_before_and_sent_after_a_link_was_replaced_comes_back_with_its_input(
    town: Town, phone: Phones
) -> None:
    of_round, visitor = town.round(), phone()
    form = look(visitor, town.address(of_round)).question_form
    replaced(town, of_round)
    response = visitor.post(form.action, data=form.sent_by("weiter", **FIRST))
    assert response.status_code == 409
    assert "oder dieser Link wurde durch einen neuen ersetzt" in Reader(response.text).text


def test_a_full_link_says_what_to_do_and_opens_again_with_a_higher_limit(town: Town, phone: Phones) -> None:
    of_round = town.round()
    address, store = town.address(of_round), town.services.rounds(town.scope)
    limit_link(store, of_round.id, "eltern", 1)
    send_all(phone(), address)
    response = phone().get(address)
    assert response.status_code == 200
    assert "Sie kann die Zahl erhöhen" in Reader(response.text).text
    limit_link(store, of_round.id, "eltern", 2)
    assert send_all(phone(), address).body["data-ende"] == "gesendet"


def test_whoever_was_answering_when_a_link_became_full_loses_nothing(town: Town, phone: Phones) -> None:
    of_round, late = town.round(), phone()
    address, store = town.address(of_round), town.services.rounds(town.scope)
    page = press(late, press(late, look(late, address), "weiter", **FIRST), "weiter", **SECOND)
    limit_link(store, of_round.id, "eltern", 1)
    send_all(phone(), address)
    form = page.question_form
    response = late.post(form.action, data=form.sent_by("absenden"))
    assert response.status_code == 409
    page = Reader(response.text)
    assert "Ihre Antworten bleiben hier aufgehoben" in page.text
    assert "Sie haben 4 von 4 Fragen beantwortet." in page.text
    limit_link(store, of_round.id, "eltern", 2)
    assert press(late, page, "absenden").body["data-ende"] == "gesendet"
    assert town.sent(of_round) == {"eltern": 2}
