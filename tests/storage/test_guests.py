"""A guest's row lies with the guest; the others of its session learn what it agreed to and nothing more."""

from datetime import date

import pytest
from sqlalchemy import insert, update

from dialogues.guests import GuestUnknown
from dialogues.preparation_model import GuestNetwork
from networks.scopes import ClusterScope, NetworkScope
from storage import tables
from storage.database import Database
from storage.guests import GuestRows, MemberRows
from storage.scoping import OutsideScope
from tests.storage.workspace import OURS, OURS_ONLY, THEIRS, THEIRS_ONLY, add_networks


def guest(network_id: str, session_id: str = "sitzung", host: str = OURS) -> GuestNetwork:
    return GuestNetwork(
        network_id=network_id,
        session_id=session_id,
        host_network_id=host,
        round_id=f"runde-{network_id}",
        title="Werkstatt im Landkreis",
        held_on=date(2026, 12, 1),
        purpose="Voneinander lernen",
    )


@pytest.fixture
def asked(database: Database) -> Database:
    add_networks(database)
    rows = GuestRows(database, NetworkScope.of(OURS, THEIRS))
    for one in (guest(OURS), guest(THEIRS), guest(THEIRS, "andere")):
        rows.save_guest(one)
    return database


def test_each_network_finds_what_it_was_asked_for(asked: Database) -> None:
    assert GuestRows(asked, OURS_ONLY).guests() == [guest(OURS)]
    assert GuestRows(asked, THEIRS_ONLY).guest(THEIRS, "sitzung") == guest(THEIRS)
    with pytest.raises(GuestUnknown):
        GuestRows(asked, OURS_ONLY).guest(THEIRS, "sitzung")


def test_an_answer_is_written_by_the_guest_and_not_by_the_host(asked: Database) -> None:
    agreed = guest(THEIRS).model_copy(update={"agreed_on": date(2026, 11, 21), "open_until": date(2026, 12, 31)})
    with pytest.raises(OutsideScope):
        GuestRows(asked, OURS_ONLY).save_guest(agreed)
    GuestRows(asked, THEIRS_ONLY).save_guest(agreed)
    assert GuestRows(asked, THEIRS_ONLY).guest(THEIRS, "sitzung") == agreed


def test_the_networks_of_one_session_know_of_each_other(asked: Database) -> None:
    members = MemberRows(asked, ClusterScope(OURS, "sitzung")).members()
    assert members == [guest(THEIRS), guest(OURS)]
    assert MemberRows(asked, ClusterScope(THEIRS, "sitzung")).members() == []


def test_the_view_of_a_session_changes_nothing(asked: Database) -> None:
    scope = ClusterScope(OURS, "sitzung")
    changed, added = update(tables.session_guest).values(purpose="x"), insert(tables.session_guest)
    with pytest.raises(OutsideScope):
        asked.write(scope, lambda connection: connection.execute(changed))
    with pytest.raises(OutsideScope):
        asked.write(scope, lambda connection: connection.execute(added, guest(OURS).model_dump()))


def test_a_request_that_was_taken_back_is_gone(asked: Database) -> None:
    GuestRows(asked, THEIRS_ONLY).delete_guest(THEIRS, "sitzung")
    assert [one.session_id for one in GuestRows(asked, THEIRS_ONLY).guests()] == ["andere"]
