"""A questionnaire from the first look to the last page, and everything that can stand against it."""

import re
from collections.abc import Callable
from dataclasses import replace
from urllib.parse import urlencode

import pytest
from starlette.testclient import TestClient

from participant.application import create_app
from participant.assets import asset_address
from participant.visit import BALLOT_COOKIE
from selfeval.ballots import ballot_of
from selfeval.model import Mode, PerspectivePlan
from selfeval.rounds import link_token
from tests.participant.conftest import Town
from tests.participant.forms import Reader

Phones = Callable[[], TestClient]

FIRST = {"finden.angebote": "trifft-zu", "sprache.texte": "weiss-nicht"}
SECOND = {"wechsel.begleitet": "trifft-eher-zu", "rueckmeldung.kommt-an": "trifft-nicht-zu"}


def press(phone: TestClient, page: Reader, button: str, **answers: str) -> Reader:
    """Press a button of the question form and read the page that follows."""
    form = page.question_form
    response = phone.post(form.action, data=form.sent_by(button, **answers))
    assert response.status_code == 200, response.text
    return Reader(response.text)


def look(phone: TestClient, address: str) -> Reader:
    return Reader(phone.get(address).text)


def send_all(phone: TestClient, address: str) -> Reader:
    """Answer every question and send."""
    page = look(phone, address)
    for answers in (FIRST, SECOND):
        page = press(phone, page, "weiter", **answers)
    return press(phone, page, "absenden")


def test_a_link_shows_the_first_questions_at_once_without_cookie_or_redirect(town: Town, phone: Phones) -> None:
    response = phone().get(town.address(town.round()), follow_redirects=False)
    assert response.status_code == 200
    assert "set-cookie" not in response.headers
    assert response.headers["cache-control"] == "no-store"
    page = Reader(response.text)
    assert list(page.question_form.choices) == list(FIRST)
    assert response.text.index("Netzwerk Musterstadt") < response.text.index("<form")


def test_the_question_form_is_the_first_post_form_and_nothing_is_chosen_beforehand(town: Town, phone: Phones) -> None:
    form = look(phone(), town.address(town.round())).question_form
    assert form.fields == {}
    assert [name for name, _value in form.buttons] == ["weiter", "spaeter"]
    assert len(form.legends) == 4  # a number and a text for each of two questions


def test_every_answer_of_the_perspective_is_offered_the_answers_beside_the_scale_last(
    town: Town, phone: Phones
) -> None:
    form = look(phone(), town.address(town.round())).question_form
    steps = ["trifft-nicht-zu", "trifft-wenig-zu", "trifft-eher-zu", "trifft-zu"]
    assert form.choices["finden.angebote"] == [*steps, "weiss-nicht", "gibt-es-nicht", "keine-angabe"]


def test_the_first_form_is_sent_again_by_the_browser_with_a_cookie(town: Town, phone: Phones) -> None:
    of_round = town.round()
    address, visitor = town.address(of_round), phone()
    response = visitor.post(f"{address}?seite=1", data=FIRST | {"weiter": "1"}, follow_redirects=False)
    assert response.status_code == 307
    assert response.headers["location"] == f"{address}?seite=1&cookie=1"
    cookie = response.headers["set-cookie"].lower()
    assert cookie.startswith(f"{BALLOT_COOKIE}=")
    assert f"path={address}" in cookie
    assert "httponly" in cookie
    assert "samesite=lax" in cookie
    assert "max-age" not in cookie
    assert "expires" not in cookie
    again = visitor.post(response.headers["location"], data=FIRST | {"weiter": "1"}, follow_redirects=False)
    assert again.status_code == 303
    assert again.headers["location"] == f"{address}?seite=2"
    assert town.kept(of_round, ballot_id(town, of_round.id, visitor)) == FIRST


