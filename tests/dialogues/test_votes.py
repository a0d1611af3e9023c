"""A vote is blind until it is revealed, then shown by perspective where no person can be seen in it."""

import pytest

from dialogues.errors import AlreadyVoted, SessionNotRunning, VoteNotOpen, VoteRunning, VoteUnknown
from dialogues.model import SessionState
from dialogues.room_model import ItemVote, VoteFigure, VoteState
from dialogues.votes import open_vote, reveal
from selfeval.release import Reach, Shown
from tests.fakes.small_framework import STEPS
from tests.fakes.small_round import FRAMEWORK, ITEM
from tests.fakes.small_session import Evening, small_session


@pytest.fixture
def evening() -> Evening:
    return Evening()


def opened(evening: Evening) -> ItemVote:
    return open_vote(evening.store, evening.session, "erstens", ITEM)


def revealed(evening: Evening, vote: ItemVote) -> dict[str, VoteFigure]:
    result = reveal(evening.store, evening.session, FRAMEWORK, vote.id).figures()
    return {figure.perspective: figure for figure in result}


def test_before_the_reveal_only_the_number_of_votes_is_known(evening: Evening) -> None:
    vote = opened(evening)
    evening.votes_of("fachkraft", vote, [STEPS[0], STEPS[3], STEPS[3]])
    (known,) = evening.store.votes("sitzung")
    assert (known.state, known.result) == (VoteState.OPEN, ())
    assert evening.store.votes_cast("sitzung", vote.id) == 3


def test_the_reveal_shows_each_perspective_by_itself(evening: Evening) -> None:
    vote = opened(evening)
    evening.votes_of("fachkraft", vote, [STEPS[0], STEPS[2], STEPS[2], STEPS[3], STEPS[3]])
    evening.votes_of("eltern", vote, [STEPS[0], STEPS[0], STEPS[0], STEPS[1], STEPS[1], "weiss-nicht"])
    shown = revealed(evening, vote)
    assert shown["fachkraft"] == VoteFigure(
        perspective="fachkraft",
        shown="full",
        answered=5,
        counts={STEPS[0]: 1, STEPS[2]: 2, STEPS[3]: 2},
        median=3.0,
    )
    assert (shown["eltern"].median, shown["eltern"].answered) == (1.0, 6)


def test_fewer_than_five_votes_of_a_perspective_stay_hidden(evening: Evening) -> None:
    vote = opened(evening)
    evening.votes_of("eltern", vote, [STEPS[0], STEPS[1], STEPS[2], STEPS[3]])
    assert revealed(evening, vote) == {"eltern": VoteFigure(perspective="eltern", shown="hidden")}


@pytest.mark.parametrize(("number", "shown"), [(9, Shown.HIDDEN), (10, Shown.UNIFORM)])
def test_votes_that_are_all_the_same_are_shown_from_ten_on(evening: Evening, number: int, shown: Shown) -> None:
    vote = opened(evening)
    evening.votes_of("fachkraft", vote, [STEPS[2]] * number)
    assert revealed(evening, vote)["fachkraft"].shown == shown


def test_too_few_votes_on_the_scale_show_only_those_beside_it(evening: Evening) -> None:
    vote = opened(evening)
    evening.votes_of("eltern", vote, [STEPS[0], STEPS[1], "weiss-nicht", "weiss-nicht", "keine-angabe"])
    figure = revealed(evening, vote)["eltern"]
    assert figure.counts == {"weiss-nicht": 2, "keine-angabe": 1}
    assert (figure.shown, figure.median) == ("off_scale_only", None)


def test_whoever_votes_openly_is_shown_alone(evening: Evening) -> None:
    vote = opened(evening)
    evening.vote_as("koordination", 1, vote, STEPS[3])
    assert revealed(evening, vote)["koordination"].counts == {STEPS[3]: 1}


def test_a_perspective_that_did_not_vote_is_not_in_the_result(evening: Evening) -> None:
    vote = opened(evening)
    evening.vote_as("koordination", 1, vote, STEPS[3])
    assert set(revealed(evening, vote)) == {"koordination"}


