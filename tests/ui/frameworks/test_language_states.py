"""A language says how far it has come, who has checked it, and whether anybody is offered it."""

import pytest

from qualitaetsrahmen.languages.translations import Translation
from tests.fakes.small_framework import small_framework
from tests.fakes.translation import translation_of, without
from texts.catalogue import LANGUAGES, translator
from ui.frameworks.language_states import (
    LanguageState,
    extent_words,
    language_state,
    offer_words,
    review_words,
    state_row,
)

T = translator("de")
SMALL = small_framework()
KEY = "items/sprache.texte/ask/eltern/text"
SECOND = "items/finden.angebote/ask/eltern/text"


def state(translation: Translation, perspective: str = "eltern") -> LanguageState:
    return language_state(SMALL, translation, perspective, LANGUAGES)


def outdated_at(translation: Translation, key: str) -> Translation:
    late = translation.texts[key].model_copy(update={"source": "00000000"})
    return translation.model_copy(update={"texts": translation.texts | {key: late}})


def test_a_whole_and_checked_language_is_offered() -> None:
    whole = state(translation_of(SMALL))
    assert (whole.missing, whole.outdated, whole.is_offered) == (0, 0, True)
    assert list(state_row(whole, T).values()) == [
        "Englisch – English",
        "vollständig",
        "geprüft von: Sprachmittlung der Stadt, am 1. November 2026",
        "ja",
    ]


def test_a_draft_is_a_preview_only() -> None:
    draft = state(translation_of(SMALL, "ar", is_checked=False))
    assert not draft.is_offered
    assert extent_words(draft, T) == "vollständig"
    assert review_words(draft.translation, T) == "nicht geprüft"
    assert offer_words(draft, T) == "nur Vorschau, wird noch niemandem angeboten"


def test_a_checked_language_waits_for_the_words_around_the_questions() -> None:
    french = state(translation_of(SMALL, "fr"))
    assert not french.is_offered
    assert "gibt es in dieser Sprache noch nicht" in offer_words(french, T)


def test_words_around_the_questions_that_nobody_has_checked_withhold_a_checked_translation() -> None:
    turkish = state(translation_of(SMALL, "tr"))
    assert not turkish.is_offered
    assert "die Oberfläche in dieser Sprache hat noch niemand geprüft" in offer_words(turkish, T)
    assert language_state(SMALL, translation_of(SMALL, "tr"), "eltern", {"tr"}).is_offered


def test_a_missing_and_an_outdated_text_are_told_apart() -> None:
    lacking = state(outdated_at(without(translation_of(SMALL), KEY), SECOND))
    assert (lacking.missing, lacking.outdated, lacking.is_offered) == (1, 1, False)
    assert extent_words(lacking, T) == f"ein Text von {lacking.needed} fehlt, ein Text ist veraltet"


@pytest.mark.parametrize("perspective", ["fachkraft", "koordination"])
def test_a_translation_for_parents_says_what_others_would_lack(perspective: str) -> None:
    other = state(translation_of(SMALL), perspective)
    assert other.missing > 5
    assert extent_words(other, T) == f"{other.missing} von {other.needed} Texten fehlen"
