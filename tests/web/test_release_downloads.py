"""The signed file is handed out to the network's coordinators only, under a consent that holds, and it is noted."""

import pytest

from networks.accounts import Grant, Role
from networks.model import Municipality
from networks.places import Land, MunicipalityKind
from networks.scopes import AdministrationScope, NetworkScope
from selfeval.consents import ConsentKind
from selfeval.model import Recipient, Round
from storage.audit import AuditRows
from tests.storage.workspace import OURS, TEST, THEIRS, add_networks, answered_round, closed
from tests.web.site import Site
from wiring.letting_go import agree, take_back

COORDINATOR = Grant(role=Role.COORDINATOR, network_id=OURS)
SCOPE = NetworkScope.of(OURS)


@pytest.fixture
def of_round(site: Site) -> Round:
    """A closed round whose people were told of the NZFH, in a network with a place."""
    add_networks(site.services.database)
    store = site.services.networks(AdministrationScope())
    store.save_municipality(Municipality(id="ort", name="Ort", kind=MunicipalityKind.STADT, land=Land.NW))
    network = next(one for one in store.networks() if one.id == OURS)
    store.save_network(network.model_copy(update={"municipalities": ("ort",)}))
    opened, _ = answered_round(site.services.database)
    told = closed(site.services.database, opened).model_copy(
        update={"recipients": frozenset({Recipient.NETWORK, Recipient.NZFH})}
    )
    site.services.rounds(SCOPE).save_life(told)
    return told


def consented(site: Site, of_round: Round) -> None:
    agree(site.services, SCOPE, of_round.id, ConsentKind.NZFH, ("Steuerungsgruppe", site.services.clock.today()))


def test_the_file_comes_under_a_name_that_tells_nothing_and_it_is_noted(site: Site, of_round: Round) -> None:
    consented(site, of_round)
    answer = site.signed_in(site.account(COORDINATOR)).get(f"/herunterladen/abgabe/{of_round.id}")
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/json")
    name = answer.headers["content-disposition"].partition('"')[2].rstrip('"')
    assert name.startswith("abgabe-")
    assert of_round.id not in name
    assert answer.headers["cache-control"] == "no-store"
    assert answer.json()["format"] == "qualitaetsdialog-abgabe"
    entries = AuditRows(site.services.database, TEST, site.services.clock.now).entries()
    assert [(entry.action, entry.target) for entry in entries] == [("release.exported", name)]


@pytest.mark.parametrize(
    "grant",
    [Grant(role=Role.FACILITATOR, network_id=OURS), Grant(role=Role.COORDINATOR, network_id=THEIRS)],
)
def test_whoever_does_not_coordinate_the_network_gets_no_file(site: Site, of_round: Round, grant: Grant) -> None:
    consented(site, of_round)
    answer = site.signed_in(site.account(grant)).get(f"/herunterladen/abgabe/{of_round.id}")
    assert answer.status_code == 404
    assert "signature" not in answer.text


def test_without_a_consent_the_page_says_where_to_record_one(site: Site, of_round: Round) -> None:
    client = site.signed_in(site.account(COORDINATOR))
    assert "liegt keine Zustimmung vor" in client.get(f"/herunterladen/abgabe/{of_round.id}").text
    consented(site, of_round)
    take_back(site.services, SCOPE, of_round.id, ConsentKind.NZFH, "Leitung")
    assert client.get(f"/herunterladen/abgabe/{of_round.id}").status_code == 404
