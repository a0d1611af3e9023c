"""Matrices that are counted together give what each of them gives alone."""

import numpy as np
import pytest

from analysis.invented.programme import Programme
from analysis.invented.releases import InventedRounds
from selfeval import stacked
from selfeval.matrix import Matrix
from selfeval.stacked import MatrixKey, Stack
from tests.fakes.small_round import FRAMEWORK

ROUNDS = InventedRounds(Programme(FRAMEWORK, places=12, rounds=2))
MATRICES = [held.matrices["eltern"] for place in ROUNDS.places() for held in ROUNDS.of_place(place)]


def stack_of(matrices: list[Matrix]) -> Stack:
    return Stack(
        tuple(MatrixKey(f"runde-{number}", 1, "eltern") for number in range(len(matrices))),
        matrices[0].columns,
        np.array([matrix.people for matrix in matrices], np.intp),
        np.concatenate([matrix.codes for matrix in matrices]),
    )


@pytest.mark.parametrize("at_once", [1, 100, 1 << 18])
def test_each_matrix_has_its_own_counts_however_many_are_counted_at_once(
    at_once: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stacked, "_AT_ONCE", at_once)
    found = list(stack_of(MATRICES).answers())
    assert [(people, counts) for _, people, counts in found] == [(one.people, one.counts()) for one in MATRICES]
    assert [key.round_id for key, _, _ in found] == [f"runde-{number}" for number in range(len(MATRICES))]


def test_a_group_without_people_has_no_answers() -> None:
    nobody = Matrix("eltern", MATRICES[0].columns, np.zeros((0, len(MATRICES[0].columns)), np.int8))
    counts = [(people, any(of_one.values())) for _, people, of_one in stack_of([nobody, MATRICES[0], nobody]).answers()]
    assert counts == [(0, False), (MATRICES[0].people, True), (0, False)]


@pytest.mark.parametrize("damaged", [5, 90, -5, -90])
def test_a_number_that_stands_for_no_answer_is_missing_and_disturbs_no_other(damaged: int) -> None:
    codes = MATRICES[0].codes.copy()
    row, column = np.argwhere(codes > 0)[0]
    codes[row, column] = damaged
    broken = Matrix("eltern", MATRICES[0].columns, codes)
    (_, _, counted), (_, _, beside) = stack_of([broken, MATRICES[1]]).answers()
    given = {item: sum(answers.values()) for item, answers in MATRICES[0].counts().items()}
    given[MATRICES[0].columns[column].item_id] -= 1
    assert {item: sum(answers.values()) for item, answers in counted.items()} == given
    assert beside == MATRICES[1].counts()
