"""Take the pictures of README and handbook from the running app with its example: ``make screenshots``."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, sync_playwright

from tools.browser import find_browser
from tools.running_app import ROOT, RunningApp, running_app

PICTURES = ROOT / "docs" / "pictures"
DESK = ViewportSize(width=1280, height=860)
PHONE = ViewportSize(width=390, height=844)
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
DRAWN = ".js-plotly-plot .main-svg"


def main() -> None:
    """Start the app with a fresh example and write every picture."""
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        _command(home, "demo")
        with running_app(home) as app, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=find_browser(), args=ARGUMENTS)
            _staff(browser, app)
            _participants(browser, app)
            browser.close()


def _staff(browser: Browser, app: RunningApp) -> None:
    context = browser.new_context(viewport=DESK, locale="de-DE")
    page = context.new_page()
    page.goto(app.sign_in_link)
    page.get_by_role("button").click()
    page.get_by_role("heading", name="Übersicht").wait_for()
    page.screenshot(path=PICTURES / "overview.png")
    page.goto(f"{app.address}/ergebnisse")
    page.locator(DRAWN).first.wait_for()
    page.get_by_role("heading", name="Zusammenarbeit mit der Familie").scroll_into_view_if_needed()
    page.wait_for_timeout(1500)  # charts move into place
    page.screenshot(path=PICTURES / "results.png")
    context.close()


def _participants(browser: Browser, app: RunningApp) -> None:
    links = json.loads(_command(app.home, "links", "--json", QD_BASE_URL=app.address))
    address = next(str(link["url"]) for link in links if link["perspective"] == "eltern")
    context = browser.new_context(viewport=PHONE, locale="de-DE", device_scale_factor=2)
    _picture(context, address, "questionnaire.png")
    context.close()


def _picture(context: BrowserContext, address: str, name: str) -> None:
    page: Page = context.new_page()
    page.goto(address)
    page.screenshot(path=PICTURES / name)


def _command(home: Path, *words: str, **settings: str) -> str:
    environment = os.environ | {"QD_HOME": str(home)} | settings
    command = [sys.executable, "-m", "wiring.commands", *words]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True).stdout


if __name__ == "__main__":
    main()
