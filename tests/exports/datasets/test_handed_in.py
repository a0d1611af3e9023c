"""What was handed in has the columns of results, and every figure that the public release of its round has."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from analysis.cubes import UNKNOWN, Axes
from analysis.handed_in import HandedIn
from exports.datasets.handed_in import handed_in_dataset
from exports.datasets.results import results_dataset
from exports.errors import DataExportRefused
from exports.statistical.model import Cell
from qualitaetsrahmen.snapshot import pin
from selfeval.model import Mode, Round
from selfeval.release import Reach
from tests.exports.datasets.examples import ANSWERS, closed_round, find, released, rows_of
from tests.fakes.handed_in import cube_in, handed_in
from tests.fakes.small_framework import STEPS
from tests.fakes.small_round import FRAMEWORK, ITEM, TODAY, Counts, plan, release
from texts.catalogue import translator

T = translator("de")
HIDDEN = 4
KNOWN = {pin(FRAMEWORK).sha256: FRAMEWORK}
OWN = {"network", "municipality", "round", "round_title"}
PLACE = {"release", "place", "land", "place_kind", "population", "network_kind"}
AGREED = closed_round().model_copy(
    update={
        "plans": (
            *closed_round().plans[1:],
            plan("koordination", Mode.CONSENSUS).model_copy(update={"leave_agreed_on": TODAY}),
        )
    }
)
UNIFORM: dict[str, Counts] = {
    **ANSWERS,
    "fachkraft": {ITEM: {"weiss-nicht": 12}, "finden.ansprache": {STEPS[0]: 6, STEPS[3]: 6}},
}


def let_go(answers: dict[str, Counts], held: Round = AGREED) -> tuple[HandedIn, list[dict[str, Cell]]]:
    """A release as it was handed in, and its public rows as its own network gets them."""
    source = replace(released(), of_round=held, release=release(held, answers))
    return (
        replace(handed_in("ort-1", of=cube_in(held, answers)), release_id="abc", received_on=date(2026, 12, 2)),
        rows_of(results_dataset([source], [Reach.PUBLIC], T)),
    )


TOGETHER = closed_round().model_copy(
    update={"plans": (plan("fachkraft"), plan("ehrenamt").model_copy(update={"shown_with": "fachkraft"}))}
)
OF_BOTH: dict[str, Counts] = {
    "fachkraft": {ITEM: {STEPS[1]: 8}, "finden.ansprache": {STEPS[0]: 6, STEPS[3]: 6}},
    "ehrenamt": {ITEM: {STEPS[3]: 5}},
}


@pytest.mark.parametrize(
    ("answers", "held"),
    [(ANSWERS, AGREED), (UNIFORM, AGREED), (OF_BOTH, TOGETHER)],
    ids=["mixed", "uniform", "two perspectives together"],
)
def test_every_figure_is_that_of_the_public_release(answers: dict[str, Counts], held: Round) -> None:
    one, own = let_go(answers, held)
    national = rows_of(handed_in_dataset([one], KNOWN, T))
    perspectives = [row for row in own if row["group_kind"] == 1]
    assert len(national) == len(perspectives)
    shared = (set(national[0]) & set(own[0])) - {"opened_on", "closed_on"}
    for row in national:
        same = find(perspectives, item=row["item"], group_id=row["group_id"])
        told = shared - {"k"} if row["shown"] == HIDDEN else shared  # a hidden cell does not say whose bound it was
        told -= {"invited"}  # which is told in steps
        if row["members"] == "fachkraft":
            told -= {"sent", "n_unanswered"}  # how many of the two perspectives these are is not told
        assert {name: row[name] for name in told} == {name: same[name] for name in told}


def test_the_columns_are_those_of_results_with_a_place_for_the_network() -> None:
    one, own = let_go(ANSWERS)
    names = {variable.name for variable in handed_in_dataset([one], KNOWN, T).variables}
    assert names - PLACE == set(own[0]) - OWN
    assert names >= PLACE


def test_the_place_is_told_by_land_and_kind_alone() -> None:
    one, _ = let_go(ANSWERS)
    row = rows_of(handed_in_dataset([one], KNOWN, T))[0]
    assert (row["place"], row["land"], row["place_kind"], row["population"]) == ("ort-1", 6, 4, 3)


def test_a_median_between_two_steps_is_told() -> None:
    other = handed_in("ort-1", {"fachkraft": {ITEM: {STEPS[1]: 6, STEPS[2]: 6}}})
    row = find(rows_of(handed_in_dataset([other], KNOWN, T)), item=ITEM)
    assert row["median"] == 2.5


def test_figures_of_several_perspectives_name_them_and_those_of_earlier_files_say_that_they_do_not() -> None:
    one, _ = let_go(OF_BOTH, TOGETHER)
    untold = replace(one, cube=replace(one.cube, shown_under=np.full_like(one.cube.modes, UNKNOWN)))
    for release_of, members in ((one, "fachkraft, ehrenamt"), (untold, T("datasets.handed_in.members.untold"))):
        row = find(rows_of(handed_in_dataset([release_of], KNOWN, T)), item=ITEM)
        assert (row["group_id"], row["members"]) == ("fachkraft", members)
    [members_note] = [one.note for one in handed_in_dataset([one], KNOWN, T).variables if one.name == "members"]
    assert T("datasets.handed_in.members.untold") in members_note


def test_releases_of_one_framework_with_and_without_its_optional_items_stand_side_by_side() -> None:
    whole = handed_in("ort-1")
    short = Axes(whole.cube.axes.perspectives, whole.cube.axes.columns[:1])
    parts = {name: getattr(whole.cube, name)[:, :1] for name in ("counts", "states", "answered")}
    former = replace(whole, release_id="aaa", cube=replace(whole.cube, axes=short, **parts))
    rows = rows_of(handed_in_dataset([whole, former], KNOWN, T))
    assert [(row["release"], row["item"], row["answered"]) for row in rows] == [
        ("aaa", ITEM, 12),
        (whole.release_id, ITEM, 12),
    ]


def test_a_release_of_nothing_but_own_questions_has_no_row_and_hinders_no_other() -> None:
    whole = handed_in("ort-1")
    nothing = replace(whole.cube, states=np.zeros_like(whole.cube.states))
    rows = rows_of(handed_in_dataset([replace(whole, release_id="aaa", cube=nothing), whole], KNOWN, T))
    assert [row["release"] for row in rows] == [whole.release_id]


def test_several_releases_stand_in_an_order_that_says_nothing_of_their_arrival() -> None:
    one, _ = let_go(ANSWERS)
    two = replace(one, release_id="aaa", received_on=date(2027, 1, 1))
    dataset = handed_in_dataset([one, two], KNOWN, T)
    marks = [row["release"] for row in rows_of(dataset)]
    assert marks == sorted(str(mark) for mark in marks)
    assert dataset.count == len(marks)
    assert dataset.released == date(2027, 1, 1)


def test_where_nothing_was_handed_in_there_is_nothing_to_take() -> None:
    with pytest.raises(DataExportRefused) as refused:
        handed_in_dataset([], {}, T)
    assert refused.value.data["reason"] == "nothing_handed_in"
