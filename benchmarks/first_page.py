"""What a participant's first page costs over the wire in a real browser, beside a bare page with the same questions.

Run it while the app runs with the example: `.venv/bin/python -m benchmarks.first_page`. It prints requests and bytes.
The promise (issue A): at most 30 kB and 4 requests, no third-party host.
"""

import json
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Page, sync_playwright

from tools.browser import find_browser

ROOT = Path(__file__).resolve().parent.parent
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]


def first_page_address() -> str:
    """Return the open link of the example's parents."""
    printed = subprocess.run(
        [sys.executable, "-m", "wiring.commands", "links", "--json"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return next(str(entry["url"]) for entry in json.loads(printed.stdout) if entry["perspective"] == "eltern")


def cost(page: Page, address: str) -> tuple[int, int, set[str]]:
    """Return requests, bytes over the wire with headers, and the hosts contacted while a page loads."""
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    received: list[int] = []
    session.on("Network.loadingFinished", lambda event: received.append(int(event["encodedDataLength"])))
    hosts: list[str] = []
    page.on("response", lambda answer: hosts.append(urlsplit(answer.url).netloc))
    page.goto(address, wait_until="networkidle")
    return len(hosts), sum(received), set(hosts)


def bare_page(page: Page) -> str:
    """Return the words and fields of the page that is open, without any look, as an address of its own."""
    fields = page.eval_on_selector_all(
        "form[method=post] fieldset",
        "all => all.map(one => one.innerText.replace(/\\n/g, '<br>') + '<input type=radio>').join('')",
    )
    return f"data:text/html,<form method=post>{fields}</form>"


def main() -> None:
    """Load both and print the figures."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(find_browser()), args=ARGUMENTS)
        page = browser.new_page(viewport={"width": 390, "height": 844})
        requests, size, hosts = cost(page, first_page_address())
        floor = len(bare_page(page).encode())
        print(f"first page: {requests} requests, {size / 1000:.1f} kB, hosts: {', '.join(sorted(hosts))}")
        print(f"bare words and fields: {floor / 1000:.1f} kB; ratio {size / floor:.1f}")
        browser.close()


if __name__ == "__main__":
    main()
