"""Going down the lines of a file, what is still open says where a line belongs, and where it could have been meant."""

import pytest

from qualitaetsrahmen.files.expected import Expected
from qualitaetsrahmen.mending.entries import entry_of, indent_of
from qualitaetsrahmen.mending.open_parts import OpenParts, Part
from qualitaetsrahmen.model import Area, Criterion, Framework, Item

NO_IDS: frozenset[str] = frozenset()
ABOVE = """\
schema: 1
areas:
  - id: wege
    title: Wege
    criteria:
      - id: finden
        items:
          - id: finden.angebote
            ask:
"""


def after(text: str) -> OpenParts:
    """What is open behind these lines."""
    parts = OpenParts(Expected(Framework))
    for line in text.splitlines():
        parts.enter(entry_of(line))
    return parts


def home(line: str, text: str = ABOVE) -> Part | None:
    return after(text).home(entry_of(line), indent_of(line))


@pytest.mark.parametrize(
    ("line", "model"),
    [("        title: x", Criterion), ("    summary: x", Area), ("            rev: 1", Item), ("levels:", Framework)],
)
def test_a_field_belongs_to_the_open_part_at_whose_column_it_stands(line: str, model: type[Framework]) -> None:
    part = home(line)
    assert part is not None
    assert part.expected.fields == Expected(model).fields
    assert part.fits(entry_of(line), [], NO_IDS)


@pytest.mark.parametrize("line", ["  - id: x", "      - id: x", "          - id: x"])
def test_a_dash_belongs_to_the_open_list_at_whose_column_it_stands(line: str) -> None:
    part = home(line)
    assert part is not None
    assert (part.is_list, part.column) == (True, indent_of(line))
    assert part.fits(entry_of(line), ["id"], NO_IDS)


@pytest.mark.parametrize("line", ["     title: x", "   - id: x", "  title: x", "    - id: x"])
def test_a_line_between_the_columns_belongs_to_nothing(line: str) -> None:
    assert home(line) is None


@pytest.mark.parametrize("column", [13, 14, 20])
def test_below_a_field_without_a_value_its_part_may_begin_at_any_column_farther_right(column: int) -> None:
    part = home(" " * column + "eltern: {text: x}")
    assert part is not None
    assert part.expected == Expected(Item).inside("ask")


def test_the_dashes_of_a_list_may_stand_under_the_key_itself() -> None:
    part = home("- id: wege", "areas:\n")
    assert part is not None
    assert part.expected == Expected(Framework).inside("areas")
    assert home("id: wege", "areas:\n") == Part(0, Expected(Framework), is_list=False, keys=["areas"])


def test_a_field_that_stands_already_does_not_fit_again() -> None:
    line = "    title: Noch einmal"
    part = home(line)
    assert part is not None
    assert not part.fits(entry_of(line), [], NO_IDS)


def test_a_shallower_line_closes_what_is_deeper() -> None:
    text = ABOVE + "  - id: miteinander\n"
    assert home("        title: x", text) is None
    assert home("    title: x", text) is not None


def test_under_keys_of_its_own_a_file_has_its_ids_and_no_others() -> None:
    part = home("              eltern: {text: x}")
    assert part is not None
    assert part.fits(entry_of("eltern: {text: x}"), [], frozenset({"eltern"}))
    assert not part.fits(entry_of("title: x"), [], frozenset({"eltern"}))


@pytest.mark.parametrize(("line", "columns"), [("- id: x", {2, 6, 10, 14}), ("title: x", {0, 4, 8, 12, 14})])
def test_a_misplaced_line_could_stand_in_every_part_of_its_kind_that_is_open(line: str, columns: set[int]) -> None:
    assert {part.column for part in after(ABOVE).candidates(entry_of(line), step=2)} == columns


def test_the_fields_of_an_element_tell_an_area_from_a_criterion() -> None:
    keys = ["id", "responsible", "items"]
    fitting = [
        part.column
        for part in after(ABOVE).candidates(entry_of("- id: x"), 2)
        if part.fits(entry_of("- id: x"), keys, NO_IDS)
    ]
    assert fitting == [6]
