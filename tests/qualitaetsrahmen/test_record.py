"""Every stored or read value is frozen and strict about its fields."""

import pytest
from pydantic import ValidationError

from qualitaetsrahmen.record import Record


class Place(Record):
    name: str


def test_a_record_never_changes_in_place() -> None:
    place = Place(name="Musterstadt")
    with pytest.raises(ValidationError):
        place.__setattr__("name", "Anderswo")
    assert place.name == "Musterstadt"


def test_a_field_that_a_record_does_not_know_is_refused() -> None:
    with pytest.raises(ValidationError):
        Place.model_validate({"name": "Musterstadt", "nmae": "Anderswo"})
