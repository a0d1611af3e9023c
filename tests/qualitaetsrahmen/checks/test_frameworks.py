"""What types cannot say of a whole framework: ids stand once and never come back, and references lead somewhere."""

import re

import pytest

from qualitaetsrahmen.findings import FindingCode
from tests.fakes.small_framework import SMALL_YAML, changed, findings_in, place_in
from tests.fakes.versions import SECOND_SCALE, on_other_scale, text_of


@pytest.mark.parametrize(
    ("old", "new", "first"),
    [
        ("- id: sprache.texte", "- id: finden", "- id: finden"),
        ("- id: wege.frage", "- id: wege", "- id: wege"),
        ("- id: miteinander", "- id: sprache", "- id: sprache"),
    ],
)
def test_ids_of_areas_questions_criteria_and_items_are_unique_together(old: str, new: str, first: str) -> None:
    text = changed(f"{old}\n", f"{new}  # noch einmal\n")
    (finding,) = findings_in(text)
    assert finding.code is FindingCode.DUPLICATE_ID
    both = sorted([place_in(text, f"{first}\n").line, place_in(text, "# noch einmal").line])
    assert (finding.data["first"], finding.place.line) == (str(both[0]), both[1])


def test_a_perspective_may_have_the_id_of_a_criterion() -> None:
    text = changed("- id: sprache\n", "- id: leitung\n")
    assert findings_in(text) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('{id: praxis, label: "Umsetzung und Praxis"}', '{id: steuerung, label: "Umsetzung und Praxis"}'),
        ("{id: trifft-wenig-zu, value", "{id: trifft-nicht-zu, value"),
        ("{id: keine-angabe,", "{id: trifft-zu,"),
    ],
)
def test_ids_of_every_other_kind_are_unique_within_their_list(old: str, new: str) -> None:
    codes = [finding.code for finding in findings_in(changed(old, new))]
    assert codes.count(FindingCode.DUPLICATE_ID) == 1


def test_a_retired_id_never_comes_back() -> None:
    text = changed("- id: sprache.texte", "- id: fruehere-frage")
    (finding,) = findings_in(text)
    assert (finding.code, finding.place) == (FindingCode.RETIRED_ID, place_in(text, "fruehere-frage"))


@pytest.mark.parametrize(
    ("old", "new", "kind", "near"),
    [
        ("responsible: steuerung", "responsible: steurung", "levels", "steuerung"),
        ("{id: leitung, level: steuerung", "{id: leitung, level: praksis", "levels", "praxis"),
        ("scale: vier-stufen", "scale: vier-stuffen", "scales", "vier-stufen"),
        ("  language: de\n", "  scale: vierstufen\n  language: de\n", "scales", "vier-stufen"),
        ("{cite: rahmen, at", "{cite: ramen, at", "citations", "rahmen"),
        ("only: [koordination,", "only: [koordinaton,", "perspectives", "koordination"),
        ("between: [fachkraft,", "between: [fachkrafft,", "perspectives", "fachkraft"),
        ("who: eltern", "who: elter", "perspectives", "eltern"),
    ],
)
def test_a_misspelt_reference_names_the_nearest_id(old: str, new: str, kind: str, near: str) -> None:
    (finding,) = findings_in(changed(old, new))
    assert finding.code is FindingCode.MISSPELT_REFERENCE
    assert (finding.data["kind"], finding.data["near"]) == (kind, near)
    assert finding.place.line == place_in(changed(old, new), new).line


def test_a_reference_that_leads_nowhere_names_the_list_in_which_it_is_missing() -> None:
    text = changed('eltern: "Was hat Ihnen', 'jugend: "Was hat Ihnen')
    (finding,) = findings_in(text)
    assert (finding.code, finding.place) == (FindingCode.UNKNOWN_REFERENCE, place_in(text, "jugend"))
    assert (finding.data["id"], finding.data["kind"]) == ("jugend", "perspectives")


TAGGED = changed(
    "citations:\n",
    """\
tag_groups:
  - id: lebensphasen
    label: Lebensphasen
    tags: [{id: schwangerschaft, label: Schwangerschaft}, {id: erstes-jahr, label: "Erstes Jahr"}]
  - id: strukturen
    label: Strukturen
    tags: [{id: quartier, label: Quartier}]
citations:
""",
)


def tagged(tags: str) -> str:
    return TAGGED.replace("responsible: steuerung\n", f"responsible: steuerung\n        tags: {tags}\n", 1)


def test_a_criterion_may_have_tags_of_several_groups() -> None:
    assert findings_in(tagged("[erstes-jahr, quartier]")) == []


def test_a_misspelt_tag_is_told_with_the_nearest_of_all_groups() -> None:
    text = tagged("[erstes-jahr, quartir]")
    (finding,) = findings_in(text)
    assert (finding.code, finding.place) == (FindingCode.MISSPELT_REFERENCE, place_in(text, "quartir"))
    assert (finding.data["kind"], finding.data["near"]) == ("tags", "quartier")


