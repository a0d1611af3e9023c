"""An editor explains every field of every kind of file in German."""

from collections.abc import Iterator

import pytest

from qualitaetsrahmen.file_kinds import MODELS, FileKind
from qualitaetsrahmen.schema.field_notes import FILE_NOTES, note_of


def fields() -> Iterator[tuple[str, str]]:
    """Every model of every kind of file with its fields, as the file writes them."""
    for model in MODELS.values():
        schema = model.model_json_schema(by_alias=True)
        for name, part in {model.__name__: schema, **schema["$defs"]}.items():
            yield from ((name, field) for field in part.get("properties", {}))


FIELDS = sorted(set(fields()))


@pytest.mark.parametrize(("model", "field"), FIELDS)
def test_a_field_has_its_note(model: str, field: str) -> None:
    note = note_of(model, field)
    assert note.endswith(".")
    assert note[0].isupper() or note.split(":")[0].islower()


def test_what_is_something_else_elsewhere_has_a_note_of_its_own() -> None:
    assert note_of("Header", "version") != note_of("Retired", "last_version")
    assert note_of("Succession", "from") != note_of("MapHeader", "from") != note_of("ScaleSuccession", "from")
    assert note_of("Level", "id") == note_of("Item", "id")


def test_every_kind_of_file_has_a_title() -> None:
    assert set(FILE_NOTES) == set(FileKind)


def test_a_field_that_does_not_exist_has_no_note() -> None:
    with pytest.raises(KeyError):
        note_of("Item", "weight")
