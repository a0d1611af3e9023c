"""A network lets results go by an agreement on record, and takes it back when it wants to."""

from datetime import date, timedelta

import pytest

from selfeval.consents import ConsentKind, check_day, consent_to, current, first_day, revoke_beyond, revoke_consent
from selfeval.errors import ConsentImpossible, RoundNotClosed
from selfeval.model import Recipient, Round, RoundState
from tests.fakes.consent_store import ConsentsInMemory
from tests.fakes.small_round import TODAY, small_round

LATER = date(2027, 1, 15)


def closed(*recipients: Recipient) -> Round:
    told = frozenset({Recipient.NETWORK, *recipients})
    return small_round().model_copy(update={"state": RoundState.CLOSED, "closed_on": TODAY, "recipients": told})


def test_a_consent_says_which_body_agreed_and_when() -> None:
    store = ConsentsInMemory()
    given = consent_to(store, closed(Recipient.NZFH), ConsentKind.NZFH, "Steuerungsgruppe", TODAY)
    assert (given.agreed_by, given.agreed_on, given.holds) == ("Steuerungsgruppe", TODAY, True)
    assert store.kept == [given]


def test_agreeing_twice_changes_nothing() -> None:
    store, held = ConsentsInMemory(), closed(Recipient.CLUSTER)
    first = consent_to(store, held, ConsentKind.COMPARISON, "Steuerungsgruppe", TODAY)
    assert consent_to(store, held, ConsentKind.COMPARISON, "Leitung", LATER) == first
    assert len(store.kept) == 1


def test_a_consent_taken_back_stays_on_record_beside_a_later_one() -> None:
    store, held = ConsentsInMemory(), closed(Recipient.CLUSTER)
    consent_to(store, held, ConsentKind.COMPARISON, "Steuerungsgruppe", TODAY)
    revoke_consent(store, held, ConsentKind.COMPARISON, "Leitung", LATER)
    assert current(store.kept, ConsentKind.COMPARISON) is None
    again = consent_to(store, held, ConsentKind.COMPARISON, "Steuerungsgruppe", LATER)
    assert [(one.number, one.revoked_on) for one in store.kept] == [(1, LATER), (2, None)]
    assert current(store.kept, ConsentKind.COMPARISON) == again


def test_taking_back_what_nobody_agreed_to_changes_nothing() -> None:
    store = ConsentsInMemory()
    revoke_consent(store, closed(Recipient.NZFH), ConsentKind.NZFH, "Leitung", TODAY)
    assert store.kept == []


@pytest.mark.parametrize("kind", ConsentKind)
def test_what_people_were_not_told_before_their_first_question_is_never_let_go(kind: ConsentKind) -> None:
    with pytest.raises(ConsentImpossible, check=lambda error: error.data["reason"] == "not_told"):
        consent_to(ConsentsInMemory(), closed(Recipient.PUBLIC), kind, "Steuerungsgruppe", TODAY)


def test_there_is_nothing_to_let_go_before_a_round_is_closed() -> None:
    with pytest.raises(RoundNotClosed):
        consent_to(ConsentsInMemory(), small_round(), ConsentKind.NZFH, "Steuerungsgruppe", TODAY)


def test_when_recipients_are_left_out_only_what_was_agreed_for_them_is_taken_back() -> None:
    store, held = ConsentsInMemory(), closed(Recipient.CLUSTER, Recipient.NZFH)
    for kind in ConsentKind:
        consent_to(store, held, kind, "Steuerungsgruppe", TODAY)
    revoke_beyond(store, held.id, frozenset({Recipient.NETWORK, Recipient.CLUSTER}), "Koordination", LATER)
    assert {one.kind: one.revoked_on for one in store.kept} == {
        ConsentKind.COMPARISON: None,
        ConsentKind.NZFH: LATER,
        ConsentKind.MICRODATA: LATER,
    }


def test_what_analysts_receive_is_agreed_to_in_the_year_in_which_it_is_recorded() -> None:
    """Else a round would join an edition that has left already, and two files of it would differ by that round."""
    held = closed(Recipient.NZFH, Recipient.CLUSTER)
    for kind in (ConsentKind.NZFH, ConsentKind.MICRODATA):
        assert first_day(held, kind, LATER) == date(2027, 1, 1)
        assert first_day(held.model_copy(update={"opened_on": LATER}), kind, LATER) == LATER
    assert first_day(held, ConsentKind.COMPARISON, LATER) == held.opened_on


def test_a_consent_is_recorded_for_a_day_that_has_been_and_on_which_the_round_was_there() -> None:
    held = closed(Recipient.CLUSTER)
    assert held.opened_on is not None
    for day, reason in ((LATER + timedelta(1), "in_future"), (held.opened_on - timedelta(1), "before_round")):
        with pytest.raises(ConsentImpossible) as refused:
            check_day(held, ConsentKind.COMPARISON, day, LATER)
        assert refused.value.data["reason"] == reason
    check_day(held, ConsentKind.COMPARISON, held.opened_on, LATER)
