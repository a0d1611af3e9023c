"""A facilitator in a real browser: how long the page takes from a click until it shows where the room has gone."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.answering import chromium

_PATIENCE_MS = 20_000
_CLOCK = """(name) => {
  let began;
  window.reaction = null;
  document.addEventListener("click", () => (began = performance.now()), { once: true, capture: true });
  const seen = new MutationObserver(() => {
    if (!began || ![...document.querySelectorAll("h2")].some((one) => one.textContent.includes(name))) return;
    window.reaction = performance.now() - began;
    seen.disconnect();
  });
  seen.observe(document.body, { subtree: true, childList: true, characterData: true });
}"""
"""Measured inside the page, from the press until the new heading stands: a look from outside takes longer."""
_STOPS = "[class*=st-key-walk-]:not(.st-key-walk-None):not([class*=st-key-walk-forward]) button"
"""The parts of the agenda without the welcome."""
_THINK_MS = 2_000
"""A facilitator looks at what came before the next click; until then the browser still draws its charts."""


def reactions(address: str, sign_in_link: str, clicks: int, worked: Callable[[], float]) -> tuple[list[float], float]:
    """Turn from one criterion of the agenda to the next; return how long each click took until its heading stood.

    With it comes how long the server worked for one, by ``worked``, which says how long it has worked so far.
    """
    with chromium() as browser:
        desk = browser.new_context(viewport={"width": 1440, "height": 900}, locale="de-DE").new_page()
        desk.set_default_timeout(_PATIENCE_MS)
        desk.goto(sign_in_link)
        desk.get_by_role("button", name="Jetzt anmelden").click()
        expect(desk.get_by_role("heading", name="Übersicht")).to_be_visible(timeout=_PATIENCE_MS)
        desk.goto(f"{address}/dialog_fuehren")
        stops = desk.locator(_STOPS)
        expect(stops.first).to_be_visible(timeout=_PATIENCE_MS)
        for place in (0, 1):  # what is drawn for the first time is no click in a running room
            _turn(desk, place)
        before = worked()
        seconds = [_turn(desk, place % stops.count()) for place in range(2, clicks + 2)]
        return seconds, (worked() - before) / clicks


def _turn(desk: Page, place: int) -> float:
    stop = desk.locator(_STOPS).nth(place)
    desk.wait_for_timeout(_THINK_MS)
    name = re.sub(r"^(\d\d:\d\d|jetzt) · ", "", stop.inner_text())
    desk.evaluate(_CLOCK, name)
    stop.click()
    desk.get_by_role("heading", name=name).wait_for(timeout=_PATIENCE_MS)
    return float(desk.evaluate("window.reaction")) / 1000
