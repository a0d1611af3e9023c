"""A public page needs a coordinator, an ended session and every point confirmed, and stays as it was looked at."""

from datetime import date

import pytest

from dialogues.errors import EventPageRefused
from dialogues.event_pages import (
    CHECKS,
    EventContent,
    EventTopic,
    Publication,
    content_of,
    event_token,
    may_publish,
    publish_event,
    withdraw_event,
)
from dialogues.model import SessionState
from networks.accounts import Account, Grant, Role
from networks.errors import NotPermitted
from networks.links import LinkKind
from tests.fakes.event_page_store import EventPagesInMemory
from tests.fakes.small_session import KEYS, small_session

ENDED = small_session(SessionState.ENDED)
CONTENT = EventContent(network="Netz", day="1. Dezember 2026", topics=(EventTopic(title="Finden"),))


def account(role: Role, network_id: str = "netz") -> Account:
    return Account(id="konto", login="k@example.org", name="K", grants=(Grant(role=role, network_id=network_id),))


COORDINATOR = account(Role.COORDINATOR)


def publication(*missing: str) -> Publication:
    return Publication(title="Abend", content=CONTENT, ticked=frozenset(CHECKS) - set(missing), on=date(2026, 12, 5))


@pytest.fixture
def store() -> EventPagesInMemory:
    return EventPagesInMemory()


def test_a_published_page_holds_what_was_looked_at_and_its_link_lets_in(store: EventPagesInMemory) -> None:
    page = publish_event(store, KEYS, ENDED, publication(), COORDINATOR)
    assert store.page(ENDED.id) == page
    assert content_of(page) == CONTENT
    link = store.links[ENDED.id]
    assert (link.kind, link.fingerprint) == (LinkKind.EVENT, KEYS.fingerprint(event_token(KEYS, ENDED.id)))
    assert link.lets_in(date(2030, 1, 1))


@pytest.mark.parametrize(
    "by", [account(Role.FACILITATOR), account(Role.COORDINATOR, "anderes"), Account(id="k", login="k", name="K")]
)
def test_only_coordinators_of_the_network_publish_and_withdraw(store: EventPagesInMemory, by: Account) -> None:
    assert not may_publish(by, ENDED.network_id)
    with pytest.raises(NotPermitted):
        publish_event(store, KEYS, ENDED, publication(), by)
    publish_event(store, KEYS, ENDED, publication(), COORDINATOR)
    with pytest.raises(NotPermitted):
        withdraw_event(store, ENDED, by)
    assert store.page(ENDED.id) is not None


@pytest.mark.parametrize("missing", CHECKS)
def test_every_point_has_to_be_confirmed(store: EventPagesInMemory, missing: str) -> None:
    with pytest.raises(EventPageRefused) as refused:
        publish_event(store, KEYS, ENDED, publication(missing), COORDINATOR)
    assert refused.value.data["reason"] == "checks"
    assert store.pages == {}


def test_a_session_that_has_not_ended_has_no_page(store: EventPagesInMemory) -> None:
    with pytest.raises(EventPageRefused) as refused:
        publish_event(store, KEYS, small_session(), publication(), COORDINATOR)
    assert refused.value.data["reason"] == "not_ended"


def test_a_withdrawn_page_is_gone_and_comes_back_under_the_same_address(store: EventPagesInMemory) -> None:
    publish_event(store, KEYS, ENDED, publication(), COORDINATOR)
    before = store.links[ENDED.id]
    for _ in range(2):
        withdraw_event(store, ENDED, COORDINATOR)
    assert store.page(ENDED.id) is None
    assert not store.links[ENDED.id].open
    publish_event(store, KEYS, ENDED, publication(), COORDINATOR)
    assert store.links[ENDED.id] == before
