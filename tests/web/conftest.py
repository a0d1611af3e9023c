"""The site that the tests of the staff's pages share."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.web.site import PlainHasher, Site, application
from tests.wiring.installation import installation_at


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    """A site without TLS, as on the own machine."""
    monkeypatch.setattr("web.sign_in._hasher", PlainHasher)
    with installation_at(tmp_path / "home", "http://testserver") as services:
        yield Site(services, application(services), PlainHasher())


@pytest.fixture
def tls_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    """A site to which people come by TLS."""
    monkeypatch.setattr("web.sign_in._hasher", PlainHasher)
    with installation_at(tmp_path / "home", "https://testserver") as services:
        yield Site(services, application(services), PlainHasher())
