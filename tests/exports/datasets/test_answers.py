"""Single sheets as data sets: one an area, with every kind of missing value, and the conditions in each."""

from dataclasses import replace

import numpy as np

from analysis.microdata import LEAST_PLACES
from exports.datasets.answers import answers_datasets
from exports.statistical.model import SUPPRESSED, UNANSWERED
from networks.places import Land
from tests.analysis.test_microdata import drawn, five, held
from tests.exports.datasets.examples import rows_of
from texts.catalogue import translator

T = translator("de")


def test_every_area_has_a_data_set_of_its_own() -> None:
    made = answers_datasets(five(), T)
    assert [one.name for one in made] == ["answers-kleiner-rahmen-1-0-wege", "answers-kleiner-rahmen-1-0-miteinander"]
    names = [variable.name for variable in made[0].variables]
    assert names == [
        "year",
        "perspective",
        "land",
        "place_kind",
        "finden_angebote",
        "finden_ansprache",
        "sprache_texte",
    ]
    assert len(rows_of(made[0])) == made[0].count == 105


def test_no_column_says_which_round_or_place_or_day() -> None:
    for one in answers_datasets(five(), T):
        assert {"year", "perspective", "land", "place_kind"} == {v.name for v in one.variables[:4]}
        told = str(rows_of(one)) + one.name
        assert "ort-" not in told
        assert "runde" not in told


def test_answers_have_the_values_of_their_scale_and_a_code_for_each_reason() -> None:
    [first, _] = answers_datasets(five(people=80), T)
    told = {row["finden_angebote"] for row in rows_of(first)}
    assert told == {1, 2, 3, 4, -91, -92, UNANSWERED}
    variable = first.variables[4]
    assert variable.values == {1: "trifft nicht zu", 2: "trifft eher nicht zu", 3: "trifft eher zu", 4: "trifft zu"}
    assert variable.missing[-91] == "weiß nicht"
    assert "Eltern: „Ich weiß, wo ich Hilfe bekomme.“" in variable.note


def test_hidden_rare_and_not_asked_are_told_apart() -> None:
    chance = np.random.default_rng(1)
    rounds = []
    for number in range(LEAST_PLACES):
        codes = drawn(40, chance, "eltern")
        codes[:, 0] = [1] * 9 + [0] * 31
        codes[:, 1] = [2] * 39 + [4]
        rounds.append(held(f"ort-{number}", {"eltern": codes}))
    row, *others = rows_of(answers_datasets(rounds, T)[0])
    assert {one["finden_angebote"] for one in (row, *others)} == {SUPPRESSED}
    assert {one["finden_ansprache"] for one in (row, *others)} == {None}
    assert {one["sprache_texte"] for one in (row, *others)} <= {2, SUPPRESSED}


def test_conditions_stand_in_every_data_set() -> None:
    for one in answers_datasets(five(), T):
        assert len(one.conditions) == 3
        assert "löschen Sie ältere Dateien" in one.conditions[2]


def test_places_of_several_lands_have_a_code_of_their_own() -> None:
    rounds = [
        replace(one, profile=one.profile.model_copy(update={"land": land}))
        for one, land in zip(five(), list(Land)[:5], strict=True)
    ]
    [first, _] = answers_datasets(rounds, T)
    assert {row["land"] for row in rows_of(first)} == {17}
    assert first.variables[2].values[17] == "mehrere Länder"


def test_with_too_few_there_is_no_data_set() -> None:
    assert answers_datasets(five()[:4], T) == ()
    assert answers_datasets([], T) == ()


def test_frameworks_are_never_put_together() -> None:
    rounds = five()
    other = rounds[0].of_round.model_copy(update={"framework_sha256": "anderer"})
    assert answers_datasets([replace(rounds[0], of_round=other), *rounds[1:]], T) == ()
