"""A document knows where each part stands, and tells one mistake once, whatever follows from it."""

import pytest

from qualitaetsrahmen.files.document import Document
from qualitaetsrahmen.findings import FindingCode, Path, Place

ITEM: Path = ("items", 0)
REV: Path = ("items", 0, "rev")
SCALE: Path = ("items", 0, "scale")


def document() -> Document:
    places = {("items",): Place(2, 3), ITEM: Place(2, 5), REV: Place(3, 10), SCALE: Place(4, 12)}
    return Document("rahmen.yaml", values=places, keys={REV: Place(3, 5), SCALE: Place(4, 5)})


def told(found: Document) -> list[tuple[FindingCode, Place]]:
    return [(finding.code, finding.place) for finding in found.findings]


def test_a_mistake_is_told_at_the_value_or_at_the_key_with_the_file_and_what_its_sentence_needs() -> None:
    found = document()
    found.report_at(REV, FindingCode.NUMBER_TOO_SMALL, key="rev", limit="1")
    found.report_key(SCALE, FindingCode.UNKNOWN_KEY, key="scale")
    assert told(found) == [(FindingCode.NUMBER_TOO_SMALL, Place(3, 10)), (FindingCode.UNKNOWN_KEY, Place(4, 5))]
    assert {finding.file for finding in found.findings} == {"rahmen.yaml"}
    assert found.findings[0].data == {"key": "rev", "limit": "1"}


@pytest.mark.parametrize(
    ("path", "place"),
    [
        (REV, Place(3, 10)),
        ((*ITEM, "ask", "eltern"), Place(2, 5)),
        (("items", 7), Place(2, 3)),
        (("fehlt",), Place(1, 1)),
    ],
)
def test_what_is_not_there_has_the_place_of_what_is_around_it(path: Path, place: Place) -> None:
    assert document().place_of(path) == place


def test_a_key_without_a_place_of_its_own_is_told_where_its_mapping_stands() -> None:
    found = document()
    found.report_key((*ITEM, "ask"), FindingCode.MISSING_KEY)
    assert told(found) == [(FindingCode.MISSING_KEY, Place(2, 5))]


def test_the_second_mistake_at_one_value_is_not_told() -> None:
    found = document()
    found.report_at(REV, FindingCode.NOT_A_NUMBER)
    found.report_at(REV, FindingCode.NUMBER_TOO_SMALL)
    found.report_key(REV, FindingCode.UNKNOWN_KEY)
    assert told(found) == [(FindingCode.NOT_A_NUMBER, Place(3, 10))]


def test_nothing_is_told_about_what_lies_inside_of_a_mistake_and_everything_about_what_lies_beside_it() -> None:
    found = document()
    found.report_key(ITEM, FindingCode.UNKNOWN_KEY)
    found.report_at(REV, FindingCode.NOT_A_NUMBER)
    found.report_at(("items", 1), FindingCode.NOT_A_MAPPING)
    assert [code for code, _ in told(found)] == [FindingCode.UNKNOWN_KEY, FindingCode.NOT_A_MAPPING]
    assert found.is_told(REV)
    assert not found.is_told(("items",))


def test_a_line_that_had_to_be_mended_says_nothing_more() -> None:
    found = document()
    found.mended.add(3)
    found.report_at(REV, FindingCode.NOT_A_NUMBER)
    found.report(FindingCode.DUPLICATE_KEY, Place(3, 5))
    found.report(FindingCode.DUPLICATE_KEY, Place(4, 5))
    assert told(found) == [(FindingCode.DUPLICATE_KEY, Place(4, 5))]
    assert found.is_told(REV)


def test_a_document_says_whether_a_key_stands_twice() -> None:
    found = document()
    assert not found.has_twins
    found.report(FindingCode.DUPLICATE_KEY, Place(4, 5))
    assert found.has_twins
