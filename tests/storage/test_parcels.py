"""Releases are let go only under a consent that holds, and taken in whole or not at all."""

from dataclasses import replace

import pytest

from analysis.errors import AlreadyTakenIn
from analysis.handed_in import Audience, Facts, Parcel
from networks.scopes import NetworkScope, ReleasedScope
from qualitaetsrahmen.snapshot import pin
from selfeval.consents import Consent, ConsentKind
from storage.consents import ConsentRows
from storage.database import Database
from storage.handed_in import HandedInRows
from storage.parcels import ParcelRows
from storage.round_endings import RoundEndingRows
from storage.scoping import OutsideScope
from tests.fakes.small_round import FRAMEWORK, TODAY
from tests.storage.test_handed_in import AGREED, let_go
from tests.storage.workspace import OURS, OURS_ONLY, TEST, THEIRS, add_networks, answered_round, closed

ANALYST = ReleasedScope("konto")
SNAPSHOT = pin(FRAMEWORK)


def parcel(release_id: str, network_id: str | None = None, round_id: str | None = None) -> Parcel:
    told = let_go(Audience.NZFH, release_id, network_id, SNAPSHOT.sha256)
    return Parcel(replace(told, round_id=round_id or told.round_id), Facts(), SNAPSHOT)


def agreed(database: Database, network_id: str = OURS, round_id: str = "") -> Consent:
    given = Consent(
        network_id=network_id,
        round_id=round_id or f"runde-{network_id}",
        kind=ConsentKind.NZFH,
        number=1,
        agreed_by="Steuerungsgruppe",
        agreed_on=TODAY,
    )
    ConsentRows(database, NetworkScope.of(network_id)).add(given)
    return given


@pytest.fixture
def networks(database: Database) -> Database:
    add_networks(database)
    return database


def ids(database: Database) -> set[str]:
    return {one.release_id for one in HandedInRows(database, ANALYST).all_for(Audience.NZFH)}


def test_nothing_is_let_go_without_a_consent_that_holds(networks: Database) -> None:
    rows = ParcelRows(networks, OURS_ONLY)
    assert not rows.renew(parcel("a", OURS))
    given = agreed(networks)
    assert rows.renew(parcel("a", OURS))
    ConsentRows(networks, OURS_ONLY).revoke(given, "Koordination", TODAY)
    assert not rows.renew(parcel("a", OURS))
    assert ids(networks) == set()


def test_taking_a_consent_back_deletes_what_was_let_go_under_it_and_nothing_else(networks: Database) -> None:
    given = agreed(networks)
    agreed(networks, THEIRS)
    ParcelRows(networks, OURS_ONLY).renew(parcel("a", OURS))
    ParcelRows(networks, NetworkScope.of(THEIRS)).renew(parcel("b", THEIRS))
    ConsentRows(networks, OURS_ONLY).revoke(given, "Koordination", TODAY)
    assert ids(networks) == {"b"}


def test_what_is_let_go_again_stands_there_once_and_up_to_date(networks: Database) -> None:
    agreed(networks)
    rows = ParcelRows(networks, OURS_ONLY)
    rows.renew(parcel("a", OURS))
    rows.renew(replace(parcel("a", OURS), facts=Facts(agreements=(AGREED,))))
    assert ids(networks) == {"a"}
    assert HandedInRows(networks, ANALYST).facts_for(Audience.NZFH) == {"a": Facts(agreements=(AGREED,))}


def test_what_other_installations_hand_in_is_taken_in_together_or_not_at_all(networks: Database) -> None:
    rows = ParcelRows(networks, ANALYST)
    rows.take_in([parcel("a"), parcel("b")])
    with pytest.raises(AlreadyTakenIn):
        rows.take_in([parcel("c"), parcel("b")])
    assert ids(networks) == {"a", "b"}
    assert rows.origins(Audience.NZFH) == {"hier"}


def test_an_analyst_deletes_what_came_from_elsewhere_and_no_release_of_a_network_here(networks: Database) -> None:
    agreed(networks)
    ParcelRows(networks, OURS_ONLY).renew(parcel("a", OURS))
    rows = ParcelRows(networks, ANALYST)
    rows.take_in([parcel("b")])
    assert (rows.forget(Audience.NZFH, "a"), rows.forget(Audience.NZFH, "b")) == (False, True)
    assert not rows.forget(Audience.NZFH, "b")
    assert ids(networks) == {"a"}


def test_a_network_takes_nothing_in_for_another(networks: Database) -> None:
    with pytest.raises(OutsideScope):
        ParcelRows(networks, OURS_ONLY).take_in([parcel("a")])


def test_with_the_results_of_a_round_goes_what_was_let_go_of_them(networks: Database) -> None:
    opened, _ = answered_round(networks)
    closed(networks, opened)
    agreed(networks, round_id=opened.id)
    agreed(networks, THEIRS)
    ParcelRows(networks, OURS_ONLY).renew(parcel("a", OURS, opened.id))
    ParcelRows(networks, NetworkScope.of(THEIRS)).renew(parcel("b", THEIRS))
    endings = RoundEndingRows(networks, TEST)
    endings.erase(opened.id, TODAY)
    endings.purge(opened.id)
    assert ids(networks) == {"b"}
    assert ConsentRows(networks, OURS_ONLY).consents(opened.id)
