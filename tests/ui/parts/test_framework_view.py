"""A criterion shows all that its file says: kinds, tags, stages, evidence, plain words, what is optional."""

import pytest

from qualitaetsrahmen.additions import extended
from qualitaetsrahmen.model import Area, Framework
from tests.fakes.addition import OPTIONAL, addition
from tests.fakes.versions import SECOND_SCALE, framework, of_items
from texts.catalogue import translator
from ui.parts.framework_view import item_mark, item_wording, minimum_words, tag_words

T = translator("de")


def wording(whole: Framework, item: str) -> str:
    return item_wording(whole, whole.items[item], T).replace("\\", "")


def test_a_plain_statement_is_shown_with_every_perspective_and_nothing_else() -> None:
    assert wording(framework(), "finden.ansprache") == (
        "- **Koordination:** Wir sprechen Familien früh an.\n"
        "- **Leitung:** Wir sprechen Familien früh an.\n"
        "- **Fachkräfte:** Ich spreche Familien früh an.\n"
        "- **Ehrenamt:** wird nicht gefragt. Ehrenamt spricht niemanden von sich aus an.\n"
        "- **Eltern:** wird nicht gefragt. Von außen nicht zu sehen."
    )


def test_help_and_plain_words_stand_behind_the_statement() -> None:
    changed = framework(
        (
            '{text: "Ich begleite Übergänge."}',
            '{text: "Ich begleite Übergänge.", plain_text: "Ich gehe mit.", plain_help: "Bis zur Tür."}',
        )
    )
    assert "(In einfacher Sprache: Ich gehe mit. Bis zur Tür.)" in wording(changed, "wechsel.begleitet")
    assert "(Hilfe: Denken Sie an das letzte Jahr.)" in wording(changed, "finden.angebote")


def test_stages_are_shown_with_their_labels() -> None:
    anchors = {
        step: f"So ist {step}." for step in ("trifft-nicht-zu", "trifft-wenig-zu", "trifft-eher-zu", "trifft-zu")
    }
    staged = wording(of_items("eins", eins={"kind": "stage", "anchors": anchors}), "eins")
    assert "*Stufenfrage: Es passt genau eine Beschreibung · Skala: Vier Stufen*" in staged
    assert "- **trifft eher zu:** So ist trifft-eher-zu." in staged


def test_a_minimum_standard_shows_what_proves_it() -> None:
    item: dict[str, object] = {"kind": "minimum", "scale": "ja-nein", "evidence": "Ein Blatt an der Tür."}
    standard = wording(of_items("eins", eins=item), "eins")
    assert "Mindeststandard" in standard
    assert "Woran man es sieht: Ein Blatt an der Tür." in standard


def test_an_open_question_has_no_scale() -> None:
    whole = of_items("eins", eins={"kind": "open", "scale": None})
    assert item_mark(whole, whole.items["eins"], T) == "Offene Frage: eigene Worte, nichts wird gezählt"


def test_an_optional_item_says_whether_it_is_switched_on() -> None:
    whole = framework(OPTIONAL)
    item = whole.items["sprache.texte"]
    assert item_mark(whole, item, T).startswith("Freiwillig: wird nur gefragt, wenn")
    assert item_mark(extended(whole, addition()), item, T).startswith("Freiwillig: hier durch")


def test_the_scale_is_named_only_where_there_are_several() -> None:
    for whole, mark in ((framework(), ""), (framework(SECOND_SCALE), "Skala: Vier Stufen")):
        assert item_mark(whole, whole.items["sprache.texte"], T) == mark


def test_tags_are_named_with_their_kind() -> None:
    group = """\
tag_groups:
  - id: idee
    label: Leitgedanke
    tags: [{id: teilhabe, label: Teilhabe}, {id: vielfalt, label: Vielfalt}]
citations:
"""
    whole = framework(
        ("citations:\n", group), ("responsible: steuerung\n", "responsible: steuerung\n        tags: [teilhabe]\n")
    )
    assert tag_words(whole, whole.criteria["finden"]) == ["Leitgedanke: Teilhabe"]
    assert tag_words(whole, whole.criteria["sprache"]) == []


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (None, None),
        (1, "Mindestens eines der 2 Merkmale sollte erfüllt sein."),
        (2, "Mindestens 2 der 2 Merkmale sollten erfüllt sein."),
    ],
)
def test_how_many_should_be_met_counts_only_what_can_be_met(count: int | None, words: str | None) -> None:
    met: dict[str, object] = {"kind": "yesno", "scale": "ja-nein"}
    whole = of_items("eins|zwei|drei", eins=met, zwei=met)
    area: Area = whole.areas[0].model_copy(update={"minimum_met": count})
    assert minimum_words(area, whole, T) == words
