"""What was handed in has the columns of results, and every figure that the public release of its round has."""

from dataclasses import replace
from datetime import date

import pytest

from analysis.cubes import cube_of
from analysis.handed_in import Audience, HandedIn, Profile
from exports.datasets.handed_in import handed_in_dataset
from exports.datasets.results import results_dataset
from exports.errors import DataExportRefused
from exports.statistical.model import Cell
from networks.model import NetworkKind
from networks.places import Land, MunicipalityKind
from selfeval.model import Mode
from selfeval.release import Reach
from tests.exports.datasets.examples import ANSWERS, closed_round, find, released, rows_of
from tests.fakes.small_framework import STEPS
from tests.fakes.small_round import FRAMEWORK, ITEM, TODAY, Counts, plan, release, small_round
from texts.catalogue import translator

T = translator("de")
HIDDEN = 4
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


def let_go(answers: dict[str, Counts]) -> tuple[HandedIn, list[dict[str, Cell]]]:
    """A release as it was handed in, and its public rows as its own network gets them."""
    made = release(AGREED, answers)
    source = replace(released(), of_round=AGREED, release=made)
    return (
        HandedIn(
            audience=Audience.NZFH,
            release_id="abc",
            origin="hier",
            received_on=date(2026, 12, 2),
            profile=Profile(
                place="ort-1", land=Land.HE, kind=MunicipalityKind.LANDKREIS, network_kind=NetworkKind.FRUEHE_HILFEN
            ),
            framework_id="kleiner-rahmen",
            framework_version="1.0",
            framework_sha256="f",
            opened_on=None,
            closed_on=TODAY,
            cube=cube_of(AGREED, FRAMEWORK, made),
            agreed_by="Steuerungsgruppe",
            agreed_on=TODAY,
        ),
        rows_of(results_dataset([source], [Reach.PUBLIC], T)),
    )


@pytest.mark.parametrize("answers", [ANSWERS, UNIFORM], ids=["mixed", "uniform"])
def test_every_figure_is_that_of_the_public_release(answers: dict[str, Counts]) -> None:
    one, own = let_go(answers)
    national = rows_of(handed_in_dataset([one], {"f": FRAMEWORK}, T))
    perspectives = [row for row in own if row["group_kind"] == 1]
    assert len(national) == len(perspectives)
    shared = (set(national[0]) & set(own[0])) - {"opened_on", "closed_on", "members"}
    for row in national:
        same = find(perspectives, item=row["item"], group_id=row["group_id"])
        told = shared - {"k"} if row["shown"] == HIDDEN else shared  # a hidden cell does not say whose bound it was
        assert {name: row[name] for name in told} == {name: same[name] for name in told}


def test_the_columns_are_those_of_results_with_a_place_for_the_network() -> None:
    one, own = let_go(ANSWERS)
    names = {variable.name for variable in handed_in_dataset([one], {"f": FRAMEWORK}, T).variables}
    assert names - PLACE == set(own[0]) - OWN
    assert names >= PLACE


def test_the_place_is_told_by_land_and_kind_alone() -> None:
    one, _ = let_go(ANSWERS)
    row = rows_of(handed_in_dataset([one], {"f": FRAMEWORK}, T))[0]
    assert (row["place"], row["land"], row["place_kind"], row["population"]) == ("ort-1", 6, 4, None)


def test_a_median_between_two_steps_is_told() -> None:
    held = small_round(plan("fachkraft"))
    made = release(held, {"fachkraft": {ITEM: {STEPS[1]: 6, STEPS[2]: 6}}})
    one, _ = let_go(ANSWERS)
    other = replace(one, cube=cube_of(held, FRAMEWORK, made))
    row = find(rows_of(handed_in_dataset([other], {"f": FRAMEWORK}, T)), item=ITEM)
    assert row["median"] == 2.5


def test_several_releases_stand_in_an_order_that_says_nothing_of_their_arrival() -> None:
    one, _ = let_go(ANSWERS)
    two = replace(one, release_id="aaa", received_on=date(2027, 1, 1))
    dataset = handed_in_dataset([one, two], {"f": FRAMEWORK}, T)
    marks = [row["release"] for row in rows_of(dataset)]
    assert marks == sorted(str(mark) for mark in marks)
    assert dataset.count == len(marks)
    assert dataset.released == date(2027, 1, 1)


def test_where_nothing_was_handed_in_there_is_nothing_to_take() -> None:
    with pytest.raises(DataExportRefused) as refused:
        handed_in_dataset([], {}, T)
    assert refused.value.data["reason"] == "nothing_handed_in"
