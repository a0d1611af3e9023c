"""An addition touches nothing of the core, and every mistake in it is told at its line in the addition's own file."""

import pytest

from qualitaetsrahmen.findings import Finding, FindingCode
from tests.fakes.addition import ADDITION, OPTIONAL, changed_addition, with_own_items
from tests.fakes.small_framework import place_in
from tests.fakes.versions import findings_with, framework

NO_SCALE = ("          scale: vier-stufen\n", "")


def told(text: str) -> list[Finding]:
    return findings_with(text, framework(OPTIONAL, ("own_line: true", "own_line: true, min_group: 12")))


def test_a_right_addition_has_no_findings() -> None:
    assert told(ADDITION) == []


def test_an_addition_to_a_framework_that_is_not_there_is_told_at_its_name() -> None:
    text = changed_addition(("kleiner-rahmen@1.0", "kleiner-rahmen@1.1"))
    (finding,) = told(text)
    assert (finding.code, finding.place) == (FindingCode.FRAMEWORK_UNKNOWN, place_in(text, "kleiner-rahmen@1.1"))


def test_ten_own_items_are_allowed_and_the_eleventh_is_told() -> None:
    assert told(with_own_items(10)) == []
    (finding,) = told(with_own_items(11))
    assert (finding.code, finding.data) == (FindingCode.OWN_TOO_MANY, {"count": "11", "limit": "10"})
    assert finding.place == place_in(with_own_items(11), "id: x-musterstadt-wege.11")


@pytest.mark.parametrize(
    ("old", "new", "prefix"),
    [
        ("- id: x-musterstadt-wege.a", "- id: wege.a", "x-musterstadt-"),
        ("- id: x-musterstadt-wege\n", "- id: x-wege\n", "x-musterstadt-"),
        ("- id: x-musterstadt-wege.a", "- id: sprache.texte", "x-musterstadt-"),
        ("addition: {id: x-musterstadt", "addition: {id: musterstadt", "x-"),
    ],
)
def test_own_ids_begin_with_the_prefix_of_the_addition(old: str, new: str, prefix: str) -> None:
    text = changed_addition((old, new))
    (finding,) = told(text)
    assert (finding.code, finding.data["prefix"]) == (FindingCode.OWN_PREFIX, prefix)
    assert finding.place.line == place_in(text, new).line


def test_an_own_source_has_another_id_than_those_of_the_framework() -> None:
    text = ADDITION.replace("leitbild,", "rahmen,", 1).replace("cite: leitbild", "cite: rahmen")
    (finding,) = told(text)
    assert (finding.code, finding.place) == (FindingCode.OWN_PREFIX, place_in(text, "rahmen, title"))


def test_an_id_leaves_room_for_those_that_begin_with_it() -> None:
    (finding,) = told(ADDITION.replace("x-musterstadt", f"x-{'m' * 39}"))
    assert (finding.code, finding.data["limit"]) == (FindingCode.TEXT_TOO_LONG, "40")


def test_only_what_the_framework_leaves_open_can_be_switched_on() -> None:
    text = changed_addition(("[sprache.texte]", "[sprache.texte, absprachen.gelten]"))
    (finding,) = told(text)
    assert (finding.code, finding.place) == (FindingCode.NOT_OPTIONAL, place_in(text, "absprachen.gelten"))


