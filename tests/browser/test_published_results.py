"""Pages and reports of published results in a real browser: accessible, and usable on the narrowest phone."""

from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ViewportSize

from exports.report.blocks import ReportKind
from networks.scopes import NetworkScope
from selfeval.published import make_committee_link
from selfeval.release import Reach
from tests.browser.desk_pages import barriers_on
from tools.running_app import RunningApp
from wiring.addresses import results_address
from wiring.demo import MAIN, build_demo
from wiring.reports import ReportFormat, ReportWish, report_file
from wiring.services import build_services
from wiring.settings import Settings

pytestmark = pytest.mark.browser

NARROW, DESK = ViewportSize(width=320, height=640), ViewportSize(width=1440, height=900)


@dataclass(frozen=True)
class Published:
    """A running app with the example, the addresses of its results, and reports as files."""

    app: RunningApp
    paths: dict[str, str]
    files: dict[str, Path]


@pytest.fixture(scope="module")
def published(app: RunningApp, tmp_path_factory: pytest.TempPathFactory) -> Published:
    folder = tmp_path_factory.mktemp("reports")
    services = build_services(Settings(home=app.home))
    build_demo(services)
    scope = NetworkScope.of(MAIN)
    rounds = services.rounds(scope).rounds()
    closed, opened = (next(one for one in rounds if one.state.value == state) for state in ("closed", "open"))
    today = services.clock.today()
    secret = make_committee_link(services.published_links(scope), services.keys, closed, today, today)
    paths = {
        "results": _path(results_address(services, closed.id)),
        "waiting": _path(results_address(services, opened.id)),
        "committee": f"/e/{secret}",
    }
    files = {}
    for kind in ReportKind:
        files[kind.value] = folder / f"{kind.value}.html"
        wish = ReportWish(kind, ReportFormat.HTML, Reach.PUBLIC)
        files[kind.value].write_bytes(report_file(services, scope, closed.id, wish))
    services.database.close()
    return Published(app, paths, files)


def _path(address: str) -> str:
    return "/e/" + address.rpartition("/")[2]


def examine(browser: Browser, address: str, size: ViewportSize) -> None:
    """Ask of a page that axe finds nothing, that it does not scroll sideways, and that no policy was broken."""
    context = browser.new_context(viewport=size, locale="de-DE")
    complaints: list[str] = []
    page = context.new_page()
    page.on("console", lambda message: complaints.append(message.text))
    page.goto(address)
    assert barriers_on(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    assert complaints == []
    context.close()


@pytest.mark.parametrize("size", [NARROW, DESK], ids=["narrow", "desk"])
@pytest.mark.parametrize("name", ["results", "waiting", "committee"])
def test_published_pages_are_accessible(published: Published, browser: Browser, name: str, size: ViewportSize) -> None:
    examine(browser, published.app.address + published.paths[name], size)


@pytest.mark.parametrize("size", [NARROW, DESK], ids=["narrow", "desk"])
@pytest.mark.parametrize("kind", [kind.value for kind in ReportKind])
def test_reports_for_the_browser_are_accessible(
    published: Published, browser: Browser, kind: str, size: ViewportSize
) -> None:
    examine(browser, published.files[kind].as_uri(), size)
