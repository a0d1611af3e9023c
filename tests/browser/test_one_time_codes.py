"""Slips in a real browser: made and saved by the coordinator, typed on one phone, gone on with on another."""

import os
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from networks.scopes import NetworkScope
from selfeval.model import PerspectivePlan, Round, WayIn
from selfeval.rounds import RoundDraft, open_round, plan_round
from tests.browser.desk_pages import barriers_on, open_page
from tests.browser.staff import staff_of_new_network
from tests.exports.pdf_text import pages_of
from tests.fakes.small_framework import small_framework
from tools.running_app import RunningApp
from wiring.services import build_services
from wiring.settings import Settings

pytestmark = pytest.mark.browser

DESK = ViewportSize(width=1440, height=900)
PHONE = ViewportSize(width=390, height=844)
PATIENCE_MS = 20_000
CODE = re.compile(r"\b[2-9A-HJ-NP-Y]{4} [2-9A-HJ-NP-Y]{4}\b")
SQUEEZED_CODE = re.compile(r"Code([2-9A-HJ-NP-Y]{8})")
NETWORK = "zettelort"


@pytest.fixture(scope="module")
def sign_in_link(app: RunningApp) -> str:
    return staff_of_new_network(app, NETWORK, "Netzwerk Frühe Hilfen Zettelort")


@pytest.fixture(scope="module")
def of_round(app: RunningApp, sign_in_link: str) -> Round:
    """An open round: professionals come in by codes, parents by an open link."""
    services = build_services(Settings(home=app.home))
    store = services.rounds(NetworkScope.of(NETWORK))
    by_codes = PerspectivePlan(perspective="fachkraft", invited=10, way_in=WayIn.CODES)
    plans = (by_codes, PerspectivePlan(perspective="eltern"))
    planned = plan_round(
        store, small_framework(), RoundDraft(NETWORK, "Zusammenarbeit 2026", ("finden", "sprache"), plans)
    )
    opened = open_round(store, services.keys, planned.id, services.clock.today())
    services.database.close()
    return opened


def phone(browser: Browser) -> Page:
    context = browser.new_context(viewport=PHONE, locale="de-DE", has_touch=True, java_script_enabled=True)
    context.set_default_timeout(PATIENCE_MS)
    return context.new_page()


def is_accessible(page: Page) -> None:
    assert barriers_on(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def seen(page: Page, name: str) -> None:
    """Keep a picture where the environment names a folder for it."""
    folder = os.environ.get("QD_PICTURES")
    if folder:
        page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)


def click_and_switch_the_language(page: Page) -> None:
    """Ask for codes, and for another drawing of the page while they are made: a hurried hand, a line that broke."""
    page.evaluate(
        """() => {
            const press = label =>
                [...document.querySelectorAll("button")].find(one => one.textContent === label).click();
            press("10 Codes erzeugen");
            setTimeout(press, 60, "English");
        }"""
    )


def slips_of(browser: Browser, sign_in_link: str, rounds: str) -> list[str]:
    """Make slips as a coordinator does, save them, and read their codes."""
    context = browser.new_context(viewport=DESK, locale="de-DE", accept_downloads=True)
    context.set_default_timeout(PATIENCE_MS)
    page = context.new_page()
    page.goto(sign_in_link)
    page.get_by_role("button").click()
    page.get_by_role("heading", name="Übersicht").wait_for()
    open_page(page, rounds)
    page.get_by_text("Codes erzeugen").first.click()
    make = page.get_by_role("button", name="10 Codes erzeugen")
    make.wait_for()
    seen(page, "desk-ask")
    click_and_switch_the_language(page)
    page.get_by_text("10 slips are ready").wait_for()
    page.get_by_text("Deutsch", exact=True).click()
    page.get_by_text("10 Zettel sind fertig").wait_for()
    seen(page, "desk-made")
    with page.expect_download() as saved:
        page.get_by_role("button", name="Zettel speichern (PDF)").click()
    pages = pages_of(saved.value.path().read_bytes())
    page.get_by_role("button", name="Fertig, nicht mehr zeigen").click()
    page.get_by_text("Bisher sind 10 Codes erzeugt").wait_for()
    expect(page.get_by_role("button", name="Zettel speichern (PDF)")).to_have_count(0)
    page.get_by_role("tab", name="Eltern").click()
    page.get_by_text("Link ersetzen oder begrenzen").first.click()
    page.get_by_role("button", name="Link durch einen neuen ersetzen").click()
    page.get_by_text("Der alte Link öffnet danach nichts mehr").wait_for()
    seen(page, "desk-link")
    context.close()
    return [code for text in pages for code in SQUEEZED_CODE.findall(text)]


def typed_at_the_door(page: Page, address: str, code: str) -> None:
    """Type a wrong code first, then the right one as people spell it."""
    page.goto(f"{address}/t")
    is_accessible(page)
    seen(page, "door")
    page.get_by_label("Code").fill("AAAA 2222")
    page.get_by_role("button", name="Weiter").click()
    expect(page.get_by_role("alert")).to_contain_text("Dieser Code öffnet gerade nichts")
    is_accessible(page)
    seen(page, "door-wrong")
    page.get_by_label("Code").fill(f"{code[:4].lower()}-{code[4:].lower()}")
    page.get_by_role("button", name="Weiter").click()


def left_for_later(page: Page) -> str:
    """Answer one question, leave, and return the personal code that the page shows."""
    seen(page, "questions")
    page.locator("fieldset input").first.check()
    page.get_by_role("button", name="Später weitermachen").click()
    page.get_by_role("heading", name="Ihr Code zum Weitermachen").wait_for()
    is_accessible(page)
    seen(page, "later")
    found = CODE.search(page.inner_text("main"))
    assert found
    return found.group()


def gone_on_with(page: Page, address: str, personal: str) -> None:
    """Come back by the personal code and send."""
    page.goto(address)
    page.get_by_role("link", name="Ich habe einen Code zum Weitermachen").click()
    is_accessible(page)
    seen(page, "resume")
    page.get_by_label("Ihr Code zum Weitermachen").fill(personal.replace(" ", "").lower())
    page.get_by_role("button", name="Weitermachen").click()
    page.goto(f"{address}?seite=1")
    expect(page.locator("fieldset input").first).to_be_checked()
    page.goto(f"{address}?seite=ende")
    seen(page, "review")
    page.get_by_role("button", name="Antworten absenden").click()
    page.get_by_role("heading", name="Vielen Dank").wait_for()
    is_accessible(page)
    seen(page, "sent")


def test_a_slip_is_typed_left_gone_on_with_elsewhere_and_counts_once(
    app: RunningApp, sign_in_link: str, of_round: Round, browser: Browser
) -> None:
    codes = slips_of(browser, sign_in_link, f"{app.address}/runden?runde={of_round.id}")
    assert len(set(codes)) == 10
    first, second, address = phone(browser), phone(browser), f"{app.address}/t/{codes[0]}"
    typed_at_the_door(first, app.address, codes[0])
    gone_on_with(second, address, left_for_later(first))
    first.goto(address)
    first.get_by_role("heading", name="Ihre Antworten sind schon angekommen").wait_for()
    seen(first, "used")
