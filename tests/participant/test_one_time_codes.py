"""A slip's link and code open one questionnaire once, and no page holds what is one person's own."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import pytest
from starlette.testclient import TestClient

from networks.links import LinkKind, shown_code
from participant.fields import LATE
from participant.visit import BALLOT_COOKIE
from participant.wrong_codes import PER_SOURCE
from selfeval.codes import Code, make_codes
from selfeval.model import PerspectivePlan, Round, WayIn
from tests.participant.conftest import Hall, Town
from tests.participant.forms import Reader

Phones = Callable[[], TestClient]

FIRST = {"finden.angebote": "trifft-zu", "sprache.texte": "weiss-nicht"}
SECOND = {"wechsel.begleitet": "trifft-eher-zu", "rueckmeldung.kommt-an": "trifft-nicht-zu"}
ARRIVED = "Ihre Antworten sind schon angekommen"


@dataclass(frozen=True)
class Slips:
    """A round whose parents come in by codes, and the codes that were handed out."""

    town: Town
    of_round: Round
    codes: list[Code]

    @property
    def sent(self) -> dict[str, int]:
        return self.town.sent(self.of_round)


@pytest.fixture
def slips(town: Town) -> Slips:
    of_round = town.round(PerspectivePlan(perspective="eltern", way_in=WayIn.CODES))
    return Slips(town, of_round, make_codes(town.services.codes(town.scope), town.services.keys, of_round, "eltern", 3))


class Visitor:
    """A browser that follows the addresses beside the present page, as pages for one person give them."""

    def __init__(self, phone: TestClient, address: str) -> None:
        self.phone = phone
        self.address = address
        self.status = 0
        self.seen: list[str] = []

    def look(self, query: str = "") -> Reader:
        response = self.phone.get(f"{self.address}{query}")
        return self._read(response.status_code, response.text)

    def press(self, page: Reader, button: str, **answers: str) -> Reader:
        form = page.question_form
        response = self.phone.post(f"{self.address}{form.action}", data=form.sent_by(button, **answers))
        return self._read(response.status_code, response.text)

    def send_all(self) -> Reader:
        page = self.look()
        for answers in (FIRST, SECOND):
            page = self.press(page, "weiter", **answers)
        return self.press(page, "absenden")

    def _read(self, status: int, html: str) -> Reader:
        self.status = status
        self.seen.append(html)
        return Reader(html)


def test_a_link_and_the_code_beside_it_open_the_first_questions_at_once(slips: Slips, phone: Phones) -> None:
    for secret in (slips.codes[0].token, slips.codes[0].typed):
        response = phone().get(f"/t/{secret}", follow_redirects=False)
        assert response.status_code == 200
        assert "set-cookie" not in response.headers
        assert list(Reader(response.text).question_form.choices) == list(FIRST)


@pytest.mark.parametrize("spell", [str.lower, shown_code, lambda code: f"{code[:4]}-{code[4:]}".lower()])
def test_a_typed_code_is_understood_in_any_spelling(slips: Slips, phone: Phones, spell: Callable[[str], str]) -> None:
    code = slips.codes[0].typed
    response = phone().get(f"/t/{spell(code)}", follow_redirects=False)
    assert (response.status_code, response.headers["location"]) == (303, f"/t/{code}")


def test_a_whole_questionnaire_is_answered_by_a_code_and_counts_once(slips: Slips, phone: Phones) -> None:
    visitor = Visitor(phone(), f"/t/{slips.codes[0].typed}")
    page = visitor.send_all()
    assert page.body["data-ende"] == "gesendet"
    assert "Ihre Antworten sind angekommen." in page.text
    assert "Bogen für eine weitere Person" not in page.text
    assert slips.sent == {"eltern": 1}


def test_a_used_code_says_so_kindly_on_every_device_by_link_and_by_typing(slips: Slips, phone: Phones) -> None:
    code = slips.codes[0]
    Visitor(phone(), f"/t/{code.token}").send_all()
    for secret in (code.token, code.typed):
        visitor = Visitor(phone(), f"/t/{secret}")
        page = visitor.look()
        assert visitor.status == 200
        assert ARRIVED in page.text
        assert page.body["data-ende"] == "gesendet"


def test_two_devices_with_one_slip_count_once(slips: Slips, phone: Phones) -> None:
    code = slips.codes[0]
    first, second = Visitor(phone(), f"/t/{code.token}"), Visitor(phone(), f"/t/{code.typed}")
    begun = second.press(second.look(), "weiter", **FIRST)
    first.send_all()
    page = second.press(begun, "weiter", **SECOND)
    assert second.status == 200
    assert ARRIVED in page.text
    assert slips.sent == {"eltern": 1}


def test_one_slip_that_twenty_devices_send_at_once_counts_once_and_all_are_thanked(slips: Slips, phone: Phones) -> None:
    code = slips.codes[0]
    visitors = [Visitor(phone(), f"/t/{secret}") for secret in (code.token, code.typed) * 10]
    reviews = [(visitor, visitor.press(visitor.look(), "weiter", **FIRST)) for visitor in visitors]
    reviews = [(visitor, visitor.press(page, "weiter", **SECOND)) for visitor, page in reviews]
    with ThreadPoolExecutor(20) as pool:
        pages = list(pool.map(lambda pair: pair[0].press(pair[1], "absenden"), reviews))
    assert {visitor.status for visitor in visitors} == {200}
    assert sum("Ihre Antworten sind angekommen." in page.text for page in pages) == 1
    assert sum(ARRIVED in page.text for page in pages) == 19
    assert slips.sent == {"eltern": 1}


def test_no_page_and_no_form_holds_a_code_or_the_secret_of_a_link(slips: Slips, phone: Phones) -> None:
    first, second, third = slips.codes
    for code, secret in ((first, first.token), (second, second.typed)):
        visitor = Visitor(phone(), f"/t/{secret}")
        visitor.send_all()
        visitor.look()
        assert len(visitor.seen) > 1
        assert not any(part in html for html in visitor.seen for part in (code.token, code.typed))
    visitor = Visitor(phone(), f"/t/{third.token}")
    page = visitor.press(visitor.look(), "spaeter", **FIRST)
    assert "testserver/t" in page.text
    assert not any(part in html for html in visitor.seen for part in (third.token, third.typed))


def test_a_perspective_with_codes_cannot_be_entered_by_an_open_link(slips: Slips, phone: Phones) -> None:
    assert phone().get(slips.town.address(slips.of_round)).status_code == 404


def test_a_form_sent_across_the_closing_gives_the_input_back_though_its_code_is_gone(
    slips: Slips, phone: Phones
) -> None:
    visitor = Visitor(phone(), f"/t/{slips.codes[0].token}")
    page = visitor.press(visitor.look(), "weiter", **FIRST)
    slips.town.close(slips.of_round)
    page = visitor.press(page, "weiter", **SECOND)
    assert visitor.status == 409
    assert "Ihre Antworten wurden nicht gespeichert" in page.text
    assert "Jemand geht mit mir weiter. trifft eher zu" in page.text


def test_what_stands_for_late_forms_opens_nothing(slips: Slips, phone: Phones) -> None:
    page = Visitor(phone(), f"/t/{slips.codes[0].token}").look()
    late = page.question_form.fields[LATE]
    assert phone().get(f"/t/{late}").status_code == 404
    assert slips.town.services.keys.token(LinkKind.ROUND, slips.of_round.id, "eltern", 1) == late


def test_unknown_and_closed_codes_get_the_same_page_byte_by_byte(slips: Slips, phone: Phones) -> None:
    slips.town.close(slips.of_round)
    visitor = phone()
    paths = [f"/t/{slips.codes[0].token}", f"/t/{slips.codes[0].typed}", "/t/AAAA2222", "/t/" + "a" * 26]
    answers = [visitor.get(path) for path in paths]
    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.content for answer in answers}) == 1
    assert len({tuple(sorted(answer.headers.items())) for answer in answers}) == 1


def test_guessing_codes_by_their_address_is_stopped_and_right_ones_still_open(slips: Slips, phone: Phones) -> None:
    visitor = phone()
    statuses = [visitor.get(f"/t/AAAA22{number:02}").status_code for number in range(22, 22 + PER_SOURCE + 1)]
    assert statuses == [404] * PER_SOURCE + [429]
    assert visitor.get(f"/t/{slips.codes[0].typed}").status_code == 200
    assert visitor.get("/t/" + "a" * 26).status_code == 404


def test_sixty_phones_of_one_venue_come_in(slips: Slips, town: Town, phone: Phones) -> None:
    codes = make_codes(town.services.codes(town.scope), town.services.keys, slips.of_round, "eltern", 60)
    visitor = phone()
    for code in codes:
        entered = visitor.post("/t", data={"code": code.typed}, follow_redirects=False)
        assert (entered.status_code, entered.headers["location"]) == (303, f"/t/{code.typed}")


def test_the_code_of_a_room_typed_as_an_address_of_a_questionnaire_leads_to_the_room(hall: Hall, phone: Phones) -> None:
    response = phone().get(f"/t/{hall.code.lower()}", follow_redirects=False)
    assert (response.status_code, response.headers["location"]) == (303, f"/r/{hall.code}")


def test_a_cookie_of_one_slip_is_kept_for_this_slip_only(slips: Slips, phone: Phones) -> None:
    visitor, address = phone(), f"/t/{slips.codes[0].typed}"
    response = visitor.post(f"{address}?seite=1", data=FIRST | {"weiter": "1"}, follow_redirects=False)
    cookie = response.headers["set-cookie"].lower()
    assert cookie.startswith(BALLOT_COOKIE)
    assert f"path={address.lower()};" in cookie
