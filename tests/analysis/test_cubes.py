"""What leaves a network fits into a few small arrays, and only what may leave it."""

from datetime import date

import numpy as np
import pytest

from analysis.cubes import MODES, UNKNOWN, Cube, State, axes_of, cube_of, unpack
from analysis.errors import CubeDamaged
from selfeval.model import Mode, PerspectivePlan
from tests.fakes.small_framework import STEPS
from tests.fakes.small_round import FRAMEWORK, ITEM, plan, release, small_round

LOWEST, LOW, HIGH, HIGHEST = STEPS
AXES = axes_of(FRAMEWORK)
PLACE = [column.item_id for column in AXES.columns].index(ITEM)


def made(answers: dict[str, dict[str, int]], *plans: PerspectivePlan) -> Cube:
    held = small_round(*plans)
    return cube_of(held, FRAMEWORK, release(held, {name: {ITEM: counts} for name, counts in answers.items()}))


def cell(cube: Cube, perspective: str) -> tuple[int, int]:
    return cube.axes.perspectives.index(perspective), PLACE


def test_a_cell_holds_steps_from_its_start_and_answers_beside_the_scale_from_its_end() -> None:
    cube = made({"fachkraft": {LOWEST: 3, HIGHEST: 8, "weiss-nicht": 2}, "eltern": {HIGH: 12}})
    counts = cube.counts[cell(cube, "fachkraft")]
    assert counts[: len(STEPS)].tolist() == [3, 0, 0, 8]
    assert counts[AXES.columns[PLACE].code_of("weiss-nicht")] == 2
    assert cube.answered[cell(cube, "fachkraft")] == 13
    assert cube.states[cell(cube, "fachkraft")] == State.FULL
    assert cube.states[cell(cube, "eltern")] == State.UNIFORM


def test_nine_people_leave_nothing_behind_but_that_they_were_asked() -> None:
    cube = made({"fachkraft": {LOW: 4, HIGH: 5}, "eltern": {LOW: 6, HIGH: 6}})
    hidden = cell(cube, "fachkraft")
    assert cube.states[hidden] == State.HIDDEN
    assert cube.counts[hidden].sum() == cube.answered[hidden] == 0
    assert cube.sent[hidden[0]] == UNKNOWN
    assert cube.sent[cell(cube, "eltern")[0]] == 12


def test_who_was_not_asked_is_told_apart_from_who_is_hidden() -> None:
    cube = made({"eltern": {LOW: 6, HIGH: 6}}, plan("eltern"))
    absent = cell(cube, "fachkraft")
    assert cube.states[absent] == State.NOT_ASKED
    assert cube.modes[absent[0]] == cube.invited[absent[0]] == UNKNOWN
    assert MODES[cube.modes[cell(cube, "eltern")[0]]] is Mode.ANONYMOUS


def test_a_body_that_agreed_leaves_as_one_answer() -> None:
    agreed = PerspectivePlan(
        perspective="fachkraft", mode=Mode.CONSENSUS, body="Steuerungsgruppe", leave_agreed_on=date(2026, 11, 1)
    )
    cube = made({"fachkraft": {HIGH: 1}, "eltern": {LOW: 6, HIGH: 6}}, agreed, plan("eltern"))
    assert cube.counts[cell(cube, "fachkraft")].sum() == 1
    assert MODES[cube.modes[cell(cube, "fachkraft")[0]]] is Mode.CONSENSUS


def test_packing_loses_nothing_and_is_the_same_for_the_same() -> None:
    cube = made({"fachkraft": {LOWEST: 3, HIGHEST: 8}, "eltern": {LOW: 6, HIGH: 6}})
    again = unpack(AXES, cube.pack())
    assert again.pack() == cube.pack()
    for name in ("counts", "states", "answered", "sent", "invited", "modes"):
        assert np.array_equal(getattr(again, name), getattr(cube, name)), name


def test_bytes_that_are_no_cube_of_these_axes_are_refused() -> None:
    packed = made({"eltern": {LOW: 6, HIGH: 6}}, plan("eltern")).pack()
    for spoilt in (packed[:-4], b"x" + packed, b""):
        with pytest.raises(CubeDamaged):
            unpack(AXES, spoilt)
