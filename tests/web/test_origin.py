"""A form is taken only from our own pages; programs that are no browser pass."""

import pytest
from starlette.datastructures import Headers

from tests.web.site import Site
from web.origin import is_foreign

HERE = "testserver"


@pytest.mark.parametrize(
    ("headers", "foreign"),
    [
        ({"sec-fetch-site": "same-origin"}, False),
        ({"sec-fetch-site": "none"}, False),
        ({"sec-fetch-site": "same-site"}, True),
        ({"sec-fetch-site": "cross-site"}, True),
        ({"origin": "http://testserver"}, False),
        ({"origin": "https://testserver"}, False),
        ({"origin": "http://testserver:8502"}, True),
        ({"origin": "http://evil.example.org"}, True),
        ({"origin": "http://testserver.evil.example.org"}, True),
        ({"origin": "null"}, True),
        ({"origin": ""}, True),
        ({}, False),
        ({"sec-fetch-site": "cross-site", "origin": "http://testserver"}, True),
        ({"sec-fetch-site": "same-origin", "origin": "null"}, False),
    ],
)
def test_where_a_form_comes_from_decides(headers: dict[str, str], foreign: bool) -> None:
    assert is_foreign(Headers({"host": HERE} | headers)) is foreign


@pytest.mark.parametrize("headers", [{"Sec-Fetch-Site": "cross-site"}, {"Origin": "http://evil.example.org"}])
@pytest.mark.parametrize("path", ["/anmelden", "/abmelden", "/anmelden/link/abc", "/anmelden/passwort", "/t/fragen"])
def test_a_form_from_another_site_is_refused_everywhere(site: Site, headers: dict[str, str], path: str) -> None:
    answer = site.browser(headers).post(path)
    assert answer.status_code == 403
    assert "Bitte öffnen Sie die Seite neu" in answer.text


def test_a_foreign_form_uses_no_one_time_link_up(site: Site) -> None:
    link = site.link_for(site.account())
    assert site.browser({"Sec-Fetch-Site": "cross-site"}).post(link).status_code == 403
    assert site.browser({"Sec-Fetch-Site": "same-origin"}).post(link).status_code == 303


def test_a_link_from_another_site_may_be_followed(site: Site) -> None:
    assert site.browser({"Sec-Fetch-Site": "cross-site"}).get("/anmelden").status_code == 200


def test_a_program_that_is_no_browser_passes(site: Site) -> None:
    assert site.browser().post("/t/fragen").status_code == 200
