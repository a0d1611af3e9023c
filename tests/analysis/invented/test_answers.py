"""Invented people answer as people do: groups differ, some answers lack, and chance can be repeated."""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from analysis.invented.answers import Answering, submissions_of
from analysis.invented.programme import Programme, place_of
from selfeval.matrix import UNANSWERED, build_matrix
from tests.fakes.small_round import FRAMEWORK

PROGRAMME = Programme(FRAMEWORK, places=150, rounds=2, people=100)
ANSWERING = Answering(PROGRAMME)


def codes_of(perspective: str) -> NDArray[np.int8]:
    """What people of a perspective answer to the first item, in all places."""
    matrices = [ANSWERING.matrices(place_of(PROGRAMME, number), 0)[perspective] for number in range(PROGRAMME.places)]
    return np.concatenate([matrix.codes[:, 0] for matrix in matrices])


def test_the_same_place_and_round_always_answer_the_same() -> None:
    first, again = (Answering(PROGRAMME).matrices(place_of(PROGRAMME, 3), 1) for _ in range(2))
    other = ANSWERING.matrices(place_of(PROGRAMME, 3), 0)
    assert all(np.array_equal(first[name].codes, again[name].codes) for name in first)
    assert not np.array_equal(first["eltern"].codes, other["eltern"].codes)


def test_all_answers_are_ones_that_can_be_given() -> None:
    for matrix in ANSWERING.matrices(place_of(PROGRAMME, 5), 0).values():
        assert matrix.codes.dtype == np.int8
        for index, column in enumerate(matrix.columns):
            assert {int(code) for code in matrix.codes[:, index]} <= {UNANSWERED, *column.codes.values()}


def test_about_as_many_answer_as_were_asked_for_and_some_groups_are_small_or_missing() -> None:
    sizes = [
        {name: matrix.people for name, matrix in ANSWERING.matrices(place_of(PROGRAMME, number), 0).items()}
        for number in range(PROGRAMME.places)
    ]
    assert 80 < np.mean([sum(of_place.values()) for of_place in sizes]) < 120
    assert {of_place["koordination"] for of_place in sizes} == {1, 2}
    professionals = np.array([of_place["fachkraft"] for of_place in sizes])
    assert 0 < (professionals == 0).mean() < 0.15
    assert 0 < ((professionals > 0) & (professionals < 10)).mean() < 0.5


def test_parents_know_less_and_see_it_darker_than_those_who_steer() -> None:
    parents, steering = codes_of("eltern"), codes_of("leitung")
    unknown = PROGRAMME.columns["eltern"][0].codes["weiss-nicht"]
    assert (parents == unknown).mean() > (steering == unknown).mean() > 0
    assert parents[parents > 0].mean() < steering[steering > 0].mean()
    assert 0 < (parents == UNANSWERED).mean() < 0.2


def test_a_strict_place_answers_lower_at_the_same_quality() -> None:
    place = place_of(PROGRAMME, 11)
    means = []
    for strictness in (-1.0, 1.0):
        codes = ANSWERING.matrices(replace(place, strictness=strictness), 0)["eltern"].codes
        means.append(codes[codes > 0].mean())
    assert means[0] > means[1]


def test_submissions_make_the_matrix_again() -> None:
    matrix = ANSWERING.matrices(place_of(PROGRAMME, 2), 0)["fachkraft"]
    rebuilt = build_matrix("fachkraft", matrix.columns, submissions_of(matrix), lambda _: None)
    assert matrix.people > 0
    assert np.array_equal(rebuilt.codes, matrix.codes)
