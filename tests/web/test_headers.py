"""Every answer carries the headers that keep other sites out, whatever went wrong."""

import pytest

from networks.accounts import Grant, Role
from tests.web.site import Site
from web.headers import is_for_participants, staff_policy

PARTICIPANTS = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
ALWAYS = {
    "referrer-policy": "same-origin",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "cross-origin-opener-policy": "same-origin",
}
ANSWERS = [
    ("GET", "/anmelden", 200),
    ("GET", "/anmelden/stil.css", 200),
    ("GET", "/", 303),
    ("GET", "/runden", 303),
    ("GET", "/herunterladen/bogen/abc", 303),
    ("GET", "/healthz", 200),
    ("GET", "/readyz", 200),
    ("GET", "/favicon.ico", 404),
    ("GET", "/gibt/es/nicht", 404),
    ("GET", "/abmelden", 404),
    ("DELETE", "/anmelden/link/abc", 405),
    ("GET", "/kaputt", 500),
    ("GET", "/t/fragen", 200),
    ("GET", "/t/gibt/es/nicht", 404),
    ("PUT", "/t/fragen", 405),
    ("GET", "/t/kaputt", 500),
    ("GET", "/r/fehlt", 404),
]


@pytest.mark.parametrize(("method", "path", "status"), ANSWERS)
def test_every_answer_carries_the_headers(site: Site, method: str, path: str, status: int) -> None:
    answer = site.browser().request(method, path)
    assert answer.status_code == status
    assert {name: answer.headers.get(name) for name in ALWAYS} == ALWAYS
    expected = PARTICIPANTS if path.startswith(("/t/", "/r/")) else staff_policy(["sha256-abc"])
    assert answer.headers["content-security-policy"] == expected
    assert "strict-transport-security" not in answer.headers


@pytest.mark.parametrize("path", ["/anmelden", "/t/fragen"])
def test_a_refused_form_carries_the_headers_too(site: Site, path: str) -> None:
    answer = site.browser({"Sec-Fetch-Site": "cross-site"}).post(path)
    assert answer.status_code == 403
    assert {name: answer.headers.get(name) for name in ALWAYS} == ALWAYS
    assert "content-security-policy" in answer.headers


def test_a_mistake_of_ours_is_told_in_german_and_without_its_details(site: Site) -> None:
    answer = site.browser().get("/kaputt")
    assert "Hier ist etwas schiefgegangen" in answer.text
    assert "ZeroDivisionError" not in answer.text


def test_a_mistake_of_ours_still_reaches_the_log_of_the_server(site: Site) -> None:
    with pytest.raises(ZeroDivisionError):
        site.browser(sees_mistakes=True).get("/kaputt")


def test_where_people_come_by_tls_browsers_are_told_to_stay_there(tls_site: Site) -> None:
    answer = tls_site.browser().get("/anmelden")
    assert answer.headers["strict-transport-security"] == "max-age=31536000"


def test_staff_pages_load_nothing_from_elsewhere_and_evaluate_no_text() -> None:
    directives = dict(part.strip().split(" ", 1) for part in staff_policy(["sha256-a", "sha256-b"]).split(";"))
    assert directives == {
        "default-src": "'self'",
        "script-src": "'self' 'sha256-a' 'sha256-b'",
        "style-src": "'self' 'unsafe-inline'",
        "img-src": "'self' data: blob:",
        "font-src": "'self' data:",
        "connect-src": "'self'",
        "worker-src": "'self' blob:",
        "frame-ancestors": "'none'",
        "form-action": "'self'",
        "base-uri": "'self'",
        "object-src": "'none'",
    }


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/t", True),
        ("/t/abc", True),
        ("/t/abc/2", True),
        ("/r", True),
        ("/r/ABCD2345", True),
        ("/s/abc", True),
        ("/e/abc", True),
        ("/p/stil.css", True),
        ("/verzeichnis", True),
        ("/befunde", True),
        ("/datenschutz", True),
        ("/barrierefreiheit", True),
        ("/", False),
        ("/runden", False),
        ("/anmelden", False),
        ("/static/js/index.js", False),
        ("/sitzung", False),
        ("/_stcore/stream", False),
    ],
)
def test_the_strict_policy_is_for_participants_pages(path: str, expected: bool) -> None:
    assert is_for_participants(path) is expected


def test_a_page_that_is_shown_to_staff_is_kept_by_no_cache(site: Site) -> None:
    browser = site.signed_in(site.account(Grant(role=Role.ADMINISTRATOR)))
    assert browser.get("/").headers["cache-control"] == "no-store"
