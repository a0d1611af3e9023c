"""The parts of a file are found also where its shape is wrong, so that a mistake does not hide the next."""

import pytest

from qualitaetsrahmen.files.parts import Part, criteria, items, whole
from qualitaetsrahmen.reading import read_document
from tests.fakes.small_framework import SMALL_YAML, small_framework

WRONG: dict[str, object] = {"id": 7, "ask": "Familien", "items": "keine", "tags": ["a", 1, None, "b"]}


def small() -> Part:
    return whole(read_document(SMALL_YAML.encode(), "rahmen.yaml").data)


def test_criteria_and_items_come_in_the_order_of_the_file() -> None:
    assert [part.text("id") for part in criteria(small())] == list(small_framework().criteria)
    assert [part.text("id") for part in items(small())] == list(small_framework().items)


def test_every_part_knows_the_way_from_the_top_of_the_file() -> None:
    last = list(items(small()))[-1]
    assert last.path == ("areas", 1, "criteria", 2, "items", 0)
    assert last.part("ask").path == (*last.path, "ask")
    assert next(last.keys("ask")) == ((*last.path, "ask", "koordination"), "koordination")


@pytest.mark.parametrize("data", [None, "nur ein Satz", 12, ["a"]])
def test_a_file_that_holds_no_fields_has_no_parts(data: object) -> None:
    assert whole(data) == Part((), {})
    assert list(items(whole(data))) == []


def test_what_has_another_shape_than_asked_for_is_passed_over() -> None:
    part = Part(("areas", 0), WRONG)
    assert part.text("id") is None
    assert part.part("ask") == Part(("areas", 0, "ask"), {})
    assert [*part.parts("items"), *part.texts("items"), *part.keys("items")] == []


def test_what_is_passed_over_in_a_list_does_not_change_the_places_of_the_rest() -> None:
    part = Part(("areas", 0), WRONG)
    assert list(part.texts("tags")) == [(("areas", 0, "tags", 0), "a"), (("areas", 0, "tags", 3), "b")]
    assert [inside.path for inside in Part((), {"list": [2, {}]}).parts("list")] == [("list", 1)]


def test_the_elements_that_are_passed_over_are_counted() -> None:
    part = Part((), {"list": [{}, 2, "a", {}], "text": "a"})
    assert [part.unreadable(key) for key in ("list", "text", "fehlt")] == [2, 0, 0]
