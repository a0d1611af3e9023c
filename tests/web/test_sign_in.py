"""Signing in begins a session that can be ended, tells strangers nothing, and leads nowhere else."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from starlette.testclient import TestClient

from networks.accounts import LINK_LIFETIME, Grant, Role
from tests.web.site import LOGIN, PASSWORD, Site, application
from wiring.access import SESSION_COOKIE
from wiring.clock import Clock

ADMINISTRATOR = Grant(role=Role.ADMINISTRATOR)


def enter(browser: TestClient, login: str = LOGIN, password: str = PASSWORD, onward: str = "/") -> tuple[int, str]:
    """Send the form, and return the status and where it leads."""
    answer = browser.post("/anmelden", data={"name": login, "passwort": password, "weiter": onward})
    return answer.status_code, answer.headers.get("location", "")


def is_signed_in(browser: TestClient) -> bool:
    return browser.get("/").status_code == 200


def test_the_form_is_german_and_sends_to_ourselves(site: Site) -> None:
    answer = site.browser().get("/anmelden")
    assert answer.status_code == 200
    assert '<html lang="de">' in answer.text
    assert '<form method="post" action="/anmelden">' in answer.text
    assert answer.headers["cache-control"] == "no-store"
    assert "set-cookie" not in answer.headers


def test_the_right_password_begins_a_session(site: Site) -> None:
    site.account()
    browser = site.browser()
    assert not is_signed_in(browser)
    assert enter(browser) == (303, "/")
    assert is_signed_in(browser)


def test_a_name_may_be_typed_with_capitals_and_blanks(site: Site) -> None:
    site.account()
    assert enter(site.browser(), " Koordination@Example.ORG ") == (303, "/")


def test_a_wrong_password_and_an_unknown_name_get_the_same_answer(site: Site) -> None:
    site.account()
    browser = site.browser()
    pages = [
        browser.post("/anmelden", data={"name": name, "passwort": "falsch"}) for name in (LOGIN, "fremd@example.org")
    ]
    assert [page.status_code for page in pages] == [401, 401]
    assert pages[0].text.replace(LOGIN, "") == pages[1].text.replace("fremd@example.org", "")
    assert SESSION_COOKIE not in browser.cookies


def test_an_account_without_password_or_closed_gets_the_same_answer_too(site: Site) -> None:
    account = site.account()
    store = site.services.accounts()
    for changed in ({"password_hash": None}, {"active": False}):
        store.save_account(account.model_copy(update=changed))
        assert enter(site.browser()) == (401, "")


def test_what_was_typed_stays_in_the_form_as_text(site: Site) -> None:
    answer = site.browser().post("/anmelden", data={"name": '"><script>x</script>', "passwort": "geheim"})
    assert "<script>" not in answer.text
    assert "&lt;script&gt;" in answer.text
    assert "geheim" not in answer.text


def test_the_tenth_failure_makes_a_name_wait_and_no_other(site: Site) -> None:
    site.account()
    site.account(login="begleitung@example.org")
    browser = site.browser()
    variants = [LOGIN, LOGIN.upper(), f" {LOGIN}", f"{LOGIN} ", f"\t{LOGIN}"] * 2
    assert {enter(browser, name, "falsch") for name in variants} == {(401, "")}
    assert enter(browser) == (429, "")
    assert enter(browser, "begleitung@example.org") == (303, "/")


def test_an_unknown_name_waits_just_the_same(site: Site) -> None:
    browser = site.browser()
    statuses = [enter(browser, "fremd@example.org", "falsch")[0] for _ in range(11)]
    assert statuses == [401] * 10 + [429]


def test_whoever_signs_in_rightly_never_waits(site: Site) -> None:
    site.account()
    assert {enter(site.browser()) for _ in range(30)} == {(303, "/")}


def test_looking_at_a_one_time_link_does_not_use_it_up(site: Site) -> None:
    link = site.link_for(site.account())
    scanner = site.browser()
    for _ in range(3):
        answer = scanner.get(link)
        assert answer.status_code == 200
        assert '<form method="post">' in answer.text
        assert link.rpartition("/")[2] not in answer.text
    assert SESSION_COOKIE not in scanner.cookies
    assert site.browser().post(link).status_code == 303


def test_pressing_the_button_of_a_one_time_link_lets_in_once(site: Site) -> None:
    link = site.link_for(site.account())
    first, second = site.browser(), site.browser()
    assert first.post(link).headers["location"] == "/"
    assert is_signed_in(first)
    assert second.post(link).status_code == 404
    assert not is_signed_in(second)


def test_a_link_that_was_used_is_old_or_never_existed_gets_the_same_page(site: Site) -> None:
    used = site.link_for(site.account())
    site.browser().post(used)
    pages = {site.browser().post(link).text for link in (used, "/anmelden/link/erfunden")}
    assert len(pages) == 1


def test_a_link_older_than_half_an_hour_lets_nobody_in(site: Site) -> None:
    link = site.link_for(site.account())
    later = site.services.clock.now() + LINK_LIFETIME + timedelta(seconds=1)
    services = replace(site.services, clock=Clock(lambda: later))
    assert Site(services, application(services), site.hasher).browser().post(link).status_code == 404


def test_signing_out_ends_the_session_on_the_server(site: Site) -> None:
    account = site.account()
    browser = site.signed_in(account)
    thief = site.browser({"Cookie": f"{SESSION_COOKIE}={browser.cookies[SESSION_COOKIE]}"})
    assert is_signed_in(thief)
    assert browser.post("/abmelden").status_code == 200
    assert SESSION_COOKIE not in browser.cookies
    assert not is_signed_in(thief)


def test_signing_out_without_a_session_is_no_mistake(site: Site) -> None:
    assert site.browser().post("/abmelden").status_code == 200


def test_a_link_on_another_page_signs_nobody_out(site: Site) -> None:
    browser = site.signed_in(site.account())
    assert browser.get("/abmelden").status_code == 404
    assert is_signed_in(browser)


def test_a_new_password_ends_every_other_session(site: Site) -> None:
    account = site.account()
    here, elsewhere = site.signed_in(account), site.signed_in(account)
    before = here.cookies[SESSION_COOKIE]
    answer = here.post("/anmelden/passwort", data={"passwort": "vier andere Worte"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    assert here.cookies[SESSION_COOKIE] != before
    assert is_signed_in(here)
    assert not is_signed_in(elsewhere)
    assert enter(site.browser()) == (401, "")
    assert enter(site.browser(), password="vier andere Worte") == (303, "/")


def test_a_short_password_changes_nothing(site: Site) -> None:
    browser = site.signed_in(site.account())
    answer = browser.post("/anmelden/passwort", data={"passwort": "elf Zeichen"})
    assert answer.status_code == 400
    assert "12" in answer.text
    assert "elf Zeichen" not in answer.text
    assert enter(site.browser()) == (303, "/")


def test_a_password_is_set_only_by_whoever_is_signed_in(site: Site) -> None:
    site.account()
    browser = site.browser()
    assert browser.get("/anmelden/passwort").headers["location"] == "/anmelden?weiter=/anmelden/passwort"
    answer = browser.post("/anmelden/passwort", data={"passwort": "vier andere Worte"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/anmelden?weiter=/anmelden/passwort")
    assert enter(site.browser()) == (303, "/")


def test_the_page_for_a_password_knows_whose_it_is(site: Site) -> None:
    answer = site.signed_in(site.account()).get("/anmelden/passwort")
    assert answer.status_code == 200
    assert "Koordination" in answer.text


@pytest.mark.parametrize("onward", ["/runden", "/runden?runde=abc", "/herunterladen/bogen/abc", "/"])
def test_after_signing_in_people_go_where_they_wanted(site: Site, onward: str) -> None:
    site.account()
    page = site.browser().get("/anmelden", params={"weiter": onward}).text
    assert f'<input type="hidden" name="weiter" value="{onward}">' in page
    assert enter(site.browser(), onward=onward) == (303, onward)


@pytest.mark.parametrize(
    "onward",
    [
        "//evil.example.org",
        "//evil.example.org/?weiter=/runden",
        "?//evil.example.org",
        "///evil.example.org",
        "https://evil.example.org/",
        "https:evil.example.org",
        "javascript:alert(1)",
        "\\\\evil.example.org",
        "/\\evil.example.org",
        "/\t/evil.example.org",
        "//[",
        "https://[",
        "evil.example.org",
        "",
    ],
)
def test_nobody_is_sent_to_another_site(site: Site, onward: str) -> None:
    site.account()
    page = site.browser().get("/anmelden", params={"weiter": onward})
    assert page.status_code == 200
    (kept,) = re.findall(r'name="weiter" value="(.*?)"', page.text)
    status, leads_to = enter(site.browser(), onward=onward)
    assert status == 303
    for path in (kept, leads_to):
        assert re.fullmatch(r"/([^/\\].*)?", path)


def flags(set_cookie: str) -> set[str]:
    return {part.strip().lower() for part in set_cookie.split(";")[1:]}


def test_the_cookie_stays_out_of_scripts_and_other_sites(site: Site) -> None:
    site.account()
    answer = site.browser().post("/anmelden", data={"name": LOGIN, "passwort": PASSWORD})
    assert answer.headers["set-cookie"].startswith(f"{SESSION_COOKIE}=")
    assert flags(answer.headers["set-cookie"]) == {"httponly", "path=/", "samesite=lax"}


def test_where_people_come_by_tls_the_cookie_travels_only_by_it(tls_site: Site) -> None:
    tls_site.account()
    answer = tls_site.browser().post("/anmelden", data={"name": LOGIN, "passwort": PASSWORD})
    assert "secure" in flags(answer.headers["set-cookie"])
    link = tls_site.link_for(tls_site.account(login="begleitung@example.org"))
    assert "secure" in flags(tls_site.browser().post(link).headers["set-cookie"])
