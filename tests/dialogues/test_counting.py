"""Who is counted with whom, and who votes openly, is settled before the first vote and never after it."""

import pytest

from dialogues.counting import (
    count_together,
    counted_framework,
    has_voting_begun,
    may_be_counted_with,
    vote_openly,
)
from dialogues.errors import CountedDifferently, VotingHasBegun
from dialogues.room_model import Option, QuestionKind, RoomQuestion
from dialogues.votes import open_vote, reveal
from tests.fakes.small_round import FRAMEWORK
from tests.fakes.small_session import Evening

EVERYBODY = ("koordination", "leitung", "fachkraft", "ehrenamt", "eltern")


@pytest.fixture
def evening() -> Evening:
    evening = Evening()
    changed = evening.session.model_copy(update={"perspectives": EVERYBODY, "open_perspectives": frozenset()})
    evening.store.save_session(changed, {})
    return evening


def together(evening: Evening, perspective: str, leading: str | None) -> dict[str, str]:
    return count_together(evening.store, FRAMEWORK, "sitzung", perspective, leading).counted_with


def test_two_perspectives_of_one_level_are_counted_as_one_and_apart_again(evening: Evening) -> None:
    assert together(evening, "leitung", "koordination") == {"leitung": "koordination"}
    assert evening.session.counted_as("leitung") == "koordination"
    assert together(evening, "leitung", None) == {}


def test_their_votes_are_shown_under_one_name(evening: Evening) -> None:
    together(evening, "ehrenamt", "fachkraft")
    vote = open_vote(evening.store, evening.session, "erstens", "finden.angebote")
    for who, step in (("fachkraft", "trifft-zu"), ("ehrenamt", "trifft-wenig-zu")):
        evening.votes_of(who, vote, [step] * 3)
    figures = reveal(evening.store, evening.session, FRAMEWORK, vote.id).figures()
    assert [(one.perspective, one.answered) for one in figures] == [("fachkraft", 6)]
    shown = counted_framework(FRAMEWORK, evening.session)
    joint = [FRAMEWORK.perspective(one).label for one in ("fachkraft", "ehrenamt")]
    assert shown.perspective("fachkraft").label == " / ".join(joint)


def test_whoever_leads_takes_along_those_that_are_counted_with_it(evening: Evening) -> None:
    assert may_be_counted_with(FRAMEWORK, evening.session, "fachkraft", "ehrenamt")
    together(evening, "ehrenamt", "fachkraft")
    assert together(evening, "fachkraft", "ehrenamt") == {"ehrenamt": "fachkraft"}


@pytest.mark.parametrize("pair", [("eltern", "fachkraft"), ("fachkraft", "eltern"), ("fachkraft", "koordination")])
def test_parents_and_other_levels_are_never_counted_together(evening: Evening, pair: tuple[str, str]) -> None:
    with pytest.raises(CountedDifferently) as caught:
        together(evening, *pair)
    assert set(caught.value.data.values()) == {FRAMEWORK.perspective(one).label for one in pair}
    assert evening.session.counted_with == {}


def test_an_open_perspective_is_not_counted_with_a_blind_one(evening: Evening) -> None:
    vote_openly(evening.store, "sitzung", "koordination", is_open=True)
    with pytest.raises(CountedDifferently):
        together(evening, "leitung", "koordination")


def test_who_is_counted_together_votes_openly_together_or_blind_together(evening: Evening) -> None:
    together(evening, "leitung", "koordination")
    session = vote_openly(evening.store, "sitzung", "leitung", is_open=True)
    assert session.open_perspectives == {"koordination", "leitung"}
    assert vote_openly(evening.store, "sitzung", "koordination", is_open=False).open_perspectives == frozenset()


def test_after_the_first_vote_was_opened_nothing_changes_any_more(evening: Evening) -> None:
    assert not has_voting_begun(evening.store, "sitzung")
    open_vote(evening.store, evening.session, "erstens", "finden.angebote")
    before = evening.session
    with pytest.raises(VotingHasBegun):
        together(evening, "leitung", "koordination")
    with pytest.raises(VotingHasBegun):
        vote_openly(evening.store, "sitzung", "eltern", is_open=True)
    assert evening.session == before


def test_a_question_to_the_whole_room_is_no_vote_by_perspective(evening: Evening) -> None:
    question = RoomQuestion(
        id="frage",
        session_id="sitzung",
        agenda_item_id="erstens",
        kind=QuestionKind.PULSE,
        options=(Option(id="gut"),),
    )
    evening.store.add_vote(question)
    assert not has_voting_begun(evening.store, "sitzung")
