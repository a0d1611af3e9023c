"""Those who operate the app can ask whether it lives and whether it can work."""

import pytest

from storage.database import Database
from tests.web.site import Site


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_a_running_app_is_well_and_ready(site: Site, path: str) -> None:
    answer = site.browser().get(path)
    assert (answer.status_code, answer.text) == (200, "ok")


def test_without_its_database_an_app_lives_but_is_not_ready(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Database, "is_alive", lambda _: False)
    assert site.browser().get("/healthz").status_code == 200
    answer = site.browser().get("/readyz")
    assert (answer.status_code, answer.text) == (503, "database")


def test_asking_needs_no_session_and_sets_no_cookie(site: Site) -> None:
    assert "set-cookie" not in site.browser().get("/readyz").headers
