"""One real browser for the tests of a file; every test opens pages of its own in it."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.answering import PATIENCE_MS, chromium

expect.set_options(timeout=PATIENCE_MS)
"""A busy machine draws slowly; what is expected is looked for as long as everything else."""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """The browser that the tests of a file share."""
    with chromium() as browser:
        yield browser
