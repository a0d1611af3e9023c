"""A public page is written with its link, read in its own room only, and withdrawn without a trace."""

from datetime import date

import pytest

from dialogues.event_pages import event_token
from dialogues.preparation_model import EventPage
from networks.links import Link, LinkKind
from networks.scopes import LinkScope, RoomScope
from storage.database import Database
from storage.event_pages import EventPageRows
from storage.links import LinkRows
from storage.scoping import OutsideScope
from tests.storage.workspace import KEYS, OURS, OURS_ONLY, THEIRS, THEIRS_ONLY, add_networks

PAGE = EventPage(
    network_id=OURS,
    session_id="abend",
    title="Abend",
    content={"network": "Netz", "day": "1. Dezember 2026"},
    published_on=date(2026, 12, 5),
)
FINGERPRINT = KEYS.fingerprint(event_token(KEYS, "abend"))
LINK = Link(fingerprint=FINGERPRINT, kind=LinkKind.EVENT, network_id=OURS, target_id="abend")


@pytest.fixture
def rows(database: Database) -> EventPageRows:
    add_networks(database)
    return EventPageRows(database, OURS_ONLY)


def link_in(database: Database) -> Link | None:
    return LinkRows(database, LinkScope(FINGERPRINT)).link(FINGERPRINT)


def test_a_page_comes_back_as_it_was_written_to_coordinators_and_to_its_readers(
    database: Database, rows: EventPageRows
) -> None:
    assert rows.page("abend") is None
    rows.publish(PAGE, LINK)
    assert rows.page("abend") == PAGE
    assert EventPageRows(database, RoomScope(OURS, "abend")).page("abend") == PAGE
    assert link_in(database) == LINK


def test_another_network_and_another_room_see_nothing(database: Database, rows: EventPageRows) -> None:
    rows.publish(PAGE, LINK)
    assert EventPageRows(database, THEIRS_ONLY).page("abend") is None
    assert EventPageRows(database, RoomScope(THEIRS, "abend")).page("abend") is None
    assert EventPageRows(database, RoomScope(OURS, "anderer")).page("abend") is None
    with pytest.raises(OutsideScope):
        EventPageRows(database, THEIRS_ONLY).publish(PAGE, LINK)


def test_readers_write_nothing(database: Database) -> None:
    with pytest.raises(OutsideScope):
        EventPageRows(database, RoomScope(OURS, "abend")).publish(PAGE, LINK)


def test_a_withdrawn_page_is_deleted_and_its_link_is_shut(database: Database, rows: EventPageRows) -> None:
    rows.publish(PAGE, LINK)
    for _ in range(2):
        rows.withdraw(OURS, "abend")
    assert rows.page("abend") is None
    shut = link_in(database)
    assert shut is not None
    assert not shut.open
    rows.publish(PAGE, LINK)
    assert link_in(database) == LINK
