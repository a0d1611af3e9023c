"""A vote counted by hand follows the rules of all votes, says that it is one, and leaves no number behind."""

import pytest

from dialogues.errors import HandCountInvalid, SessionNotRunning, VoteNotOpen, VoteRunning
from dialogues.hand_counts import LARGEST_COUNT, Counts, HandCount, answers_of_group, record_hand_count
from dialogues.model import SessionState
from dialogues.room_model import ItemVote, VoteFigure, VoteOrigin, VoteState
from dialogues.votes import open_vote, reveal
from selfeval.release import Reach
from tests.fakes.small_framework import STEPS
from tests.fakes.small_round import FRAMEWORK, ITEM
from tests.fakes.small_session import Evening, small_session

COUNTS: Counts = {
    "koordination": {STEPS[0]: 1},
    "fachkraft": {STEPS[0]: 1, STEPS[2]: 2, STEPS[3]: 2},
    "eltern": {STEPS[0]: 2, STEPS[1]: 2},
}


@pytest.fixture
def evening() -> Evening:
    return Evening()


def counted(counts: Counts = COUNTS, number: int = 1, item_id: str = ITEM, agenda_item: str = "erstens") -> HandCount:
    return HandCount(agenda_item, item_id, number, counts)


def recorded(evening: Evening, count: HandCount) -> ItemVote:
    return record_hand_count(evening.store, evening.session, FRAMEWORK, count)


def test_it_is_shown_like_a_vote_by_phone_and_says_that_it_was_counted_by_hand(evening: Evening) -> None:
    vote = recorded(evening, counted())
    by_phone = Evening()
    same = open_vote(by_phone.store, by_phone.session, "erstens", ITEM)
    for group, counts in COUNTS.items():
        by_phone.votes_of(group, same, [step for step, count in counts.items() for _ in range(count)])
    assert vote.result == reveal(by_phone.store, by_phone.session, FRAMEWORK, same.id).result
    assert (vote.origin, vote.state, vote.number) == (VoteOrigin.BY_HAND, VoteState.REVEALED, 1)


def test_of_a_group_that_is_too_small_no_number_is_stored(evening: Evening) -> None:
    recorded(evening, counted())
    (stored,) = evening.store.votes("sitzung")
    figures = {(figure.perspective, figure.reach): figure for figure in stored.result}
    assert figures["eltern", Reach.INTERNAL] == VoteFigure(perspective="eltern", shown="hidden")
    assert figures["fachkraft", Reach.PUBLIC].counts == {}
    assert not evening.hall.counters[stored.id]


def test_it_is_refused_while_another_vote_is_open(evening: Evening) -> None:
    open_vote(evening.store, evening.session, "zweitens", next(iter(FRAMEWORK.criteria["sprache"].items)).id)
    with pytest.raises(VoteRunning):
        recorded(evening, counted())


def test_entering_the_same_vote_twice_changes_nothing(evening: Evening) -> None:
    first = recorded(evening, counted())
    assert recorded(evening, counted({"fachkraft": {STEPS[3]: 9}})) == first
    assert len(evening.store.votes("sitzung")) == 1


def test_the_second_vote_follows_the_first_and_no_third_does(evening: Evening) -> None:
    with pytest.raises(VoteNotOpen) as early:
        recorded(evening, counted(number=2))
    assert early.value.data["reason"] == "by_hand"
    recorded(evening, counted())
    assert recorded(evening, counted(number=2)).number == 2
    with pytest.raises(VoteNotOpen) as late:
        recorded(evening, counted(number=3))
    assert late.value.data["reason"] == "both_held"


@pytest.mark.parametrize(
    ("count", "reason"),
    [
        (counted({}), "empty"),
        (counted({"fachkraft": {STEPS[0]: 0}}), "empty"),
        (counted({"fachkraft": {STEPS[0]: -1}}), "number"),
        (counted({"fachkraft": {STEPS[0]: LARGEST_COUNT + 1}}), "number"),
        (counted({"fachkraft": {"vielleicht": 3}}), None),
        (counted({"gaeste": {STEPS[0]: 3}}), None),
        (counted(agenda_item="zweitens"), None),
        (counted(agenda_item="fehlt"), None),
    ],
)
def test_numbers_that_cannot_be_are_refused(evening: Evening, count: HandCount, reason: str | None) -> None:
    with pytest.raises(HandCountInvalid) as refused:
        recorded(evening, count)
    assert refused.value.data.get("reason") == reason
    assert evening.store.votes("sitzung") == []


@pytest.mark.parametrize("state", [SessionState.PLANNED, SessionState.ENDED])
def test_only_a_running_session_takes_it(evening: Evening, state: SessionState) -> None:
    evening.hall.sessions["sitzung"] = small_session(state)
    with pytest.raises(SessionNotRunning):
        recorded(evening, counted())


def test_groups_that_are_counted_together_are_offered_what_any_of_them_is(evening: Evening) -> None:
    joint = small_session().model_copy(update={"counted_with": {"eltern": "fachkraft"}})
    item = FRAMEWORK.items[ITEM]
    scale = FRAMEWORK.scale_of(item)
    offered = {one.id for one in answers_of_group(joint, FRAMEWORK, item, "fachkraft")}
    expected = {one.id for who in ("fachkraft", "eltern") for one in scale.off_scale_for(who)}
    assert offered == expected | {step.id for step in scale.steps}
