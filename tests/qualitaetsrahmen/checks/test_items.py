"""An item has what belongs to its kind and nothing else, and forgets no perspective."""

import re

import pytest

from qualitaetsrahmen.checks.items import FIELDS_OF_KIND, FIELDS_OF_PATTERN
from qualitaetsrahmen.findings import Finding, FindingCode
from qualitaetsrahmen.model import Item, ItemKind, Prompt
from tests.fakes.small_framework import SMALL_YAML, changed, findings_in, place_in
from tests.fakes.versions import SECOND_SCALE, text_of

SCALE = "            scale: vier-stufen\n"
ANCHORS = "anchors: {trifft-nicht-zu: Anfang, trifft-wenig-zu: Weg, trifft-eher-zu: Stand, trifft-zu: Ziel}"
RIGHT_KINDS = {
    ItemKind.RATING: "scale: vier-stufen",
    ItemKind.STAGE: f"scale: vier-stufen\n            {ANCHORS}",
    ItemKind.YES_NO: "scale: ja-nein",
    ItemKind.MINIMUM: "scale: ja-nein\n            evidence: Ein Protokoll.",
    ItemKind.OPEN: "# ohne Skala",
}


def of_kind(kind: str, fields: str) -> str:
    """A framework with a second scale, whose second item is of a kind and has these fields."""
    new = f"            rev: 2\n            kind: {kind}\n            {fields}\n"
    return text_of(SECOND_SCALE, (f"            rev: 2\n{SCALE}", new))


def only_finding(text: str) -> Finding:
    (finding,) = findings_in(text)
    return finding


@pytest.mark.parametrize("kind", ItemKind)
def test_an_item_with_what_belongs_to_its_kind_is_right(kind: ItemKind) -> None:
    assert findings_in(of_kind(kind, RIGHT_KINDS[kind])) == []


def test_every_kind_and_every_pattern_has_its_row_and_names_fields_that_exist() -> None:
    assert set(FIELDS_OF_KIND) == set(ItemKind)
    assert set().union(*FIELDS_OF_KIND.values()) <= set(Item.model_fields)
    assert set().union(*FIELDS_OF_PATTERN.values()) <= set(Prompt.model_fields)


@pytest.mark.parametrize(
    ("kind", "field"),
    [
        (ItemKind.RATING, "evidence: Ein Protokoll."),
        (ItemKind.RATING, ANCHORS),
        (ItemKind.STAGE, "evidence: Ein Protokoll."),
        (ItemKind.YES_NO, ANCHORS),
        (ItemKind.OPEN, "scale: ja-nein"),
    ],
)
def test_a_field_that_says_nothing_about_its_kind_is_told_at_the_field(kind: ItemKind, field: str) -> None:
    text = of_kind(kind, f"{field}\n            {RIGHT_KINDS[kind]}")
    finding = only_finding(text)
    key = field.partition(":")[0]
    assert (finding.code, finding.data) == (FindingCode.FIELD_NOT_FOR_KIND, {"key": key, "kind": kind})
    assert finding.place == place_in(text, field)


@pytest.mark.parametrize(("kind", "key"), [(ItemKind.STAGE, "anchors"), (ItemKind.MINIMUM, "evidence")])
def test_a_field_without_which_a_kind_means_nothing_is_missed(kind: ItemKind, key: str) -> None:
    finding = only_finding(of_kind(kind, RIGHT_KINDS[kind].partition("\n")[0]))
    assert (finding.code, finding.data) == (FindingCode.MISSING_KEY, {"key": key})


def test_an_anchor_for_every_step_of_the_scale_or_those_that_lack_one_are_told() -> None:
    text = of_kind("stage", "scale: vier-stufen\n            anchors: {trifft-nicht-zu: Anfang, trifft-zu: Ziel}")
    finding = only_finding(text)
    assert (finding.code, finding.data) == (FindingCode.ANCHOR_MISSING, {"steps": "trifft-wenig-zu, trifft-eher-zu"})
    assert finding.place == place_in(text, "anchors:")


def test_a_misspelt_step_is_not_a_missing_anchor_too() -> None:
    text = of_kind("stage", RIGHT_KINDS[ItemKind.STAGE]).replace("trifft-zu: Ziel", "triftt-zu: Ziel")
    finding = only_finding(text)
    assert (finding.code, finding.data["near"]) == (FindingCode.MISSPELT_REFERENCE, "trifft-zu")


@pytest.mark.parametrize("kind", [ItemKind.YES_NO, ItemKind.MINIMUM])
def test_yes_and_no_are_not_answered_in_four_steps(kind: ItemKind) -> None:
    text = of_kind(kind, RIGHT_KINDS[kind].replace("ja-nein", "vier-stufen"))
    finding = only_finding(text)
    assert (finding.code, finding.data) == (FindingCode.SCALE_NOT_FOR_KIND, {"kind": kind, "id": "vier-stufen"})