def test_a_browser_that_refuses_the_cookie_is_told_why_and_keeps_its_input(town: Town, phone: Phones) -> None:
    address, visitor = town.address(town.round()), phone()
    response = visitor.post(f"{address}?seite=1&cookie=1", data=FIRST | {"weiter": "1"}, follow_redirects=False)
    assert response.status_code == 200
    assert "set-cookie" not in response.headers
    page = Reader(response.text)
    assert "Cookie" in page.text
    assert "Zufallszahl" in page.text
    assert page.question_form.fields == FIRST
    assert "cookie=1" not in page.question_form.action


def test_a_cookie_travels_by_tls_only_where_the_app_is_reached_by_tls(town: Town) -> None:
    settings = town.services.settings.model_copy(update={"base_url": "https://testserver"})
    secure = replace(town.services, settings=settings)
    visitor = TestClient(create_app(lambda: secure), base_url="https://testserver")
    response = visitor.post(town.address(town.round()), data=FIRST, follow_redirects=False)
    assert "secure" in response.headers["set-cookie"].lower()


def test_a_whole_questionnaire_is_answered_looked_through_and_sent(town: Town, phone: Phones) -> None:
    of_round, visitor = town.round(), phone()
    page = press(visitor, look(visitor, town.address(of_round)), "weiter", **FIRST)
    assert "Thema 2 von 2" in page.text
    page = press(visitor, page, "weiter", **SECOND)
    assert "Sie haben 4 von 4 Fragen beantwortet." in page.text
    assert "data-ende" not in page.body
    page = press(visitor, page, "absenden")
    assert page.body["data-ende"] == "gesendet"
    assert "Vielen Dank" in page.text
    assert town.sent(of_round) == {"eltern": 1}


def test_a_question_may_be_skipped_and_is_shown_as_open(town: Town, phone: Phones) -> None:
    visitor = phone()
    page = press(visitor, look(visitor, town.address(town.round())), "weiter", **{"finden.angebote": "trifft-zu"})
    page = press(visitor, page, "weiter")
    assert "Sie haben 1 von 4 Fragen beantwortet." in page.text
    assert page.text.count("noch offen") == 3
    assert sum("seite=1#sprache.texte" in link for link in page.links) == 1


def test_back_keeps_what_was_chosen_and_shows_the_page_before(town: Town, phone: Phones) -> None:
    visitor = phone()
    page = press(visitor, look(visitor, town.address(town.round())), "weiter", **FIRST)
    page = press(visitor, page, "zurueck", **SECOND)
    assert page.question_form.fields == FIRST
    page = press(visitor, press(visitor, page, "weiter"), "weiter")
    assert "Sie haben 4 von 4 Fragen beantwortet." in page.text
    page = press(visitor, page, "zurueck")
    assert page.question_form.fields == SECOND


def test_an_answer_can_be_changed_until_it_is_sent(town: Town, phone: Phones) -> None:
    visitor, of_round = phone(), town.round()
    address = town.address(of_round)
    press(visitor, look(visitor, address), "weiter", **FIRST)
    page = press(visitor, look(visitor, f"{address}?seite=1"), "weiter", **{"finden.angebote": "keine-angabe"})
    assert town.kept(of_round, ballot_id(town, of_round.id, visitor))["finden.angebote"] == "keine-angabe"
    assert "Thema 2" in page.text


def test_who_comes_back_goes_on_at_the_first_open_question(town: Town, phone: Phones) -> None:
    visitor, address = phone(), town.address(town.round())
    press(visitor, look(visitor, address), "weiter", **FIRST)
    page = look(visitor, address)
    assert "Thema 2 von 2" in page.text
    press(visitor, page, "weiter", **SECOND)
    assert "Ihre Antworten im Überblick" in look(visitor, address).text


