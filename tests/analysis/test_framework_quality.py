"""What calls for a look at an item, and what does not."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from analysis.framework_quality import (
    BOUNDS,
    Bounds,
    FrameworkQuality,
    Measured,
    MeasureKind,
    calls_for_a_look,
    quality_of,
)
from analysis.handed_in import Facts
from selfeval.release import ReleasedText
from tests.analysis.test_drop_off import STOPPED, WHOLE, sheets
from tests.fakes.handed_in import handed_in
from tests.fakes.small_framework import STEPS
from tests.fakes.small_round import FRAMEWORK, ITEM, Counts

LOWEST, LOW, HIGH, HIGHEST = STEPS


def quality(answers: Mapping[str, Counts], places: int = 5, bounds: Bounds = BOUNDS) -> FrameworkQuality:
    released = [handed_in(f"ort-{number}", answers) for number in range(places)]
    return quality_of(FRAMEWORK, released, {}, [], bounds)


def kinds(found: FrameworkQuality, perspective: str) -> set[MeasureKind]:
    return {one.kind for one in found.signs if (one.item_id, one.perspective) == (ITEM, perspective)}


MANY_UNSURE: Mapping[str, Counts] = {
    "fachkraft": {ITEM: {LOW: 7, HIGH: 5}},
    "eltern": {ITEM: {LOW: 6, HIGH: 5, "weiss-nicht": 5}},
}


def test_a_share_of_weiss_nicht_beyond_the_bound_calls_for_a_look() -> None:
    found = quality(MANY_UNSURE)
    assert kinds(found, "eltern") == {MeasureKind.UNKNOWN}
    assert kinds(found, "fachkraft") == set()
    assert found.items_with_signs == (ITEM,)
    assert (found.releases, found.places) == (5, 5)


def test_too_few_places_or_answers_call_for_nothing() -> None:
    assert quality(MANY_UNSURE, places=4).measured == ()
    assert quality(MANY_UNSURE, bounds=replace(BOUNDS, least_answers=81)).signs == ()


def test_a_gap_that_is_the_same_everywhere_calls_for_a_look() -> None:
    found = quality({"fachkraft": {ITEM: {HIGH: 9, LOW: 2}}, "eltern": {ITEM: {LOWEST: 2, LOW: 9}}})
    [gap] = [one for one in found.signs if one.kind is MeasureKind.GAP]
    assert (gap.value, gap.perspective, gap.other, gap.places) == (1.0, "fachkraft", "eltern", 5)


def test_a_gap_that_is_almost_everywhere_the_same_is_told_by_its_usual_size() -> None:
    usual: Mapping[str, Counts] = {"fachkraft": {ITEM: {HIGH: 9, LOW: 2}}, "eltern": {ITEM: {LOWEST: 2, LOW: 9}}}
    other: Mapping[str, Counts] = {"fachkraft": {ITEM: {HIGHEST: 9, HIGH: 2}}, "eltern": {ITEM: {LOWEST: 2, LOW: 9}}}
    released = [handed_in(f"ort-{number}", other if number == 0 else usual) for number in range(10)]
    [gap] = [one for one in quality_of(FRAMEWORK, released, {}, []).signs if one.kind is MeasureKind.GAP]
    assert gap.value == 1.0
    assert not [one for one in quality_of(FRAMEWORK, released[:9], {}, []).signs if one.kind is MeasureKind.GAP]


def test_no_gap_anywhere_is_no_reason_to_look() -> None:
    same: Counts = {ITEM: {HIGH: 9, LOW: 2}}
    assert not [one for one in quality({"fachkraft": same, "eltern": same}).measured if one.kind is MeasureKind.GAP]


@pytest.mark.parametrize(
    ("kind", "value", "calls"),
    [
        (MeasureKind.CEILING, 0.6, True),
        (MeasureKind.CEILING, 0.59, False),
        (MeasureKind.ITEM_REST, 0.29, True),
        (MeasureKind.ITEM_REST, 0.3, False),
        (MeasureKind.ALPHA, 0.2, True),
        (MeasureKind.DROP_OFF, 0.1, True),
        (MeasureKind.TEXTS, 9000.0, False),
    ],
)
def test_each_measure_has_its_own_bound(kind: MeasureKind, value: float, *, calls: bool) -> None:
    assert calls_for_a_look(Measured(kind, "wege", ITEM, "eltern", value, 80, 9), BOUNDS) is calls


def test_texts_are_counted_by_what_they_speak_of() -> None:
    answers: Mapping[str, Counts] = {"fachkraft": {ITEM: {HIGH: 12}}, "eltern": {ITEM: {HIGH: 12}}}
    released = [handed_in(f"ort-{number}", answers) for number in range(5)]
    said = ReleasedText(place="wege", perspective="eltern", text="Zu weit.")
    strange = ReleasedText(place="gibt-es-nicht", perspective="eltern", text="Anderes.")
    facts = {
        one.release_id: Facts(texts=texts)
        for one, texts in zip(released, ((said, said, strange), *[(said,)] * 4), strict=True)
    }
    [found] = [one for one in quality_of(FRAMEWORK, released, facts, []).measured if one.kind is MeasureKind.TEXTS]
    assert (found.area_id, found.perspective, found.answers, found.places) == ("wege", "eltern", 6, 5)
    fewer = quality_of(FRAMEWORK, released[:4], facts, []).measured
    assert MeasureKind.TEXTS not in {one.kind for one in fewer}


def test_sheets_tell_of_reliability_and_of_ends() -> None:
    people = [[1 + number % 4] * 5 for number in range(6)] + [STOPPED]
    held = [sheets(people, f"ort-{number}") for number in range(6)]
    found = quality_of(FRAMEWORK, [], {}, held)
    assert {one.kind for one in found.measured} >= {MeasureKind.ALPHA, MeasureKind.ITEM_REST, MeasureKind.DROP_OFF}
    [end] = [one for one in found.signs if one.kind is MeasureKind.DROP_OFF]
    assert (end.area_id, end.answers, end.places) == ("wege", 42, 6)
    assert end.value == pytest.approx(1 / 7)
    assert found.rounds_with_sheets == 6
    assert not quality_of(FRAMEWORK, [], {}, [sheets([WHOLE] * 29)]).measured
    assert quality_of(FRAMEWORK, [], {}, held[:4], replace(BOUNDS, least_people=1)).drop_offs == ()


def test_fewer_than_five_places_tell_nothing_of_an_area() -> None:
    people = [[1 + number % 4] * 5 for number in range(10)]
    four = [sheets(people, f"ort-{number}") for number in range(4)]
    fifth = sheets(people, "ort-5")
    assert {one.places for one in quality_of(FRAMEWORK, [], {}, [*four, fifth]).measured} == {5}
    found = quality_of(FRAMEWORK, [], {}, four)
    assert (found.areas, found.measured) == ((), ())


def test_a_place_counts_only_where_somebody_answered_all_of_the_area() -> None:
    people = [[1 + number % 4] * 5 for number in range(10)]
    four = [sheets(people, f"ort-{number}") for number in range(4)]
    assert quality_of(FRAMEWORK, [], {}, [*four, sheets([[1, 2, 3, 0, 4]] * 40, "ort-5")]).areas == ()
