"""The contract of the question form, kept towards a client that knows nothing else (design.md, section 4).

It reads pages as any program could: the first form that is sent by POST, its radio buttons, and a button that is
named ``weiter`` or ``absenden``. The last page says so in its ``body``.
"""

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import httpx2
import pytest
from starlette.testclient import TestClient

from networks.scopes import NetworkScope
from participant.application import create_app
from selfeval.closing import close_round
from selfeval.model import Round, RoundState
from tests.participant.forms import Form, Reader
from tests.wiring.installation import build_example, installation_at
from wiring.addresses import open_addresses
from wiring.demo import MAIN
from wiring.services import Services

SCOPE = NetworkScope.of(MAIN)
ITEMS, TOPICS = 12, 3
FORWARD = ("weiter", "absenden")
MOST_REDIRECTS = 5


@dataclass
class Outsider:
    """A browser without script, written by somebody who has read the contract only."""

    client: TestClient
    takes_cookies: bool = True
    statuses: list[int] = field(default_factory=list)
    address: str = ""
    page: Reader = field(default_factory=lambda: Reader(""))
    html: str = ""

    def open(self, address: str) -> None:
        self._request("GET", address, {})

    def press(self, form: Form, chosen: dict[str, str]) -> None:
        """Send the form by the button that leads forward."""
        (button,) = [name for name, _ in form.buttons if name in FORWARD]
        self._request("POST", urljoin(self.address, form.action), form.sent_by(button, **chosen))

    def answer(self) -> dict[str, str]:
        """Choose the first answer of every question and go forward; return what was chosen."""
        form = self.page.question_form
        chosen = {name: values[0] for name, values in form.choices.items()}
        self.press(form, chosen)
        return chosen

    @property
    def has_ended(self) -> bool:
        return self.page.body.get("data-ende") == "gesendet"

    def _request(self, method: str, address: str, data: dict[str, str]) -> None:
        """Ask, and follow redirects as the standard says: 307 sends the same again, 303 looks."""
        response = self._answer_to(method, address, data)
        for _ in range(MOST_REDIRECTS):
            if not response.has_redirect_location:
                break
            address = urljoin(address, response.headers["location"])
            if response.status_code == httpx2.codes.SEE_OTHER:
                method, data = "GET", {}
            response = self._answer_to(method, address, data)
        self.address, self.html, self.page = address, response.text, Reader(response.text)
        self.statuses.append(response.status_code)

    def _answer_to(self, method: str, address: str, data: dict[str, str]) -> httpx2.Response:
        response = self.client.request(method, address, data=data or None, follow_redirects=False)
        if not self.takes_cookies:
            self.client.cookies.clear()
        return response


@dataclass(frozen=True)
class Example:
    """A copy of the example workspace, with the link that its command prints for parents."""

    services: Services
    link: str

    def outsider(self, *, takes_cookies: bool = True) -> Outsider:
        return Outsider(TestClient(create_app(lambda: self.services)), takes_cookies)

    @property
    def of_round(self) -> Round:
        rounds = self.services.rounds(SCOPE).rounds()
        return next(one for one in rounds if one.state is RoundState.OPEN)

    @property
    def sent(self) -> int:
        return self.services.rounds(SCOPE).sent_counts(self.of_round.id).get("eltern", 0)

    def close(self) -> None:
        close_round(self.services.closing(), self.of_round.id, self.services.clock.today(), self.services.shuffle())


@pytest.fixture(scope="module")
def example_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_example(tmp_path_factory.mktemp("example"))


@pytest.fixture
def example(example_home: Path, tmp_path: Path) -> Iterator[Example]:
    home = shutil.copytree(example_home, tmp_path / "home")
    with installation_at(home, "http://testserver") as services:
        (link,) = [
            entry["url"]
            for entry in open_addresses(services, SCOPE)
            if (entry["kind"], entry["perspective"]) == ("round", "eltern")
        ]
        assert link is not None
        yield Example(services, link)