def test_an_answer_that_was_given_can_be_taken_back_on_its_page(town: Town, phone: Phones) -> None:
    of_round, visitor = town.round(), phone()
    address = town.address(of_round)
    page = look(visitor, address)
    assert page.question_form.boxes == {}
    press(visitor, page, "weiter", **FIRST)
    page = look(visitor, f"{address}?seite=1")
    assert set(page.question_form.boxes) == {f"leer:{item}" for item in FIRST}
    press(visitor, page, "weiter", **{"leer:finden.angebote": "1"})
    assert town.kept(of_round, ballot_id(town, of_round.id, visitor)) == {"sprache.texte": "weiss-nicht"}


def test_the_first_page_leads_to_the_guide_for_helpers(town: Town, phone: Phones) -> None:
    visitor = phone()
    page = look(visitor, town.address(town.round()))
    assert "/barrierefreiheit/hilfe" in page.links
    assert "/barrierefreiheit/hilfe" not in press(visitor, page, "weiter").links


def test_somebody_else_on_the_same_device_can_start_anew_before_anything_is_sent(town: Town, phone: Phones) -> None:
    visitor, address = phone(), town.address(town.round())
    press(visitor, look(visitor, address), "weiter", **FIRST)
    page = look(visitor, address)
    anew = page.forms[1]
    assert anew.buttons == [("neu", "1")]
    page = Reader(visitor.post(anew.action, data={"neu": "1"}).text)
    assert "Thema 1 von 2" in page.text
    assert page.question_form.fields == {}
    assert BALLOT_COOKIE not in visitor.cookies


def test_sending_twice_counts_once_and_says_so_kindly(town: Town, phone: Phones) -> None:
    of_round, visitor = town.round(), phone()
    address = town.address(of_round)
    send_all(visitor, address)
    response = visitor.post(f"{address}?seite=ende", data=FIRST | {"absenden": "1"})
    assert response.status_code == 200
    page = Reader(response.text)
    assert "Ihre Antworten sind schon angekommen" in page.text
    assert page.body["data-ende"] == "gesendet"
    assert town.sent(of_round) == {"eltern": 1}


def test_a_page_sent_after_the_ballot_changes_nothing_any_more(town: Town, phone: Phones) -> None:
    of_round, visitor = town.round(), phone()
    address = town.address(of_round)
    send_all(visitor, address)
    page = Reader(visitor.post(f"{address}?seite=1", data=FIRST | {"weiter": "1"}).text)
    assert "Ihre Antworten sind schon angekommen" in page.text
    assert town.kept(of_round, ballot_id(town, of_round.id, visitor)) == {}


def test_after_sending_the_same_device_can_serve_another_person(town: Town, phone: Phones) -> None:
    of_round, visitor = town.round(), phone()
    address = town.address(of_round)
    send_all(visitor, address)
    page = look(visitor, address)
    assert page.body["data-ende"] == "gesendet"
    page = press(visitor, page, "neu")
    assert page.question_form.fields == {}
    assert BALLOT_COOKIE not in visitor.cookies
    send_all(visitor, address)
    assert town.sent(of_round) == {"eltern": 2}


def test_an_empty_questionnaire_is_not_sent_and_stays_at_the_overview(town: Town, phone: Phones) -> None:
    of_round, visitor = town.round(), phone()
    page = look(visitor, town.address(of_round))
    page = press(visitor, press(visitor, page, "weiter"), "weiter")
    form = page.question_form
    response = visitor.post(form.action, data=form.sent_by("absenden"))
    assert response.status_code == 400
    page = Reader(response.text)
    assert "Sie haben noch keine Frage beantwortet" in page.text
    assert "Ihre Antworten im Überblick" in page.text
    assert "data-ende" not in page.body
    assert town.sent(of_round) == {}


def test_a_browser_that_lost_its_cookie_still_sends_what_the_overview_showed(town: Town, phone: Phones) -> None:
    of_round, visitor = town.round(), phone()
    page = press(visitor, look(visitor, town.address(of_round)), "weiter", **FIRST)
    page = press(visitor, page, "weiter", **SECOND)
    visitor.cookies.clear()
    page = press(visitor, page, "absenden")
    assert page.body["data-ende"] == "gesendet"
    assert town.sent(of_round) == {"eltern": 1}


