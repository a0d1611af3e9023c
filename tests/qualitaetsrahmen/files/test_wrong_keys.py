"""The keys of every mapping are held against its model, and what belongs together is one mistake."""

import pytest

from qualitaetsrahmen.files.document import BROKEN
from qualitaetsrahmen.files.expected import Expected
from qualitaetsrahmen.files.wrong_keys import WrongKeys, wrong_keys
from qualitaetsrahmen.findings import FindingCode, Path
from qualitaetsrahmen.model import Framework
from tests.fakes.small_framework import changed, findings_in, place_in, small_framework


def small() -> dict[str, object]:
    return small_framework().model_dump(mode="json", by_alias=True, exclude_defaults=True)


def wrong(data: object) -> list[WrongKeys]:
    return list(wrong_keys(data, Expected(Framework)))


def test_a_right_framework_has_no_wrong_keys() -> None:
    assert wrong(small()) == []


def test_every_mapping_is_told_with_what_it_has_too_much_and_what_it_lacks() -> None:
    data = small()
    data["farbe"] = "blau"
    data["citations"] = [{"id": "a", "title": "A", "publisher": "B", "url": "https://www.example.org", "bild": "c"}]
    found = {mapping.path: (list(mapping.unknown), list(mapping.missing)) for mapping in wrong(data)}
    assert found == {(): (["farbe"], []), ("citations", 0): (["bild"], ["licence"])}


def test_a_mapping_knows_which_keys_may_stand_there() -> None:
    (mapping,) = wrong(small() | {"levle": []})
    assert mapping.known == tuple(Expected(Framework).fields)
    assert mapping.meant == {"levle": "levels"}


def test_keys_that_the_file_defines_itself_are_never_unknown() -> None:
    text = changed('eltern: {text: "Ich weiß', 'jugend: {text: "Ich weiß')
    assert FindingCode.UNKNOWN_KEY not in {finding.code for finding in findings_in(text)}


def test_text_where_fields_belong_is_wrong_and_could_be_a_part_that_slipped() -> None:
    (mapping,) = wrong(small() | {"framework": "Kleiner Rahmen"})
    assert (mapping.path, list(mapping.unknown), list(mapping.missing)) == (("framework",), [], [])


@pytest.mark.parametrize("value", [None, BROKEN])
def test_a_part_that_is_empty_or_could_not_be_read_lacks_nothing(value: object) -> None:
    assert wrong(small() | {"framework": value}) == []


@pytest.mark.parametrize(
    ("field", "behind", "there"),
    [
        ("  status: draft\n", "schema: 1\n", "status: draft\n"),
        ("        title: Auffindbarkeit\n", "            rev: 1\n", "            title: Auffindbarkeit\n"),
    ],
)
def test_a_field_that_stands_in_another_part_than_its_own_is_one_mistake(field: str, behind: str, there: str) -> None:
    text = changed(field, "").replace(behind, behind + there, 1)
    (finding,) = findings_in(text)
    assert (finding.code, finding.data["key"]) == (FindingCode.MISPLACED_KEY, there.strip().split(":")[0])
    assert finding.place.line == place_in(text, there).line


def test_a_field_far_from_where_it_is_missing_is_another_mistake() -> None:
    text = changed("    licence: Alle Rechte vorbehalten\n", "").replace(
        "rev: 2\n", "rev: 2\n            licence: frei\n"
    )
    assert [finding.code for finding in findings_in(text)] == [FindingCode.MISSING_KEY, FindingCode.UNKNOWN_KEY]


def test_a_file_of_nothing_but_wrong_keys_is_not_told_to_the_end() -> None:
    levels = [{"name": str(number)} for number in range(5000)]
    paths: set[Path] = {mapping.path for mapping in wrong(small() | {"levels": levels})}
    assert 0 < len(paths) < 1000


def test_a_strange_field_in_the_place_of_a_missing_one_is_one_mistake_without_a_guess() -> None:
    text = changed("counts_as: unknown", "farbe: blau")
    (finding,) = findings_in(text)
    assert (finding.code, finding.data["key"]) == (FindingCode.UNKNOWN_KEY, "farbe")


def test_two_missing_fields_beside_a_strange_one_are_told() -> None:
    text = changed("value: 2, label:", "x:")
    assert [finding.code for finding in findings_in(text)] == [
        FindingCode.MISSING_KEY,
        FindingCode.MISSING_KEY,
        FindingCode.UNKNOWN_KEY,
    ]
