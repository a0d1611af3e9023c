"""What types cannot say: ids stand once, references lead somewhere, and no perspective is forgotten."""

import pytest

from qualitaetsrahmen.findings import FindingCode
from tests.fakes.small_framework import changed, findings_in, place_in


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
    found = [finding for finding in findings_in(text) if finding.code is FindingCode.DUPLICATE_ID]
    (finding,) = found
    both = sorted([place_in(text, f"{first}\n").line, place_in(text, "# noch einmal").line])
    assert (finding.data["first"], finding.place.line) == (str(both[0]), both[1])


def test_a_perspective_may_have_the_id_of_a_criterion() -> None:
    text = changed("- id: sprache\n", "- id: leitung\n")
    assert findings_in(text) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("{id: praxis, label: Umsetzung und Praxis}", "{id: steuerung, label: Umsetzung und Praxis}"),
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
    text = changed("eltern: Was hat Ihnen", "jugend: Was hat Ihnen")
    (finding,) = findings_in(text)
    assert (finding.code, finding.place) == (FindingCode.UNKNOWN_REFERENCE, place_in(text, "jugend"))
    assert finding.data == {"id": "jugend", "kind": "perspectives"}


def test_a_perspective_that_is_neither_asked_nor_left_out_with_a_reason_is_forgotten() -> None:
    text = changed("              ehrenamt: {text: Familien wissen von uns.}\n", "")
    (finding,) = findings_in(text)
    assert finding.code is FindingCode.PERSPECTIVE_FORGOTTEN
    assert finding.data == {"item": "finden.angebote", "perspective": "ehrenamt"}
    assert finding.place == place_in(text, "id: finden.angebote")


def test_a_misspelt_perspective_is_one_finding_and_not_a_forgotten_one_too() -> None:
    (finding,) = findings_in(changed("ehrenamt: {text: Familien", "erhenamt: {text: Familien"))
    assert (finding.code, finding.data["near"]) == (FindingCode.MISSPELT_REFERENCE, "ehrenamt")


def test_a_perspective_cannot_be_asked_and_not_asked_at_once() -> None:
    text = changed("not_asked: {eltern: Von", "not_asked: {leitung: Nein, eltern: Von")
    (finding,) = findings_in(text)
    assert finding.code is FindingCode.ASKED_AND_NOT_ASKED
    assert finding.place == place_in(text, "leitung: Nein")
    assert finding.data == {"item": "absprachen.gelten", "perspective": "leitung"}


@pytest.mark.parametrize("value", ["1", "4"])
def test_the_steps_of_a_scale_rise(value: str) -> None:
    (finding,) = findings_in(changed("value: 2", f"value: {value}"))
    assert (finding.code, finding.data["id"]) == (FindingCode.SCALE_ORDER, "vier-stufen")
