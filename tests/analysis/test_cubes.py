"""What leaves a network fits into a few small arrays, and only what may leave it."""

import zlib
from datetime import date

import numpy as np
import pytest

from analysis.cubes import MODES, UNKNOWN, Cube, State, are_together, axes_of, cube_of, told_invited, unpack
from analysis.errors import CubeDamaged
from selfeval.model import Mode, PerspectivePlan
from selfeval.release import Release
from tests.fakes.addition import OPTIONAL
from tests.fakes.small_framework import STEPS
from tests.fakes.small_round import FRAMEWORK, ITEM, plan, release, small_round
from tests.fakes.versions import framework

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
    for name in AXES.layout.names or ():
        assert np.array_equal(getattr(again, name), getattr(cube, name)), name


def test_bytes_that_are_no_cube_of_these_axes_are_refused() -> None:
    packed = made({"eltern": {LOW: 6, HIGH: 6}}, plan("eltern")).pack()
    for spoilt in (packed[:-4], b"x" + packed, b""):
        with pytest.raises(CubeDamaged):
            unpack(AXES, spoilt)


def together(invited: int | None = 30) -> Cube:
    """Professionals and volunteers in one row, parents in a row of their own."""
    plans = [plan(one).model_copy(update={"invited": invited}) for one in ("fachkraft", "ehrenamt", "eltern")]
    plans[1] = plans[1].model_copy(update={"shown_with": "fachkraft"})
    return made({"fachkraft": {LOW: 6, HIGH: 6}, "ehrenamt": {LOW: 2, HIGH: 2}, "eltern": {LOW: 6, HIGH: 6}}, *plans)


def test_a_cube_tells_which_perspectives_are_counted_together() -> None:
    cube = together()
    rows = {name: cell(cube, name)[0] for name in cube.axes.perspectives}
    assert cube.members(rows["fachkraft"]) == ("fachkraft", "ehrenamt")
    assert cube.members(rows["eltern"]) == cube.members(rows["leitung"]) == ()
    assert [name for name, row in rows.items() if are_together(cube.shown_under)[row]] == ["fachkraft"]
    assert are_together(np.stack([cube.shown_under] * 2)).shape == (2, len(rows))
    assert cube.tells_who_is_together
    assert cube.counts[cell(cube, "fachkraft")].sum() == 16


def test_a_cube_of_an_earlier_version_is_still_read_and_does_not_tell_who_is_counted_together() -> None:
    cube = together()
    former = [getattr(cube, name) for name in (AXES.layout.names or ())[:-1]]
    former[4] = np.where(former[4] == UNKNOWN, UNKNOWN, former[3] + 1).astype(np.int32)
    again = unpack(AXES, zlib.compress(b"".join(array.tobytes() for array in former)))
    assert np.array_equal(again.counts, cube.counts)
    assert np.array_equal(again.modes, cube.modes)
    assert not again.tells_who_is_together
    assert not are_together(again.shown_under).any()
    row = cell(again, "fachkraft")[0]
    assert (again.sent[row], again.invited[row]) == (16, 21)


def test_an_optional_item_that_was_switched_on_leaves_and_one_of_a_place_does_not() -> None:
    core = framework(OPTIONAL)
    axes = [column.item_id for column in axes_of(core).columns]
    assert axes == [column.item_id for column in AXES.columns]
    held = small_round(plan("eltern"), criteria=("finden", "sprache"))
    answered = release(held, {"eltern": {ITEM: {LOW: 6, HIGH: 6}, "sprache.texte": {LOW: 5, HIGH: 7}}})
    own = [figure.model_copy(update={"item_id": "x-ort.eins"}) for figure in answered.figures.figures]
    more = answered.figures.model_copy(update={"figures": (*answered.figures.figures, *own)})
    cube = cube_of(held, core, Release((more,)))
    row = core.perspectives.index(core.perspective("eltern"))
    assert cube.counts[row, axes.index("sprache.texte")][: len(STEPS)].tolist() == [0, 5, 7, 0]
    assert cube.counts.sum() == 24
    elsewhere = cube_of(small_round(plan("eltern")), core, release(small_round(plan("eltern")), {"eltern": {}}))
    assert elsewhere.states[row, axes.index("sprache.texte")] == State.NOT_ASKED


def test_how_many_were_invited_never_tells_who_took_part() -> None:
    """Whoever reads the two numbers always finds ten possible numbers of people who did not answer, or too many."""
    pairs = [(invited, sent) for sent in range(60) for invited in range(sent, 90)]
    seen: dict[tuple[int, int], set[int]] = {}
    for invited, sent in pairs:
        told = np.array([sent if sent >= 10 else UNKNOWN], np.int32)
        shown = told_invited(np.array([invited], np.int32), told)
        assert np.array_equal(told_invited(shown, told), shown)
        seen.setdefault((int(shown[0]), int(told[0])), set()).add(invited - sent)
    assert all(len(missing) >= 10 or min(missing) >= 10 for missing in seen.values())
    assert {shown for shown, told in seen if told == UNKNOWN} == {UNKNOWN}


@pytest.mark.parametrize(("invited", "told"), [(12, 17), (14, 17), (21, 17), (22, 22), (40, 40), (None, UNKNOWN)])
def test_a_cube_tells_how_many_were_invited_only_where_enough_did_not_answer(invited: int | None, told: int) -> None:
    plans = [plan(one).model_copy(update={"invited": invited}) for one in ("fachkraft", "eltern")]
    cube = made({"fachkraft": {LOW: 4, HIGH: 5}, "eltern": {LOW: 6, HIGH: 6}}, *plans)
    assert cube.invited[cell(cube, "eltern")[0]] == told
    assert cube.invited[cell(cube, "fachkraft")[0]] == UNKNOWN
