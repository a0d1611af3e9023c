"""What may stand at a place of a file follows from the model alone, so that no list of fields is kept twice."""

import pytest
from pydantic import BaseModel

from qualitaetsrahmen.file_kinds import MODELS
from qualitaetsrahmen.files.expected import NOTHING, Expected, words_of
from qualitaetsrahmen.findings import Path
from qualitaetsrahmen.languages.translations import Translation
from qualitaetsrahmen.model import Area, Framework, Item, Perspective, Prompt, Wording

FRAMEWORK = Expected(Framework)
ITEM: Path = ("areas", 3, "criteria", 0, "items", 7)


@pytest.mark.parametrize(
    ("path", "model"),
    [
        ((), Framework),
        (("areas", 0), Area),
        (ITEM, Item),
        ((*ITEM, "ask", "eltern"), Wording),
        (("perspectives", 1), Perspective),
    ],
)
def test_the_fields_of_a_part_are_those_of_its_model(path: Path, model: type[BaseModel]) -> None:
    written = {info.alias or name for name, info in model.model_fields.items()}
    assert set(FRAMEWORK.at(path).fields) == written


@pytest.mark.parametrize("key", ["schema", "register"])
def test_a_field_is_known_by_the_name_that_stands_in_the_file(key: str) -> None:
    assert key in words_of(Framework)
    assert f"{key}_" not in words_of(Framework)


@pytest.mark.parametrize(
    ("path", "is_required"),
    [
        (("areas",), True),
        (("retired",), False),
        (("framework", "scale"), False),
        ((*ITEM, "rev"), True),
        ((*ITEM, "anchors"), False),
    ],
)
def test_a_field_with_a_default_may_be_left_out(path: Path, *, is_required: bool) -> None:
    assert FRAMEWORK.at(path).is_required is is_required


@pytest.mark.parametrize(
    ("path", "is_prose"),
    [
        (("framework", "title"), True),
        ((*ITEM, "evidence"), True),
        ((*ITEM, "ask", "eltern", "help"), True),
        ((*ITEM, "not_asked", "eltern"), True),
        ((*ITEM, "scale"), False),
        ((*ITEM, "rev"), False),
        (("framework", "status"), False),
        (("framework",), False),
    ],
)
def test_text_that_people_read_is_told_from_ids_and_choices_even_where_it_may_be_left_out(
    path: Path, *, is_prose: bool
) -> None:
    assert FRAMEWORK.at(path).is_prose is is_prose


def test_a_list_knows_what_its_elements_are_and_a_pair_how_many_it_has() -> None:
    prompt = Expected(Prompt)
    assert FRAMEWORK.inside("areas").inside(99).fields == Expected(Area).fields
    assert len(prompt.inside("between").elements) == 2
    assert FRAMEWORK.inside("framework").elements == ()


def test_keys_that_a_file_defines_itself_have_a_value_of_their_own() -> None:
    assert FRAMEWORK.at((*ITEM, "ask")).entry == Expected(Wording)
    assert FRAMEWORK.at((*ITEM, "ask")).fields == {}
    assert FRAMEWORK.inside("framework").entry is None


@pytest.mark.parametrize("path", [("farbe",), ("areas", "title"), ("levels", 0, "label", "de"), (0,)])
def test_what_no_model_knows_expects_nothing_and_neither_does_what_is_inside(path: Path) -> None:
    assert FRAMEWORK.at(path) is NOTHING
    assert FRAMEWORK.at((*path, "title", 0)) is NOTHING


@pytest.mark.parametrize("model", MODELS.values())
def test_every_kind_of_file_begins_with_its_schema_and_knows_its_words(model: type[BaseModel]) -> None:
    assert next(iter(Expected(model).fields)) == "schema"
    assert set(Expected(model).fields) < words_of(model)


def test_the_words_of_one_kind_of_file_are_not_those_of_another() -> None:
    assert {"anchors", "counts_as", "plain_help"} <= words_of(Framework)
    assert "anchors" not in words_of(Translation)
