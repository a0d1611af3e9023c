"""A stack of ten forms is entered in a real browser with nothing but the keyboard."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from networks.scopes import BallotScope, NetworkScope
from selfeval.model import PerspectivePlan, Round
from selfeval.rounds import RoundDraft, open_round, plan_round
from tests.browser.desk_pages import open_page, wait_until_drawn
from tests.browser.staff import staff_of_new_network
from tools.running_app import RunningApp
from wiring.services import build_services
from wiring.settings import Settings

pytestmark = pytest.mark.browser

DESK = ViewportSize(width=1440, height=900)
PATIENCE_MS = 20_000
NETWORK = "papierort"
LINES = ("4433", "ww-1", "4 42", "1111", "2222", "3333", "4444", "---1", "kkkk", "w4w4")


@dataclass(frozen=True)
class Stack:
    """A running app with an open round that waits for forms of parents."""

    app: RunningApp
    sign_in_link: str
    of_round: Round

    @property
    def address(self) -> str:
        return f"{self.app.address}/papier_eingeben?runde={self.of_round.id}&perspektive=eltern"

    def numbers(self) -> list[int]:
        services = build_services(Settings(home=self.app.home))
        found = services.papers(BallotScope(NETWORK, self.of_round.id, "eltern")).numbers()
        services.database.close()
        return found


@pytest.fixture(scope="module")
def stack(app: RunningApp) -> Stack:
    sign_in_link = staff_of_new_network(app, NETWORK, "Netzwerk Papierort")
    services = build_services(Settings(home=app.home))
    framework = services.library().frameworks["fruehe-hilfen@2.0"]
    criteria = ("grundidee.selbstverstaendlich", "grundidee.wohnortnah", "familie.staerken", "angebote.alltag")
    draft = RoundDraft(NETWORK, "Herbst", criteria, (PerspectivePlan(perspective="eltern"),))
    store = services.rounds(NetworkScope.of(NETWORK))
    today = services.clock.today()
    opened = open_round(store, services.keys, plan_round(store, framework, draft).id, today)
    services.database.close()
    return Stack(app, sign_in_link, opened)


@pytest.fixture(scope="module")
def desk(stack: Stack, browser: Browser) -> Iterator[Page]:
    """A browser in which the coordination is signed in."""
    page = browser.new_page(viewport=DESK, locale="de-DE")
    page.set_default_timeout(PATIENCE_MS)
    page.goto(stack.sign_in_link)
    page.get_by_role("button", name="Jetzt anmelden").click()
    expect(page.get_by_role("heading", name="Übersicht")).to_be_visible(timeout=PATIENCE_MS)
    yield page
    page.close()


def test_ten_forms_are_entered_without_leaving_the_field(stack: Stack, desk: Page) -> None:
    open_page(desk, stack.address)
    field = desk.get_by_label("Zeile für einen Bogen")
    field.focus()
    for number, line in enumerate(LINES, start=1):
        desk.keyboard.type(line)
        desk.keyboard.press("Enter")
        expect(desk.get_by_text("Stimmt es?")).to_be_visible(timeout=PATIENCE_MS)
        desk.keyboard.press("Enter")
        expect(desk.get_by_role("status").get_by_text(f"Nr. {number}", exact=True)).to_be_visible(timeout=PATIENCE_MS)
        expect(field).to_have_value("")
        expect(field).to_be_focused()
    assert stack.numbers() == list(range(1, len(LINES) + 1))


def test_whoever_hears_the_page_is_told_in_german_how_to_choose_files(stack: Stack, desk: Page) -> None:
    open_page(desk, stack.address)
    desk.get_by_text("Tabelle einlesen").click()
    field = desk.get_by_test_id("stFileUploader")
    expect(field).to_be_visible(timeout=PATIENCE_MS)
    wait_until_drawn(desk)
    assert [line.strip() for line in field.aria_snapshot().splitlines()] == [
        '- region "Ausgefüllte Tabelle (CSV oder XLSX)":',
        '- button "Dateien auswählen"',
    ]
    empty = desk.get_by_role("button", name="Auswahl leeren")
    expect(empty).to_be_hidden()
    field.locator("input").set_input_files({"name": "liste.txt", "mimeType": "text/plain", "buffer": b"nichts"})
    expect(empty).to_be_visible(timeout=PATIENCE_MS)
    empty.click()
    expect(empty).to_be_hidden(timeout=PATIENCE_MS)
