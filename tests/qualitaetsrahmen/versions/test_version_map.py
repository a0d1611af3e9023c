"""A map says what became of items and scales, in words that YAML does not turn into something else."""

import pytest
from pydantic import ValidationError

from qualitaetsrahmen.findings import FindingCode
from qualitaetsrahmen.versions.version_map import Change, Comparable, Succession
from tests.fakes.versions import FIVE_STEPS, REWORDED, checked_map, findings_with, framework, map_of


def succession(**data: object) -> Succession:
    return Succession.model_validate(data)


def test_an_item_that_stays_itself_need_not_be_named_twice() -> None:
    assert succession(change="editorial", **{"from": ["a"]}, comparable="yes").targets == ("a",)


def test_an_item_under_another_id_goes_on_under_that() -> None:
    assert succession(change="renamed", **{"from": ["a"], "to": ["b"]}, comparable="yes").targets == ("b",)


def test_a_retired_item_goes_on_nowhere() -> None:
    assert succession(change="retired", **{"from": ["a"]}).targets == ()


@pytest.mark.parametrize("change", Change)
def test_every_kind_of_change_can_be_written(change: Change) -> None:
    assert succession(change=change.value).change is change


def test_yes_and_no_stay_the_words_that_they_are() -> None:
    old, new = framework(), framework(REWORDED, version="2.0")
    written = checked_map(map_of("change: editorial, from: [absprachen.gelten], comparable: yes"), old, new)
    assert written.items[0].comparable is Comparable.YES
    text = map_of('change: changed, from: [absprachen.gelten], comparable: no, note: "Neu gefasst."')
    assert checked_map(text, old, new).items[0].comparable is Comparable.NO


def test_a_scale_is_only_edited_or_rescaled() -> None:
    (finding,) = findings_with(
        map_of(scales="change: split, from: vier-stufen, to: vier-stufen, comparable: yes"),
        framework(),
        framework(FIVE_STEPS, version="2.0"),
    )
    assert finding.code is FindingCode.NOT_A_CHOICE


def test_a_map_knows_no_other_fields() -> None:
    with pytest.raises(ValidationError):
        succession(change="added", to=["a"], weight=2)
