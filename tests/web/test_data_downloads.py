"""Data are handed out to whoever coordinates the network, single sheets to analysts alone, and it is noted."""

import io
import zipfile
from collections.abc import Sequence
from dataclasses import replace

import pytest

from analysis.handed_in import Facts
from exports.statistical.model import Dataset
from networks.accounts import Grant, Role
from networks.scopes import ReleasedScope
from selfeval.closing import close_round
from selfeval.model import Round
from storage.audit import AuditRows
from tests.fakes.handed_in import handed_in
from tests.storage.workspace import OURS, TEST, THEIRS, add_networks, answered_round
from tests.web.site import Site
from web import data_downloads
from wiring.waiting_for_data import ToldOf, Written, how_far

COORDINATOR = Grant(role=Role.COORDINATOR, network_id=OURS)
FACILITATOR = Grant(role=Role.FACILITATOR, network_id=OURS)
NEIGHBOUR = Grant(role=Role.COORDINATOR, network_id=THEIRS)
ANALYST = Grant(role=Role.ANALYST)


@pytest.fixture
def closed(site: Site) -> Round:
    add_networks(site.services.database)
    answered, _ = answered_round(site.services.database)
    return close_round(site.services.closing(), answered.id, site.services.clock.today(), site.services.shuffle())


def names_in(content: bytes) -> set[str]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return set(archive.namelist())


def test_a_coordinator_gets_one_archive_and_it_is_noted(site: Site, closed: Round) -> None:
    browser = site.signed_in(site.account(COORDINATOR))
    path = f"/herunterladen/daten/results?format=csv&reichweite=oeffentlich&runde={closed.id}"
    answer = browser.get(path)
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/zip")
    assert answer.headers["content-disposition"] == 'attachment; filename="results-csv-oeffentlich.zip"'
    assert names_in(answer.content) == {
        "results.csv",
        "results.R",
        "results-codebook.html",
        "results-ddi.xml",
        "datapackage.json",
    }
    assert browser.get(path).content == answer.content
    entries = AuditRows(site.services.database, TEST, site.services.clock.now).entries()
    noted = {(one.action, one.target, one.network_id) for one in entries}
    assert ("data.exported", "results csv oeffentlich", OURS) in noted


def test_the_tables_of_a_network_have_folders_of_their_own(site: Site, closed: Round) -> None:
    answer = site.signed_in(site.account(COORDINATOR)).get("/herunterladen/daten/network?format=sav&sprache=en")
    assert {name.split("/")[0] for name in names_in(answer.content)} == {"organisations", "municipalities", "rounds"}


@pytest.mark.parametrize("grant", [FACILITATOR, NEIGHBOUR, ANALYST])
def test_nobody_else_gets_the_data_of_a_round(site: Site, closed: Round, grant: Grant) -> None:
    answer = site.signed_in(site.account(grant)).get(f"/herunterladen/daten/results?runde={closed.id}")
    assert answer.status_code == 404
    assert "content-disposition" not in answer.headers


@pytest.mark.parametrize("kind", ["handed_in", "answers"])
def test_what_is_for_analysts_is_for_no_coordinator(site: Site, closed: Round, kind: str) -> None:
    answer = site.signed_in(site.account(COORDINATOR)).get(f"/herunterladen/auswertung/{kind}?zweck=Neugier")
    assert answer.status_code == 404


@pytest.mark.parametrize(
    ("path", "says"),
    [
        ("auswertung/answers?format=sav", "wozu Sie die Daten brauchen"),
        ("auswertung/answers?format=sav&zweck=Güte", "noch keine Daten über einzelne Bögen"),
        ("auswertung/handed_in?zweck=Güte", "noch nichts abgegeben"),
        ("auswertung/handed_in?format=exe&zweck=Güte", "nicht in dieser Form"),
        ("auswertung/alles?zweck=Güte", "nicht in dieser Form"),
    ],
)
def test_an_analyst_is_told_why_there_is_nothing(site: Site, closed: Round, path: str, says: str) -> None:
    answer = site.signed_in(site.account(ANALYST)).get(f"/herunterladen/{path}")
    assert answer.status_code == 404
    assert says in answer.text


def test_while_data_are_written_it_is_known_how_far_they_are(
    site: Site, closed: Round, monkeypatch: pytest.MonkeyPatch
) -> None:
    analyst = site.account(ANALYST)
    release = replace(handed_in("ort"), framework_sha256=closed.framework_sha256)
    site.services.handed_in(ReleasedScope(analyst.id)).add(release, Facts())
    seen: list[Written | None] = []

    def archive(datasets: Sequence[Dataset], _formats: Sequence[str], told_of: ToldOf) -> bytes:
        told_of(datasets[0])(3)
        seen.append(how_far(analyst.id, "handed_in"))
        return b"archive"

    monkeypatch.setattr(data_downloads, "archive_of", archive)
    answer = site.signed_in(analyst).get("/herunterladen/auswertung/handed_in?zweck=Güte")
    assert (answer.content, how_far(analyst.id, "handed_in")) == (b"archive", None)
    [written] = seen
    assert written is not None
    assert (written.title, written.rows) == ("Abgegebene Ergebnisse", 3)


@pytest.mark.parametrize("query", ["format=exe", "sprache=xx", "reichweite=alle"])
def test_a_wish_that_there_is_not_is_refused(site: Site, closed: Round, query: str) -> None:
    answer = site.signed_in(site.account(COORDINATOR)).get(f"/herunterladen/daten/results?{query}")
    assert (answer.status_code, "nicht in dieser Form" in answer.text) == (404, True)


def test_without_signing_in_there_is_only_the_way_to_do_so(site: Site, closed: Round) -> None:
    answer = site.browser().get("/herunterladen/daten/results")
    assert (answer.status_code, answer.headers["location"]) == (303, "/anmelden?weiter=/herunterladen/daten/results")
