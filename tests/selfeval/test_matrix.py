"""A matrix holds all answers of a perspective and nothing about who came first."""

from typing import Any

import numpy as np
import pytest

from selfeval.matrix import Column, Matrix, build_matrix, columns_of
from selfeval.questionnaire import questionnaire_for
from tests.fakes.small_framework import STEPS
from tests.fakes.small_round import FRAMEWORK, ITEM, ballots

COLUMNS = columns_of(questionnaire_for(FRAMEWORK, ("finden",), "fachkraft"))
LAST = "finden.ansprache"


def unshuffled(rows: list[Any]) -> None:
    """Leave the rows as they came."""


def by_content(rows: list[Any]) -> None:
    rows.sort(key=lambda row: sorted(row.items()))


def test_a_column_stands_for_each_item_that_the_perspective_is_asked() -> None:
    assert [(column.item_id, column.rev) for column in COLUMNS] == [(ITEM, 1), (LAST, 2)]
    assert [column.item_id for column in columns_of(questionnaire_for(FRAMEWORK, ("finden",), "eltern"))] == [ITEM]


def test_steps_count_upward_answers_beside_the_scale_downward_and_open_questions_are_zero() -> None:
    given = [{ITEM: STEPS[0], LAST: STEPS[3]}, {ITEM: "weiss-nicht"}, {LAST: "keine-angabe"}]
    codes = build_matrix("fachkraft", COLUMNS, given, unshuffled).codes
    assert codes.tolist() == [[1, 4], [-1, 0], [0, -4]]
    assert codes.dtype == np.int8


@pytest.mark.parametrize("answer", [*STEPS, "weiss-nicht", "gibt-es-nicht", "andere", "keine-angabe"])
def test_every_answer_comes_back_from_its_number(answer: str) -> None:
    column: Column = COLUMNS[0]
    assert column.answer_of(column.code_of(answer)) == answer


def test_an_answer_that_the_column_does_not_know_is_never_written() -> None:
    with pytest.raises(ValueError, match="unbekannt"):
        build_matrix("fachkraft", COLUMNS, [{ITEM: "unbekannt"}], unshuffled)


def test_counting_the_matrix_gives_what_was_answered() -> None:
    counts = {ITEM: {STEPS[1]: 3, "weiss-nicht": 2}, LAST: {STEPS[3]: 4}}
    matrix = build_matrix("fachkraft", COLUMNS, ballots(counts), unshuffled)
    assert matrix.people == 5
    assert matrix.counts() == counts


def test_a_perspective_that_nobody_answered_for_has_a_matrix_without_rows() -> None:
    matrix = build_matrix("fachkraft", COLUMNS, [], unshuffled)
    assert (matrix.people, matrix.counts()) == (0, {ITEM: {}, LAST: {}})


def rows_of(matrix: Matrix) -> list[list[int]]:
    return [[int(code) for code in row] for row in matrix.codes]


def test_the_order_of_the_rows_is_the_shuffles_and_not_that_of_arrival() -> None:
    given = [{ITEM: step} for step in STEPS]
    one = build_matrix("fachkraft", COLUMNS, given, by_content)
    other = build_matrix("fachkraft", COLUMNS, list(reversed(given)), by_content)
    assert rows_of(one) == rows_of(other)
    assert rows_of(one) != rows_of(build_matrix("fachkraft", COLUMNS, given, unshuffled))


def test_shuffling_does_not_touch_the_ballots_themselves() -> None:
    given = [{ITEM: step} for step in STEPS]
    build_matrix("fachkraft", COLUMNS, given, by_content)
    assert given == [{ITEM: step} for step in STEPS]
