"""Texts are coded by keyboard and by click, stored at once, under the content policy of the staff's pages."""

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.answering import PATIENCE_MS
from tests.browser.desk_pages import barriers_on
from tools.running_app import small_page

pytestmark = pytest.mark.browser

WIDE, NARROW = 1440, 390


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the small page with the texts answers."""
    with small_page("tests.browser.coding_app:app", tmp_path_factory.mktemp("coding")) as address:
        yield address


@pytest.fixture
def page(browser: Browser, address: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    """The page, as wide as a test asks; whatever the browser complains about fails the test."""
    context = browser.new_context(viewport={"width": getattr(request, "param", WIDE), "height": 844}, locale="de-DE")
    context.set_default_timeout(PATIENCE_MS)
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(address)
    expect(page.get_by_text("Text Nummer 1")).to_be_visible()
    yield page
    context.close()
    assert complaints == []


def see_stored(page: Page, **codes: list[str]) -> None:
    stored = json.dumps({name.replace("_", "-"): sorted(held) for name, held in codes.items()})
    expect(page.get_by_test_id("stText")).to_have_text(stored)


def see_text(page: Page, number: int) -> None:
    expect(page.locator(".text")).to_have_text(f"Text Nummer {number}")


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def test_figures_and_letters_choose_and_enter_stores_and_goes_on(page: Page) -> None:
    page.locator(".panel").focus()
    press(page, "1", "b", "Enter")
    see_text(page, 2)
    see_stored(page, text_1=["zugang", "sprache"])
    expect(page.locator(".count")).to_have_text("Noch 3 Texte")


def test_a_click_beside_the_buttons_is_enough_for_the_keys(page: Page) -> None:
    page.locator(".how").click()
    press(page, "1", "Enter")
    see_text(page, 2)
    see_stored(page, text_1=["zugang"])


def test_fast_keys_lose_nothing(page: Page) -> None:
    page.locator(".panel").focus()
    press(page, "1", "Enter", "2", "Enter", "0", "Enter", "x", "Enter")
    see_stored(page, text_1=["zugang"], text_2=["netz"], text_3=["+keine"], text_4=["+person"])
    expect(page.locator(".say")).to_contain_text("alles zugeordnet")


def test_backspace_leads_back_and_a_change_is_stored(page: Page) -> None:
    page.locator(".panel").focus()
    press(page, "1", "Enter")
    see_stored(page, text_1=["zugang"])
    press(page, "Backspace")
    see_text(page, 1)
    expect(page.get_by_role("button", name="Zugang", exact=True)).to_have_attribute("aria-pressed", "true")
    press(page, "1", "2", "Enter")
    see_stored(page, text_1=["netz"])


def test_none_fits_stands_alone_and_holding_back_beside_everything(page: Page) -> None:
    page.locator(".panel").focus()
    press(page, "1", "x", "0", "Enter")
    see_stored(page, text_1=["+keine", "+person"])
    press(page, "0", "2", "a", "Enter")
    see_stored(page, text_1=["+keine", "+person"], text_2=["netz", "absprachen"])


def test_without_a_code_enter_asks_once_and_leaves_the_text_open(page: Page) -> None:
    page.locator(".panel").focus()
    press(page, "Enter")
    see_text(page, 1)
    expect(page.locator(".say")).to_contain_text("Noch ist nichts gewählt")
    press(page, "Enter")
    see_text(page, 2)
    see_stored(page)


def test_a_screen_reader_hears_the_text_and_buttons_work_from_the_keyboard(page: Page) -> None:
    expect(page.locator(".panel")).to_have_attribute("aria-live", "polite")
    code = page.get_by_role("button", name="Zusammenarbeit")
    code.focus()
    press(page, "Space")
    expect(code).to_have_attribute("aria-pressed", "true")
    page.get_by_role("button", name="Speichern und weiter").focus()
    press(page, "Enter")
    see_text(page, 2)
    see_stored(page, text_1=["netz"])


def test_keys_outside_of_the_coder_choose_nothing(page: Page) -> None:
    press(page, "1", "Enter")
    see_text(page, 1)
    expect(page.locator("[aria-pressed=true]")).to_have_count(0)


@pytest.mark.parametrize("page", [WIDE, NARROW], indirect=True)
def test_a_click_codes_too_nothing_is_cut_off_and_there_are_no_barriers(page: Page) -> None:
    page.get_by_role("button", name="Zugang", exact=True).click()
    page.get_by_role("button", name="Hilfe finden").click()
    assert barriers_on(page, ".stBidiComponent") == []
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    page.get_by_role("button", name="Speichern und weiter").click()
    see_stored(page, text_1=["zugang", "finden"])
