"""A town whose parents answer in a browser: the running app, its database, and what people do on the pages."""

import json
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from networks.model import Network, NetworkKind
from networks.scopes import AdministrationScope, NetworkScope
from selfeval.closing import close_round
from selfeval.model import Mode, PerspectivePlan
from selfeval.rounds import RoundDraft, link_token, open_round, plan_round
from tests.fakes.small_framework import small_framework
from tools.browser import find_browser
from tools.running_app import RunningApp
from wiring.services import build_services
from wiring.settings import Settings

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"]
NETWORK = "musterstadt"
CRITERIA = ("finden", "sprache", "absprachen", "wechsel", "rueckmeldung")
PATIENCE_MS = 15_000
QUESTIONS = 4
"""So many has the questionnaire of parents, two on each of two pages."""


@dataclass(frozen=True)
class Asking:
    """The app with rounds that ask parents."""

    address: str
    home: Path

    def new_round(self, perspective: str = "eltern", mode: Mode = Mode.ANONYMOUS) -> str:
        """Open a round of its own, so that its counts are known, and return the address of its questionnaire."""
        services = build_services(Settings(home=self.home))
        try:
            store = services.rounds(NetworkScope.of(NETWORK))
            plans = (PerspectivePlan(perspective=perspective, mode=mode),)
            draft = RoundDraft(network_id=NETWORK, title="Frühe Hilfen bei uns", criteria=CRITERIA, plans=plans)
            planned = plan_round(store, small_framework(), draft)
            opened = open_round(store, services.keys, planned.id, services.clock.today(), ())
            return f"{self.address}/t/{link_token(services.keys, opened, perspective)}"
        finally:
            services.database.close()

    def close(self, address: str) -> None:
        """Close the round behind an address."""
        services = build_services(Settings(home=self.home))
        try:
            link = services.links(print_ := services.keys.fingerprint(address.rpartition("/")[2])).link(print_)
            assert link is not None
            close_round(services.closing(), link.target_id, services.clock.today(), services.shuffle())
        finally:
            services.database.close()

    def stored(self) -> dict[str, int]:
        """Return how many ballots and answers the database holds, over all rounds."""
        with sqlite3.connect(self.home / "qualitaetsdialog.db") as connection:
            counts = {
                "ballots": "SELECT count(*) FROM ballot",
                "sent": "SELECT count(*) FROM ballot WHERE sent",
                "helped": "SELECT count(*) FROM ballot WHERE helped",
                "answers": "SELECT count(*) FROM rating",
            }
            found = {name: int(connection.execute(query).fetchone()[0]) for name, query in counts.items()}
        connection.close()
        return found

    @contextmanager
    def more(self, **expected: int) -> Iterator[None]:
        """Expect that the database holds so many more when the work is done; what is not named stays the same."""
        before = self.stored()
        yield
        after = self.stored()
        assert {name: after[name] - before[name] for name in before} == dict.fromkeys(before, 0) | expected


def asking_in(app: RunningApp) -> Asking:
    """Set up the network that asks."""
    services = build_services(Settings(home=app.home))
    network = Network(id=NETWORK, name="Netzwerk Musterstadt", kind=NetworkKind.FRUEHE_HILFEN)
    services.networks(AdministrationScope()).save_network(network)
    services.database.close()
    return Asking(app.address, app.home)


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start the browser."""
    path = os.environ.get("QD_BROWSER") or find_browser()
    assert path, "no browser was found: run tools/browser.py"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


@contextmanager
def phone(browser: Browser, width: int = 390, *, script: bool = True) -> Iterator[BrowserContext]:
    """Return a phone of its own: nothing on it is known from another."""
    context = browser.new_context(
        viewport={"width": width, "height": 800}, locale="de-DE", has_touch=True, java_script_enabled=script
    )
    context.set_default_timeout(PATIENCE_MS)
    yield context
    context.close()


@contextmanager
def phone_that_keeps_nothing(browser: Browser, folder: Path) -> Iterator[BrowserContext]:
    """Return a phone whose owner has blocked cookies."""
    settings = {"profile": {"default_content_setting_values": {"cookies": 2}}}
    (folder / "Default").mkdir()
    (folder / "Default" / "Preferences").write_text(json.dumps(settings))
    context = browser.browser_type.launch_persistent_context(
        folder, executable_path=find_browser(), args=ARGUMENTS, locale="de-DE"
    )
    context.set_default_timeout(PATIENCE_MS)
    yield context
    context.close()


def choose(page: Page, place: int = 1) -> None:
    """Choose the answer at this place in every question of the page."""
    for question in page.locator("fieldset.question").all():
        question.locator("label:has(input[type=radio])").nth(place).click()


def chosen(page: Page) -> int:
    """Return how many answers are chosen on the page."""
    return page.locator("fieldset input[type=radio]:checked").count()


def go_on(page: Page) -> None:
    page.locator("button[name=weiter]").click()


def see_topic(page: Page, number: int) -> None:
    expect(page.get_by_text(f"Thema {number} von 2")).to_be_visible()


def see_overview(page: Page) -> None:
    expect(page.get_by_role("heading", name="Ihre Antworten im Überblick")).to_be_visible()


def answer_up_to_the_overview(page: Page, address: str) -> None:
    """Answer everything and stop before sending."""
    page.goto(address)
    for number in (1, 2):
        see_topic(page, number)
        choose(page)
        go_on(page)
    see_overview(page)


def send(page: Page) -> None:
    page.locator("button[name=absenden]").click()
    see_thanks(page)


def see_thanks(page: Page) -> None:
    expect(page.locator("body[data-ende=gesendet]")).to_be_visible()
    expect(page.get_by_role("heading", name="Vielen Dank")).to_be_visible()


def remembered(page: Page) -> list[str]:
    """Return everything that lies on the device, in either of the browser's stores."""
    found: list[str] = page.evaluate(
        "[...Object.entries({...localStorage}), ...Object.entries({...sessionStorage})].map(String)"
    )
    return found
