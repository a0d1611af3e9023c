"""A typed line becomes a ballot; what is wrong with it is named by the number of the question."""

import pytest

from selfeval.errors import NothingAnswered, RoundNotOpen, SheetUnknown
from selfeval.model import RoundState
from selfeval.own_words import Words
from selfeval.paper import (
    LineProblem,
    LineReason,
    Signs,
    compare_paper,
    correct_paper,
    keep_paper,
    legend_of,
    read_line,
    sample_of,
    take_back_paper,
    topics_of,
)
from selfeval.questionnaire import Questionnaire, questionnaire_for
from tests.fakes.paper_store import PapersInMemory
from tests.fakes.round_store import Shelves
from tests.fakes.small_framework import small_framework
from tests.fakes.small_round import small_round

CRITERIA = ("finden", "sprache", "wechsel")
OFFERED = ("1", "2", "3", "4", "w", "t", "l", "k")


def questions(perspective: str = "fachkraft") -> Questionnaire:
    """Four questions in two topics: finden.angebote, finden.ansprache, sprache.texte | wechsel.begleitet."""
    return questionnaire_for(small_framework(), CRITERIA, perspective)


@pytest.fixture
def store() -> PapersInMemory:
    of_round = small_round(criteria=CRITERIA)
    return PapersInMemory(Shelves(rounds={of_round.id: of_round}), of_round.id, "fachkraft")


def problems(line: str) -> tuple[LineProblem, ...]:
    return read_line(questions(), line).problems


def test_figures_are_steps_and_letters_are_the_answers_beside_the_scale() -> None:
    signs = Signs(questions())
    question = questions().questions["finden.angebote"]
    assert signs.of(question) == {
        "1": "trifft-nicht-zu",
        "2": "trifft-wenig-zu",
        "3": "trifft-eher-zu",
        "4": "trifft-zu",
        "w": "weiss-nicht",
        "t": "gibt-es-nicht",
        "l": "andere",
        "k": "keine-angabe",
    }


def test_the_legend_says_once_what_many_questions_have_in_common() -> None:
    (part,) = legend_of(questions())
    assert (part.first, part.last) == (1, 4)
    assert part.signs[:2] == (("1", "trifft nicht zu"), ("2", "trifft eher nicht zu"))
    assert ("w", "weiß nicht") in part.signs


def test_no_letter_stands_for_two_answers() -> None:
    for perspective in ("koordination", "fachkraft", "eltern"):
        letters = list(Signs(questions(perspective)).letters.values())
        assert len(letters) == len(set(letters))


def test_a_line_says_an_answer_for_each_question_in_their_order() -> None:
    read = read_line(questions(), "14w2")
    assert read.problems == ()
    assert read.answers == {
        "finden.angebote": "trifft-nicht-zu",
        "finden.ansprache": "trifft-zu",
        "sprache.texte": "weiss-nicht",
        "wechsel.begleitet": "trifft-wenig-zu",
    }


def test_a_blank_and_not_knowing_stay_apart() -> None:
    read = read_line(questions(), "-w 4")
    assert read.problems == ()
    assert read.answers == {"finden.ansprache": "weiss-nicht", "wechsel.begleitet": "trifft-zu"}


def test_capitals_are_read_like_small_letters() -> None:
    assert read_line(questions(), "1W2K") == read_line(questions(), "1w2k")


def test_a_sign_that_means_nothing_is_named_with_its_question_and_what_is_offered() -> None:
    assert problems("14x2") == (LineProblem(LineReason.UNKNOWN_SIGN, 3, "x", offered=OFFERED),)


def test_a_step_that_the_scale_does_not_have_is_named() -> None:
    assert [(one.number, one.sign) for one in problems("5142")] == [(1, "5")]


def test_an_answer_that_is_offered_to_others_only_is_told_apart_from_a_slip() -> None:
    read = read_line(questions("eltern"), "l22")
    assert [(one.reason, one.number) for one in read.problems] == [(LineReason.UNKNOWN_SIGN, 1)]


def test_a_line_that_is_too_short_says_from_which_question_on() -> None:
    assert problems("14") == (LineProblem(LineReason.MISSING, 3, count=2),)


