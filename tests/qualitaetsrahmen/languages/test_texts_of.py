"""Every text of a framework has a key that stays, a mark that changes with it, and people who need it."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from qualitaetsrahmen.additions import extended
from qualitaetsrahmen.languages.texts_of import needed_by, texts_of
from tests.fakes.addition import OPTIONAL, addition
from tests.fakes.edits import Edit, edited, edits
from tests.fakes.small_framework import small_framework
from tests.fakes.versions import SECOND_SCALE, framework

STAGES = "".join(f'              {step}: "Stand {step}"\n' for step in small_framework().scales[0].value_of)
AS_STAGE = (
    "- id: wechsel.begleitet\n            rev: 1\n            scale: vier-stufen\n",
    f"""\
- id: wechsel.begleitet
            rev: 1
            scale: vier-stufen
            kind: stage
            anchors:
{STAGES}""",
)
AS_MINIMUM = (
    "- id: rueckmeldung.kommt-an\n            rev: 1\n            scale: vier-stufen\n",
    """\
- id: rueckmeldung.kommt-an
            rev: 1
            scale: ja-nein
            kind: minimum
            evidence: "Ein Protokoll"
""",
)


def test_keys_are_made_of_ids_and_lead_to_the_german() -> None:
    units = texts_of(framework())
    assert units["items/finden.angebote/ask/eltern/text"].german == "Ich weiß, wo ich Hilfe bekomme."
    assert units["items/finden.angebote/ask/fachkraft/help"].german == "Denken Sie an das letzte Jahr."
    assert units["criteria/sprache/plain_title"].german == "Verständlich sprechen"
    assert units["scales/vier-stufen/off_scale/weiss-nicht"].german == "weiß nicht"


def test_anchors_and_evidence_are_texts_like_others() -> None:
    units = texts_of(framework(SECOND_SCALE, AS_STAGE, AS_MINIMUM))
    assert units["items/wechsel.begleitet/anchors/trifft-zu"].german == "Stand trifft-zu"
    assert units["items/rueckmeldung.kommt-an/evidence"].german == "Ein Protokoll"


@given(st.lists(edits(), max_size=4))
def test_every_path_leads_to_its_text(changes: list[Edit]) -> None:
    whole = edited(changes, "1.0")
    data = whole.model_dump(mode="json", by_alias=True)
    for unit in texts_of(whole).values():
        here: Any = data
        for part in unit.path:
            here = here[part]
        assert here == unit.german


def test_a_mark_has_eight_digits_and_changes_with_the_text() -> None:
    key = "items/sprache.texte/ask/eltern/text"
    first = texts_of(framework())[key].source
    second = texts_of(framework(("Ich verstehe die Texte.", "Ich verstehe alles.")))[key].source
    assert first != second
    assert len(first) == len(second) == 8


def test_a_perspective_needs_its_own_wordings_the_titles_around_them_and_its_answers() -> None:
    needed = needed_by(framework(), "eltern")
    assert {
        "perspectives/eltern/label",
        "areas/wege/plain_title",
        "criteria/finden/plain_title",
        "items/finden.angebote/ask/eltern/text",
        "scales/vier-stufen/steps/trifft-zu",
        "scales/vier-stufen/off_scale/weiss-nicht",
    } < set(needed)
    assert not [key for key in needed if "fachkraft" in key]
    assert [key for key in needed if key.endswith("/title")] == ["framework/title"]
    assert len(needed) == len(set(needed))


def test_nobody_needs_answers_that_they_are_not_offered_or_criteria_that_do_not_ask_them() -> None:
    needed = needed_by(framework(), "eltern")
    assert "scales/vier-stufen/off_scale/andere" not in needed
    assert "scales/vier-stufen/off_scale/andere" in needed_by(framework(), "leitung")
    assert "criteria/absprachen/plain_title" not in needed


def test_people_in_professional_language_need_the_titles_in_professional_language() -> None:
    needed = needed_by(framework(), "fachkraft")
    assert {"areas/wege/title", "criteria/finden/title"} < set(needed)
    assert not [key for key in needed if key.endswith("plain_title")]


def test_optional_items_are_needed_only_once_they_are_switched_on() -> None:
    core = framework(OPTIONAL)
    key = "items/sprache.texte/ask/eltern/text"
    assert key in texts_of(core)
    assert key not in needed_by(core, "eltern")
    assert {key, "items/x-musterstadt-wege.a/ask/eltern/text"} < set(needed_by(extended(core, addition()), "eltern"))


def test_whoever_answers_needs_anchors_and_evidence_and_an_open_item_needs_no_scale() -> None:
    needed = needed_by(framework(SECOND_SCALE, AS_STAGE, AS_MINIMUM), "eltern")
    assert {"items/wechsel.begleitet/anchors/trifft-zu", "items/rueckmeldung.kommt-an/evidence"} < set(needed)
    assert "scales/ja-nein/steps/ja" in needed
    is_open = framework((AS_STAGE[0], AS_STAGE[0].replace("scale: vier-stufen", "kind: open")))
    assert "items/wechsel.begleitet/ask/eltern/text" in needed_by(is_open, "eltern")
