"""Find a Chromium or Chrome for the browser tests, and fetch one where there is none.

``python tools/browser.py`` prints its path, or says on stderr why there is none and ends with 1.
"""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
DOWNLOAD_SECONDS = 60
PACKAGE_SECONDS = 600


def find_browser() -> str | None:
    """Return the path of the first browser that starts; a wrapper without its browser does not count."""
    return next((path for path in _candidates() if _starts(path)), None)


def fetch_browser() -> None:
    """Install a browser: Debian's package where we may, else Playwright's own download."""
    if install_packages("chromium", "fonts-liberation") and find_browser():
        return
    run_quietly([sys.executable, "-m", "playwright", "install", "chromium"], DOWNLOAD_SECONDS)


def main() -> int:
    """Print the path of a browser, fetching one first if there is none."""
    chosen = os.environ.get("QD_BROWSER")
    if chosen and not _starts(chosen):
        _say(f"QD_BROWSER is set to {chosen}, which does not start as a browser.")
        _say("Set it to the path of a Chromium or Chrome, or unset it.")
        return 1
    if not find_browser():
        _say("No Chromium or Chrome found; fetching one (once) ...")
        fetch_browser()
    found = find_browser()
    if not found:
        _say("No browser for the tests: none is installed, none could be fetched (rights or network missing).")
        _say("Install Chromium or Chrome, or name one with QD_BROWSER=/path/to/chromium, then try again.")
        return 1
    print(found)
    return 0


def _candidates() -> Iterator[str]:
    chosen = os.environ.get("QD_BROWSER")
    if chosen:
        yield chosen
        return
    yield from filter(None, map(shutil.which, NAMES))
    yield from filter(None, [_playwrights_own()])


def _playwrights_own() -> str | None:
    """Ask Playwright where its download would lie; its first start takes a second, so it is asked last."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        return None
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def _starts(path: str) -> bool:
    return run_quietly([path, "--version"], seconds=30)


def install_packages(*names: str) -> bool:
    """Install packages of Debian or Ubuntu if this is such a system and we may; say whether that worked."""
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return False
    quiet = {"DEBIAN_FRONTEND": "noninteractive"}
    run_quietly(["apt-get", "-qq", "update"], PACKAGE_SECONDS, quiet)
    return run_quietly(["apt-get", "-qq", "install", "-y", "--no-install-recommends", *names], PACKAGE_SECONDS, quiet)


def run_quietly(command: list[str], seconds: float, settings: Mapping[str, str] | None = None) -> bool:
    """Run a command without a word; False if it is missing, fails or takes longer than allowed."""
    try:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env={**os.environ, **(settings or {})},
            start_new_session=True,  # so that the time limit also ends what the command has started
        )
    except OSError:
        return False
    try:
        return process.wait(seconds) == 0
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        return False


def _say(sentence: str) -> None:
    print(sentence, file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
