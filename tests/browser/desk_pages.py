"""Pages in a browser: opened, waited for until they are drawn to their end, and watched for what must not be."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page, expect

LONGEST_DRAWING_MS = 30_000
_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


def open_page(desk: Page, address: str) -> None:
    """Go to a staff page and return when it is whole; what is clicked earlier can move under the hand."""
    desk.goto(address)
    # before its first run Streamlit says as well that nothing runs
    expect(desk.get_by_test_id("stMain").get_by_role("heading").first).to_be_visible(timeout=LONGEST_DRAWING_MS)
    wait_until_drawn(desk)


def wait_until_drawn(desk: Page) -> None:
    """Return when Streamlit runs nothing for this page: all is drawn that the last click or address asked for."""
    expect(desk.get_by_test_id("stApp")).to_have_attribute(
        "data-test-script-state", "notRunning", timeout=LONGEST_DRAWING_MS
    )


def barriers_on(page: Page, within: str | None = None) -> list[str]:
    """Return what axe finds against WCAG 2.2 A and AA on a page as it is now, with the first place of each.

    Only what is wrong is told in full: telling every place that is right takes as long as the search.
    """
    found = Axe().run(page, context=within, options={"runOnly": _RULES, "resultTypes": ["violations"]}).response
    assert found["passes"], "nothing was looked at"
    return [f"{one['id']}: {one['nodes'][0]['html'][:200]}" for one in found["violations"]]


class Watched:
    """Pages of a context, with everything that breaks the content policy or leaves for another host."""

    def __init__(self, context: BrowserContext, address: str) -> None:
        self.complaints: list[str] = []
        self._address = address
        context.on("console", lambda message: self._listen(message.text))
        context.on("request", lambda request: self._look(request.url))

    def _listen(self, text: str) -> None:
        if "Content Security Policy" in text or "Content-Security-Policy" in text:
            self.complaints.append(text)

    def _look(self, url: str) -> None:
        own = (self._address, self._address.replace("http:", "ws:"), "data:", "blob:")
        if not url.startswith(own):
            self.complaints.append(url)
