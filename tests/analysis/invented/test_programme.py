"""An invented programme has places of all kinds, and the same seed makes the same ones."""

import numpy as np

from analysis.invented.programme import Programme, place_of
from networks.places import Land, MunicipalityKind
from tests.fakes.small_framework import PERSPECTIVES
from tests.fakes.small_round import FRAMEWORK

PROGRAMME = Programme(FRAMEWORK, places=200, rounds=4)


def test_the_same_seed_makes_the_same_place_whatever_was_made_before() -> None:
    first, again = place_of(PROGRAMME, 7), place_of(Programme(FRAMEWORK, places=9, rounds=4), 7)
    assert (first.profile, first.strictness) == (again.profile, again.strictness)
    assert np.array_equal(first.quality, again.quality)
    assert place_of(Programme(FRAMEWORK, rounds=4, seed=1), 7).strictness != first.strictness


def test_there_are_places_of_several_kinds_in_every_land() -> None:
    profiles = [place_of(PROGRAMME, number).profile for number in range(PROGRAMME.places)]
    assert {profile.land for profile in profiles} == set(Land)
    assert {profile.kind for profile in profiles} == {
        MunicipalityKind.LANDKREIS,
        MunicipalityKind.STADT,
        MunicipalityKind.KREISFREIE_STADT,
        MunicipalityKind.GEMEINDE,
    }
    assert len({profile.place for profile in profiles}) == PROGRAMME.places


def test_what_is_true_changes_slowly_and_for_the_better_more_often_than_not() -> None:
    quality = np.array([place_of(PROGRAMME, number).quality for number in range(PROGRAMME.places)])
    assert quality.shape == (200, 4, len(FRAMEWORK.areas))
    steps = np.diff(quality, axis=1)
    assert np.abs(steps).mean() < quality.std() / 2
    assert 0 < steps.mean() < steps.std()


def test_rounds_follow_each_other_after_a_year() -> None:
    (opened, closed), (next_opened, _) = PROGRAMME.days(0), PROGRAMME.days(1)
    assert opened < closed < next_opened
    assert (next_opened - opened).days == 364


def test_perspectives_are_asked_what_the_framework_asks_of_them() -> None:
    asked = {name: [column.item_id for column in columns] for name, columns in PROGRAMME.columns.items()}
    assert list(asked) == list(PERSPECTIVES)
    assert all(name in FRAMEWORK.items[item].ask for name, items in asked.items() for item in items)
    assert set(PROGRAMME.area_numbers.values()) == set(range(len(FRAMEWORK.areas)))
