"""One real browser and one running app for all files; every file has a network of its own, every test its own pages."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.answering import PATIENCE_MS, Asking, asking_in, chromium
from tools.running_app import RunningApp, running_app

expect.set_options(timeout=PATIENCE_MS)
"""A busy machine draws slowly; what is expected is looked for as long as everything else."""


# a browser that runs forbids event loops of other tests, so it ends with this package and not with the whole run
@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """The browser that the tests of this folder share."""
    with chromium() as browser:
        yield browser


@pytest.fixture(scope="package")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningApp]:
    """The app that the tests of this folder share."""
    with running_app(tmp_path_factory.mktemp("home")) as app:
        yield app


@pytest.fixture(scope="package")
def asking(app: RunningApp) -> Asking:
    """The app with a network whose rounds ask parents."""
    return asking_in(app)
