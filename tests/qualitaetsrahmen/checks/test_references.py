"""A reference that leads nowhere is told once, at the place that has to be mended: the reference or the definition."""

import pytest

from qualitaetsrahmen.checks.references import Definitions, nearest_id
from qualitaetsrahmen.findings import Finding, FindingCode
from tests.fakes.small_framework import SMALL_YAML, changed, findings_in, place_in
from tests.fakes.versions import SECOND_SCALE, text_of


def only_finding(text: str) -> Finding:
    (finding,) = findings_in(text)
    return finding


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("fachkrafft", "fachkraft"),
        ("Fachkraft", "fachkraft"),
        ("fachkräfte", "fachkraefte"),
        ("weiss_nicht", "weiss-nicht"),
        ("weißnicht", "weiss-nicht"),
        ("stufe-1", "stufe-1"),
    ],
)
def test_an_id_is_known_by_its_letters_however_umlauts_and_strokes_are_written(written: str, meant: str) -> None:
    assert nearest_id(written, ["fachkraft", "fachkraefte", "weiss-nicht", "stufe-1"]) == meant


@pytest.mark.parametrize("written", ["stufe-2", "stufe-11", "stufe", "jugend"])
def test_another_figure_or_another_word_is_another_id(written: str) -> None:
    assert nearest_id(written, ["stufe-1", "eltern"]) is None


@pytest.mark.parametrize(
    ("old", "new", "unused", "used", "count"),
    [
        ("  - id: rahmen\n", "  - id: ramen\n", "ramen", "rahmen", "7"),
        ("  - id: vier-stufen\n", "  - id: vierstufen\n", "vierstufen", "vier-stufen", "6"),
        ("{id: leitung, level", "{id: laitung, level", "laitung", "leitung", "7"),
        ("{id: praxis, label", "{id: basis, label", "basis", "praxis", "6"),
        ("{id: eltern, level", "{id: familien, level", "familien", "eltern", "9"),
    ],
)
def test_where_all_references_agree_the_definition_is_wrong(
    old: str, new: str, unused: str, used: str, count: str
) -> None:
    finding = only_finding(changed(old, new))
    assert (finding.code, finding.data) == (
        FindingCode.MISSPELT_DEFINITION,
        {"id": unused, "used": used, "count": count},
    )
    assert finding.place == place_in(changed(old, new), unused)


def test_where_only_one_reference_differs_the_reference_is_wrong() -> None:
    text = changed("scale: vier-stufen", "scale: vierstufen")
    finding = only_finding(text)
    assert (finding.code, finding.place) == (FindingCode.MISSPELT_REFERENCE, place_in(text, "vierstufen"))


def test_a_definition_that_was_forgotten_is_one_mistake_with_all_lines_that_need_it() -> None:
    text = SMALL_YAML.replace("scale: vier-stufen", "scale: fuenf-grade", 2)
    finding = only_finding(text)
    lines = [str(number) for number, line in enumerate(text.splitlines(), start=1) if "fuenf-grade" in line]
    assert (finding.code, finding.place) == (FindingCode.UNKNOWN_REFERENCE, place_in(text, "fuenf-grade"))
    assert finding.data == {
        "id": "fuenf-grade",
        "kind": "scales",
        "lines": ", ".join(lines),
        "known": "vier-stufen",
    }


def test_a_definition_without_an_id_may_be_the_one_that_is_meant() -> None:
    text = changed("  - id: vier-stufen\n    label:", "  - label:")
    assert only_finding(text).code is FindingCode.MISSING_KEY


@pytest.mark.parametrize("wrong", ["Praxis", "praxis!", "12"])
def test_a_definition_whose_id_is_refused_explains_its_references(wrong: str) -> None:
    text = changed("{id: praxis,", f"{{id: {wrong},")
    assert only_finding(text).place == place_in(text, f"{wrong}, label")


def test_a_definition_that_nothing_refers_to_is_allowed() -> None:
    assert findings_in(text_of(SECOND_SCALE)) == []


def test_what_stands_inside_of_a_copied_part_is_not_told_again() -> None:
    start, end = SMALL_YAML.index("      - id: sprache\n"), SMALL_YAML.index("  - id: miteinander\n")
    text = SMALL_YAML[:end] + SMALL_YAML[start:end] + SMALL_YAML[end:]
    finding = only_finding(text)
    first, second = place_in(text, "id: sprache\n").line, text[:end].count("\n") + 1
    assert (finding.code, finding.place.line, finding.data["first"]) == (FindingCode.DUPLICATE_ID, second, str(first))


def test_the_first_line_names_the_one_that_is_repeated_every_time() -> None:
    text = SMALL_YAML.replace("- id: absprachen.gelten", "- id: finden").replace(
        "- id: wechsel.begleitet", "- id: finden"
    )
    assert {finding.data["first"] for finding in findings_in(text)} == {str(place_in(text, "id: finden\n").line)}
    assert len(findings_in(text)) == 2


def test_the_lines_that_need_a_definition_are_told_in_their_order_from_the_first_one_on() -> None:
    old = "zusammenarbeitet.\n    sources: [{cite: rahmen,"
    text = changed("{cite: rahmen, at", "{cite: satzung, at").replace(old, old.replace("rahmen", "satzung"))
    finding = only_finding(text)
    lines = [number for number, line in enumerate(text.splitlines(), start=1) if "satzung" in line]
    assert finding.place.line == lines[0]
    assert finding.data["lines"] == ", ".join(map(str, lines))


def test_up_to_ten_ids_are_named_and_of_more_those_that_begin_most_like_it() -> None:
    few, many = (Definitions("scales", {f"skala-{n}": () for n in range(count)}) for count in (10, 30))
    assert few.known("x").split(", ") == [f"skala-{n}" for n in range(10)]
    *named, rest = many.known("skala-2x").split(", ")
    assert (len(named), named[0], rest) == (10, "skala-2", "…")


def test_a_reference_to_a_wrong_list_is_told_with_the_ids_of_the_right_one() -> None:
    finding = only_finding(changed("responsible: steuerung", "responsible: fachkraft"))
    assert (finding.code, finding.data["known"]) == (FindingCode.UNKNOWN_REFERENCE, "steuerung, praxis")


@pytest.mark.parametrize(
    ("old", "new", "near"),
    [
        ("responsible: steuerung", 'responsible: "Planung und Steuerung"', "steuerung"),
        ("responsible: steuerung", "responsible: planung-und-steuerung", "steuerung"),
        ("fachkraft: {text:", "Fachkräfte: {text:", "fachkraft"),
        ("fachkraft: {text:", "fachkräfte: {text:", "fachkraft"),
        ("scale: vier-stufen", "scale: Vier_Stufen", "vier-stufen"),
        ("{cite: rahmen, at", '{cite: "Ein Rahmen", at', "rahmen"),
    ],
)
def test_who_writes_the_label_instead_of_the_id_is_told_the_id(old: str, new: str, near: str) -> None:
    text = changed(old, new)
    finding = only_finding(text)
    assert (finding.code, finding.data["near"]) == (FindingCode.MISSPELT_REFERENCE, near)
    assert finding.place.line == place_in(text, new).line


def test_what_resembles_nothing_stays_a_wrong_id() -> None:
    assert only_finding(changed("responsible: steuerung", "responsible: Amt_Nord")).code is FindingCode.BAD_ID
