"""Streamlit's pages are shown only to whoever is signed in; what the sign-in page needs is open."""

import re
from html import unescape

import pytest

from tests.web.site import SHELL, Site


@pytest.mark.parametrize("path", ["/", "/runden"])
def test_a_page_is_shown_only_to_whoever_is_signed_in(site: Site, path: str) -> None:
    stranger = site.browser().get(path)
    assert (stranger.status_code, stranger.headers["location"]) == (303, f"/anmelden?weiter={path}")
    known = site.signed_in(site.account()).get(path)
    assert (known.status_code, known.text) == (200, SHELL.html)


def test_the_name_of_the_first_page_leads_to_it_instead_of_to_an_unknown_page(site: Site) -> None:
    answer = site.browser().get("/uebersicht?language=en")
    assert (answer.status_code, answer.headers["location"]) == (308, "/?language=en")


def test_signing_in_leads_back_to_the_page_with_all_that_its_address_said(site: Site) -> None:
    stranger = site.browser()
    asked = stranger.get("/ergebnisse?runde=a%26b&language=en")
    form = stranger.get(asked.headers["location"]).text
    (onward,) = re.findall(r'name="weiter" value="(.*?)"', form)
    assert unescape(onward) == "/ergebnisse?runde=a%26b&language=en"


@pytest.mark.parametrize("path", ["/", "/runden"])
def test_a_made_up_cookie_opens_nothing(site: Site, path: str) -> None:
    browser = site.browser()
    browser.cookies.set("qd_session", "erfunden")
    assert browser.get(path).status_code == 303


@pytest.mark.parametrize(
    ("path", "kind"), [("/anmelden/stil.css", "text/css"), ("/anmelden/zeichen.svg", "image/svg+xml")]
)
def test_what_the_sign_in_page_needs_is_open_and_kept_for_a_day(site: Site, path: str, kind: str) -> None:
    answer = site.browser().get(path)
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith(kind)
    assert answer.headers["cache-control"] == "public, max-age=86400"


def test_the_sign_in_page_asks_no_other_host_for_anything(site: Site) -> None:
    page = site.browser().get("/anmelden").text
    assert "//" not in page.replace("<!DOCTYPE html>", "")


def test_from_the_sign_in_page_privacy_and_accessibility_are_one_click_away(site: Site) -> None:
    page = site.browser().get("/anmelden").text
    assert 'href="/datenschutz"' in page
    assert 'href="/barrierefreiheit"' in page


@pytest.mark.parametrize("path", ["/_stcore/agent/openapi.json", "/ergebnisse/_stcore/agent/interact"])
def test_the_interface_for_other_programs_that_streamlit_brings_stays_closed(site: Site, path: str) -> None:
    assert site.browser().get(path).status_code == 404
    assert site.browser().post(path).status_code == 404
