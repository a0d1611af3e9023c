"""One real browser for the tests of a file; every test opens pages of its own in it."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser.answering import chromium


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """The browser that the tests of a file share."""
    with chromium() as browser:
        yield browser