def test_after_the_reveal_the_counters_are_gone_and_no_vote_comes_in(evening: Evening) -> None:
    vote = opened(evening)
    evening.votes_of("fachkraft", vote, [STEPS[2]] * 3)
    revealed(evening, vote)
    assert evening.hall.counters == {}
    with pytest.raises(VoteNotOpen):
        evening.vote_as("fachkraft", 99, vote, STEPS[0])


def test_revealing_twice_changes_nothing(evening: Evening) -> None:
    vote = opened(evening)
    evening.vote_as("koordination", 1, vote, STEPS[3])
    first = revealed(evening, vote)
    assert revealed(evening, vote) == first
    assert evening.store.votes("sitzung")[0].state is VoteState.REVEALED


def test_a_vote_of_another_room_cannot_be_revealed(evening: Evening) -> None:
    with pytest.raises(VoteUnknown):
        reveal(evening.store, evening.session, FRAMEWORK, "fehlt")


def test_the_room_votes_before_the_talk_and_after_it_and_not_a_third_time(evening: Evening) -> None:
    numbers = []
    for _ in range(2):
        vote = opened(evening)
        numbers.append(vote.number)
        revealed(evening, vote)
    assert numbers == [1, 2]
    with pytest.raises(VoteNotOpen) as caught:
        opened(evening)
    assert caught.value.data == {"reason": "both_held"}


def test_another_item_has_two_votes_of_its_own(evening: Evening) -> None:
    for _ in range(2):
        revealed(evening, opened(evening))
    assert open_vote(evening.store, evening.session, "zweitens", "sprache.texte").number == 1


def test_only_one_vote_is_open_at_a_time(evening: Evening) -> None:
    opened(evening)
    with pytest.raises(VoteRunning):
        open_vote(evening.store, evening.session, "zweitens", "sprache.texte")


def test_whoever_has_voted_before_the_talk_votes_again_after_it(evening: Evening) -> None:
    first = opened(evening)
    evening.vote_as("fachkraft", 1, first, STEPS[0])
    with pytest.raises(AlreadyVoted):
        evening.vote_as("fachkraft", 1, first, STEPS[0])
    revealed(evening, first)
    second = opened(evening)
    evening.vote_as("fachkraft", 1, second, STEPS[3])
    assert evening.store.votes_cast("sitzung", second.id) == 1


@pytest.mark.parametrize("state", [SessionState.PLANNED, SessionState.ENDED])
def test_a_room_that_is_closed_does_not_vote(evening: Evening, state: SessionState) -> None:
    with pytest.raises(SessionNotRunning):
        open_vote(evening.store, small_session(state), "erstens", ITEM)


def test_papers_that_leave_the_network_show_votes_from_ten_on(evening: Evening) -> None:
    vote = opened(evening)
    evening.votes_of("fachkraft", vote, [STEPS[0]] * 3 + [STEPS[1]] * 3)
    evening.votes_of("eltern", vote, [STEPS[0]] * 6 + [STEPS[1]] * 6)
    fixed = reveal(evening.store, evening.session, FRAMEWORK, vote.id)
    assert [figure.answered for figure in fixed.figures(Reach.INTERNAL)] == [6, 12]
    assert [figure.answered for figure in fixed.figures(Reach.PUBLIC)] == [None, 12]


def test_whoever_votes_openly_does_so_inside_the_network_only(evening: Evening) -> None:
    vote = opened(evening)
    evening.votes_of("koordination", vote, [STEPS[0]])
    fixed = reveal(evening.store, evening.session, FRAMEWORK, vote.id)
    assert [figure.answered for figure in fixed.result] == [1, None]


def test_perspectives_that_are_counted_together_have_one_result(evening: Evening) -> None:
    together = evening.session.model_copy(update={"counted_with": {"fachkraft": "eltern"}})
    evening.hall.sessions["sitzung"] = together
    vote = opened(evening)
    evening.votes_of("fachkraft", vote, [STEPS[0]] * 3)
    evening.votes_of("eltern", vote, [STEPS[1]] * 3)
    (figure,) = reveal(evening.store, together, FRAMEWORK, vote.id).figures()
    assert (figure.perspective, figure.answered) == ("eltern", 6)
