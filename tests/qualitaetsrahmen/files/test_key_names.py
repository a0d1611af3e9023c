"""Whoever writes a field that does not exist is told which one was probably meant."""

import pytest

from qualitaetsrahmen.file_kinds import MODELS
from qualitaetsrahmen.files.expected import Expected
from qualitaetsrahmen.files.key_names import meant_keys
from qualitaetsrahmen.model import Framework

AREA = tuple(Expected(Framework).inside("areas").inside(0).fields)
ITEM = tuple(Expected(Framework).at(("areas", 0, "criteria", 0, "items", 0)).fields)
CITATION = tuple(Expected(Framework).inside("citations").inside(0).fields)
SOURCE = tuple(Expected(Framework).at(("areas", 0, "sources", 0)).fields)


@pytest.mark.parametrize(
    "meant", sorted({key for model in MODELS.values() for key in Expected(model).fields if len(key) > 3})
)
def test_every_field_is_known_by_its_name_with_two_letters_swapped(meant: str) -> None:
    known = next(tuple(Expected(model).fields) for model in MODELS.values() if meant in Expected(model).fields)
    misspelt = meant[:1] + meant[2] + meant[1] + meant[3:]
    assert meant_keys([misspelt], [], known) == {misspelt: meant}


@pytest.mark.parametrize(
    ("written", "known", "meant"),
    [
        ("Titel", AREA, "title"),
        ("einfacher_titel", AREA, "plain_title"),
        ("kriterien", AREA, "criteria"),
        ("quellen", AREA, "sources"),
        ("Kennung", AREA, "id"),
        ("Art", ITEM, "kind"),
        ("art", SOURCE, "how"),
        ("skala", ITEM, "scale"),
        ("nachweis", ITEM, "evidence"),
        ("TITLE", AREA, "title"),
        ("rechte", CITATION, "licence"),
    ],
)
def test_a_german_name_is_known_by_its_meaning_where_the_field_exists(
    written: str, known: tuple[str, ...], meant: str
) -> None:
    assert meant_keys([written], [], known) == {written: meant}


@pytest.mark.parametrize("written", ["farbe", "skala", "x", ""])
def test_a_name_that_resembles_nothing_there_means_nothing(written: str) -> None:
    assert meant_keys([written], [], AREA) == {}


def test_a_field_that_is_missing_is_meant_before_one_that_stands_already() -> None:
    assert meant_keys(["titles"], ["plain_title"], AREA) == {"titles": "plain_title"}
    assert meant_keys(["titles"], [], AREA) == {"titles": "title"}


def test_two_names_that_resemble_the_same_field_mean_the_two_that_are_missing() -> None:
    assert meant_keys(["titel", "title_"], ["title", "plain_title"], AREA) == {
        "titel": "title",
        "title_": "plain_title",
    }


@pytest.mark.parametrize(
    ("unknown", "missing"), [(["farbe"], ["licence"]), (["counts_as"], ["value"]), (["responsible"], ["summary"])]
)
def test_a_strange_name_does_not_mean_a_missing_field_that_it_does_not_resemble(
    unknown: list[str], missing: list[str]
) -> None:
    assert meant_keys(unknown, missing, missing) == {}
