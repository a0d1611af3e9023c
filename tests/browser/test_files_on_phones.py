"""Whoever opens a codebook or a report on a framework's quality reads all columns without scrolling sideways."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from exports.quality_report import quality_content
from exports.report.html import report_html
from exports.statistical.codebook_page import write_codebook_page
from tests.exports.statistical.example import example
from tests.exports.test_quality_report import GERMAN, TODAY, WHOLE

pytestmark = pytest.mark.browser
PHONE, DESK = 390, 1440
CUT_OFF = "tables => tables.filter(one => one.scrollWidth > one.clientWidth).length"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": PHONE, "height": 844})
    yield page
    page.close()


def test_no_column_of_a_codebook_is_cut_off_on_a_phone(page: Page, tmp_path: Path) -> None:
    write_codebook_page(example(), tmp_path / "codebook.html")
    page.goto((tmp_path / "codebook.html").as_uri())
    assert page.locator(".wide").count() > 1
    assert page.locator(".wide").evaluate_all(CUT_OFF) == 0
    assert page.evaluate("() => document.documentElement.scrollWidth") == PHONE


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_no_column_of_how_statements_are_used_is_cut_off(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    page.set_content(report_html(quality_content(WHOLE, TODAY, GERMAN)))
    broad = page.locator(".wide").filter(has_text="trifft nicht zu").filter(has_text="Antworten (Orte)")
    assert broad.count() == 1
    assert broad.evaluate_all(CUT_OFF) == 0