def test_the_smallest_group_is_never_lowered() -> None:
    text = changed_addition(("{fachkraft: 8}", "{fachkraft: 8, eltern: 10}"))
    (finding,) = told(text)
    assert (finding.code, finding.data) == (FindingCode.K_LOWERED, {"perspective": "eltern", "limit": "12"})
    assert finding.place == place_in(text, "10}")


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("[sprache.texte]", "[sprache.txte]", FindingCode.MISSPELT_REFERENCE),
        ("{fachkraft: 8}", "{fachkrat: 8}", FindingCode.MISSPELT_REFERENCE),
        ("criterion: finden", "criterion: findn", FindingCode.MISSPELT_REFERENCE),
        ("[leitung, eltern]", "[leitung, elter]", FindingCode.MISSPELT_REFERENCE),
        ("when: gap, between: [leitung, eltern]", "when: gap, who: eltern", FindingCode.FIELD_NOT_FOR_KIND),
        ("responsible: steuerung", "responsible: steurung", FindingCode.MISSPELT_REFERENCE),
        ("scale: vier-stufen", "scale: vier-stufn", FindingCode.MISSPELT_REFERENCE),
        ("scale: vier-stufen", "scale: zehn", FindingCode.UNKNOWN_REFERENCE),
        ('            eltern: {text: "Ich habe es nicht weit."}\n', "", FindingCode.PERSPECTIVE_FORGOTTEN),
        ("            eltern: {text", "            jugend: {text", FindingCode.UNKNOWN_REFERENCE),
        ("rev: 1", "rev: 1\n          kind: stage", FindingCode.MISSING_KEY),
        ("rev: 1", "rev: 1\n          kind: yesno", FindingCode.SCALE_NOT_FOR_KIND),
        ("- {id: leitbild,", "- {id: satzung,", FindingCode.MISSPELT_DEFINITION),
        (*NO_SCALE, FindingCode.SCALE_MISSING),
    ],
)
def test_own_parts_follow_the_rules_of_every_framework(old: str, new: str, code: FindingCode) -> None:
    (finding,) = told(changed_addition((old, new)))
    assert finding.code is code
    assert finding.place.line > 2


def test_a_wrong_scale_of_an_own_item_is_told_at_its_line() -> None:
    text = changed_addition(("scale: vier-stufen", "scale: zehn"))
    (finding,) = told(text)
    assert (finding.file, finding.place) == ("datei.yaml", place_in(text, "zehn"))


def test_a_wrong_perspective_of_an_added_prompt_is_told_at_its_line() -> None:
    text = changed_addition(("[leitung, eltern]", "[leitung, elter]"))
    (finding,) = told(text)
    assert finding.place == place_in(text, "elter]")


def test_mistakes_of_form_and_of_content_are_told_in_one_run() -> None:
    text = changed_addition(("title: Kurze Wege", "titel: Kurze Wege"), ("scale: vier-stufen", "scale: zehn"))
    assert [one.code for one in told(text)] == [FindingCode.MISSPELT_KEY, FindingCode.UNKNOWN_REFERENCE]


def test_a_missing_source_is_told_even_where_the_framework_has_one_that_nobody_uses() -> None:
    unused = (
        "areas:\n",
        """\
  - {id: satzung, title: "Satzung", publisher: "Rat", url: "https://www.example.org/satzung", licence: "frei"}
areas:
""",
    )
    text = ADDITION[: ADDITION.index("citations:")] + ADDITION[ADDITION.index("own_area:") :]
    (finding,) = findings_with(text, framework(OPTIONAL, unused))
    assert finding.place.line > place_in(text, "own_area:").line


def test_what_is_wrong_in_the_framework_is_not_told_in_the_addition() -> None:
    whole = framework(OPTIONAL)
    broken = whole.model_copy(update={"citations": (*whole.citations, whole.citations[0])})
    assert findings_with(ADDITION, broken) == []


def test_an_own_item_is_always_asked_and_cannot_be_optional() -> None:
    text = changed_addition(("rev: 1", "rev: 1\n          binding: optional"))
    (finding,) = told(text)
    assert (finding.code, finding.data) == (FindingCode.OWN_OPTIONAL, {"id": "x-musterstadt-wege.a"})
    assert finding.place == place_in(text, "optional")


def test_an_item_is_switched_on_once() -> None:
    text = changed_addition(("[sprache.texte]", "[sprache.texte, sprache.texte]"))
    (finding,) = told(text)
    assert (finding.code, finding.place) == (FindingCode.SAME_TWICE, place_in(text, "sprache.texte]"))


@pytest.mark.parametrize(
    ("old", "new"), [("[sprache.texte]", "[musik]"), ("{fachkraft: 8}", "{jugend: 8}"), (": finden", ": tanzen")]
)
def test_what_the_framework_does_not_have_is_told_with_its_name_and_what_it_has(old: str, new: str) -> None:
    (finding,) = told(changed_addition((old, new)))
    assert (finding.code, finding.data["kind"]) == (FindingCode.UNKNOWN_REFERENCE, "kleiner-rahmen@1.0")
    assert finding.data["known"]