def test_an_item_without_a_scale_has_that_of_the_framework() -> None:
    text = SMALL_YAML.replace(SCALE, "")
    assert findings_in(text.replace("  note: Nur", "  scale: vier-stufen\n  note: Nur")) == []


@pytest.mark.parametrize(("count", "at"), [(1, "id: finden.angebote"), (6, "id: kleiner-rahmen")])
def test_where_items_have_no_scale_at_all_it_is_one_mistake(count: int, at: str) -> None:
    text = SMALL_YAML.replace(SCALE, "", count)
    finding = only_finding(text)
    assert (finding.code, finding.data) == (FindingCode.SCALE_MISSING, {"count": str(count)})
    assert finding.place == place_in(text, at)


@pytest.mark.parametrize(
    ("prompt", "key"),
    [
        ("{when: always, who: eltern,", "who"),
        ("{when: gap, who: eltern,", "who"),
        ("{when: spread, share: 0.4,", "share"),
        ("{when: unknown, between: [fachkraft, eltern],", "between"),
        ("{when: elsewhere, at_least: 2,", "at_least"),
    ],
)
def test_a_condition_that_a_prompt_does_not_ask_for_is_told(prompt: str, key: str) -> None:
    text = changed("{when: always,", prompt)
    finding = only_finding(text)
    assert (finding.code, finding.data["key"]) == (FindingCode.FIELD_NOT_FOR_KIND, key)
    assert finding.place.line == place_in(text, prompt).line


def test_a_gap_lies_between_two_different_perspectives() -> None:
    text = changed("between: [fachkraft, eltern]", "between: [eltern, eltern]")
    finding = only_finding(text)
    assert (finding.code, finding.data) == (FindingCode.SAME_TWICE, {"id": "eltern"})
    assert finding.place == place_in(text, "[eltern, eltern]")


def test_a_perspective_that_is_neither_asked_nor_left_out_with_a_reason_is_forgotten() -> None:
    text = changed('              ehrenamt: {text: "Familien wissen von uns."}\n', "")
    finding = only_finding(text)
    assert finding.code is FindingCode.PERSPECTIVE_FORGOTTEN
    assert finding.data == {"item": "finden.angebote", "perspective": "ehrenamt"}
    assert finding.place == place_in(text, "id: finden.angebote")


@pytest.mark.parametrize(
    "wrong",
    ["erhenamt: {text:", "ehrenamt {text:", "ehrenamt: text:", "12: {text:", "Ehrenamt: {text:", "helfende: {text:"],
)
def test_a_perspective_that_is_misspelt_or_unreadable_is_not_forgotten_too(wrong: str) -> None:
    text = changed("ehrenamt: {text:", wrong)
    finding = only_finding(text)
    assert finding.code is not FindingCode.PERSPECTIVE_FORGOTTEN
    assert finding.place.line == place_in(text, wrong).line


def test_a_perspective_can_be_forgotten_also_where_its_definition_is_misspelt() -> None:
    text = changed('              ehrenamt: {text: "Familien wissen von uns."}\n', "").replace(
        "{id: ehrenamt,", "{id: ehernamt,"
    )
    assert [(finding.code, finding.place) for finding in findings_in(text)] == [
        (FindingCode.MISSPELT_DEFINITION, place_in(text, "ehernamt")),
        (FindingCode.PERSPECTIVE_FORGOTTEN, place_in(text, "id: finden.angebote")),
    ]


def test_a_perspective_that_no_item_asks_is_one_mistake_at_the_perspective() -> None:
    new = "{id: jugend, level: praxis, label: Jugend, register: einfach}"
    text = changed("  - {id: eltern,", f"  - {new}\n  - {{id: eltern,")
    finding = only_finding(text)
    assert (finding.code, finding.data["perspective"]) == (FindingCode.PERSPECTIVE_NOWHERE, "jugend")
    assert finding.place == place_in(text, "jugend")


@pytest.mark.parametrize(
    ("count", "codes"),
    [
        (2, [FindingCode.PERSPECTIVE_FORGOTTEN, FindingCode.PERSPECTIVE_FORGOTTEN]),
        (5, [FindingCode.PERSPECTIVE_NOWHERE]),
    ],
)
def test_a_perspective_is_missed_in_single_items_or_as_a_whole(count: int, codes: list[FindingCode]) -> None:
    text = re.sub(r"^ +ehrenamt: \{.*\n", "", SMALL_YAML, count=count, flags=re.MULTILINE)
    assert [finding.code for finding in findings_in(text)] == codes


