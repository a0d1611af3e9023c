"""Phones come in without an account, vote once, and hand in cards that nobody can trace."""

import pytest

from dialogues.errors import (
    AlreadyVoted,
    ContributionEmpty,
    ContributionTooLong,
    SessionNotRunning,
    StepNotOffered,
    VoteUnknown,
)
from dialogues.model import SessionState
from dialogues.room import cast_vote, contribute, has_voted, join, new_seat_key, seat_of
from dialogues.room_model import LONGEST_CONTRIBUTION, ContributionState, ItemVote
from dialogues.votes import open_vote
from tests.fakes.small_framework import STEPS
from tests.fakes.small_round import FRAMEWORK, ITEM
from tests.fakes.small_session import KEYS, Evening, small_session


@pytest.fixture
def evening() -> Evening:
    return Evening()


@pytest.fixture
def vote(evening: Evening) -> ItemVote:
    return open_vote(evening.store, evening.session, "erstens", ITEM)


def test_seat_keys_are_long_and_never_the_same() -> None:
    keys = {new_seat_key() for _ in range(100)}
    assert len(keys) == 100
    assert min(map(len, keys)) >= 22


def test_a_phone_takes_one_seat_however_often_it_joins(evening: Evening) -> None:
    for perspective in ("eltern", "eltern", "fachkraft"):
        join(evening.room, KEYS, "handy", perspective)
    assert evening.room.seats() == 1
    assert evening.room.perspective_of_seat(seat_of(KEYS, "sitzung", "handy")) == "eltern"


def test_the_phones_key_is_never_stored(evening: Evening, vote: ItemVote) -> None:
    key = new_seat_key()
    join(evening.room, KEYS, key, "eltern")
    cast_vote(evening.room, KEYS, FRAMEWORK, key, vote.id, (STEPS[0],))
    assert key not in str(evening.hall)


def test_a_seat_and_its_mark_for_a_vote_have_nothing_in_common(evening: Evening, vote: ItemVote) -> None:
    evening.vote_as("eltern", 1, vote, STEPS[0])
    ((_, seat),) = evening.hall.seats
    ((_, mark),) = evening.hall.marks
    assert seat != mark


@pytest.mark.parametrize("perspective", ["leitung", "kinder", "x" * 500])
def test_only_the_perspectives_of_the_session_sit_in_the_room(evening: Evening, perspective: str) -> None:
    with pytest.raises(StepNotOffered) as caught:
        join(evening.room, KEYS, "handy", perspective)
    assert len(str(caught.value.data["answer"])) <= 80
    assert evening.room.seats() == 0


def test_a_seat_votes_once(evening: Evening, vote: ItemVote) -> None:
    evening.vote_as("eltern", 1, vote, STEPS[0])
    with pytest.raises(AlreadyVoted):
        evening.vote_as("eltern", 1, vote, STEPS[3])
    assert has_voted(evening.room, KEYS, "eltern-1", vote.id)
    assert not has_voted(evening.room, KEYS, "eltern-2", vote.id)
    assert evening.hall.counters[vote.id] == {("eltern", STEPS[0]): 1}


def test_a_phone_without_a_seat_does_not_vote(evening: Evening, vote: ItemVote) -> None:
    with pytest.raises(VoteUnknown):
        cast_vote(evening.room, KEYS, FRAMEWORK, "handy", vote.id, (STEPS[0],))


def test_nobody_votes_in_a_vote_that_does_not_exist(evening: Evening) -> None:
    join(evening.room, KEYS, "handy", "eltern")
    with pytest.raises(VoteUnknown):
        cast_vote(evening.room, KEYS, FRAMEWORK, "handy", "fehlt", (STEPS[0],))


@pytest.mark.parametrize("step", ["", "unsinn", "andere", "x" * 500])
def test_only_the_answers_of_the_scale_count(evening: Evening, vote: ItemVote, step: str) -> None:
    with pytest.raises(StepNotOffered) as caught:
        evening.vote_as("eltern", 1, vote, step)
    assert len(str(caught.value.data["answer"])) <= 80
    assert evening.store.votes_cast("sitzung", vote.id) == 0


def test_an_answer_beside_the_scale_counts_for_those_who_are_offered_it(evening: Evening, vote: ItemVote) -> None:
    evening.vote_as("fachkraft", 1, vote, "andere")
    assert evening.store.votes_cast("sitzung", vote.id) == 1


def test_a_card_waits_to_be_looked_at_and_carries_neither_seat_nor_time(evening: Evening) -> None:
    contribute(evening.room, "erstens", "  Mehr   Zeit\nfür Gespräche ")
    (card,) = evening.store.contributions("sitzung")
    assert card.text == "Mehr Zeit für Gespräche"
    assert card.state is ContributionState.WAITING
    assert set(card.model_dump()) == {
        "id",
        "session_id",
        "agenda_item_id",
        "text",
        "state",
        "about",
        "cluster_id",
        "position",
    }
    assert (card.about, card.cluster_id, card.position) == (None, None, 0)
    assert evening.room.shown_contributions("erstens") == []


def test_a_card_holds_as_much_as_a_room_can_read(evening: Evening) -> None:
    contribute(evening.room, "erstens", "ä" * LONGEST_CONTRIBUTION)
    with pytest.raises(ContributionTooLong) as caught:
        contribute(evening.room, "erstens", "ä" * (LONGEST_CONTRIBUTION + 3))
    assert caught.value.data == {"longest": 280, "length": 283}


@pytest.mark.parametrize("text", ["", "   ", "\n\t"])
def test_an_empty_card_is_not_kept(evening: Evening, text: str) -> None:
    with pytest.raises(ContributionEmpty):
        contribute(evening.room, "erstens", text)
    assert evening.store.contributions("sitzung") == []


@pytest.mark.parametrize("state", [SessionState.PLANNED, SessionState.ENDED])
def test_a_closed_room_lets_nobody_in_and_takes_nothing(evening: Evening, vote: ItemVote, state: SessionState) -> None:
    evening.hall.sessions["sitzung"] = small_session(state)
    with pytest.raises(SessionNotRunning) as caught:
        join(evening.room, KEYS, "handy", "eltern")
    assert caught.value.data == {"session": "Gespräch im Winter"}
    with pytest.raises(SessionNotRunning):
        cast_vote(evening.room, KEYS, FRAMEWORK, "handy", vote.id, (STEPS[0],))
    with pytest.raises(SessionNotRunning):
        contribute(evening.room, "erstens", "Zu spät")
