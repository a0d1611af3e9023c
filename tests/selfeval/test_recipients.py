"""After opening, recipients are only ever left out, and a withdrawal acts only where it tells nothing."""

import pytest

from selfeval.errors import RecipientsOnlyNarrower, RoundNotOpen
from selfeval.model import Recipient, Round, RoundState
from selfeval.recipients import Withdrawal, narrow_recipients, withdrawal
from selfeval.release import LedgerEntry
from tests.fakes.round_store import RoundsInMemory, Shelves
from tests.fakes.small_round import ITEM, small_round

NETWORK, NZFH, PUBLIC = Recipient.NETWORK, Recipient.NZFH, Recipient.PUBLIC


def store_with(state: RoundState = RoundState.OPEN) -> RoundsInMemory:
    update = {"state": state, "recipients": frozenset({NETWORK, NZFH})}
    of_round: Round = small_round().model_copy(update=update)
    return RoundsInMemory(Shelves(rounds={"runde": of_round}))


@pytest.mark.parametrize("state", [RoundState.OPEN, RoundState.CLOSED])
def test_a_recipient_can_be_left_out(state: RoundState) -> None:
    store = store_with(state)
    narrow_recipients(store, "runde", frozenset({NETWORK}))
    assert store.round("runde").recipients == {NETWORK}


@pytest.mark.parametrize("wanted", [{NETWORK, NZFH, PUBLIC}, {NETWORK, PUBLIC}, {NZFH}, set()])
def test_nobody_is_added_and_the_network_stays(wanted: set[Recipient]) -> None:
    store = store_with()
    with pytest.raises(RecipientsOnlyNarrower):
        narrow_recipients(store, "runde", frozenset(wanted))
    assert store.round("runde").recipients == {NETWORK, NZFH}


@pytest.mark.parametrize("state", [RoundState.DRAFT, RoundState.CLOSING, RoundState.ABANDONED, RoundState.ERASED])
def test_a_draft_is_changed_in_its_form_and_what_has_gone_has_no_readers(state: RoundState) -> None:
    with pytest.raises(RoundNotOpen):
        narrow_recipients(store_with(state), "runde", frozenset({NETWORK}))


def entry(view: str, **cells: int) -> LedgerEntry:
    return LedgerEntry(ITEM, f"oeffentlich:{view}", cells)


K = {"hier": 10, "dort": 10}


def test_a_withdrawal_acts_where_both_releases_together_tell_of_ten_people_or_more() -> None:
    assert withdrawal([entry("alle", hier=12, dort=30)], [entry("übrige", dort=30)], K) is Withdrawal.ACTS


def test_a_withdrawal_that_would_tell_a_small_group_by_subtraction_changes_nothing() -> None:
    assert withdrawal([entry("alle", hier=4, dort=30)], [entry("übrige", dort=30)], K) is Withdrawal.WOULD_TELL


def test_who_was_given_nothing_can_subtract_nothing() -> None:
    assert withdrawal([], [entry("übrige", dort=30)], K) is Withdrawal.ACTS
