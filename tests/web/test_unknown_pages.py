"""An address that nobody has gets a page of ours, in the language of whoever came; Streamlit keeps its own."""

import pytest

from tests.web.site import Site


@pytest.mark.parametrize("path", ["/gibtsnicht", "/gibtsnicht/noch/weniger", "/ergebnisse/gibtsnicht", "/robots.txt"])
def test_an_unknown_address_leads_to_the_start(site: Site, path: str) -> None:
    for browser in (site.browser(), site.signed_in(site.account(login=f"{path.count('/')}@example.org"))):
        answer = browser.get(path)
        assert answer.status_code == 404
        assert '<html lang="de">' in answer.text
        assert "Diese Seite gibt es hier nicht" in answer.text
        assert '<a class="knopf" href="/">Zur Startseite</a>' in answer.text


def test_it_speaks_english_where_the_address_or_the_browser_does(site: Site) -> None:
    for answer in (
        site.browser().get("/gibtsnicht?language=English"),
        site.browser({"Accept-Language": "en-GB,de;q=0.5"}).get("/gibtsnicht"),
    ):
        assert '<html lang="en">' in answer.text
        assert "This page does not exist here" in answer.text
        assert 'href="/?language=English"' in answer.text
    other = site.browser({"Accept-Language": "fr"}).get("/gibtsnicht?language=xx")
    assert '<html lang="de">' in other.text


@pytest.mark.parametrize(
    "path",
    [
        "/_stcore/health",
        "/ergebnisse/_stcore/host-config",
        "/static/js/index.js",
        "/media/file.png",
        "/component/ui.parts.sortable/index.html",
        "/app/static/SourceSans.woff2",
    ],
)
def test_what_belongs_to_streamlit_is_left_to_it(site: Site, path: str) -> None:
    assert "Zur Startseite" not in site.browser().get(path).text


@pytest.mark.parametrize(
    ("asked", "leads_to"),
    [
        ("/runden/?runde=1", "/runden?runde=1"),
        ("/gibtsnicht/", "/gibtsnicht"),
        ("//evil.example/", "/evil.example"),
        ("/\\evil.example/", "/%5Cevil.example"),
    ],
)
def test_a_slash_at_the_end_is_no_other_address(site: Site, asked: str, leads_to: str) -> None:
    answer = site.browser().get(f"{site.browser().base_url}{asked}", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (308, leads_to)
