"""Whoever translates or compares texts is told in words where each of them stands."""

from pathlib import Path

import pytest

from exports.text_places import place_of_text
from qualitaetsrahmen.languages.texts_of import texts_of
from qualitaetsrahmen.loading import load_framework
from tests.fakes.small_framework import small_framework
from texts.catalogue import LANGUAGES, translator

FOLDER = Path(__file__).parents[2] / "frameworks"


@pytest.mark.parametrize(
    ("key", "place"),
    [
        ("framework/title", "Rahmen · Titel"),
        ("perspectives/eltern/label", "Perspektive · Bezeichnung"),
        ("scales/vier-stufen/steps/trifft-wenig-zu", "Skala „Vier Stufen“ · Stufe 2 von 4"),
        ("scales/vier-stufen/off_scale/andere", "Skala „Vier Stufen“ · Antwort neben der Skala"),
        ("areas/wege/title", "Bereich 1 Zugangswege · Titel"),
        ("areas/wege/plain_title", "Bereich 1 Zugangswege · Titel in einfacher Sprache"),
        (
            "areas/wege/questions/wege.frage/ask/eltern/text",
            "Bereich 1 Zugangswege · Eltern · Frage zum Antworten in eigenen Worten",
        ),
        ("criteria/finden/title", "1.1 Auffindbarkeit · Titel"),
        ("items/finden.angebote/ask/fachkraft/text", "1.1 Auffindbarkeit · Fachkräfte · Aussage"),
        ("items/finden.angebote/ask/fachkraft/help", "1.1 Auffindbarkeit · Fachkräfte · Hilfe zur Aussage"),
    ],
)
def test_a_key_is_told_as_a_place_in_words(key: str, place: str) -> None:
    assert str(place_of_text(small_framework(), key, translator("de"))) == place


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.yaml")), ids=lambda path: path.stem)
def test_every_text_of_every_framework_has_a_place(path: Path, language: str) -> None:
    framework = load_framework(path)
    for key in texts_of(framework):
        place = place_of_text(framework, key, translator(language))
        assert place.part
        assert place.kind
        assert "/" not in place.kind
