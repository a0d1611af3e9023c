"""After opening, recipients are only ever left out."""

import pytest

from selfeval.errors import RecipientsOnlyNarrower, RoundNotOpen
from selfeval.model import Recipient, Round, RoundState
from selfeval.recipients import narrow_recipients
from tests.fakes.round_store import RoundsInMemory, Shelves
from tests.fakes.small_round import small_round

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
