"""Answers are kept page by page, arrive once, and cannot be traced to the person who gave them."""

import pytest

from networks.links import KeyRing
from selfeval.ballots import Ballot, ballot_of, keep_answers, new_ballot_key, send_ballot, take_back
from selfeval.errors import AlreadySent, AnswerNotOffered, NothingAnswered, RoundNotOpen
from selfeval.model import RoundState
from selfeval.questionnaire import questionnaire_for
from tests.fakes.ballot_store import BallotsInMemory
from tests.fakes.round_store import Shelves
from tests.fakes.small_framework import STEPS
from tests.fakes.small_round import FRAMEWORK, ITEM, small_round

KEYS = KeyRing(b"k" * 32)
QUESTIONNAIRE = questionnaire_for(FRAMEWORK, ("finden",), "fachkraft")
BALLOT = ballot_of(KEYS, "runde", "keks")


@pytest.fixture
def store() -> BallotsInMemory:
    shelves = Shelves()
    shelves.rounds["runde"] = small_round()
    return BallotsInMemory(shelves, "runde", "fachkraft")


def keep(store: BallotsInMemory, answers: dict[str, str], ballot: Ballot = BALLOT) -> None:
    keep_answers(store, QUESTIONNAIRE, ballot, answers)


def test_a_cookie_finds_the_same_ballot_every_time() -> None:
    assert ballot_of(KEYS, "runde", "keks") == BALLOT


def test_a_mark_says_nothing_about_where_the_answers_lay() -> None:
    assert BALLOT.mark != BALLOT.id
    assert ballot_of(KEYS, "andere", "keks").mark != BALLOT.mark
    assert ballot_of(KEYS, "andere", "keks").id != BALLOT.id


def test_ballot_keys_are_long_and_never_the_same() -> None:
    keys = {new_ballot_key() for _ in range(100)}
    assert len(keys) == 100
    assert min(map(len, keys)) >= 22


def test_the_cookies_key_is_never_stored(store: BallotsInMemory) -> None:
    key = new_ballot_key()
    ballot = ballot_of(KEYS, "runde", key)
    keep(store, {ITEM: STEPS[0]}, ballot)
    assert key not in str(store.shelves)
    send_ballot(store, ballot)
    assert key not in str(store.shelves)


def test_answers_are_kept_with_the_revision_of_their_question(store: BallotsInMemory) -> None:
    keep(store, {ITEM: STEPS[0], "finden.ansprache": STEPS[1]})
    (kept,) = store.shelves.ballots.values()
    assert kept.answers == {ITEM: (1, STEPS[0]), "finden.ansprache": (2, STEPS[1])}


def test_a_later_page_does_not_lose_an_earlier_one_and_a_changed_answer_replaces_the_first(
    store: BallotsInMemory,
) -> None:
    keep(store, {ITEM: STEPS[0]})
    keep(store, {"finden.ansprache": "weiss-nicht"})
    keep(store, {ITEM: STEPS[3]})
    assert store.answers(BALLOT.id) == {ITEM: STEPS[3], "finden.ansprache": "weiss-nicht"}


def test_an_answer_that_is_not_offered_leaves_nothing_behind(store: BallotsInMemory) -> None:
    with pytest.raises(AnswerNotOffered):
        keep(store, {ITEM: STEPS[0], "finden.ansprache": "unsinn"})
    assert store.shelves.ballots == {}


def test_after_sending_nobody_finds_the_answers_by_the_cookie(store: BallotsInMemory) -> None:
    keep(store, {ITEM: STEPS[0]})
    send_ballot(store, BALLOT)
    assert store.answers(BALLOT.id) == {}
    assert store.is_sent(BALLOT.mark)
    assert not {BALLOT.id, BALLOT.mark} & set(store.shelves.ballots)


def test_the_new_place_of_the_answers_is_different_every_time() -> None:
    places = set()
    for _ in range(20):
        shelves = Shelves(rounds={"runde": small_round()})
        store = BallotsInMemory(shelves, "runde", "fachkraft")
        keep(store, {ITEM: STEPS[0]})
        send_ballot(store, BALLOT)
        places |= set(shelves.ballots)
    assert len(places) == 20


def test_an_answer_can_be_taken_back_and_the_others_stay(store: BallotsInMemory) -> None:
    keep(store, {ITEM: STEPS[0], "finden.ansprache": STEPS[1]})
    for _ in range(2):
        take_back(store, QUESTIONNAIRE, BALLOT, [ITEM])
    assert store.answers(BALLOT.id) == {"finden.ansprache": STEPS[1]}


def test_what_is_not_asked_cannot_be_taken_back(store: BallotsInMemory) -> None:
    keep(store, {ITEM: STEPS[0]})
    with pytest.raises(AnswerNotOffered):
        take_back(store, QUESTIONNAIRE, BALLOT, [ITEM, "unsinn"])
    assert store.answers(BALLOT.id) == {ITEM: STEPS[0]}


def test_whether_somebody_helped_is_kept_with_the_ballot_that_is_sent(store: BallotsInMemory) -> None:
    alone = ballot_of(KEYS, "runde", "anderer keks")
    for ballot, helped in ((BALLOT, True), (alone, False)):
        keep(store, {ITEM: STEPS[0]}, ballot)
        send_ballot(store, ballot, helped=helped)
    assert sorted(ballot.helped for ballot in store.shelves.ballots.values()) == [False, True]


def test_answers_arrive_once(store: BallotsInMemory) -> None:
    keep(store, {ITEM: STEPS[0]})
    send_ballot(store, BALLOT)
    with pytest.raises(AlreadySent):
        send_ballot(store, BALLOT)
    with pytest.raises(AlreadySent):
        keep(store, {ITEM: STEPS[3]})
    with pytest.raises(AlreadySent):
        take_back(store, QUESTIONNAIRE, BALLOT, [ITEM])
    assert len(store.shelves.ballots) == 1


def test_an_empty_ballot_is_not_sent(store: BallotsInMemory) -> None:
    with pytest.raises(NothingAnswered):
        send_ballot(store, BALLOT)
    assert not store.is_sent(BALLOT.mark)


@pytest.mark.parametrize("state", [RoundState.DRAFT, RoundState.CLOSING, RoundState.CLOSED])
def test_only_an_open_round_takes_answers(store: BallotsInMemory, state: RoundState) -> None:
    keep(store, {ITEM: STEPS[0]})
    store.shelves.rounds["runde"] = small_round().model_copy(update={"state": state})
    with pytest.raises(RoundNotOpen):
        keep(store, {ITEM: STEPS[3]})
    with pytest.raises(RoundNotOpen):
        send_ballot(store, BALLOT)
    assert store.answers(BALLOT.id) == {ITEM: STEPS[0]}
