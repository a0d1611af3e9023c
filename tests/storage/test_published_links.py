"""Links to results as rows, within the networks of whoever makes them."""

from datetime import date

import pytest

from networks.links import Link, LinkKind
from networks.scopes import LinkScope, NetworkScope
from storage.database import Database
from storage.links import LinkRows
from storage.published_links import PublishedLinkRows
from storage.scoping import OutsideScope
from tests.storage.workspace import OURS, OURS_ONLY, THEIRS, add_networks

DAY = date(2026, 12, 24)


def link(fingerprint: str, kind: LinkKind = LinkKind.COMMITTEE, expires_on: date | None = DAY) -> Link:
    return Link(fingerprint=fingerprint, kind=kind, network_id=OURS, target_id="runde", expires_on=expires_on)


@pytest.fixture
def store(database: Database) -> PublishedLinkRows:
    add_networks(database)
    return PublishedLinkRows(database, OURS_ONLY)


def test_a_link_is_found_by_its_fingerprint_with_its_last_day(store: PublishedLinkRows, database: Database) -> None:
    store.add(link("abc"))
    found = LinkRows(database, LinkScope("abc")).link("abc")
    assert found == link("abc")
    assert store.links("runde", LinkKind.COMMITTEE) == [found]


def test_links_are_listed_by_their_kind_and_round(store: PublishedLinkRows) -> None:
    store.add(link("abc"))
    store.add(link("def", LinkKind.RESULTS, None))
    assert store.links("runde", LinkKind.RESULTS) == [link("def", LinkKind.RESULTS, None)]
    assert store.links("andere", LinkKind.COMMITTEE) == []


def test_shutting_one_shuts_nothing_of_another_kind(store: PublishedLinkRows) -> None:
    store.add(link("abc"))
    store.add(link("def", LinkKind.RESULTS, None))
    store.shut("abc", LinkKind.COMMITTEE)
    store.shut("def", LinkKind.COMMITTEE)
    assert [one.open for one in store.links("runde", LinkKind.COMMITTEE)] == [False]
    assert [one.open for one in store.links("runde", LinkKind.RESULTS)] == [True]


def test_another_network_neither_sees_nor_shuts_nor_makes_them(store: PublishedLinkRows, database: Database) -> None:
    store.add(link("abc"))
    theirs = PublishedLinkRows(database, NetworkScope.of(THEIRS))
    assert theirs.links("runde", LinkKind.COMMITTEE) == []
    theirs.shut("abc", LinkKind.COMMITTEE)
    assert store.links("runde", LinkKind.COMMITTEE)[0].open
    with pytest.raises(OutsideScope):
        theirs.add(link("ghi"))