def test_a_line_that_is_too_long_says_what_is_too_much() -> None:
    assert problems("14w2-3") == (LineProblem(LineReason.SURPLUS, 4, "-3", count=2),)


def test_several_problems_are_named_at_once() -> None:
    assert [one.number for one in problems("x1")] == [1, 3]


def test_marks_between_topics_find_the_topic_of_a_slip() -> None:
    assert read_line(questions(), "14w/2") == read_line(questions(), "14w2")
    assert problems("14/2") == (LineProblem(LineReason.MISSING, 3, topic=1, count=1),)
    assert problems("1/4/2") == (LineProblem(LineReason.TOPICS, 0, topic=2, count=3),)


def test_topics_stand_as_on_the_form() -> None:
    assert [(title, len(asked)) for title, asked in topics_of(questions())] == [
        ("Zugangswege", 3),
        ("Zusammenarbeit", 1),
    ]


def test_a_form_gets_the_next_running_number(store: PapersInMemory) -> None:
    answers = read_line(questions(), "14w2").answers
    assert [keep_paper(store, questions(), answers) for _ in range(3)] == [1, 2, 3]


def test_the_revision_of_an_item_is_stored_with_its_answer(store: PapersInMemory) -> None:
    keep_paper(store, questions(), {"finden.ansprache": "trifft-zu"})
    (ballot,) = store.shelves.ballots.values()
    assert ballot.answers == {"finden.ansprache": (2, "trifft-zu")}
    assert ballot.sent


def test_a_form_without_an_answer_is_not_stored(store: PapersInMemory) -> None:
    read = read_line(questions(), "----")
    assert read.is_blank
    with pytest.raises(NothingAnswered):
        keep_paper(store, questions(), read.answers)


def test_a_form_with_nothing_but_own_words_is_one_and_empty_fields_are_none(store: PapersInMemory) -> None:
    assert keep_paper(store, questions(), {}, {"wege": Words("tr", "Daha fazla"), "x": Words("de", "")}) == 1
    assert [(one.place, one.words.language) for one in store.shelves.sent_texts] == [("wege", "tr")]
    with pytest.raises(NothingAnswered):
        keep_paper(store, questions(), {}, {"wege": Words("de", "")})


def test_what_was_taken_back_is_gone_and_the_others_keep_their_numbers(store: PapersInMemory) -> None:
    answers = read_line(questions(), "14w2").answers
    for _ in range(3):
        keep_paper(store, questions(), answers)
    take_back_paper(store, 2)
    assert store.numbers() == [1, 3]
    with pytest.raises(SheetUnknown):
        take_back_paper(store, 2)


def test_a_second_entry_shows_every_question_that_reads_differently(store: PapersInMemory) -> None:
    number = keep_paper(store, questions(), read_line(questions(), "14w2").answers)
    different = compare_paper(store, questions(), number, read_line(questions(), "13w-").answers)
    assert [(one.number, one.before, one.now) for one in different] == [
        (2, "trifft-zu", "trifft-eher-zu"),
        (4, "trifft-wenig-zu", None),
    ]
    assert compare_paper(store, questions(), number, read_line(questions(), "14w2").answers) == []


def test_a_corrected_form_keeps_its_number(store: PapersInMemory) -> None:
    number = keep_paper(store, questions(), read_line(questions(), "14w2").answers)
    correct_paper(store, questions(), number, read_line(questions(), "1-w2").answers)
    assert store.answers(number) == read_line(questions(), "1-w2").answers
    assert store.numbers() == [number]


def test_a_closed_round_takes_no_form(store: PapersInMemory) -> None:
    (of_round,) = store.shelves.rounds.values()
    store.shelves.rounds[of_round.id] = of_round.model_copy(update={"state": RoundState.CLOSED})
    with pytest.raises(RoundNotOpen):
        keep_paper(store, questions(), read_line(questions(), "14w2").answers)


def test_a_sample_is_spread_over_the_stack() -> None:
    assert sample_of([]) == []
    assert sample_of([2, 5, 9, 11]) == [2, 5, 9]
    assert len(sample_of(range(1, 101))) == 10
