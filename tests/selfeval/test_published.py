"""Results are reached by one lasting link for those who answered, and by links that end for readers outside."""

from datetime import date, timedelta

import pytest

from networks.links import KeyRing, LinkKind
from selfeval.errors import CommitteeLinkInvalid, RoundNotClosed
from selfeval.model import Recipient, Round, RoundState
from selfeval.published import (
    LONGEST,
    committee_links,
    end_committee_link,
    keep_results_link,
    make_committee_link,
    may_be_shown_outside,
    results_token,
)
from tests.fakes.published_links import PublishedLinksInMemory
from tests.fakes.small_round import small_round

KEYS = KeyRing(b"k" * 32)
TODAY = date(2026, 11, 21)
BOTH = frozenset({Recipient.NETWORK, Recipient.PUBLIC})


def closed(recipients: frozenset[Recipient] = BOTH) -> Round:
    return small_round().model_copy(update={"state": RoundState.CLOSED, "recipients": recipients})


def test_the_link_for_those_who_answered_is_the_same_every_time_and_of_no_perspective() -> None:
    store = PublishedLinksInMemory()
    keep_results_link(store, KEYS, small_round())
    keep_results_link(store, KEYS, small_round())
    [link] = store.links("runde", LinkKind.RESULTS)
    assert link.fingerprint == KEYS.fingerprint(results_token(KEYS, "runde"))
    assert (link.perspective, link.expires_on, link.lets_in(TODAY)) == (None, None, True)


@pytest.mark.parametrize("state", [RoundState.DRAFT, RoundState.ABANDONED])
def test_a_round_without_results_to_come_gets_no_link(state: RoundState) -> None:
    store = PublishedLinksInMemory()
    keep_results_link(store, KEYS, small_round().model_copy(update={"state": state}))
    assert store.kept == {}


def test_a_link_for_readers_outside_is_random_and_kept_as_a_fingerprint_only() -> None:
    store = PublishedLinksInMemory()
    first, second = (make_committee_link(store, KEYS, closed(), TODAY, TODAY) for _ in range(2))
    assert first != second
    assert len(bytes.fromhex(first)) * 8 == 128
    assert {KEYS.fingerprint(first), KEYS.fingerprint(second)} == set(store.kept)
    assert first not in str(store.kept)


def test_it_lets_readers_in_until_the_end_of_its_day_and_is_then_listed_no_more() -> None:
    store = PublishedLinksInMemory()
    make_committee_link(store, KEYS, closed(), TODAY + timedelta(7), TODAY)
    assert [link.expires_on for link in committee_links(store, "runde", TODAY + timedelta(7))] == [TODAY + timedelta(7)]
    assert committee_links(store, "runde", TODAY + timedelta(8)) == []


@pytest.mark.parametrize("day", [TODAY - timedelta(1), TODAY + LONGEST + timedelta(1)])
def test_its_last_day_lies_ahead_and_within_a_year(day: date) -> None:
    with pytest.raises(CommitteeLinkInvalid, match="day"):
        make_committee_link(PublishedLinksInMemory(), KEYS, closed(), day, TODAY)


def test_there_is_none_where_people_were_told_that_only_the_network_sees_the_results() -> None:
    only_inside = closed(frozenset({Recipient.NETWORK}))
    assert not may_be_shown_outside(only_inside)
    with pytest.raises(CommitteeLinkInvalid, match="not_public"):
        make_committee_link(PublishedLinksInMemory(), KEYS, only_inside, TODAY, TODAY)


def test_there_is_none_before_there_are_results() -> None:
    with pytest.raises(RoundNotClosed):
        make_committee_link(PublishedLinksInMemory(), KEYS, small_round(), TODAY, TODAY)


def test_ending_one_leaves_the_others_and_the_link_of_those_who_answered() -> None:
    store = PublishedLinksInMemory()
    keep_results_link(store, KEYS, closed())
    ended, kept = (KEYS.fingerprint(make_committee_link(store, KEYS, closed(), TODAY, TODAY)) for _ in range(2))
    lasting = KEYS.fingerprint(results_token(KEYS, "runde"))
    end_committee_link(store, ended)
    end_committee_link(store, lasting)
    assert [link.fingerprint for link in committee_links(store, "runde", TODAY)] == [kept]
    assert store.kept[lasting].open
