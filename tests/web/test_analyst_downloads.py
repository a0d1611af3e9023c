"""The coding of texts is handed out to analysts alone, and it is noted."""

import io
import zipfile
from dataclasses import replace

import pytest

from analysis.coding import hash_of, keep_codes
from analysis.handed_in import Facts
from networks.accounts import Account, Grant, Role
from networks.scopes import ReleasedScope
from selfeval.release import Reach, ReleasedText
from storage.audit import AuditRows
from tests.fakes.handed_in import handed_in
from tests.storage.workspace import TEST, add_networks, opened_round
from tests.web.site import Site

ADDRESS = "/herunterladen/zuordnung/fruehe-hilfen"
TEXT = "Niemand wusste, wer zuständig ist."


@pytest.fixture
def account(site: Site) -> Account:
    """An analyst who has coded one text on the framework of the installation."""
    made = site.account(Grant(role=Role.ANALYST))
    add_networks(site.services.database)
    sha256 = opened_round(site.services.database).framework_sha256
    framework = site.services.library().versions_of("fruehe-hilfen")[-1]
    release = replace(handed_in("ort"), framework_id="fruehe-hilfen", framework_sha256=sha256)
    text = ReleasedText(place=framework.areas[0].id, perspective="eltern", text=TEXT, reach=Reach.PUBLIC)
    scope = ReleasedScope(made.id)
    site.services.handed_in(scope).add(release, Facts(texts=(text,)))
    key = (release.release_id, hash_of(text.place, text.text))
    keep_codes(site.services.text_codings(scope), framework, made.id, key, [framework.areas[0].id])
    return made


def test_an_analyst_gets_all_formats_and_it_is_noted(site: Site, account: Account) -> None:
    answer = site.signed_in(account).get(ADDRESS)
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/zip")
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        names = archive.namelist()
        csv = archive.read("freitexte.csv").decode()
    assert {"freitexte.csv", "freitexte.sav", "freitexte.dta", "freitexte.xlsx", "datapackage.json"} <= set(names)
    assert TEXT in csv
    assert account.id not in csv
    entries = AuditRows(site.services.database, TEST, site.services.clock.now).entries()
    assert ("data.coding", account.id) in [(entry.action, entry.account_id) for entry in entries]


def test_the_same_coding_gives_the_same_bytes(site: Site, account: Account) -> None:
    browser = site.signed_in(account)
    assert browser.get(ADDRESS).content == browser.get(ADDRESS).content


def test_others_and_strangers_get_nothing(site: Site, account: Account) -> None:
    other = site.account(Grant(role=Role.ADMINISTRATOR), login="andere@example.org")
    assert site.signed_in(other).get(ADDRESS).status_code == 404
    assert site.browser().get(ADDRESS).headers["location"] == f"/anmelden?weiter={ADDRESS}"


def test_without_a_coding_the_page_says_what_to_do(site: Site, account: Account) -> None:
    answer = site.signed_in(account).get("/herunterladen/zuordnung/kita-qualitaet")
    assert answer.status_code == 404
    assert "noch keine Zuordnung" in answer.text
