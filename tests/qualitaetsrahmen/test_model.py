"""The parts of a framework find each other."""

import pytest

from tests.fakes.small_framework import PERSPECTIVES, STEPS, small_framework

FRAMEWORK = small_framework()


def test_criteria_and_items_stand_in_the_order_of_the_file() -> None:
    assert list(FRAMEWORK.criteria) == ["finden", "sprache", "absprachen", "wechsel", "rueckmeldung"]
    assert list(FRAMEWORK.items)[:3] == ["finden.angebote", "finden.ansprache", "sprache.texte"]


def test_every_item_knows_its_criterion_and_every_criterion_its_area() -> None:
    assert FRAMEWORK.criterion_of["finden.ansprache"].id == "finden"
    assert FRAMEWORK.area_of["absprachen"].id == "miteinander"


def test_a_scale_orders_its_steps_and_keeps_other_answers_beside() -> None:
    scale = FRAMEWORK.scale_of(FRAMEWORK.items["finden.angebote"])
    assert scale.value_of == dict(zip(STEPS, (1, 2, 3, 4), strict=True))
    assert set(scale.kind_of) == {"weiss-nicht", "gibt-es-nicht", "andere", "keine-angabe"}


def test_an_answer_beside_the_scale_is_offered_only_to_those_it_is_meant_for() -> None:
    scale = FRAMEWORK.scales[0]
    offered = {one: [kind.id for kind in scale.off_scale_for(one)] for one in PERSPECTIVES}
    assert offered["eltern"] == ["weiss-nicht", "gibt-es-nicht", "keine-angabe"]
    assert "andere" in offered["leitung"]


def test_perspectives_and_levels_are_found_by_their_id() -> None:
    assert FRAMEWORK.level(FRAMEWORK.perspective("eltern").level).label == "Umsetzung und Praxis"
    with pytest.raises(KeyError):
        FRAMEWORK.perspective("kinder")
