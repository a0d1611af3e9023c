"""What a page would say is put together for the own networks only."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dialogues.errors import SessionUnknown
from dialogues.event_pages import EventDraft
from networks.model import Municipality, Network, NetworkKind
from networks.places import Land, MunicipalityKind
from networks.scopes import AdministrationScope
from selfeval.closing import close_round
from tests.storage.workspace import OURS, OURS_ONLY, THEIRS_ONLY, add_networks, answered_round, running_session
from tests.wiring.installation import installation_at
from wiring.event_documentation import event_preview, towns_of
from wiring.services import Services


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    with installation_at(tmp_path / "home") as made:
        add_networks(made.database)
        yield made


def test_a_preview_is_made_for_the_own_networks_only(services: Services) -> None:
    answered, _ = answered_round(services.database)
    closed = close_round(services.closing(), answered.id, services.clock.today(), services.shuffle())
    session = running_session(services.database, closed, services.keys)
    draft = EventDraft(title="Abend", place="Musterstadt")
    assert event_preview(services, OURS_ONLY, session.id, draft).place == "Musterstadt"
    with pytest.raises(SessionUnknown):
        event_preview(services, THEIRS_ONLY, session.id, draft)


def test_the_towns_of_a_network_are_named_as_a_first_word(services: Services) -> None:
    store = services.networks(AdministrationScope())
    assert towns_of(services, OURS_ONLY, OURS) == ""
    store.save_municipality(Municipality(id="stadt", name="Stadt", kind=MunicipalityKind.STADT, land=Land.SN))
    store.save_network(Network(id=OURS, name="Netz", kind=NetworkKind.FRUEHE_HILFEN, municipalities=("stadt",)))
    assert towns_of(services, OURS_ONLY, OURS) == "Stadt"
