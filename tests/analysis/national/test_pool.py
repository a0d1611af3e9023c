"""Releases of many places become arrays, and of every place only its newest round of a year counts."""

from datetime import date

import numpy as np

from analysis.cubes import State
from analysis.national.pool import KINDS, Pool, pool_of
from analysis.national.questions import questions_of
from qualitaetsrahmen.scales import OffScaleKind
from selfeval.model import Mode
from tests.fakes.handed_in import HIGH, HIGHEST, LOWER, cube, handed_in
from tests.fakes.small_framework import SMALL_YAML
from tests.fakes.small_round import ITEM, plan
from tests.fakes.small_versions import library_of

QUESTIONS = questions_of(library_of({"1.0": SMALL_YAML}), "kleiner-rahmen")
ASKED = QUESTIONS.number_of["1.0", ITEM]
PARENTS = QUESTIONS.perspectives.index("eltern")


def cell(pool: Pool, row: int) -> list[int]:
    return [int(one) for one in pool.steps[row, PARENTS, ASKED]]


def test_every_answer_stands_where_its_question_and_step_are() -> None:
    pool = pool_of([handed_in("a", {"eltern": {ITEM: {HIGH: 4, HIGHEST: 7, "weiss-nicht": 3}}})], QUESTIONS)
    assert cell(pool, 0) == [0, 0, 4, 7]
    assert pool.beside[0, PARENTS, ASKED, KINDS.index(OffScaleKind.UNKNOWN)] == 3
    assert pool.answered[0, PARENTS, ASKED] == 14
    assert pool.steps.sum() == 11
    assert pool.beside.sum() == 3
    assert pool.states[0, PARENTS, ASKED] == State.FULL
    assert pool.sent[0, PARENTS] == 14
    assert pool.speaks.sum() == 1


def test_the_answer_of_a_body_is_no_number_of_people() -> None:
    body = plan("eltern", Mode.CONSENSUS).model_copy(update={"leave_agreed_on": date(2026, 11, 1)})
    pool = pool_of([handed_in("a", of=cube({"eltern": {ITEM: {HIGH: 1}}}, body))], QUESTIONS)
    assert pool.is_body[0, PARENTS]
    assert not pool.speaks.any()


def test_in_a_year_the_newest_round_of_every_place_counts_and_no_other() -> None:
    spring, autumn, before = date(2026, 3, 1), date(2026, 10, 1), date(2025, 10, 1)
    held = [
        handed_in("a", closed_on=autumn),
        handed_in("a", LOWER, closed_on=spring),
        handed_in("b", LOWER, closed_on=before),
    ]
    pool = pool_of(held, QUESTIONS)
    assert [one.closed_on for one in pool.of_year(2026).releases] == [autumn]
    assert cell(pool.of_year(2026), 0) == [0, 0, 6, 6]
    assert cell(pool.of_year(2025), 0) == [9, 3, 0, 0]
    assert pool.of_year(2024).releases == ()
    assert pool.years.tolist() == [2026, 2026, 2025]
    assert len(np.unique(pool.places)) == 2


def test_a_view_of_some_questions_reads_no_others() -> None:
    held = [handed_in("a")]
    assert np.array_equal(pool_of(held, QUESTIONS, [ASKED]).steps, pool_of(held, QUESTIONS).steps)
    assert not pool_of(held, QUESTIONS, [ASKED + 1]).steps.any()
