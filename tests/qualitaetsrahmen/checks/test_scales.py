"""The steps of a scale rise from one to the next, and yes and no are two of them."""

import pytest

from qualitaetsrahmen.findings import FindingCode
from tests.fakes.small_framework import changed, findings_in, place_in
from tests.fakes.versions import SECOND_SCALE, text_of


@pytest.mark.parametrize("value", ["1", "4"])
def test_the_steps_of_a_scale_rise(value: str) -> None:
    (finding,) = findings_in(changed("value: 2", f"value: {value}"))
    assert (finding.code, finding.data["id"]) == (FindingCode.SCALE_ORDER, "vier-stufen")


def test_steps_may_leave_out_values() -> None:
    assert findings_in(changed("value: 4", "value: 9")) == []


def test_a_value_that_does_not_rise_is_told_where_it_stands() -> None:
    text = changed("value: 3", "value: 2")
    (finding,) = findings_in(text)
    assert (finding.code, finding.place) == (FindingCode.SCALE_ORDER, place_in(text, '2, label: "trifft eher zu"'))


@pytest.mark.parametrize(
    ("value", "code"),
    [("zwei", FindingCode.NOT_A_NUMBER), ("0", FindingCode.NUMBER_TOO_SMALL), ("21", FindingCode.NUMBER_TOO_BIG)],
)
def test_a_value_that_is_refused_is_not_told_to_be_out_of_order_too(value: str, code: FindingCode) -> None:
    assert [finding.code for finding in findings_in(changed("value: 2", f"value: {value}"))] == [code]


NO = '      - {id: nein, value: 1, label: "nein"}\n'
PERHAPS = '      - {id: teils, value: 3, label: "teils"}\n'


def test_a_scale_of_yes_and_no_has_no_third_step() -> None:
    text = text_of(SECOND_SCALE, ("citations:\n", f"{PERHAPS}citations:\n"))
    (finding,) = findings_in(text)
    assert (finding.code, finding.data) == (FindingCode.YES_NO_STEPS, {"id": "ja-nein"})
    assert finding.place == place_in(text, NO.strip())


def test_a_scale_of_one_step_is_told_once() -> None:
    assert [finding.code for finding in findings_in(text_of(SECOND_SCALE, (NO, "")))] == [FindingCode.TOO_FEW]


@pytest.mark.parametrize("old", ["{id: trifft-wenig-zu,", "{id: weiss-nicht,"])
def test_an_answer_has_an_id_of_its_own_on_the_scale_and_beside_it(old: str) -> None:
    text = changed(old, "{id: trifft-nicht-zu,")
    (finding,) = findings_in(text)
    assert finding.code is FindingCode.DUPLICATE_ID
    assert finding.data["first"] == str(place_in(text, "{id: trifft-nicht-zu, value: 1").line)


def test_two_scales_may_have_steps_of_the_same_id() -> None:
    assert findings_in(text_of(SECOND_SCALE, ("{id: nein, value: 1", "{id: trifft-zu, value: 1"))) == []


@pytest.mark.parametrize("step", [NO, '      - {id: trifft-wenig-zu, value: 2, label: "trifft eher nicht zu"}\n'])
def test_a_step_that_was_copied_is_only_told_to_stand_twice(step: str) -> None:
    text = text_of(SECOND_SCALE, (step, step + step))
    (finding,) = findings_in(text)
    assert (finding.code, finding.place.line) == (FindingCode.DUPLICATE_ID, place_in(text, step).line + 1)


def test_steps_that_cannot_be_read_are_not_counted() -> None:
    text = text_of(SECOND_SCALE, (NO, NO.replace("- {", "- - {")))
    assert [finding.code for finding in findings_in(text)] == [FindingCode.NOT_A_MAPPING]
