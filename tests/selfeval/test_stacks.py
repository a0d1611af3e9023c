"""A table of answers is checked cell by cell, and taken in whole, in random order, or not at all."""

import pytest

from selfeval.errors import SheetNumberTaken, StackNotSound
from selfeval.model import Origin
from selfeval.questionnaire import Questionnaire, questionnaire_for
from selfeval.stacks import Stack, StackProblem, StackReason, Table, TableRow, check_stack, take_in_stack
from tests.fakes.paper_store import StacksInMemory
from tests.fakes.round_store import Shelves
from tests.fakes.small_framework import small_framework
from tests.fakes.small_round import small_round

CRITERIA = ("finden", "sprache")
HEADINGS = ("Nr.", "finden.angebote", "finden.ansprache", "sprache.texte")
LABELS = (
    "trifft nicht zu",
    "trifft eher nicht zu",
    "trifft eher zu",
    "trifft zu",
    "weiß nicht",
    "trifft bei uns nicht zu",
    "liegt nicht in unserer Hand",
    "keine Angabe",
)


def questions(perspective: str = "fachkraft") -> Questionnaire:
    return questionnaire_for(small_framework(), CRITERIA, perspective)


def table(*rows: tuple[str, ...], headings: tuple[str, ...] = HEADINGS) -> Table:
    return Table(headings, tuple(TableRow(line, cells) for line, cells in enumerate(rows, start=2)))


def checked(*rows: tuple[str, ...], headings: tuple[str, ...] = HEADINGS) -> Stack:
    return check_stack(questions(), table(*rows, headings=headings))


def answers(stack: Stack) -> list[dict[str, str]]:
    return [
        {item_id: answer for item_id, (_, answer) in ballot.answers.items()} for ballot in stack.ballots["fachkraft"]
    ]


@pytest.fixture
def store() -> StacksInMemory:
    of_round = small_round(criteria=CRITERIA)
    return StacksInMemory(Shelves(rounds={of_round.id: of_round}), of_round.id)


@pytest.mark.parametrize("value", ["trifft zu", "Trifft  zu ", "trifft-zu", "4"])
def test_a_step_is_named_by_its_label_its_id_or_its_number(value: str) -> None:
    assert answers(checked(("1", value, "", ""))) == [{"finden.angebote": "trifft-zu"}]


@pytest.mark.parametrize("value", ["weiß nicht", "WEISS NICHT", "weiss-nicht", "w", "W"])
def test_an_answer_beside_the_scale_is_named_by_its_label_its_id_or_its_letter(value: str) -> None:
    assert answers(checked(("1", value, "", ""))) == [{"finden.angebote": "weiss-nicht"}]


def test_columns_are_headed_by_item_or_by_number_and_may_stand_in_any_order() -> None:
    stack = checked(("4", "1"), headings=("3", "Finden.Angebote"))
    assert answers(stack) == [{"sprache.texte": "trifft-zu", "finden.angebote": "trifft-nicht-zu"}]
    assert stack.without_column == ("finden.ansprache",)


@pytest.mark.parametrize("blank", ["", "-", " ", "–"])
def test_an_empty_cell_is_a_blank_and_no_answer(blank: str) -> None:
    assert answers(checked(("1", blank, "w", "2"))) == [
        {"finden.ansprache": "weiss-nicht", "sprache.texte": "trifft-wenig-zu"}
    ]


def test_a_value_that_is_not_offered_is_named_with_row_column_and_what_was_meant() -> None:
    stack = checked(("1", "4", "4", "4"), ("2", "4", "4", "trift eher zu"))
    assert stack.problems == (
        StackProblem(StackReason.VALUE_UNKNOWN, 3, "3", "trift eher zu", LABELS, "trifft eher zu"),
    )


def test_every_problem_of_a_table_is_named_in_one_run() -> None:
    stack = checked(("x", "9", "4", "4"), ("2", "4", "", "="))
    assert [(one.reason, one.line, one.column) for one in stack.problems] == [
        (StackReason.NUMBER_INVALID, 2, ""),
        (StackReason.VALUE_UNKNOWN, 2, "1"),
        (StackReason.VALUE_UNKNOWN, 3, "3"),
    ]


def test_a_column_that_is_no_question_is_named_with_the_nearest() -> None:
    stack = checked(("1",), headings=("finden.angebot",))
    assert stack.problems == (StackProblem(StackReason.COLUMN_UNKNOWN, 1, "finden.angebot", nearest="finden.angebote"),)


def test_two_columns_for_one_question_are_refused() -> None:
    stack = checked(("1", "2"), headings=("1", "finden.angebote"))
    assert [one.reason for one in stack.problems] == [StackReason.COLUMN_TWICE]


def test_a_table_without_any_question_is_refused() -> None:
    assert [one.reason for one in checked(("1",), headings=("Nr",)).problems] == [StackReason.NO_COLUMN]


def test_a_table_without_any_answer_is_refused() -> None:
    stack = checked(("1", "", "", ""), ("", "", "", ""))
    assert [one.reason for one in stack.problems] == [StackReason.NO_ROW]


def test_a_form_that_was_left_blank_is_counted_and_not_stored() -> None:
    stack = checked(("1", "", "", ""), ("2", "4", "", ""), ("", "", "", ""))
    assert (stack.people, stack.blank, stack.problems) == (1, 1, ())


def test_a_number_stands_once_and_not_on_another_form() -> None:
    stack = check_stack(questions(), table(("7", "4", "4", "4"), ("7", "4", "4", "4"), ("3", "4", "4", "4")), taken=[3])
    assert [(one.reason, one.line, one.value) for one in stack.problems] == [
        (StackReason.NUMBER_TWICE, 3, "7"),
        (StackReason.NUMBER_TAKEN, 4, "3"),
    ]


def test_numbers_are_optional() -> None:
    stack = checked(("", "4", "4", "4"), ("12", "4", "4", "4"))
    assert [ballot.number for ballot in stack.ballots["fachkraft"]] == [None, 12]
    assert checked(("4",), headings=("1",)).ballots["fachkraft"][0].number is None


def test_a_preview_counts_each_answer() -> None:
    stack = checked(("", "4", "w", ""), ("", "4", "1", ""))
    assert stack.counts("fachkraft") == {
        "finden.angebote": {"trifft-zu": 2},
        "finden.ansprache": {"weiss-nicht": 1, "trifft-nicht-zu": 1},
    }


def test_a_sound_stack_is_stored_in_random_order(store: StacksInMemory) -> None:
    stack = checked(("", "1", "", ""), ("", "2", "", ""))
    assert take_in_stack(store, stack, Origin.PAPER, lambda rows: rows.reverse()) == 2
    stored = [ballot.answers["finden.angebote"][1] for ballot in store.shelves.ballots.values()]
    assert stored == ["trifft-wenig-zu", "trifft-nicht-zu"]
    assert store.origins == [Origin.PAPER, Origin.PAPER]


def test_a_stack_with_a_problem_is_not_stored(store: StacksInMemory) -> None:
    stack = checked(("", "1", "", ""), ("", "9", "", ""))
    with pytest.raises(StackNotSound):
        take_in_stack(store, stack, Origin.PAPER, lambda _: None)
    assert store.shelves.ballots == {}


def test_a_number_that_somebody_else_gave_meanwhile_is_refused(store: StacksInMemory) -> None:
    stack = checked(("5", "1", "", ""))
    take_in_stack(store, stack, Origin.PAPER, lambda _: None)
    with pytest.raises(SheetNumberTaken):
        take_in_stack(store, stack, Origin.PAPER, lambda _: None)
