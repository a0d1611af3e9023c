"""How often perspectives part by a step or more, and in which direction."""

import numpy as np

from analysis.national.pool import Pool, pool_of
from analysis.national.questions import questions_of
from analysis.national.typical_gaps import TypicalGap, medians_of, typical_gaps
from tests.fakes.handed_in import HIGH, HIGHEST, LOW, LOWEST, handed_in
from tests.fakes.small_framework import SMALL_YAML
from tests.fakes.small_round import ITEM
from tests.fakes.small_versions import library_of

QUESTIONS = questions_of(library_of({"1.0": SMALL_YAML}), "kleiner-rahmen")
ASKED = QUESTIONS.number_of["1.0", ITEM]
STAFF, PARENTS = (QUESTIONS.perspectives.index(one) for one in ("fachkraft", "eltern"))
UP, DOWN = {HIGH: 3, HIGHEST: 9}, {LOW: 11, HIGH: 1}
APART = {"fachkraft": {ITEM: UP}, "eltern": {ITEM: DOWN}}
OTHERWISE = {"fachkraft": {ITEM: DOWN}, "eltern": {ITEM: UP}}
TOGETHER = {"fachkraft": {ITEM: UP}, "eltern": {ITEM: UP}}
CAMPS = {"fachkraft": {ITEM: UP}, "eltern": {ITEM: {LOWEST: 8, HIGHEST: 7}}}


def pool(apart: int, otherwise: int = 0, together: int = 0, camps: int = 0) -> Pool:
    kinds = ((apart, APART), (otherwise, OTHERWISE), (together, TOGETHER), (camps, CAMPS))
    held = [handed_in(f"{k}-{n}", answers) for k, (count, answers) in enumerate(kinds) for n in range(count)]
    return pool_of(held, QUESTIONS)


def test_the_gap_of_five_places_is_told_with_its_direction() -> None:
    assert typical_gaps(pool(3, 1, 1)) == (TypicalGap(ASKED, "fachkraft", "eltern", 5, 3, 1),)


def test_four_places_tell_nothing() -> None:
    assert typical_gaps(pool(2, 1, 1)) == ()


def test_that_all_or_none_part_is_told_from_ten_places_on() -> None:
    [few] = typical_gaps(pool(9))
    assert (few.places, few.one_higher, few.other_higher) == (9, None, None)
    [many] = typical_gaps(pool(10))
    assert (many.places, many.one_higher, many.other_higher) == (10, 10, 0)


def test_two_camps_have_no_middle_to_compare() -> None:
    assert np.isnan(medians_of(pool(0, camps=1))[0, PARENTS, ASKED])
    [found] = typical_gaps(pool(4, together=2, camps=3))
    assert found.places == 6


def test_a_median_between_two_steps_lies_between_them() -> None:
    even = pool_of([handed_in("a", {"eltern": {ITEM: {LOW: 6, HIGH: 6}}})], QUESTIONS)
    assert medians_of(even)[0, PARENTS, ASKED] == 1.5
    assert np.isnan(medians_of(even)[0, STAFF, ASKED])
