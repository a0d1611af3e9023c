"""A table is copied by keyboard, under the content policy; a browser that refuses shows it, marked, to copy by hand."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.answering import PATIENCE_MS
from tests.browser.copying_page import COPIED
from tests.browser.desk_pages import Watched, barriers_on
from tools.running_app import small_page

pytestmark = pytest.mark.browser

REFUSE = "navigator.clipboard.write = navigator.clipboard.writeText = () => Promise.reject(new Error()); 0"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the small page with the table answers."""
    with small_page("tests.browser.copying_app:app", tmp_path_factory.mktemp("copying")) as address:
        yield address


@pytest.mark.parametrize("may_copy", [True, False])
def test_the_button_copies_or_shows_the_text_to_copy_by_hand(browser: Browser, address: str, may_copy: bool) -> None:
    context = browser.new_context(locale="de-DE", permissions=["clipboard-read", "clipboard-write"])
    context.set_default_timeout(PATIENCE_MS)
    watched = Watched(context, address)
    page = context.new_page()
    page.goto(address)
    button = page.get_by_role("button", name="Tabelle kopieren")
    expect(button).to_be_visible()
    if not may_copy:
        page.evaluate(REFUSE)
    button.focus()
    page.keyboard.press("Enter")
    by_hand = page.get_by_label("Tabelle als Text zum Kopieren")
    if may_copy:
        expect(page.get_by_role("status")).to_contain_text("Kopiert")
        assert page.evaluate("navigator.clipboard.readText()").split() == COPIED.split()
        expect(by_hand).to_be_hidden()
    else:
        expect(page.get_by_role("status")).to_contain_text("Strg+C")
        expect(by_hand).to_be_focused()
        assert by_hand.input_value().split() == COPIED.split()
    assert (watched.complaints, barriers_on(page)) == ([], [])
    context.close()
