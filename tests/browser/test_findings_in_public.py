"""The public pages on findings and the quality report in a real browser: accessible, on the narrowest phone too."""

from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ViewportSize

from analysis.findings import publish, withdraw
from exports.quality_report import quality_content
from exports.report.html import report_html
from networks.scopes import ReleasedScope
from tests.browser.desk_pages import barriers_on
from tests.exports.test_quality_report import WHOLE
from tests.fakes.finding_store import REWORD, draft, evidence
from texts.catalogue import translator
from tools.running_app import RunningApp
from wiring.services import build_services
from wiring.settings import Settings

pytestmark = pytest.mark.browser

TODAY = date(2026, 11, 29)
NARROW, DESK = ViewportSize(width=320, height=640), ViewportSize(width=1440, height=900)
PATHS = ("", "?sprache=en", "/befund-2026-1", "/befund-2026-1?sprache=en", "/befund-2026-2")


@pytest.fixture(scope="module")
def findings(app: RunningApp) -> str:
    """Where the published findings stand, one of them withdrawn."""
    services = build_services(Settings(home=app.home))
    store = services.findings(ReleasedScope("konto"))
    publish(store, draft(proposal=REWORD, evidence=(evidence(), evidence(12, 300))), TODAY)
    withdraw(store, publish(store, draft("befund-2026-2"), TODAY), "Ein Fehler in der Zählung.", TODAY)
    services.database.close()
    return f"{app.address}/befunde"


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("size", [NARROW, DESK], ids=["narrow", "desk"])
def test_everybody_can_read_findings(findings: str, browser: Browser, path: str, size: ViewportSize) -> None:
    page = browser.new_page(viewport=size, java_script_enabled=True)
    page.goto(findings + path)
    assert barriers_on(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    page.close()


def test_the_quality_report_is_accessible_as_a_file(browser: Browser, tmp_path: Path) -> None:
    file = tmp_path / "guete.html"
    file.write_text(report_html(quality_content(WHOLE, TODAY, translator("de"))), encoding="utf-8")
    page = browser.new_page(viewport=DESK)
    page.goto(file.as_uri())
    assert barriers_on(page) == []
    page.close()
