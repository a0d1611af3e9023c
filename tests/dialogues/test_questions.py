"""Questions to the whole room take just as many answers as a phone may give."""

import pytest

from dialogues.errors import StepNotOffered
from dialogues.questions import CONSENSUS, PULSE, PULSE_PARTS, check_answers
from dialogues.room_model import Option, QuestionKind, RoomQuestion


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
