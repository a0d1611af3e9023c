"""Staff pages in a browser: opened, and waited for until they are drawn to their end."""

from playwright.sync_api import Page, expect

LONGEST_DRAWING_MS = 30_000


def open_page(desk: Page, address: str) -> None:
    """Go to a staff page and return when it is whole; what is clicked earlier can move under the hand."""
    desk.goto(address)
    wait_until_drawn(desk)


def wait_until_drawn(desk: Page) -> None:
    """Return when Streamlit runs nothing for this page: all is drawn that the last click or address asked for."""
    expect(desk.get_by_test_id("stApp")).to_have_attribute(
        "data-test-script-state", "notRunning", timeout=LONGEST_DRAWING_MS
    )