def test_no_two_tags_have_the_same_id_even_in_different_groups() -> None:
    text = TAGGED.replace("{id: quartier,", "{id: erstes-jahr,")
    (finding,) = findings_in(text)
    assert (finding.code, finding.place) == (FindingCode.DUPLICATE_ID, place_in(text, "erstes-jahr, label: Quartier"))


@pytest.mark.parametrize("kind", ["levels", "perspectives", "scales", "citations"])
@pytest.mark.parametrize(
    ("instead", "code"), [("{kind}: fehlt noch\n", FindingCode.NOT_A_LIST), ("", FindingCode.MISSING_KEY)]
)
def test_a_list_that_is_not_there_explains_all_that_refers_to_it(kind: str, instead: str, code: FindingCode) -> None:
    text = re.sub(rf"^{kind}:\n(?: .*\n)+", instead.format(kind=kind), SMALL_YAML, flags=re.MULTILINE)
    (finding,) = findings_in(text)
    assert (finding.code, finding.data["key"]) == (code, kind)


def with_minimum(count: int) -> str:
    """A framework whose first area has one criterion to be met by yes or no, and wants so many of them met."""
    return text_of(
        SECOND_SCALE,
        on_other_scale("sprache.texte"),
        ("scale: ja-nein", "kind: yesno\n            scale: ja-nein"),
        ("    criteria:\n", f"    minimum_met: {count}\n    criteria:\n"),
    )


def test_an_area_may_ask_for_as_many_met_criteria_as_can_be_met() -> None:
    assert findings_in(with_minimum(1)) == []


def test_an_area_cannot_ask_for_more_met_criteria_than_can_be_met() -> None:
    text = with_minimum(2)
    (finding,) = findings_in(text)
    assert finding.code is FindingCode.MINIMUM_TOO_HIGH
    assert finding.place.line == place_in(text, "minimum_met: 2").line
    assert finding.data == {"wanted": "2", "possible": "1"}


def test_criteria_are_not_counted_where_the_kind_of_an_item_could_not_be_read() -> None:
    text = with_minimum(2).replace("rev: 2\n", "rev: 2\n            kind: ja-nein\n")
    assert [finding.code for finding in findings_in(text)] == [FindingCode.NOT_A_CHOICE]


TWO_KINDS = with_minimum(2).replace(
    "rev: 2\n", "rev: 2\n            kind: minimum\n            evidence: Ein Plan.\n", 1
)
"""Its first criterion holds the second one that can be met, if the scale of its item were right."""


@pytest.mark.parametrize(
    ("line", "instead"),
    [
        ("            kind: minimum\n", ""),
        ("            kind: minimum\n", "            minimum\n"),
        ("            kind: minimum\n", "            kind:\n"),
        ("            kind: minimum\n", "            kind: {minimum}\n"),
    ],
)
def test_a_kind_that_is_missing_or_cannot_be_read_is_not_also_a_minimum_that_is_too_high(
    line: str, instead: str
) -> None:
    text = TWO_KINDS.replace("scale: vier-stufen\n            ask:", "scale: ja-nein\n            ask:")
    assert findings_in(text) == []
    assert len(findings_in(text.replace(line, instead))) == 1


def test_where_the_criteria_are_missing_they_are_not_also_too_few() -> None:
    start, end = TWO_KINDS.index("    criteria:\n"), TWO_KINDS.index("  - id: miteinander\n")
    (finding,) = findings_in(TWO_KINDS[:start] + TWO_KINDS[end:])
    assert (finding.code, finding.data) == (FindingCode.MISSING_KEY, {"key": "criteria"})


def test_a_criterion_in_a_list_of_its_own_is_not_also_missing_from_those_that_can_be_met() -> None:
    text = with_minimum(1).replace("          - id: sprache.texte\n", "          - - id: sprache.texte\n")
    assert FindingCode.MINIMUM_TOO_HIGH not in {finding.code for finding in findings_in(text)}


@pytest.mark.parametrize(
    ("text", "twice"),
    [
        (tagged("[quartier, quartier]"), "quartier]"),
        (changed("leitung, fachkraft]", "leitung, leitung]"), "leitung]"),
    ],
)
def test_a_list_names_nothing_twice(text: str, twice: str) -> None:
    (finding,) = findings_in(text)
    assert (finding.code, finding.place) == (FindingCode.SAME_TWICE, place_in(text, twice))


def test_an_id_is_retired_once() -> None:
    entry = '  - {id: fruehere-frage, last_version: "0.9"}\n'
    (finding,) = findings_in(changed(entry, entry + entry))
    assert (finding.code, finding.data) == (FindingCode.SAME_TWICE, {"id": "fruehere-frage"})


def test_a_group_of_tags_that_was_copied_is_one_mistake() -> None:
    start, end = TAGGED.index("  - id: strukturen\n"), TAGGED.index("citations:\n")
    (finding,) = findings_in(TAGGED[:end] + TAGGED[start:end] + TAGGED[end:])
    assert (finding.code, finding.data["id"]) == (FindingCode.DUPLICATE_ID, "strukturen")
