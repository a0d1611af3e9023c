"""Frameworks in words: when a prompt helps, what nobody could check, what a language is called."""

import pytest

from qualitaetsrahmen.additions import extended
from qualitaetsrahmen.library import Library
from qualitaetsrahmen.model import Prompt, Source, Status
from tests.fakes.addition import OPTIONAL, addition
from tests.fakes.small_framework import small_framework
from tests.fakes.translation import translation_of
from tests.fakes.versions import checked_map, framework, map_of
from texts.catalogue import translator
from ui.frameworks.framework_words import (
    citation_words,
    file_title,
    framework_title,
    item_name,
    language_words,
    prompt_condition,
    size_words,
    source_words,
    version_words,
)

T = translator("de")
SMALL = small_framework()


def condition(**prompt: object) -> str:
    return prompt_condition(Prompt.model_validate({"text": "Und nun?", **prompt}), SMALL, T)


@pytest.mark.parametrize(
    ("prompt", "words"),
    [
        ({"when": "always"}, "immer"),
        ({"when": "gap", "between": ["fachkraft", "eltern"]}, "wenn Fachkräfte und Eltern auseinanderliegen"),
        ({"when": "gap"}, "wenn zwei Perspektiven auseinanderliegen"),
        ({"when": "gap", "at_least": 1}, "wenn zwei Perspektiven auseinanderliegen, um mindestens 1 Stufe"),
        ({"when": "gap", "at_least": 1.5}, "wenn zwei Perspektiven auseinanderliegen, um mindestens 1,5 Stufen"),
        ({"when": "spread", "who": "eltern"}, "wenn die Antworten der Perspektive „Eltern“ weit auseinandergehen"),
        ({"when": "spread"}, "wenn die Antworten einer Perspektive weit auseinandergehen"),
        (
            {"when": "unknown", "who": "eltern", "share": 0.5},
            "wenn mindestens 50 von 100 Antworten der Perspektive „Eltern“ „weiß nicht“ lauten",
        ),
        (
            {"when": "elsewhere"},
            "wenn mindestens 30 von 100 Antworten einer Perspektive sagen, dass andere darüber entscheiden",
        ),
    ],
)
def test_the_condition_of_a_prompt_is_a_sentence(prompt: dict[str, object], words: str) -> None:
    assert condition(**prompt) == words


def test_a_source_says_how_near_the_wording_is_and_what_nobody_could_check() -> None:
    source = Source(cite="rahmen", at="Kapitel 1", how="sinngemäß", unverified="Kapitel 2 lag nicht vor.")
    words = source_words(source, SMALL, T).replace("\\", "")
    assert words == "Ein Rahmen, Kapitel 1 (sinngemäß). Nicht überprüft: Kapitel 2 lag nicht vor."
    assert citation_words(SMALL.citations[0]) == "Eine Stelle, 2024"
    assert citation_words(SMALL.citations[0].model_copy(update={"year": None})) == "Eine Stelle"


def test_an_item_is_named_by_its_criterion_and_by_its_place_where_there_are_several() -> None:
    assert item_name(SMALL, "sprache.texte", T).replace("\\", "") == "1.2 Verständlichkeit"
    assert item_name(SMALL, "finden.ansprache", T).replace("\\", "") == "1.1 Auffindbarkeit, Aussage 2"


def test_the_size_uses_the_frameworks_own_words() -> None:
    assert size_words(SMALL, T) == "2 Bereiche · 5 Merkmale · 6 Aussagen"


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (Status.DRAFT, "Fassung 1.0, Entwurf"),
        (Status.PUBLISHED, "Fassung 1.0, veröffentlicht"),
        (Status.WITHDRAWN, "Fassung 1.0, zurückgezogen"),
    ],
)
def test_the_status_is_said_in_words(status: Status, words: str) -> None:
    header = SMALL.framework.model_copy(update={"status": status})
    assert version_words(SMALL.model_copy(update={"framework": header}), T) == words


def test_an_extended_framework_carries_the_name_of_its_addition() -> None:
    whole = extended(framework(OPTIONAL), addition())
    assert framework_title(whole) == "Kleiner Rahmen + Ergänzung für Musterstadt"


@pytest.mark.parametrize(
    ("language", "german", "english"),
    [
        ("de", "Deutsch", "German – Deutsch"),
        ("ar", "Arabisch – العربية", "Arabic – العربية"),
        ("en", "Englisch – English", "English"),
        ("de-leicht", "Leichte Sprache", "Leichte Sprache"),
        ("xx", "xx", "xx"),
    ],
)
def test_a_language_is_named_for_the_reader_and_by_itself(language: str, german: str, english: str) -> None:
    assert language_words(language, T) == german
    assert language_words(language, translator("en")) == english


def test_a_file_says_what_it_is() -> None:
    library = Library(frameworks={SMALL.name: SMALL})
    new = framework(version="2.0")
    written = checked_map(map_of(), SMALL, new)
    titles = [
        file_title(value, library, T).replace("\\", "")
        for value in (SMALL, written, translation_of(SMALL, "tr"), addition())
    ]
    assert titles == [
        "Rahmen: Kleiner Rahmen, Fassung 1.0, Entwurf",
        "Karte der Fassungen: von Kleiner Rahmen 1.0 nach kleiner-rahmen@2.0",
        "Übersetzung: Türkisch – Türkçe, zu Kleiner Rahmen 1.0",
        "Örtliche Ergänzung: Ergänzung für Musterstadt, zu Kleiner Rahmen 1.0",
    ]