@pytest.mark.parametrize("answers", [{"finden.angebote": "sehr-gut"}, {"absprachen.gelten": "trifft-zu"}])
def test_an_answer_that_is_not_offered_is_refused_and_the_input_stays(
    town: Town, phone: Phones, answers: dict[str, str]
) -> None:
    of_round, visitor = town.round(), phone()
    address = town.address(of_round)
    good = {"sprache.texte": "trifft-zu"}
    response = visitor.post(f"{address}?seite=1", data=good | answers | {"weiter": "1"})
    assert response.status_code == 400
    page = Reader(response.text)
    assert "Eine der Antworten gibt es in diesem Bogen nicht." in page.text
    assert page.question_form.fields == good
    assert town.kept(of_round, ballot_id(town, of_round.id, visitor)) == {}


def test_unknown_closed_and_replaced_links_get_the_same_page_byte_by_byte(town: Town, phone: Phones) -> None:
    closed, replaced = town.round(), town.round()
    town.close(closed)
    later = replaced.model_copy(
        update={"plans": tuple(plan.model_copy(update={"rotation": 2}) for plan in replaced.plans)}
    )
    paths = [
        "/t/aaaaaaaaaaaaaaaaaaaaaaaaaa",
        "/t/x",
        town.address(closed),
        f"/t/{link_token(town.services.keys, later, 'eltern')}",
        "/t/%3Cscript%3E",
    ]
    answers = [phone().get(path) for path in paths]
    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.content for answer in answers}) == 1
    assert len({tuple(sorted(answer.headers.items())) for answer in answers}) == 1
    assert "Dieser Link ist nicht (mehr) gültig." in answers[0].text


def test_a_form_for_an_unknown_link_gets_the_same_page_too(town: Town, phone: Phones) -> None:
    response = phone().post("/t/aaaaaaaaaaaaaaaaaaaaaaaaaa", data=FIRST)
    assert response.status_code == 404
    assert response.content == phone().get("/t/x").content


@pytest.mark.parametrize("button", ["weiter", "absenden"])
def test_a_form_sent_across_the_closing_gives_the_input_back(town: Town, phone: Phones, button: str) -> None:
    of_round, visitor = town.round(), phone()
    page = press(visitor, look(visitor, town.address(of_round)), "weiter", **FIRST)
    if button == "absenden":
        page = press(visitor, page, "weiter", **SECOND)
    form = page.question_form
    town.close(of_round)
    response = visitor.post(form.action, data=form.sent_by(button, **SECOND))
    assert response.status_code == 409
    page = Reader(response.text)
    assert "Ihre Antworten wurden nicht gespeichert" in page.text
    assert "Jemand geht mit mir weiter. trifft eher zu" in page.text
    assert "Meine Meinung kommt an. trifft nicht zu" in page.text
    assert "data-ende" not in page.body


def test_an_address_of_a_page_that_does_not_exist_leads_to_an_open_question(town: Town, phone: Phones) -> None:
    visitor, address = phone(), town.address(town.round())
    press(visitor, look(visitor, address), "weiter", **FIRST)
    for place in ("0", "99", "-1", "zwei", "²", "9" * 50):
        assert "Thema 2 von 2" in look(visitor, f"{address}?{urlencode({'seite': place})}").text


def test_without_a_cookie_every_page_address_begins_with_the_notices(town: Town, phone: Phones) -> None:
    address = town.address(town.round())
    first = phone().get(address).content
    assert phone().get(f"{address}?seite=2").content == first
    assert phone().get(f"{address}?seite=ende").content == first