def fill_in(outsider: Outsider, link: str) -> list[dict[str, str]]:
    """Answer everything up to the last page; return what was chosen page by page."""
    outsider.open(link)
    pages = []
    for _ in range(2 * TOPICS):
        assert not outsider.has_ended
        pages.append(outsider.answer())
        if outsider.has_ended:
            return pages
    raise AssertionError("the questionnaire has no end")


def test_the_first_page_comes_directly_and_its_first_post_form_holds_the_questions(example: Example) -> None:
    response = example.outsider().client.get(example.link, follow_redirects=False)
    assert (response.status_code, "set-cookie" in response.headers) == (200, False)
    page = Reader(response.text)
    assert page.question_form.choices
    assert response.text.index("Wer die Ergebnisse sieht") < response.text.index("<form")
    assert [form.method for form in page.forms] == ["post", "post"]  # the other one begins anew
    assert "data-ende" not in page.body


def test_twelve_items_on_three_topic_pages_are_answered_to_the_end_and_count_once(example: Example) -> None:
    before, outsider = example.sent, example.outsider()
    pages = fill_in(outsider, example.link)
    assert sum(len(page) for page in pages) == ITEMS
    assert [bool(page) for page in pages] == [True] * TOPICS + [False]  # the overview asks nothing
    assert set(outsider.statuses) == {200}
    assert example.sent == before + 1


def test_a_client_without_cookies_is_told_so_at_its_first_form_and_loses_nothing(example: Example) -> None:
    before, outsider = example.sent, example.outsider(takes_cookies=False)
    outsider.open(example.link)
    for _ in range(2):
        chosen = outsider.answer()
        assert outsider.statuses[-1] == httpx2.codes.OK
        assert "Ihr Browser nimmt unser Cookie nicht an." in outsider.page.text
        assert outsider.page.question_form.fields == chosen
    assert example.sent == before


def test_an_unknown_link_is_the_one_page_for_all_such_links_whether_asked_or_sent_to(example: Example) -> None:
    outsider = example.outsider()
    unknown = urljoin(example.link, "/t/" + "a" * 26)
    outsider.open(unknown)
    asked = outsider.html
    assert "Dieser Link ist nicht (mehr) gültig." in outsider.page.text
    assert not any(form.method == "post" for form in outsider.page.forms)
    sent_to = outsider.client.post(unknown, data={"weiter": "1"}, follow_redirects=False)
    assert (outsider.statuses, sent_to.status_code, sent_to.text) == ([404], 404, asked)


def test_a_second_send_says_that_the_answers_have_arrived_and_counts_nothing(example: Example) -> None:
    before, outsider = example.sent, example.outsider()
    outsider.open(example.link)
    for _ in range(TOPICS):
        outsider.answer()
    overview, at = outsider.page.question_form, outsider.address
    for title in ("Vielen Dank", "Ihre Antworten sind schon angekommen", "Ihre Antworten sind schon angekommen"):
        outsider.address = at
        outsider.press(overview, {})
        assert (outsider.statuses[-1], outsider.has_ended) == (200, True)
        assert title in outsider.page.text
    assert example.sent == before + 1


@pytest.mark.parametrize("answered", range(TOPICS + 1))
def test_a_form_that_comes_after_the_closing_is_given_back_as_not_stored(example: Example, answered: int) -> None:
    outsider = example.outsider()
    outsider.open(example.link)
    for _ in range(answered):
        outsider.answer()
    labels = [words.strip() for words in outsider.page.question_form.legends if len(words.strip()) > len("12.")]
    example.close()
    outsider.answer()
    assert "Ihre Antworten wurden nicht gespeichert" in outsider.page.text
    assert "Das haben Sie gerade eingegeben" in outsider.page.text
    assert all(label in outsider.page.text for label in labels)
    assert not outsider.has_ended
    outsider.open(example.link)
    assert outsider.statuses[-1] == httpx2.codes.NOT_FOUND
    outsider.client.cookies.clear()
    assert outsider.html == outsider.client.get(urljoin(example.link, "/t/x")).text


def test_the_link_of_the_command_has_the_address_of_a_questionnaire(example: Example) -> None:
    assert re.fullmatch(r"/t/[a-z2-7]{26}", urlsplit(example.link).path)
