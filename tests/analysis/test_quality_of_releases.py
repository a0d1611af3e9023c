"""What the authors of a framework learn from what places handed in, and from no single place."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

import numpy as np
import pytest

from analysis.cubes import UNKNOWN
from analysis.handed_in import HandedIn
from analysis.item_quality import ItemUse
from analysis.quality_of_releases import GapHistory, gap_histories, stacked, uses_in_releases
from qualitaetsrahmen.scales import OffScaleKind
from selfeval.model import Mode
from tests.fakes.handed_in import cube_in, handed_in
from tests.fakes.small_framework import STEPS
from tests.fakes.small_round import FRAMEWORK, ITEM, TODAY, Counts, plan, small_round
from tests.fakes.versions import FIVE_STEPS, framework

LOWEST, LOW, HIGH, HIGHEST = STEPS
OTHER = "finden.ansprache"


def use_of(uses: tuple[ItemUse, ...], perspective: str, item: str = ITEM) -> ItemUse:
    [found] = [one for one in uses if (one.item_id, one.perspective) == (item, perspective)]
    return found


def test_a_release_tells_of_an_item_what_it_shows() -> None:
    answers: Mapping[str, Counts] = {
        "fachkraft": {ITEM: {LOW: 4, HIGHEST: 6, "weiss-nicht": 3}, OTHER: {HIGH: 14}},
        "eltern": {ITEM: {HIGH: 2, "weiss-nicht": 9}},
    }
    uses = uses_in_releases(
        FRAMEWORK, stacked([handed_in("a", answers), handed_in("b", answers), handed_in("b", answers)])
    )
    experts = use_of(uses, "fachkraft")
    assert (experts.rounds, experts.places, experts.asked, experts.answered) == (3, 2, 42, 39)
    assert experts.steps == (0, 12, 0, 18)
    assert experts.share_of(OffScaleKind.UNKNOWN) == pytest.approx(9 / 39)
    parents = use_of(uses, "eltern")
    assert parents.share_of(OffScaleKind.UNKNOWN) == pytest.approx(27 / 33)
    assert parents.steps == (0, 0, 0, 0), "too few on the scale: their steps are not shown"


def test_hidden_groups_and_answers_of_a_body_are_not_counted() -> None:
    held = small_round(plan("koordination", Mode.CONSENSUS), plan("fachkraft"), plan("eltern"))
    answers: Mapping[str, Counts] = {
        "koordination": {ITEM: {HIGH: 1}},
        "fachkraft": {ITEM: {HIGH: 7, LOW: 5}},
        "eltern": {ITEM: {HIGH: 9}},
    }
    uses = uses_in_releases(FRAMEWORK, stacked([handed_in("a", of=cube_in(held, answers))]))
    assert {one.perspective for one in uses} == {"fachkraft"}


def test_answers_of_several_perspectives_to_different_words_are_not_counted_for_one_of_them() -> None:
    held = small_round(
        plan("fachkraft"), plan("ehrenamt").model_copy(update={"shown_with": "fachkraft"}), plan("eltern")
    )
    answers: Mapping[str, Counts] = {
        "fachkraft": {ITEM: {HIGH: 9, LOW: 2}},
        "ehrenamt": {ITEM: {LOW: 4}},
        "eltern": {ITEM: {LOWEST: 2, LOW: 9}},
    }
    together = cube_in(held, answers)
    places = [handed_in(f"ort-{number}", of=together) for number in range(6)]
    released = stacked(places)
    assert {one.perspective for one in uses_in_releases(FRAMEWORK, released)} == {"eltern"}
    assert gap_histories(FRAMEWORK, released) == ()
    untold = replace(together, shown_under=np.full_like(together.modes, UNKNOWN))
    former = stacked(replace(one, cube=untold) for one in places)
    assert {one.perspective for one in uses_in_releases(FRAMEWORK, former)} == {"fachkraft", "eltern"}


@pytest.mark.parametrize(
    "change",
    [(f"- id: {ITEM}\n            rev: 1", f"- id: {ITEM}\n            rev: 2"), FIVE_STEPS],
    ids=["other words", "other steps"],
)
def test_answers_to_other_words_or_steps_are_not_counted(change: tuple[str, str]) -> None:
    today = framework(change)
    assert uses_in_releases(today, stacked(places_with([1.0]))) == ()
    assert gap_histories(today, stacked(places_with([1.0] * 5))) == ()


def places_with(gaps: list[float], places: int | None = None) -> list[HandedIn]:
    """Rounds of different places in which professionals stand so many steps above parents."""
    return [
        handed_in(
            f"ort-{number % (places or len(gaps))}",
            {"fachkraft": {ITEM: above(gap)}, "eltern": {ITEM: {LOWEST: 2, LOW: 9}}},
            closed_on=TODAY + timedelta(days=number),
        )
        for number, gap in enumerate(gaps)
    ]


def above(gap: float) -> Mapping[str, int]:
    """Answers whose median lies so many steps above the second step."""
    place = 1 + gap
    first, second = STEPS[int(np.floor(place))], STEPS[int(np.ceil(place))]
    return {first: 5, second: 5} if first != second else {first: 9, STEPS[int(place) - 1]: 2}


def test_a_gap_that_is_the_same_everywhere_is_told() -> None:
    [found] = gap_histories(FRAMEWORK, stacked(places_with([1.0] * 6)))
    assert found == GapHistory(ITEM, "fachkraft", "eltern", ((1.0, 6),), 6)
    assert found.never_varies


def test_a_gap_that_varies_is_told_in_order_of_size_and_not_of_places() -> None:
    [found] = gap_histories(FRAMEWORK, stacked(places_with([2.0, 0.0, 1.0, 0.5, 1.0])))
    assert found.times == ((0.0, 1), (0.5, 1), (1.0, 2), (2.0, 1))
    assert found.usual == (1.0, 2 / 5)
    assert not found.never_varies


def test_the_gap_of_too_few_places_is_not_told() -> None:
    assert gap_histories(FRAMEWORK, stacked(places_with([1.0] * 4))) == ()
    assert gap_histories(FRAMEWORK, stacked(places_with([1.0] * 8, places=4))) == ()
    assert len(gap_histories(FRAMEWORK, stacked(places_with([1.0] * 8, places=5)))) == 1


def test_two_camps_and_hidden_groups_have_no_gap() -> None:
    camps: Counts = {ITEM: {LOWEST: 6, HIGHEST: 6}}
    for other in (camps, {ITEM: {HIGH: 3}}):
        held = [
            handed_in(f"ort-{number}", {"fachkraft": other, "eltern": {ITEM: {LOWEST: 2, LOW: 9}}})
            for number in range(6)
        ]
        assert gap_histories(FRAMEWORK, stacked(held)) == ()
