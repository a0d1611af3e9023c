"""Consents lie with their network and stay on record."""

from datetime import date

import pytest

from networks.scopes import NetworkScope, ReleasedScope
from selfeval.consents import Consent, ConsentKind
from selfeval.errors import ConsentImpossible
from storage.consents import ConsentRows
from storage.database import Database
from storage.scoping import OutsideScope
from tests.storage.workspace import OURS, OURS_ONLY, THEIRS, THEIRS_ONLY, add_networks

DAY = date(2026, 11, 29)


def consent(network_id: str, kind: ConsentKind = ConsentKind.NZFH, number: int = 1) -> Consent:
    return Consent(
        network_id=network_id,
        round_id=f"runde-{network_id}",
        kind=kind,
        number=number,
        agreed_by="Steuerungsgruppe",
        agreed_on=DAY,
    )


@pytest.fixture
def agreed(database: Database) -> Database:
    add_networks(database)
    both = ConsentRows(database, NetworkScope.of(OURS, THEIRS))
    for one in (consent(OURS), consent(OURS, ConsentKind.COMPARISON), consent(THEIRS, ConsentKind.MICRODATA)):
        both.add(one)
    return database


def test_a_network_finds_its_own_consents_only(agreed: Database) -> None:
    assert ConsentRows(agreed, THEIRS_ONLY).consents() == [consent(THEIRS, ConsentKind.MICRODATA)]
    assert ConsentRows(agreed, OURS_ONLY).consents(f"runde-{THEIRS}") == []


def test_analysts_see_what_was_agreed_for_them_and_change_none_of_it(agreed: Database) -> None:
    analyst = ConsentRows(agreed, ReleasedScope("konto"))
    assert {one.kind for one in analyst.consents()} == {ConsentKind.NZFH, ConsentKind.MICRODATA}
    with pytest.raises(OutsideScope):
        analyst.add(consent(OURS, number=2))


def test_taking_back_keeps_the_first_day_on_which_it_was_said(agreed: Database) -> None:
    rows = ConsentRows(agreed, OURS_ONLY)
    rows.revoke(consent(OURS), "Leitung", DAY)
    rows.revoke(consent(OURS), "jemand anderes", date(2027, 1, 1))
    revoked = next(one for one in rows.consents() if one.kind is ConsentKind.NZFH)
    assert (revoked.revoked_by, revoked.revoked_on) == ("Leitung", DAY)


def test_two_people_who_agree_at_the_same_moment_make_one_consent(agreed: Database) -> None:
    with pytest.raises(ConsentImpossible, check=lambda error: error.data["reason"] == "meanwhile"):
        ConsentRows(agreed, OURS_ONLY).add(consent(OURS))
