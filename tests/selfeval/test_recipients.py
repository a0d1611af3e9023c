"""After opening, recipients are only ever left out."""

import pytest

from selfeval.consents import ConsentKind, consent_to
from selfeval.errors import RecipientsOnlyNarrower, RoundNotOpen
from selfeval.model import Recipient, Round, RoundState
from selfeval.recipients import Narrowing, narrow_recipients
from tests.fakes.consent_store import ConsentsInMemory
from tests.fakes.round_store import RoundsInMemory, Shelves
from tests.fakes.small_round import TODAY, small_round

NETWORK, NZFH, PUBLIC = Recipient.NETWORK, Recipient.NZFH, Recipient.PUBLIC


def narrowing(consents: ConsentsInMemory | None = None) -> Narrowing:
    return Narrowing(consents or ConsentsInMemory(), "Koordination", TODAY)


def store_with(state: RoundState = RoundState.OPEN) -> RoundsInMemory:
    update = {"state": state, "recipients": frozenset({NETWORK, NZFH})}
    of_round: Round = small_round().model_copy(update=update)
    return RoundsInMemory(Shelves(rounds={"runde": of_round}))


@pytest.mark.parametrize("state", [RoundState.OPEN, RoundState.CLOSED])
def test_a_recipient_can_be_left_out(state: RoundState) -> None:
    store = store_with(state)
    narrow_recipients(store, "runde", frozenset({NETWORK}), narrowing())
    assert store.round("runde").recipients == {NETWORK}


@pytest.mark.parametrize("wanted", [{NETWORK, NZFH, PUBLIC}, {NETWORK, PUBLIC}, {NZFH}, set()])
def test_nobody_is_added_and_the_network_stays(wanted: set[Recipient]) -> None:
    store = store_with()
    with pytest.raises(RecipientsOnlyNarrower):
        narrow_recipients(store, "runde", frozenset(wanted), narrowing())
    assert store.round("runde").recipients == {NETWORK, NZFH}


@pytest.mark.parametrize("state", [RoundState.DRAFT, RoundState.CLOSING, RoundState.ABANDONED, RoundState.ERASED])
def test_a_draft_is_changed_in_its_form_and_what_has_gone_has_no_readers(state: RoundState) -> None:
    with pytest.raises(RoundNotOpen):
        narrow_recipients(store_with(state), "runde", frozenset({NETWORK}), narrowing())


def test_what_was_let_go_to_those_left_out_is_taken_back() -> None:
    store, consents = store_with(RoundState.CLOSED), ConsentsInMemory()
    consent_to(consents, store.round("runde"), ConsentKind.NZFH, "Steuerungsgruppe", TODAY)
    narrow_recipients(store, "runde", frozenset({NETWORK}), narrowing(consents))
    assert [(one.revoked_by, one.revoked_on) for one in consents.kept] == [("Koordination", TODAY)]


def test_a_narrowing_that_is_refused_takes_nothing_back() -> None:
    store, consents = store_with(RoundState.CLOSED), ConsentsInMemory()
    consent_to(consents, store.round("runde"), ConsentKind.NZFH, "Steuerungsgruppe", TODAY)
    with pytest.raises(RecipientsOnlyNarrower):
        narrow_recipients(store, "runde", frozenset({PUBLIC}), narrowing(consents))
    assert all(one.holds for one in consents.kept)
