"""Take the picture of README from the running app with its example: ``make screenshots``."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, ViewportSize, sync_playwright

from tools.browser import find_browser
from tools.running_app import ROOT, RunningApp, running_app

PICTURES = ROOT / "docs" / "pictures"
DESK = ViewportSize(width=1280, height=860)
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
DRAWN = ".js-plotly-plot .main-svg"
SETTLE_MS = 1500
"""How long charts need to move into place."""


def main() -> None:
    """Start the app with a fresh example and write the picture."""
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        build_example(home)
        with running_app(home) as app, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=find_browser(), args=ARGUMENTS)
            show_results(browser, app)
            browser.close()


def build_example(home: Path) -> None:
    """Fill the example into a home of its own."""
    command = [sys.executable, "-m", "wiring.commands", "demo"]
    subprocess.run(command, cwd=ROOT, env=os.environ | {"QD_HOME": str(home)}, check=True)


def show_results(browser: Browser, app: RunningApp) -> None:
    """Sign in as the link allows, and take the picture of where the perspectives part."""
    page = browser.new_page(viewport=DESK, locale="de-DE")
    page.goto(app.sign_in_link)
    page.get_by_role("button").click()
    page.get_by_role("heading", name="Übersicht").wait_for()
    page.goto(f"{app.address}/ergebnisse")
    page.locator(DRAWN).first.wait_for()
    page.get_by_role("heading", name="Zusammenarbeit mit der Familie").scroll_into_view_if_needed()
    page.wait_for_timeout(SETTLE_MS)
    page.screenshot(path=PICTURES / "results.png")


if __name__ == "__main__":
    main()
