"""Data has the shape of its model, or every value that does not fit is told by its name and not by pydantic's."""

import pytest

from qualitaetsrahmen.files.document import Document
from qualitaetsrahmen.files.shape import validated
from qualitaetsrahmen.findings import FindingCode
from qualitaetsrahmen.model import Framework
from qualitaetsrahmen.reading import read_document
from tests.fakes.small_framework import SMALL_YAML, changed, findings_in, place_in, small_framework

PARENTS = '{text: "Ich weiß, wo ich Hilfe bekomme."}'
SUMMARY = "Wie Familien zu Angeboten kommen."


def shaped(text: str) -> tuple[Framework | None, Document]:
    document = read_document(text.encode(), "rahmen.yaml")
    return validated(document, Framework), document


def codes(text: str) -> list[FindingCode]:
    return [finding.code for finding in shaped(text)[1].findings]


def test_data_that_fits_becomes_the_model() -> None:
    framework, document = shaped(SMALL_YAML)
    assert framework == small_framework()
    assert document.findings == []


def test_data_that_does_not_fit_becomes_nothing_but_findings() -> None:
    framework, document = shaped(changed("rev: 1", "rev: 0"))
    assert framework is None
    assert [finding.code for finding in document.findings] == [FindingCode.NUMBER_TOO_SMALL]


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        (PARENTS, 'text "Ich"', FindingCode.NO_COLON),
        (PARENTS, "text:Ich", FindingCode.NO_SPACE),
        (PARENTS, "Ich", FindingCode.NOT_A_MAPPING),
        (PARENTS, "", FindingCode.EMPTY_FIELD),
        (PARENTS, '{text: ""}', FindingCode.EMPTY_TEXT),
        (PARENTS, "{text: 12}", FindingCode.NOT_TEXT),
        (PARENTS, "{text: [Ich]}", FindingCode.NOT_TEXT),
        (PARENTS, '["Ich"]', FindingCode.NOT_A_MAPPING),
    ],
)
def test_a_wording_that_is_none_is_told_by_what_stands_there_instead(old: str, new: str, code: FindingCode) -> None:
    assert codes(changed(old, new)) == [code]


@pytest.mark.parametrize(
    ("number", "code", "limit"),
    [
        ("0.4", FindingCode.NUMBER_TOO_SMALL, "0.5"),
        ("11", FindingCode.NUMBER_TOO_BIG, "10"),
        ("viel", FindingCode.NOT_A_NUMBER, None),
        ("'2'", FindingCode.NOT_A_NUMBER, None),
    ],
)
def test_a_number_that_may_be_of_two_kinds_is_told_once(number: str, code: FindingCode, limit: str | None) -> None:
    _, document = shaped(changed("eltern], text", f"eltern], at_least: {number}, text"))
    (finding,) = document.findings
    assert (finding.code, finding.data["key"], finding.data.get("limit")) == (code, "at_least", limit)


def test_an_id_without_any_letter_is_empty_and_no_wrong_id() -> None:
    _, document = shaped(changed("id: finden.angebote", 'id: ""'))
    assert [finding.code for finding in document.findings] == [FindingCode.EMPTY_TEXT]


def test_a_share_that_is_nothing_is_told_with_the_limit_as_people_write_it() -> None:
    _, document = shaped(changed("when: gap, between: [fachkraft, eltern]", "when: unknown, who: eltern, share: 0"))
    (finding,) = document.findings
    assert (finding.code, finding.data["limit"]) == (FindingCode.NUMBER_TOO_SMALL, "0")


def test_a_pair_with_one_of_two_has_too_few() -> None:
    text = changed("[fachkraft, eltern]", "[fachkraft]")
    _, document = shaped(text)
    (finding,) = document.findings
    assert (finding.code, finding.data["limit"]) == (FindingCode.TOO_FEW, "2")
    assert finding.place == place_in(text, "[fachkraft]")


def test_a_list_is_not_told_to_be_too_short_because_its_only_element_is_wrong() -> None:
    text = changed("- id: wechsel\n", "- id: Wechsel\n").replace("- id: sprache.texte\n", "- id: Sprache\n")
    assert codes(text) == [FindingCode.BAD_ID, FindingCode.BAD_ID]


