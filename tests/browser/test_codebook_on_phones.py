"""Whoever opens a codebook on a phone reads all of its columns without scrolling sideways."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from exports.statistical.codebook_page import write_codebook_page
from tests.exports.statistical.example import example

PHONE = 390
CUT_OFF = "() => [...document.querySelectorAll('.wide')].filter(one => one.scrollWidth > one.clientWidth).length"


@pytest.mark.browser
def test_no_column_of_a_codebook_is_cut_off_on_a_phone(browser: Browser, tmp_path: Path) -> None:
    write_codebook_page(example(), tmp_path / "codebook.html")
    page = browser.new_page(viewport={"width": PHONE, "height": 844})
    try:
        page.goto((tmp_path / "codebook.html").as_uri())
        assert page.evaluate("() => document.querySelectorAll('.wide').length") > 1
        assert page.evaluate(CUT_OFF) == 0
        assert page.evaluate("() => document.documentElement.scrollWidth") == PHONE
    finally:
        page.close()
