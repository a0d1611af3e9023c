"""A file shows by itself which names it uses and how it is indented."""

from qualitaetsrahmen.mending.habits import Habits
from qualitaetsrahmen.model import Framework
from tests.fakes.small_framework import SMALL_YAML


def habits(text: str) -> Habits:
    return Habits.of(text.splitlines(), Framework)


def test_the_names_are_those_of_the_model_and_the_ids_of_the_file() -> None:
    found = habits(SMALL_YAML)
    assert {"title", "eltern", "finden.angebote"} <= found.names
    assert "eltern" not in found.words
    assert "title" not in found.ids


def test_the_usual_steps_are_the_most_frequent_ones() -> None:
    assert habits("a:\n    - id: x\nb:\n    - id: y\nc:\n  d: 1\n").steps == {True: 4, False: 2}
    assert habits("").steps == {True: 2, False: 2}
