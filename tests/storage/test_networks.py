"""Networks, municipalities and organisations come back as they were written, to whom they belong."""

import pytest

from networks.errors import NetworkUnknown
from networks.model import Municipality, Network, NetworkKind, Organisation, Sector
from networks.places import Land, MunicipalityKind, PopulationBand
from networks.scopes import AdministrationScope
from storage.database import Database
from storage.networks import NetworkRows
from storage.scoping import OutsideScope
from tests.storage.workspace import OURS, OURS_ONLY, THEIRS, add_networks

PLACES = [
    Municipality(
        id="dorf",
        name="Musterdorf",
        kind=MunicipalityKind.GEMEINDE,
        land=Land.SN,
        official_key="14522010",
        population=PopulationBand.UNDER_5000,
    ),
    Municipality(id="kreis", name="Landkreis Muster", kind=MunicipalityKind.LANDKREIS, land=Land.SN),
]
FAMILY_CENTRE = Organisation(id="zentrum", network_id=OURS, name="Familienzentrum", sector=Sector.YOUTH_WELFARE)


@pytest.fixture
def store(database: Database) -> NetworkRows:
    return NetworkRows(database, AdministrationScope())


def network(*municipalities: str, name: str = "Netzwerk am Fluss") -> Network:
    return Network(id="fluss", name=name, kind=NetworkKind.MODELLKOMMUNE, concern="Wege", municipalities=municipalities)


@pytest.mark.parametrize("municipalities", [(), ("dorf",), ("dorf", "kreis")])
def test_a_network_belongs_to_none_one_or_several_municipalities(
    store: NetworkRows, municipalities: tuple[str, ...]
) -> None:
    for place in PLACES:
        store.save_municipality(place)
    store.save_network(network(*municipalities))
    assert store.network("fluss") == network(*municipalities)
    assert store.networks() == [network(*municipalities)]


def test_a_network_that_is_saved_again_is_changed(store: NetworkRows) -> None:
    for place in PLACES:
        store.save_municipality(place)
    store.save_network(network("dorf", "kreis"))
    store.save_network(network("kreis", name="Netzwerk am See"))
    assert store.networks() == [network("kreis", name="Netzwerk am See")]


def test_municipalities_and_organisations_come_back_as_they_were(store: NetworkRows, database: Database) -> None:
    add_networks(database)
    for place in PLACES:
        store.save_municipality(place)
    store.save_organisation(FAMILY_CENTRE)
    assert store.municipalities() == [PLACES[1], PLACES[0]]
    assert store.organisations(OURS) == [FAMILY_CENTRE]
    assert store.organisations(THEIRS) == []


def test_another_network_is_unknown_to_a_coordinator(store: NetworkRows, database: Database) -> None:
    add_networks(database)
    coordinators = NetworkRows(database, OURS_ONLY)
    assert [one.id for one in coordinators.networks()] == [OURS]
    with pytest.raises(NetworkUnknown):
        coordinators.network(THEIRS)
    store.save_organisation(FAMILY_CENTRE.model_copy(update={"network_id": THEIRS}))
    assert coordinators.organisations(THEIRS) == []


def test_a_coordinator_cannot_write_into_another_network(database: Database) -> None:
    add_networks(database)
    coordinators = NetworkRows(database, OURS_ONLY)
    with pytest.raises(OutsideScope):
        coordinators.save_network(Network(id=THEIRS, name="Übernommen", kind=NetworkKind.FRUEHE_HILFEN))
    with pytest.raises(OutsideScope):
        coordinators.save_organisation(FAMILY_CENTRE.model_copy(update={"network_id": THEIRS}))
