"""Questions to the whole room: what may be answered, and what may be shown of the answers."""

from dataclasses import replace

import pytest

from dialogues.errors import (
    AgendaItemUnknown,
    AlreadyVoted,
    QuestionIncomplete,
    SessionNotRunning,
    StepNotOffered,
    VoteNotOpen,
    VoteRunning,
    VoteUnknown,
)
from dialogues.model import SessionState
from dialogues.questions import (
    CONSENSUS,
    PULSE,
    PULSE_PARTS,
    QuestionDraft,
    ask,
    check_answers,
    consensus_on,
    dots_on,
    is_latest,
    pulse_draft,
    reveal_question,
    typed_options,
)
from dialogues.room_model import WHOLE_ROOM, Option, QuestionKind, RoomQuestion, VoteFigure, VoteState, room_questions
from dialogues.votes import open_vote, reveal
from selfeval.release import Reach
from tests.fakes.small_round import FRAMEWORK, ITEM
from tests.fakes.small_session import Evening, small_session


def question(kind: QuestionKind, options: tuple[Option, ...], dots: int) -> RoomQuestion:
    return RoomQuestion(
        id="frage", session_id="sitzung", agenda_item_id="erstens", kind=kind, options=options, dots=dots
    )


CHECK = question(QuestionKind.CONSENSUS, CONSENSUS, 1)
DOTS = question(QuestionKind.DOTS, tuple(Option(id=one, label=one) for one in "abcd"), 3)
AT_THE_END = question(QuestionKind.PULSE, PULSE, len(PULSE_PARTS))


@pytest.mark.parametrize("answer", ["einig", "tragbar", "einwand"])
def test_a_consensus_check_takes_one_of_three_answers(answer: str) -> None:
    check_answers(CHECK, [answer])


@pytest.mark.parametrize("answers", [["a"], ["a", "b"], ["d", "a", "b"]])
def test_dots_lie_on_as_many_options_as_a_phone_has_dots(answers: list[str]) -> None:
    check_answers(DOTS, answers)


def test_a_pulse_may_be_answered_in_part() -> None:
    check_answers(AT_THE_END, ["gelohnt-3", "weiter-1"])
    check_answers(AT_THE_END, ["gehoert-4"])


@pytest.mark.parametrize(
    ("asked", "answers"),
    [
        (CHECK, []),
        (CHECK, ["einig", "tragbar"]),
        (CHECK, ["dagegen"]),
        (DOTS, ["a", "b", "c", "d"]),
        (DOTS, ["a", "a"]),
        (DOTS, ["e"]),
        (AT_THE_END, ["gelohnt-3", "gelohnt-4"]),
        (AT_THE_END, ["gelohnt-5"]),
    ],
)
def test_what_a_question_does_not_offer_is_refused(asked: RoomQuestion, answers: list[str]) -> None:
    with pytest.raises(StepNotOffered):
        check_answers(asked, answers)


@pytest.fixture
def evening() -> Evening:
    return Evening()


SENTENCE = consensus_on("Wir treffen uns jeden Monat.")
THREE = dots_on([Option(id=one, label=one) for one in "abc"], 2)


def asked(evening: Evening, draft: QuestionDraft = SENTENCE) -> RoomQuestion:
    return ask(evening.store, evening.session, "erstens", draft)


def shown(evening: Evening, question: RoomQuestion, reach: Reach = Reach.INTERNAL) -> tuple[VoteFigure, ...]:
    return reveal_question(evening.store, "sitzung", question.id).figures(reach)


def test_before_the_reveal_only_the_number_of_answers_is_known(evening: Evening) -> None:
    question = asked(evening)
    evening.answer(question, ["einig"], ["einwand"], ["einwand"])
    [known] = room_questions(evening.store.votes("sitzung"))
    assert (known.state, known.result) == (VoteState.OPEN, ())
    assert evening.store.votes_cast("sitzung", question.id) == 3


def test_answers_of_all_perspectives_are_counted_together(evening: Evening) -> None:
    question = asked(evening)
    evening.answer(question, *[["einig"]] * 3, ["tragbar"], ["einwand"])
    assert shown(evening, question) == (
        VoteFigure(perspective=WHOLE_ROOM, shown="full", answered=5, counts={"einig": 3, "tragbar": 1, "einwand": 1}),
    )


def test_a_phone_answers_once(evening: Evening) -> None:
    question = asked(evening)
    evening.answer(question, ["einig"])
    with pytest.raises(AlreadyVoted):
        evening.answer(question, ["einwand"])


def test_fewer_than_five_answers_stay_hidden_unless_they_were_asked_openly(evening: Evening) -> None:
    blind = asked(evening)
    evening.answer(blind, ["einig"], ["einig"], ["tragbar"], ["einwand"])
    assert shown(evening, blind) == (VoteFigure(perspective=WHOLE_ROOM, shown="hidden"),)
    openly = asked(evening, replace(SENTENCE, is_open=True))
    evening.answer(openly, ["einig"], ["einig"], ["einig"], ["einwand"])
    assert shown(evening, openly)[0].counts == {"einig": 3, "einwand": 1}


def test_a_single_objection_in_a_small_room_is_not_shown_and_in_a_large_one_it_is(evening: Evening) -> None:
    small, large = asked(evening), None
    evening.answer(small, *[["einig"]] * 7, ["einwand"])
    assert shown(evening, small)[0].counts == {}
    large = asked(evening)
    evening.answer(large, *[["einig"]] * 9, ["einwand"])
    assert shown(evening, large)[0].counts == {"einig": 9, "einwand": 1}


