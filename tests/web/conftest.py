"""The site that the tests of the staff's pages share."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.web.site import PlainHasher, Site, site_at


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    """A site without TLS, as on the own machine."""
    monkeypatch.setattr("web.sign_in._hasher", PlainHasher)
    with site_at(tmp_path / "home") as site:
        yield site


@pytest.fixture
def tls_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    """A site to which people come by TLS."""
    monkeypatch.setattr("web.sign_in._hasher", PlainHasher)
    with site_at(tmp_path / "home", "https://testserver") as site:
        yield site