def test_a_perspective_cannot_be_asked_and_not_asked_at_once() -> None:
    text = changed('not_asked: {eltern: "Von', 'not_asked: {leitung: "Nein", eltern: "Von')
    finding = only_finding(text)
    assert finding.code is FindingCode.ASKED_AND_NOT_ASKED
    assert finding.place == place_in(text, 'leitung: "Nein"')
    assert finding.data == {"item": "absprachen.gelten", "perspective": "leitung"}


STAGE = RIGHT_KINDS[ItemKind.STAGE]


def two_stages() -> str:
    """A framework with two stage items on its first scale."""
    text = of_kind("stage", STAGE)
    return text.replace(f"rev: 1\n{SCALE}", f"rev: 1\n            kind: stage\n            {STAGE}\n", 1)


@pytest.mark.parametrize("name", ["trifft-wneig-zu", "mittel"])
def test_a_step_that_all_anchors_call_otherwise_is_misspelt_at_its_definition(name: str) -> None:
    text = two_stages().replace("{id: trifft-wenig-zu,", f"{{id: {name},")
    finding = only_finding(text)
    assert (finding.code, finding.place) == (FindingCode.MISSPELT_DEFINITION, place_in(text, f"{name},"))
    assert finding.data == {"id": name, "used": "trifft-wenig-zu", "count": "2"}


def test_a_step_that_is_missing_is_one_mistake_with_all_lines_that_need_it() -> None:
    text = two_stages().replace('      - {id: trifft-wenig-zu, value: 2, label: "trifft eher nicht zu"}\n', "")
    finding = only_finding(text)
    lines = [str(number) for number, line in enumerate(text.splitlines(), start=1) if "trifft-wenig-zu" in line]
    assert (finding.code, finding.data["lines"]) == (FindingCode.UNKNOWN_REFERENCE, ", ".join(lines))


def test_an_anchor_can_be_missing_also_where_a_step_is_misspelt() -> None:
    text = two_stages().replace("{id: trifft-wenig-zu,", "{id: mittel,").replace(", trifft-zu: Ziel}", "}", 1)
    assert [(finding.code, finding.data.get("steps")) for finding in findings_in(text)] == [
        (FindingCode.MISSPELT_DEFINITION, None),
        (FindingCode.ANCHOR_MISSING, "trifft-zu"),
    ]


@pytest.mark.parametrize("kind", [ItemKind.STAGE, ItemKind.MINIMUM])
@pytest.mark.parametrize("line", ["            kind:", "            {}", "            kind: {}n", "            : {}"])
def test_a_kind_that_cannot_be_read_explains_what_belongs_to_it(kind: ItemKind, line: str) -> None:
    text = of_kind(kind, RIGHT_KINDS[kind])
    finding = only_finding(text.replace(f"            kind: {kind}", line.format(kind)))
    assert finding.place.line == place_in(text, f"kind: {kind}").line


@pytest.mark.parametrize(
    ("scale", "code"), [("scale:", FindingCode.EMPTY_FIELD), ("# ohne Skala", FindingCode.SCALE_MISSING)]
)
def test_stages_without_their_scale_are_one_mistake_and_not_one_at_every_anchor(scale: str, code: FindingCode) -> None:
    text = of_kind("stage", STAGE.replace("scale: vier-stufen", scale))
    text = text.replace("  note: Nur", "  scale: ja-nein\n  note: Nur")
    assert only_finding(text).code is code


def test_an_empty_scale_of_the_framework_is_told_where_it_stands() -> None:
    text = SMALL_YAML.replace(SCALE, "").replace("  note: Nur", "  scale:\n  note: Nur")
    finding = only_finding(text)
    assert (finding.code, finding.place.line) == (FindingCode.EMPTY_FIELD, place_in(text, "  scale:").line)


@pytest.mark.parametrize("nothing", ["evidence:", "evidence: null"])
def test_a_minimum_without_evidence_is_told_at_the_empty_field(nothing: str) -> None:
    finding = only_finding(of_kind("minimum", f"scale: ja-nein\n            {nothing}"))
    assert (finding.code, finding.data) == (FindingCode.EMPTY_FIELD, {"key": "evidence"})


def test_an_item_that_asks_nobody_is_one_mistake() -> None:
    start = SMALL_YAML.index("            ask:\n")
    text = SMALL_YAML[:start] + "            ask: {}\n" + SMALL_YAML[SMALL_YAML.index("          - id: finden.ansp") :]
    finding = only_finding(text)
    assert (finding.code, finding.place) == (FindingCode.EMPTY_FIELD, place_in(text, "{}"))


def test_several_fields_that_belong_to_another_kind_are_one_mistake() -> None:
    text = changed("{when: unknown, who: eltern,", "{when: always, who: eltern, share: 0.4,")
    finding = only_finding(text)
    assert (finding.code, finding.data) == (FindingCode.FIELD_NOT_FOR_KIND, {"key": "who, share", "kind": "always"})
    assert finding.place == place_in(text, "who: eltern, share")