def test_what_leaves_the_network_needs_ten_answers_even_when_they_were_given_openly(evening: Evening) -> None:
    nine = asked(evening, replace(SENTENCE, is_open=True))
    evening.answer(nine, *[["einig"]] * 5, *[["tragbar"]] * 4)
    assert shown(evening, nine, Reach.PUBLIC)[0].answered is None
    ten = asked(evening)
    evening.answer(ten, *[["einig"]] * 5, *[["tragbar"]] * 5)
    assert shown(evening, ten, Reach.PUBLIC)[0].answered == 10


def test_of_dots_people_are_counted_and_not_their_dots(evening: Evening) -> None:
    four = asked(evening, THREE)
    evening.answer(four, ["a", "b"], ["b", "c"], ["a", "c"], ["b", "c"])
    assert shown(evening, four)[0].answered is None
    five = asked(evening, THREE)
    evening.answer(five, ["a", "b"], ["b", "c"], ["a", "c"], ["b"], ["c"])
    assert shown(evening, five)[0] == VoteFigure(
        perspective=WHOLE_ROOM, shown="full", answered=5, counts={"a": 2, "b": 3, "c": 3}
    )


def test_dots_that_all_but_one_put_on_the_same_stay_hidden_in_a_small_room(evening: Evening) -> None:
    question = asked(evening, THREE)
    evening.answer(question, *[["a", "b"]] * 3, ["a", "c"], ["b", "c"])
    assert shown(evening, question)[0].counts == {}


def test_each_part_of_a_pulse_is_judged_by_itself(evening: Evening) -> None:
    question = asked(evening, pulse_draft())
    evening.answer(question, *[["gelohnt-4", "gehoert-2"]] * 3, *[["gelohnt-3", "weiter-1"]] * 3)
    worth, heard, onward = shown(evening, question)
    assert (worth.perspective, worth.answered, worth.counts) == ("gelohnt", 6, {"gelohnt-4": 3, "gelohnt-3": 3})
    assert (heard.perspective, heard.counts, onward.perspective, onward.counts) == ("gehoert", {}, "weiter", {})


def test_after_the_reveal_no_answer_comes_in_and_revealing_again_changes_nothing(evening: Evening) -> None:
    question = asked(evening)
    first = shown(evening, question)
    with pytest.raises(VoteNotOpen):
        evening.answer(question, ["einig"])
    assert shown(evening, question) == first
    assert evening.hall.counters == {}


def test_a_room_is_asked_one_thing_at_a_time(evening: Evening) -> None:
    question = asked(evening)
    with pytest.raises(VoteRunning):
        asked(evening, pulse_draft())
    with pytest.raises(VoteRunning):
        open_vote(evening.store, evening.session, "erstens", ITEM)
    shown(evening, question)
    open_vote(evening.store, evening.session, "erstens", ITEM)
    with pytest.raises(VoteRunning):
        asked(evening)


def test_questions_are_known_in_the_order_in_which_they_were_asked(evening: Evening) -> None:
    first = asked(evening)
    shown(evening, first)
    second = asked(evening, THREE)
    assert [one.id for one in room_questions(evening.store.votes("sitzung"))] == [first.id, second.id]
    assert (first.number, second.number) == (1, 2)


def test_only_a_running_room_is_asked_and_only_about_a_part_of_its_agenda(evening: Evening) -> None:
    with pytest.raises(AgendaItemUnknown):
        ask(evening.store, evening.session, "fehlt", SENTENCE)
    with pytest.raises(SessionNotRunning):
        ask(evening.store, small_session(SessionState.ENDED), "erstens", SENTENCE)
    with pytest.raises(VoteUnknown):
        reveal_question(evening.store, "sitzung", "fehlt")


def test_a_consensus_check_needs_a_sentence() -> None:
    with pytest.raises(QuestionIncomplete) as caught:
        consensus_on("  \n ")
    assert caught.value.data["reason"] == "sentence"
    assert consensus_on(" Wir treffen\n uns. ").text == "Wir treffen uns."


@pytest.mark.parametrize(
    ("options", "dots", "reason"),
    [(1, 1, "too_few_options"), (11, 3, "too_many_options"), (3, 0, "dots"), (3, 3, "dots"), (10, 6, "dots")],
)
def test_dots_need_a_choice(options: int, dots: int, reason: str) -> None:
    with pytest.raises(QuestionIncomplete) as caught:
        dots_on([Option(id=str(number)) for number in range(options)], dots)
    assert caught.value.data["reason"] == reason


def test_every_typed_line_is_an_option_once() -> None:
    assert [one.label for one in typed_options("Sprechstunde\n\n  Flyer  neu \nSprechstunde")] == [
        "Sprechstunde",
        "Flyer neu",
    ]


def test_a_question_is_the_latest_until_the_room_votes_on_a_statement_of_the_same_part() -> None:
    evening = Evening()
    first = ask(evening.store, evening.session, "erstens", consensus_on("Wir beginnen im Mai."))
    assert is_latest(first, evening.store.votes("sitzung"))
    reveal_question(evening.store, "sitzung", first.id)
    reveal(evening.store, evening.session, FRAMEWORK, open_vote(evening.store, evening.session, "erstens", ITEM).id)
    assert not is_latest(first, evening.store.votes("sitzung"))
    second = ask(evening.store, evening.session, "erstens", consensus_on("Wir beginnen im Juni."))
    assert is_latest(second, evening.store.votes("sitzung"))
    assert room_questions(evening.store.votes("sitzung"))[-1].id == second.id
