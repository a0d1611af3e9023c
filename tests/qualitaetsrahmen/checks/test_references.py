"""A reference that leads nowhere is told once, at the place that has to be mended: the reference or the definition."""

import pytest

from qualitaetsrahmen.checks.references import nearest_id
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
    assert finding.data == {"id": "fuenf-grade", "kind": "scales", "lines": ", ".join(lines)}


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
