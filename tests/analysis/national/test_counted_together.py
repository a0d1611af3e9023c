"""Figures that hold several perspectives are named as such, and few places are not counted one by one."""

from dataclasses import replace

import numpy as np

from analysis.cubes import UNKNOWN
from analysis.handed_in import HandedIn
from analysis.national.counted_together import CountedTogether, counted_together, is_told_everywhere
from analysis.national.pool import pool_of
from analysis.national.questions import questions_of
from tests.fakes.handed_in import HIGH, HIGHEST, LOW, cube, handed_in
from tests.fakes.small_framework import SMALL_YAML
from tests.fakes.small_round import ITEM, plan
from tests.fakes.small_versions import library_of

QUESTIONS = questions_of(library_of({"1.0": SMALL_YAML}), "kleiner-rahmen")
BOTH = (plan("fachkraft"), plan("ehrenamt").model_copy(update={"shown_with": "fachkraft"}))
ANSWERS = {"fachkraft": {ITEM: {HIGH: 6, HIGHEST: 6}}, "ehrenamt": {ITEM: {LOW: 4}}}


def places(together: int, alone: int) -> list[HandedIn]:
    of_both, of_one = cube(ANSWERS, *BOTH), cube({"fachkraft": ANSWERS["fachkraft"]})
    return [handed_in(f"ort-{n}", of=of_both if n < together else of_one) for n in range(together + alone)]


def test_perspectives_that_hold_others_too_are_named_with_how_many_places_count_so() -> None:
    section = pool_of(places(5, 3), QUESTIONS).of_year(2026)
    assert counted_together(section) == (CountedTogether("fachkraft", 5),)
    assert counted_together(pool_of(places(0, 5), QUESTIONS)) == ()


def test_fewer_than_five_places_are_not_counted() -> None:
    assert counted_together(pool_of(places(4, 5), QUESTIONS)) == (CountedTogether("fachkraft", None),)
    assert counted_together(pool_of(places(1, 5), QUESTIONS)) == (CountedTogether("fachkraft", None),)


def test_releases_that_do_not_tell_it_are_not_taken_for_such_that_count_alone() -> None:
    held = places(2, 3)
    assert is_told_everywhere(pool_of(held, QUESTIONS))
    untold = replace(held[0].cube, shown_under=np.full_like(held[0].cube.modes, UNKNOWN))
    assert not is_told_everywhere(pool_of([*held[1:], replace(held[0], cube=untold)], QUESTIONS))
