"""A scale has an order, and what is answered beside it never becomes a number."""

import pytest
from pydantic import ValidationError

from qualitaetsrahmen.scales import OffScale, OffScaleKind, Scale, ScaleKind, Step

STEPS = [{"id": f"stufe-{value}", "value": value, "label": f"Stufe {value}"} for value in range(1, 21)]


def scale(steps: int = 3, **fields: object) -> Scale:
    return Scale.model_validate(
        {"id": "skala", "label": "Skala", "note": "Eigene Skala.", "steps": STEPS[:steps], **fields}
    )


def beside(kind: OffScaleKind, *only: str) -> OffScale:
    return OffScale(id=kind.value.replace("_", "-"), counts_as=kind, label="x", only=only)


@pytest.mark.parametrize("kind", OffScaleKind)
def test_an_answer_beside_the_scale_has_a_kind_and_no_value(kind: OffScaleKind) -> None:
    made = scale(off_scale=[beside(kind)])
    assert list(made.kind_of.values()) == [kind]
    assert made.off_scale_of == {kind: tuple(made.kind_of)}
    assert made.value_of.keys() == {"stufe-1", "stufe-2", "stufe-3"}
    assert made.value_of.keys().isdisjoint(made.kind_of)


def test_answers_beside_the_scale_are_offered_in_the_order_of_the_file() -> None:
    kinds = [
        beside(kind, *only)
        for kind, only in zip(reversed(OffScaleKind), [(), ("eltern",), (), ("leitung",)], strict=True)
    ]
    offered = scale(off_scale=kinds).off_scale_for("eltern")
    assert offered == tuple(kinds[:3])


def test_a_scale_need_not_have_answers_beside_it() -> None:
    assert scale().off_scale_for("eltern") == ()
    assert scale().kind_of == {}
    assert scale().off_scale_of == {}


@pytest.mark.parametrize("count", [2, 11])
def test_a_scale_has_two_to_eleven_steps(count: int) -> None:
    assert len(scale(count).value_of) == count
    with pytest.raises(ValidationError):
        scale(1 if count == 2 else 12)


def test_a_scale_asks_how_far_one_agrees_unless_it_says_otherwise() -> None:
    assert scale().kind is ScaleKind.AGREEMENT
    assert {scale(kind=kind.value).kind for kind in ScaleKind} == set(ScaleKind)


@pytest.mark.parametrize("value", ["1", 1.0, True, None, 0, 21])
def test_a_step_has_a_whole_number_from_1_to_20(value: object) -> None:
    with pytest.raises(ValidationError):
        Step.model_validate({**STEPS[0], "value": value})