def test_no_page_holds_the_key_of_the_cookie_or_what_is_derived_from_it(town: Town, phone: Phones) -> None:
    of_round, visitor = town.round(), phone()
    address = town.address(of_round)
    page = look(visitor, address)
    pages = []
    for answers in (FIRST, SECOND):
        response = visitor.post(page.question_form.action, data=page.question_form.sent_by("weiter", **answers))
        pages.append(response.text)
        page = Reader(response.text)
    ballot = ballot_of(town.services.keys, of_round.id, visitor.cookies[BALLOT_COOKIE])
    pages += [visitor.get(f"{address}?seite={place}").text for place in ("1", "2", "ende")]
    pages.append(visitor.post(f"{address}?seite=ende", data={"absenden": "1"}).text)
    pages.append(visitor.get(address).text)
    for secret in (visitor.cookies[BALLOT_COOKIE], ballot.id, ballot.mark):
        assert not any(secret in html for html in pages)


def test_looking_never_sets_a_cookie(town: Town, phone: Phones) -> None:
    visitor, address = phone(), town.address(town.round())
    send_all(visitor, address)
    for path in (address, f"{address}?seite=1", f"{address}?seite=ende", "/datenschutz", "/r"):
        assert "set-cookie" not in visitor.get(path).headers


def test_who_answers_openly_is_told_so_before_the_first_question(town: Town, phone: Phones) -> None:
    plans = (PerspectivePlan(perspective="koordination", mode=Mode.DECLARED), PerspectivePlan(perspective="eltern"))
    of_round = town.round(*plans)
    openly = phone().get(town.address(of_round, "koordination")).text
    assert openly.index("Nicht anonym") < openly.index("<fieldset")
    assert "Nicht anonym" not in phone().get(town.address(of_round)).text


def test_the_first_page_fits_into_thirty_kilobytes_and_four_requests(town: Town, phone: Phones) -> None:
    visitor = phone()
    response = visitor.get(town.address(town.round()))
    page = Reader(response.text)
    fetched = [visitor.get(path) for path in page.fetched]
    assert all(path.startswith("/p/") for path in page.fetched)
    assert all(part.status_code == 200 for part in fetched)
    assert 1 + len(fetched) <= 4
    everything = [response, *fetched]
    headers = sum(len(f"{name}: {value}\r\n") for part in everything for name, value in part.headers.items())
    assert sum(len(part.content) for part in everything) + headers <= 30_000


def test_every_page_has_its_language_a_title_of_its_own_and_the_two_texts_in_its_foot(
    town: Town, phone: Phones
) -> None:
    visitor, address = phone(), town.address(town.round())
    press(visitor, look(visitor, address), "weiter", **FIRST)
    pages = [look(visitor, path) for path in (f"{address}?seite=1", f"{address}?seite=2", f"{address}?seite=ende")]
    pages += [press(visitor, pages[-1], "absenden"), look(visitor, "/t/x")]
    assert {page.language for page in pages} == {"de"}
    assert len({page.title for page in pages}) == len(pages)
    assert all({"/datenschutz", "/barrierefreiheit", "#inhalt"} <= set(page.links) for page in pages)


def test_nothing_on_a_page_is_inline_or_comes_from_elsewhere(town: Town, phone: Phones) -> None:
    html = phone().get(town.address(town.round())).text
    assert re.findall(r"<script.*?>.*?</script>", html, re.DOTALL) == [
        f'<script src="{asset_address("frage.js")}" defer></script>'
    ]
    assert not re.search(r"<style|\sstyle=|\son\w+=|https?://(?!www\.w3\.org)", html)


def test_texts_of_a_framework_never_become_markup(town: Town, phone: Phones) -> None:
    title = "<script>alert(1)</script> & Co"
    framework = town.framework.model_copy(
        update={"areas": tuple(area.model_copy(update={"plain_title": title}) for area in town.framework.areas)}
    )
    other = replace(town, framework=framework)
    html = phone().get(other.address(other.round())).text
    assert "<script>" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; Co" in html


def ballot_id(town: Town, round_id: str, visitor: TestClient) -> str:
    return ballot_of(town.services.keys, round_id, visitor.cookies[BALLOT_COOKIE]).id
