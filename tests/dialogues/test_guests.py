"""Results are opened to the networks of one session, by each network itself, for a purpose and until a day."""

from datetime import date, timedelta

import pytest

from dialogues.guests import (
    LONGEST,
    ClusterNotPromised,
    GuestUnknown,
    Opening,
    OpeningInvalid,
    ask_networks,
    for_network,
    is_open,
    networks_to_agree_for,
    open_results,
    seen_by,
    withdraw,
)
from dialogues.preparation_model import GuestNetwork
from networks.accounts import Account, Grant, Role
from networks.errors import NotPermitted
from selfeval.errors import RoundNotClosed
from selfeval.model import Recipient, Round, RoundState
from tests.fakes.preparation_stores import GuestsInMemory
from tests.fakes.small_round import TODAY, small_round
from tests.fakes.small_session import small_session

SESSION = small_session()
CLUSTER = frozenset({Recipient.NETWORK, Recipient.CLUSTER})
UNTIL = TODAY + timedelta(days=30)
OPENING = Opening(UNTIL, TODAY)
PURPOSE = "Gemeinsame Werkstatt im Landkreis"


def closed(network_id: str, **changes: object) -> Round:
    usual = {"id": f"runde-{network_id}", "network_id": network_id, "state": RoundState.CLOSED, "recipients": CLUSTER}
    return small_round().model_copy(update=usual | changes)


def holder(role: Role, network_id: str) -> Account:
    return Account(id="konto", login="k", name="k", grants=(Grant(role=role, network_id=network_id),))


HOST, GUEST, THIRD = closed("netz"), closed("nachbarnetz"), closed("drittes")


@pytest.fixture
def store() -> GuestsInMemory:
    kept = GuestsInMemory()
    ask_networks(kept, SESSION, HOST, [GUEST, THIRD], PURPOSE)
    return kept


def opened(store: GuestsInMemory, of_round: Round, opening: Opening = OPENING) -> GuestNetwork:
    guest = store.guest(of_round.network_id, SESSION.id)
    return open_results(store, guest, of_round, holder(Role.COORDINATOR, of_round.network_id), opening)


def test_being_asked_opens_nothing_and_the_host_is_asked_too(store: GuestsInMemory) -> None:
    assert {one.network_id for one in store.guests()} == {"netz", "nachbarnetz", "drittes"}
    assert not any(is_open(one, TODAY) for one in store.guests())
    assert {(one.host_network_id, one.purpose) for one in store.guests()} == {("netz", PURPOSE)}


def test_results_are_open_from_the_agreement_until_the_day(store: GuestsInMemory) -> None:
    guest = opened(store, GUEST)
    assert guest.agreed_on == TODAY
    assert is_open(guest, UNTIL)
    assert not is_open(guest, UNTIL + timedelta(days=1))


@pytest.mark.parametrize(
    "account",
    [
        holder(Role.FACILITATOR, "nachbarnetz"),
        holder(Role.ADMINISTRATOR, "nachbarnetz"),
        holder(Role.COORDINATOR, "netz"),
    ],
)
def test_only_the_coordinator_of_the_network_itself_opens_and_closes(store: GuestsInMemory, account: Account) -> None:
    guest = store.guest("nachbarnetz", SESSION.id)
    with pytest.raises(NotPermitted):
        open_results(store, guest, GUEST, account, OPENING)
    is_agreed = opened(store, GUEST)
    with pytest.raises(NotPermitted):
        withdraw(store, is_agreed, account)
    assert is_open(store.guest("nachbarnetz", SESSION.id), TODAY)


def test_a_withdrawal_closes_at_once(store: GuestsInMemory) -> None:
    guest = withdraw(store, opened(store, GUEST), holder(Role.COORDINATOR, "nachbarnetz"))
    assert not is_open(guest, TODAY)
    assert store.guest("nachbarnetz", SESSION.id) == guest


def test_people_who_were_promised_the_network_only_keep_that_promise(store: GuestsInMemory) -> None:
    inside = closed("nachbarnetz", recipients=frozenset({Recipient.NETWORK}))
    with pytest.raises(ClusterNotPromised):
        ask_networks(GuestsInMemory(), SESSION, HOST, [inside], PURPOSE)
    with pytest.raises(ClusterNotPromised):
        opened(store, inside)
    with pytest.raises(ClusterNotPromised):
        ask_networks(GuestsInMemory(), SESSION, closed("netz", recipients=inside.recipients), [GUEST], PURPOSE)


def test_there_is_nothing_to_open_before_closing() -> None:
    with pytest.raises(RoundNotClosed):
        ask_networks(GuestsInMemory(), SESSION, HOST, [closed("nachbarnetz", state=RoundState.OPEN)], PURPOSE)


def test_another_round_than_the_one_asked_for_is_not_opened(store: GuestsInMemory) -> None:
    with pytest.raises(GuestUnknown):
        opened(store, closed("nachbarnetz", id="andere"))


@pytest.mark.parametrize("day", [TODAY - timedelta(days=1), TODAY + LONGEST + timedelta(days=1)])
def test_results_are_opened_for_a_time_that_lies_ahead_and_ends(store: GuestsInMemory, day: date) -> None:
    with pytest.raises(OpeningInvalid):
        opened(store, GUEST, Opening(day, TODAY))


def test_nobody_is_asked_without_a_purpose() -> None:
    with pytest.raises(OpeningInvalid):
        ask_networks(GuestsInMemory(), SESSION, HOST, [GUEST], "  ")


def test_asking_again_keeps_an_answer_but_not_for_another_purpose(store: GuestsInMemory) -> None:
    opened(store, GUEST)
    ask_networks(store, SESSION, HOST, [GUEST], PURPOSE)
    assert is_open(store.guest("nachbarnetz", SESSION.id), TODAY)
    ask_networks(store, SESSION, HOST, [GUEST], "Etwas ganz anderes")
    assert not is_open(store.guest("nachbarnetz", SESSION.id), TODAY)


def test_whoever_has_not_opened_sees_nobody(store: GuestsInMemory) -> None:
    opened(store, GUEST)
    opened(store, THIRD)

    def seen(*network_ids: str) -> set[str]:
        return {one.network_id for one in seen_by(store.guests(), frozenset(network_ids), TODAY)}

    assert seen("netz") == set()
    assert seen("nachbarnetz") == seen("netz", "drittes") == {"nachbarnetz", "drittes"}
    assert {one.network_id for one in seen_by(store.guests(), frozenset({"nachbarnetz"}), date.max)} == set()


def test_an_agreement_can_belong_to_any_network_of_the_session_the_host_first(store: GuestsInMemory) -> None:
    assert networks_to_agree_for(SESSION, store.guests()) == ("netz", "drittes", "nachbarnetz")
    assert networks_to_agree_for(SESSION, []) == ("netz",)


def test_a_guest_has_the_session_with_its_own_round(store: GuestsInMemory) -> None:
    theirs = for_network(SESSION, store.guests(), "nachbarnetz")
    assert (theirs.id, theirs.network_id, theirs.round_id) == (SESSION.id, "nachbarnetz", "runde-nachbarnetz")
    assert for_network(SESSION, [], "netz") == SESSION
    with pytest.raises(GuestUnknown):
        for_network(SESSION, store.guests(), "fremdes")