def test_what_is_nested_too_deep_is_told_at_the_first_part_that_nobody_knows() -> None:
    text = changed("    summary:", f"    farbe: {'[' * 21}{']' * 21}\n    summary:")
    _, document = shaped(text)
    (finding,) = document.findings
    assert (finding.code, finding.data) == (FindingCode.TOO_DEEP, {"limit": "20"})
    assert finding.place.line == place_in(text, "farbe").line


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (SUMMARY, "Die Gruppe #3.", [FindingCode.TEXT_CUT]),
        (PARENTS, "{text: Ich weiß}", [FindingCode.FLOW_PROSE]),
        ("    summary:", "    farbe: Rot #3\n    summary:", [FindingCode.UNKNOWN_KEY]),
        ("scale: vier-stufen", "scale: vier-stufen #3", []),
    ],
)
def test_unquoted_text_is_doubted_only_where_people_read_it(old: str, new: str, told: list[FindingCode]) -> None:
    assert codes(changed(old, new)) == told


@pytest.mark.parametrize(
    ("old", "new", "key", "at"),
    [
        ("- id: sprache.texte\n            rev: 1\n", "- id: sprache.texte\n", "rev", "id: sprache.texte"),
        (
            "- id: sprache.texte\n            rev: 1\n",
            "- rev: 1\n            # neu\n",
            "id",
            "rev: 1\n            # neu",
        ),
        ("{id: leitung, level: steuerung,", "{id: leitung,", "level", "{id: leitung,"),
        ("  language: de\n", "", "language", "id: kleiner-rahmen"),
    ],
)
def test_a_missing_field_is_told_where_the_part_begins_that_lacks_it(old: str, new: str, key: str, at: str) -> None:
    text = changed(old, new)
    _, document = shaped(text)
    assert [(one.code, one.place, one.data) for one in document.findings] == [
        (FindingCode.MISSING_KEY, place_in(text, at), {"key": key})
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("plain_title: Absprachen", "plain{}_title: Absprachen"),
        ("counts_as: unknown", "counts{}_as: unknown"),
        ("responsible: praxis", "responsible: pra{}xis"),
        ("eltern], text", "el{}tern], text"),
        ('eltern: {text: "Ich weiß,', 'el{}tern: {{text: "Ich weiß,'),
        ("status: draft", "status: dr{}aft"),
    ],
)
@pytest.mark.parametrize("sign", ["\u200b", "\u00ad", "\u2060"])
def test_an_invisible_character_in_a_key_or_an_id_is_told_where_it_stands(old: str, new: str, sign: str) -> None:
    text = changed(old, new.format(sign))
    (finding,) = findings_in(text)
    assert (finding.code, finding.place) == (FindingCode.CONTROL_CHARACTER, place_in(text, sign))
    assert finding.data == {"character": f"U+{ord(sign):04X}"}


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ("only: [koordination, leitung,", "only: [koordination, null,", "only"),
        ("tags: []", "tags:\n          -\n          - quartier", "tags"),
    ],
)
def test_an_empty_entry_of_a_list_is_told_as_such(old: str, new: str, key: str) -> None:
    text = changed("responsible: praxis\n", "responsible: praxis\n        tags: []\n").replace(old, new)
    _, document = shaped(text)
    (finding,) = document.findings
    assert (finding.code, finding.data["key"]) == (FindingCode.EMPTY_ENTRY, key)


@pytest.mark.parametrize(
    ("condition", "key"), [("when: unknown, share: 0,4,", "share"), ("when: gap, at_least: 10,5,", "at_least")]
)
def test_a_number_with_a_comma_in_braces_is_one_mistake(condition: str, key: str) -> None:
    text = changed("{when: always,", f"{{{condition}")
    (finding,) = findings_in(text)
    assert (finding.code, finding.data["key"]) == (FindingCode.NOT_A_NUMBER, key)
    assert finding.place == place_in(text, condition.rsplit(maxsplit=1)[-1])


def test_another_key_that_is_no_text_stays_one_beside_a_number() -> None:
    text = changed("value: 2, label", "value: 2, [label]")
    assert FindingCode.KEY_NOT_TEXT in codes(text)
