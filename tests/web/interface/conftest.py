"""The town that the tests of the interface for programs share."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.web.interface.town import Town, build_town
from tests.web.site import PlainHasher, site_at


@pytest.fixture(scope="session")
def whole_town(tmp_path_factory: pytest.TempPathFactory) -> Town:
    """The town, built once and closed; nobody changes it."""
    with site_at(tmp_path_factory.mktemp("town") / "home") as site:
        return build_town(site)


@pytest.fixture
def town(whole_town: Town, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Town]:
    """A copy of the town."""
    monkeypatch.setattr("web.sign_in._hasher", PlainHasher)
    home = shutil.copytree(whole_town.site.services.settings.home, tmp_path / "home")
    with site_at(home) as site:
        yield replace(whole_town, site=site)
